"""Numbers that only the lines before them make sure: 1.1, 1.2; and several items in one line."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from re import Match

from loaders.cells.ordinals import Ordinal, ordinal_of
from loaders.layout.prose.annotations import split_annotations
from loaders.layout.prose.lines import Line
from loaders.vocabulary.numerals import chinese_numeral
from loaders.vocabulary.sentences import DECIMAL_NUMBER

_LEVEL = 3  # of 1.
_SURE_PARTS = 3  # a number of three parts is no decimal
_DEEPER = 0.3  # of each further part of a number, so that 1.1.1 still encloses （1）
_MOST_ITEMS = 100  # in one line


class Decimals:
    """Reads 1.2.1 as a number, and 1.1, 1.2 if a line begins with the one before or the one after; 1.5万亩 is none."""

    def __init__(self, texts: Iterable[str]) -> None:
        matches = map(DECIMAL_NUMBER.match, texts)
        self._all = {_parts(match) for match in matches if match}

    def read(self, text: str) -> Ordinal | None:
        """The number that the text begins with: that of its last part."""
        match = DECIMAL_NUMBER.match(text)
        if not match:
            return None
        parts = _parts(match)
        neighbours = {(*parts[:-1], parts[-1] + step) for step in (-1, 1)}
        if len(parts) < _SURE_PARTS and parts[-1] != 1 and self._all.isdisjoint(neighbours):
            return None
        return Ordinal(_LEVEL + _DEEPER * (len(parts) - 1), parts[-1], match.end())


def _parts(match: Match[str]) -> tuple[int, ...]:
    return tuple(int(part) for part in re.split("[.．]", match[1]))


def split_lines(lines: list[Line]) -> Iterator[Line]:
    """The lines, with those cut in which items follow each other: 1.修路。（甲局）2.架桥。（乙局）"""
    for line in lines:
        yield from _split(line)


def _split(line: Line) -> Iterator[Line]:
    for _ in range(_MOST_ITEMS):
        at = _next_item(line.text)
        printed = line.printed.find(line.text[at : at + 20]) if at else -1
        if at is None or printed < 0:
            break
        yield replace(line, text=line.text[:at], printed=line.printed[:printed])
        line = replace(line, text=line.text[at:], printed=line.printed[printed:])
    yield line


def _next_item(text: str) -> int | None:
    """Where the item with the next number begins, if the text before it ends in an annotation."""
    ordinal = ordinal_of(text)
    if ordinal is None:
        return None
    mark = text[: ordinal.end].strip()
    for number, following in ((str(ordinal.number), str(ordinal.number + 1)), _numerals(ordinal.number)):
        at = text.find(mark.replace(number, following), ordinal.end) if number in mark else -1
        if at > 0 and ordinal_of(text[at:]) and split_annotations(text[ordinal.end : at])[-1].annotation:
            return at
    return None


def _numerals(number: int) -> tuple[str, str]:
    return chinese_numeral(number), chinese_numeral(number + 1)
