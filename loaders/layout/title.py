"""A document's title, and the sentence in it that makes the first agency of a list the lead."""

from __future__ import annotations

from re import Match

from loaders.blocks import Grid, Paragraph, Source
from loaders.cells.ordinals import ordinal_of
from loaders.layout.headings import is_note, is_signature
from loaders.vocabulary import sentences
from loaders.vocabulary.roles import FIRST_LEADS

_LONGEST_TITLE = 60
_LARGE = 2_000  # rows of a grid that is looked at only near its ends
_NEAR_ENDS = 50
_TITLE_WITHIN = 10  # rows of a grid


def first_lead_statement(source: Source) -> str:
    """The sentence that says the first agency listed leads; empty where there is none."""
    for block in source.blocks:
        texts = [block.text] if isinstance(block, Paragraph) else _own_texts(block)
        for text in texts:
            if match := FIRST_LEADS.search(text):
                return _sentence(text, match)
    return ""


def _own_texts(grid: Grid) -> list[str]:
    """The cells that may hold the sentence; in a large grid it stands above or below the data."""
    rows = grid.rows if len(grid.rows) <= _LARGE else grid.rows[:_NEAR_ENDS] + grid.rows[-_NEAR_ENDS:]
    return [cell for row in rows for cell in dict.fromkeys(row) if any(word in cell for word in sentences.FIRST_WORDS)]


def _sentence(text: str, match: Match[str]) -> str:
    start = max(text.rfind(mark, 0, match.start()) for mark in "。；;\n（(") + 1
    ends = [at for mark in "。；;\n）)" if (at := text.find(mark, match.end())) >= 0]
    return text[start : min(ends, default=len(text))].strip()


def find_title(source: Source, first_block: int) -> str:
    """The last short line above the data (which begins in block `first_block`) that reads like a title; else the title
    the file states."""
    candidates: list[str] = []
    for block in source.blocks[: first_block + 1]:
        if isinstance(block, Grid):
            candidates += _lines_above(block)
        elif ordinal_of(block.text):
            break
        else:
            candidates.append(block.text)
    titles = [at for at, text in enumerate(candidates) if _is_title(text)]
    named = [at for at in titles if sentences.TITLE_WORDS.search(candidates[at])]
    if named:
        return _whole_title(candidates, named[-1])
    return source.title or next((candidates[at] for at in reversed(titles)), "")


def _whole_title(candidates: list[str], at: int) -> str:
    """The title, with the line above it where that says what the 责任分工表 is about."""
    if at and sentences.TITLE_WITHOUT_SUBJECT.fullmatch(candidates[at]) and _is_title(candidates[at - 1]):
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


def _is_title(text: str) -> bool:
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
