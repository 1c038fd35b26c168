"""The lines of running text, with their labels in one form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.blocks import Paragraph
from loaders.cells.ordinals import ordinal_of
from loaders.layout.prose.labels import normalize_labels
from loaders.messages.places import Place
from loaders.vocabulary.characters import CLOSING_BRACKETS, OPENING_BRACKETS

MOST_JOINED = 12  # lines that one bracket may extend over
_BRACKET = re.compile(f"[{re.escape(''.join((*OPENING_BRACKETS, *CLOSING_BRACKETS)))}]")


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
    """The (block, paragraph) pairs as lines; blank ones are layout and no text.

    A line that goes on inside a bracket begins with no label: （责任 | 单位：县教育局）.
    """
    lines: list[Line] = []
    depth, open_lines = 0, 0
    for block, paragraph in paragraphs:
        text = paragraph.text
        if not text.strip():
            continue
        if depth and (open_lines > MOST_JOINED or ordinal_of(text)):
            depth = 0
        read = text if depth else normalize_labels(text)
        lines.append(Line(read, text, paragraph.place, block, paragraph.wrapped, paragraph.indented))
        depth = bracket_depth(text, depth)
        open_lines = open_lines + 1 if depth else 0
    return lines


def bracket_depth(text: str, depth: int = 0) -> int:
    """The number of brackets that are still open at the end of the text, if so many were open before it."""
    for char in _BRACKET.findall(text):
        depth = max(0, depth + (char in OPENING_BRACKETS) - (char in CLOSING_BRACKETS))
    return depth
