"""Items whose titles or first words are agencies: lists such as 县教育局：新建学校, and series most of whose titles are agencies."""

import re
from collections.abc import Iterator
from itertools import groupby

from loaders.layout.prose.annotations import Piece
from loaders.layout.prose.items import Item
from loaders.layout.prose.notes import has_notes
from loaders.layout.prose.subjects import (
    FEWEST_DUTIES,
    is_agency_title,
    may_be_agency_title,
    names_before_colon,
)

_MOST_AGENCIES = 0.6  # share of the titles in a series of agencies that surely are some
_TITLE = re.compile(r"\s*([^。：:；;，,]{2,20})(?:([。：:])|$)")
_COLONS = ("：", ":")


def read_lists_by_agency(items: list[Item]) -> None:
    """Read 县教育局：新建学校。 as what the agency does, if several lines are of that form."""
    named = [(item, names_before_colon(item.text)) for item in items if not item.is_annotated and not item.label]
    named = [(item, names) for item, names in named if names]
    if len(named) > 1:
        for item, names in named:
            item.pieces = [Piece(item.text, names)]


def read_series_by_agency(items: list[Item]) -> None:
    """In a series of titles most of which are agencies, read the others as agencies, too: 急救站：…, between 县公安局：….

    What their texts say is about what each does, whoever else they name.
    """
    if has_notes(items):
        return
    for run in _series_of_titles(items):
        sure = sum(is_agency_title(title) for _, title in run)
        if sure >= max(FEWEST_DUTIES, _MOST_AGENCIES * len(run)):
            for item, title in run:
                if may_be_agency_title(title):
                    _name_by_title(item, title)


def _series_of_titles(items: list[Item]) -> Iterator[list[tuple[Item, str]]]:
    """The items of each series, with their titles: those with numbers of one level, and lines in a row with a colon."""
    numbered: dict[float, list[tuple[Item, str]]] = {}
    for item in items:
        if item.ordinal and not item.label:
            yield from [numbered.pop(level) for level in list(numbered) if level > item.level]
            numbered.setdefault(item.level, [])
            if match := _TITLE.match(item.text):
                numbered[item.level].append((item, match[1]))
    yield from numbered.values()
    for has_colon, run in groupby(items, key=_has_title):
        if has_colon:
            yield [(item, match[1]) for item in run if (match := _TITLE.match(item.text))]


def _has_title(item: Item) -> bool:
    """Whether a line without a number has a title before a colon."""
    match = _TITLE.match(item.text)
    return (
        match is not None
        and not item.ordinal
        and not item.label
        and match[2] in _COLONS
        and match.end() < len(item.text)
    )


def _name_by_title(item: Item, title: str) -> None:
    """Take the agencies of a title for those of the item, or, if the title is all that it says, for those of the items below."""
    if item.text.strip().rstrip("。：:") == title.strip():
        item.name_in_title(title)
    else:
        item.pieces = [Piece(item.text, title)]
