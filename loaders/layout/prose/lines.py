"""The lines of running text, with their labels in one form, and without the numbers of pages."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.blocks import Paragraph
from loaders.layout.prose.labels import normalize_labels
from loaders.messages.places import Place
from loaders.vocabulary.sentences import PAGE_NUMBER


@dataclass
class Line:
    """A line of running text: `text` as it is read, `printed` as in the source; `block` is the index of its block.

    `wrapped` and `indented` are those of the paragraph.
    """

    text: str
    printed: str
    place: Place
    block: int
    wrapped: bool = False
    indented: bool = False


def lines_of(paragraphs: list[tuple[int, Paragraph]]) -> list[Line]:
    """The (block, paragraph) pairs as lines; blank ones and the numbers of pages are layout and no text."""
    return [
        Line(normalize_labels(text), text, paragraph.place, block, paragraph.wrapped, paragraph.indented)
        for block, paragraph in paragraphs
        if (text := paragraph.text) and text.strip() and not PAGE_NUMBER.fullmatch(text)
    ]
