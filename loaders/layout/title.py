"""Finds the title of a document."""

from loaders.blocks import Grid, Source
from loaders.cells.ordinals import ordinal_of
from loaders.layout.headings import is_note, is_signature
from loaders.vocabulary import sentences
from loaders.vocabulary.roles import FIRST_LEADS

_LONGEST_TITLE = 60
_TITLE_WITHIN = 10  # rows from the top of a grid


def find_title(source: Source, first_block: int) -> str:
    """The last short line above the data (which begin in block `first_block`) that reads like a title with a word like 分工.

    Without such a line, the title that the file states outside its text; without that, the last line like any title.
    """
    candidates: list[str] = []
    for at, block in enumerate(source.blocks[: first_block + 1]):
        if isinstance(block, Grid):
            candidates += _lines_above(block)
        elif at == first_block or ordinal_of(block.text):
            break
        else:
            candidates.append(block.text)
    titles = [at for at, text in enumerate(candidates) if is_title(text)]
    named = [at for at in titles if sentences.TITLE_WORDS.search(candidates[at])]
    if named:
        return _whole_title(candidates, named[-1])
    return source.title or next((candidates[at] for at in reversed(titles)), "")


def _whole_title(candidates: list[str], at: int) -> str:
    """The title; if it does not say what the 责任分工表 is about, the line above is its first half."""
    if at and sentences.TITLE_WITHOUT_SUBJECT.fullmatch(candidates[at]) and is_title(candidates[at - 1]):
        return candidates[at - 1] + candidates[at]
    return candidates[at]


def _lines_above(grid: Grid) -> list[str]:
    lines = []
    for row in grid.rows[:_TITLE_WITHIN]:
        texts = list(dict.fromkeys(filter(None, row)))
        if len(texts) > 1:
            break
        lines += texts
    return lines


def is_title(text: str) -> bool:
    """Whether a line reads like a title: it is short, and no sentence, note or label."""
    return (
        2 <= len(text) <= _LONGEST_TITLE
        and not text.startswith(("（", "("))
        and not sentences.ANNEX.fullmatch(text)
        and not text.endswith(("。", "；", "：", ":"))
        and "。" not in text
        and not sentences.SENTENCE_START.match(text)
        and not FIRST_LEADS.search(text)
        and not sentences.PAGE_FURNITURE.search(text)
        and not is_note(text)
        and not is_signature(text)
    )
