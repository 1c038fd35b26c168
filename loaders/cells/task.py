"""Reads the cell of a measure: its printed number, its title, its text."""

from typing import NamedTuple

from loaders.cells.ordinals import ordinal_of, read_ordinal
from loaders.vocabulary.characters import TITLE_GOES_ON
from loaders.vocabulary.numerals import MARKS


class Task(NamedTuple):
    """The cell of a measure: its printed number (None if there is none), its title, the text after both."""

    number: int | None
    title: str
    body: str


def read_number(text: str) -> int | None:
    """The number in a 序号 cell, with or without brackets and dots; None if it holds none."""
    ordinal = read_ordinal(text.strip().strip(MARKS).strip()) if text else None
    return ordinal.number if ordinal else None


def read_task(text: str) -> Task:
    """Split “（八）标题。正文” into number, title (up to the first 。 or line end) and body."""
    text = text.replace("\xa0", " ")
    ordinal = ordinal_of(text)
    rest = text[ordinal.end :] if ordinal else text
    title, _, body = rest.partition("。")
    if "\n" in title:
        title, body = _at_line_end(rest)
    return Task(ordinal.number if ordinal else None, title.strip(), body.strip())


def _at_line_end(text: str) -> tuple[str, str]:
    """(title, body): the title is the first line, with further lines as long as one ends in a comma or the like."""
    lines = text.lstrip("\n").split("\n")
    taken = 1
    while taken < len(lines) and lines[taken - 1].rstrip().endswith(TITLE_GOES_ON) and "。" not in lines[taken - 1]:
        taken += 1
    title, _, body = "".join(lines[:taken]).partition("。")
    return title, "\n".join(filter(None, [body, *lines[taken:]]))
