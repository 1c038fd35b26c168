"""Reads the ordinal at the beginning of a heading or item: 一、 （一） 1. （1） ① 第三条."""

from functools import lru_cache
from typing import NamedTuple

from loaders.vocabulary.numerals import ORDINAL_STARTS, ORDINALS, chinese_number

_LONGEST_NUMBER = 12  # characters of a cell that holds a number only
_EXAMPLES = [example for _, example, _ in ORDINALS]
#: First character of an ordinal -> the forms (level, pattern) that it may have, in the order of ORDINALS.
_FORMS_FROM = {
    start: [
        (level, form)
        for level, _, form in ORDINALS
        if any(form.match(example) for example in _EXAMPLES if example[0] == like)
    ]
    for like, starts in ORDINAL_STARTS.items()
    for start in starts
}


class Ordinal(NamedTuple):
    """An ordinal: its level (0 encloses 1, 1 encloses 2 …), its number, and the index where the text after it begins."""

    level: float
    number: int
    end: int


def ordinal_of(text: str) -> Ordinal | None:
    """The ordinal that the text begins with; None if it begins with none."""
    start = text.lstrip()
    offset = len(text) - len(start)
    for level, form in _FORMS_FROM.get(start[:1], ()):
        if match := form.match(text, offset):
            return Ordinal(level, chinese_number(match[1]), match.end())
    return None


@lru_cache(maxsize=4096)
def read_ordinal(cell: str) -> Ordinal | None:
    """The ordinal in a cell, with or without punctuation after it; cached, because many cells are alike."""
    return ordinal_of(f"{cell}、")


def is_number(cell: str) -> bool:
    """Whether the cell holds an ordinal and nothing else."""
    ordinal = read_ordinal(cell) if len(cell) <= _LONGEST_NUMBER else None
    return ordinal is not None and ordinal.end >= len(cell)
