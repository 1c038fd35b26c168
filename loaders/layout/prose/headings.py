"""Finds headings without a number: short lines above numbered items and above annotated lines."""

from collections.abc import Iterator

from loaders.layout.headings import is_annex, is_note, is_signature
from loaders.layout.prose.items import PROBLEM_LEVEL, Item
from loaders.layout.prose.subjects import is_agency_title
from loaders.vocabulary.characters import LINE_ENDS
from loaders.vocabulary.sentences import DOCUMENT_WORDS, PAGE_FURNITURE, SALUTATION

_HEADING_LEVEL = 1.5  # below 一、, above （一）
_LONGEST_HEADING = 40
_MOST_NESTED = 4  # headings directly below each other


def mark_headings(items: list[Item]) -> None:
    """Give a level to the short lines, without number or full stop, that stand directly above items or annotated lines.

    They follow a complete item: one that ends in its annotation. Above the first item the title stands first. A single such
    line is a title as well, unless it stands between an item and the smaller ones below that.
    """
    found: list[tuple[Item, float]] = []
    inner: list[tuple[Item, float]] = []
    runs = list(_runs(items))
    above = next((at for at, item in enumerate(items) if item.is_annotated), 0)
    by_agency = sum(_heads_an_agencys_items(items[end - 1], items[end]) for _, end in runs) > 1
    for start, end in runs:
        run, following = items[start:end], items[end]
        before = items[start - 1] if start else None
        if before and before.ordinal and following.ordinal and following.level > before.level:
            inner += _levels(run, following)
        elif by_agency and _heads_an_agencys_items(run[-1], following):
            found += _levels(run[-1:], following)
        elif start <= above:
            found += _levels(run[_title_lines(run, is_first=start == 0) :], following)
        elif before and before.is_annotated:
            found += _levels(run, following)
    for item, level in inner + (found if len(inner) + len(found) > 1 else []):
        item.level = level
        if by_agency and is_agency_title(_name(item)):
            item.name_in_title(_name(item))


def _heads_an_agencys_items(item: Item, following: Item) -> bool:
    """Whether the line names agencies, and numbered items follow: those are what the agencies do."""
    return bool(following.ordinal) and is_agency_title(_name(item))


def _runs(items: list[Item]) -> Iterator[tuple[int, int]]:
    """(start, end) of each run of lines that read like headings above an item."""
    start = None
    for at, item in enumerate(items):
        if reads_like_heading(item):
            start = at if start is None else start
            continue
        if start is not None:
            end = at - 1 if item.is_label else at  # the line above its labels is a task
            if end > start and (item.ordinal or item.is_annotated or item.label):
                yield start, end
        start = None


def reads_like_heading(item: Item) -> bool:
    """Whether the line is short, has neither number nor annotation, and ends no sentence."""
    if item.ordinal or item.is_annotated or item.label or item.is_aside or not 2 <= len(item.text) <= _LONGEST_HEADING:
        return False
    return is_agency_title(_name(item)) or _is_heading_text(item.text)


def _is_heading_text(text: str) -> bool:
    return (
        not text.endswith((*LINE_ENDS, "，", "、"))
        and not text.startswith(("（", "("))
        and not any(mark in text for mark in "。；;|｜")
        and not is_signature(text)
        and not is_note(text)
        and not is_annex(text)
        and not SALUTATION.fullmatch(text)
        and not PAGE_FURNITURE.search(text)
    )


def _name(item: Item) -> str:
    """The line without a colon at its end."""
    return item.text.rstrip("：:")


def _title_lines(run: list[Item], *, is_first: bool) -> int:
    """How many of the first lines are the title; at the top of a text the first one is, whatever it says."""
    named = [
        at for at, item in enumerate(run, start=1) if DOCUMENT_WORDS.search(item.text) or is_agency_title(item.text)
    ]
    return max([*named, int(is_first)])


def _levels(run: list[Item], following: Item) -> list[tuple[Item, float]]:
    """The headings of a run with their levels: each encloses the next one, and the last encloses the item that follows."""
    run = run[-_MOST_NESTED:]
    outer = following.level - 0.5 if following.ordinal else _HEADING_LEVEL
    lowest = PROBLEM_LEVEL if following.label else outer
    return [(item, lowest - 0.01 * (len(run) - at)) for at, item in enumerate(run, start=1)]
