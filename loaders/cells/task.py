"""A measure's cell: its printed number, its title, its text."""

from __future__ import annotations

from typing import NamedTuple

from loaders.cells.ordinals import ordinal_of, read_ordinal
from loaders.vocabulary.characters import TITLE_GOES_ON


class Task(NamedTuple):
    """A measure's cell: the printed number (None where there is none), its title, the text after both."""

    number: int | None
    title: str
    body: str


def read_number(text: str) -> int | None:
    """The number that a 序号 cell holds, with or without brackets and dots; None where it holds none."""
    ordinal = read_ordinal(text.strip()) if text else None
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
    """The first line as the title; a line that ends in a comma is no title yet."""
    lines = text.lstrip("\n").split("\n")
    taken = 1
    while taken < len(lines) and lines[taken - 1].rstrip().endswith(TITLE_GOES_ON) and "。" not in lines[taken - 1]:
        taken += 1
    title, _, body = "".join(lines[:taken]).partition("。")
    return title, "\n".join(filter(None, [body, *lines[taken:]]))
