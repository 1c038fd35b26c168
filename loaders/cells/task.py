"""Reads the cell of a measure: its printed number, its title, its text."""

import re
from typing import NamedTuple

from loaders.cells.ordinals import ordinal_of, read_ordinal
from loaders.vocabulary.characters import BEGINS_WITH_AND, TITLE_GOES_ON
from loaders.vocabulary.numerals import MARKS

_SHORTEST_LINE, _LONGEST_LINE = 4, 20  # characters of the first line of a name that goes on in the next
_MARK = re.compile("[。；;：:，,、0-9一（(]")
#: 6.4, (3.2), 1-2: a number of several parts, whose last one counts below the others.
_PARTS = re.compile(r"[（(]?\d{1,2}(?:[.．\-－–—]\d{1,2}){0,2}[.．\-－–—](\d{1,2})[)）]?")


class Task(NamedTuple):
    """The cell of a measure: its printed number (None if there is none), its title, the text after both."""

    number: int | None
    title: str
    body: str


def read_number(text: str) -> int | None:
    """The number in a 序号 cell, with or without brackets and dots; None if it holds none."""
    ordinal = read_ordinal(text.strip().strip(MARKS).strip()) if text else None
    return ordinal.number if ordinal else None


def read_last_number(text: str) -> int | None:
    """The number in a 序号 cell, or the last part of one that has several: 6.4 -> 4."""
    parts = _PARTS.fullmatch(text.strip())
    return int(parts[1]) if parts else read_number(text)


def read_task(text: str) -> Task:
    """Split “（八）标题。正文” into number, title (up to the first 。 or line end) and body."""
    text = text.replace("\xa0", " ")
    ordinal = ordinal_of(text)
    rest = text[ordinal.end :] if ordinal else text
    title, _, body = rest.partition("。")
    if "\n" in title:
        title, body = _at_line_end(rest)
    return Task(ordinal.number if ordinal else None, title.strip(), body.strip())


def _is_one_name(lines: list[str]) -> bool:
    """Whether the lines are a name that was wrapped at the width of its cell: none has a mark or is longer than the first.

    Lines that end alike are several names: 东环路改造 above 西环路改造.
    """
    first, *further = map(str.strip, lines)
    if not _SHORTEST_LINE <= len(first) <= _LONGEST_LINE or _MARK.search("".join(further)):
        return False
    return all(0 < len(line) <= len(first) and line[-2:] != first[-2:] for line in further)


def _goes_on(line: str, following: str) -> bool:
    return line.rstrip().endswith(TITLE_GOES_ON) or bool(BEGINS_WITH_AND.match(following.lstrip()))


def _at_line_end(text: str) -> tuple[str, str]:
    """(title, body): the title is the first line, with further lines as long as one ends in a comma, or begins with 及."""
    lines = text.lstrip("\n").split("\n")
    taken = len(lines) if _is_one_name(lines) else 1
    while taken < len(lines) and "。" not in lines[taken - 1] and _goes_on(lines[taken - 1], lines[taken]):
        taken += 1
    title, _, body = "".join(lines[:taken]).partition("。")
    return title, "\n".join(filter(None, [body, *lines[taken:]]))
