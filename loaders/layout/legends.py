"""Finds the sentences that say how a list of agencies is to be read: the first one leads, or a mark beside a name means a role."""

from collections.abc import Iterator
from itertools import zip_longest
from re import Match

from loaders.blocks import Block, Paragraph, Source
from loaders.layout.rows import MarkMeaning
from loaders.vocabulary.characters import LIST_MARKS, simplify
from loaders.vocabulary.roles import FIRST_LEADS, MARK_MEANS, VERB_KINDS
from loaders.vocabulary.sentences import FIRST_WORDS

_NEAR_ENDS = 1_000  # rows at each end of a grid that are searched


def first_lead_statement(source: Source) -> str:
    """The sentence that says that the first agency listed leads; empty if there is none."""
    for text in _texts_of(source):
        if any(word in text for word in FIRST_WORDS) and (match := FIRST_LEADS.search(simplify(text))):
            return _sentence(text, match)
    return ""


def meanings_of_marks(source: Source) -> tuple[MarkMeaning, ...]:
    """What the document says about marks beside the names of agencies, the first sentence for each mark: ★为牵头单位."""
    found: dict[str, MarkMeaning] = {}
    for text in _texts_of(source):
        if not any(mark in text for mark in LIST_MARKS):
            continue
        for pattern in MARK_MEANS:
            for match in pattern.finditer(simplify(text)):
                role = VERB_KINDS[match["word"]]
                found.setdefault(match["mark"], MarkMeaning(match["mark"], role, _sentence(text, match)))
    return tuple(found.values())


def _texts_of(source: Source) -> Iterator[str]:
    for block, following in zip_longest(source.blocks, source.blocks[1:]):
        yield from _texts_in(block, following)


def _texts_in(block: Block, following: Block | None) -> Iterator[str]:
    """The cells of a grid; a paragraph with the one that follows, because a line end may cut the sentence."""
    if isinstance(block, Paragraph):
        yield block.text
        yield block.text + (following.text if isinstance(following, Paragraph) else "")
        return
    for row in block.rows[:_NEAR_ENDS] + block.rows[-_NEAR_ENDS:]:
        yield from dict.fromkeys(row)


def _sentence(text: str, match: Match[str]) -> str:
    start = max(text.rfind(mark, 0, match.start()) for mark in "。；;\n（(") + 1
    ends = [at for mark in "。；;\n）)" if (at := text.find(mark, match.end())) >= 0]
    return text[start : min(ends, default=len(text))].strip()
