"""Lines of running text -> paragraphs, which know whether their line was wrapped at the width of the paper."""

import unicodedata

from loaders.blocks import Block, Paragraph
from loaders.formats.left_out import LeftOut
from loaders.formats.markup import visible_text
from loaders.formats.page_numbers import bare_page_numbers, is_page_number
from loaders.messages.places import Place

_FEWEST_WRAPPED = 0.3  # share of full lines in a text that was wrapped at a fixed width
_NARROWEST, _WIDEST = 36, 130  # columns of a wrapped text; an ideograph takes up two

#: The number of a line, from 1, and its text.
Line = tuple[int, str]


def paragraphs(lines: list[Line], left_out: LeftOut) -> list[Block]:
    """A paragraph for each line that is not blank; a line of full width counts as wrapped."""
    lines = _without_page_numbers([(number, line.replace("\t", " ")) for number, line in lines])
    width = _wrap_width([line for _, line in lines])
    following = [line for _, line in lines[1:]] + [""] * bool(lines)
    return [
        Paragraph(
            text=text,
            place=Place("file", row=number),
            wrapped=bool(width) and _columns(line) >= width - 4 and bool(after.strip()),
            indented=line.startswith(("  ", "\u3000", "\xa0\xa0")),
        )
        for (number, line), after in zip(lines, following, strict=True)
        if line.strip() and (text := visible_text(line, left_out))
    ]


def _without_page_numbers(lines: list[Line]) -> list[Line]:
    """The lines without page numbers and the blank lines around them, over which a sentence may go on."""
    kept: list[Line] = []
    after_number = False
    bare = bare_page_numbers([line for _, line in lines])
    for at, (number, line) in enumerate(lines):
        if at in bare or is_page_number(line):
            while kept and not kept[-1][1].strip():
                kept.pop()
            after_number = True
        elif line.strip() or not after_number:
            kept.append((number, line))
            after_number = False
    return kept


def _columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in line.rstrip())


def _wrap_width(lines: list[str]) -> int:
    """The width, in columns, at which the text was wrapped; 0 if it was not."""
    widths = [_columns(line) for line in lines if line.strip()]
    widest = max(widths, default=0)
    if not _NARROWEST <= widest <= _WIDEST or len(widths) < 4:
        return 0
    full = [line.rstrip() for line in lines if _columns(line) >= widest - 4]
    broken = sum(not line.endswith(tuple("。；！？）)")) for line in full)
    return widest if len(full) >= _FEWEST_WRAPPED * len(widths) and broken * 2 > len(full) else 0
