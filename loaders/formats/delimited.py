"""Delimited text: finds the separator and reads the records; a quoted cell may hold separators and line breaks.

The separator is the one that gives a table: rows of one width under a header of known words, or columns that hold agencies.
How often a character occurs says little, since a cell may hold tabs, and sentences hold commas.
"""

import csv
import re
from typing import NamedTuple

from loaders.vocabulary.agencies import ENDS
from loaders.vocabulary.characters import SEPARATORS, simplify
from loaders.vocabulary.columns import KIND_OF

TAB = "\t"
_CANDIDATES = (TAB, ",", ";", "|", "，", "；", "｜")
_PLAIN = (TAB, ",", ";", "|")  # the candidates that need no known header in a file that is not called .csv
_LONGEST_HEADER_CELL = 60
_LONGEST_NAME = 20
_QUOTED = re.compile(rf'(?:^|[\n{"".join(_CANDIDATES)}])[ ]*"', re.MULTILINE)
_SEP_LINE = re.compile(r"sep=(.)\n", re.IGNORECASE)
_LONGEST_CELL = 2**24  # for the csv module; `bounds` sets the real limit
_MOST_LINES_IN_CELL = 200  # a longer cell begins with a quotation mark that was never closed
_SAMPLE_LINES = 2_000
_HEADER_WITHIN = 15  # records from the top
_JUDGED = 200  # records below the header that show what its columns hold
_FEWEST_KNOWN = 2  # words of a header
_REGULAR = 0.5  # share of the records
_RAGGED = 0.75  # what a record counts that is shorter than its header
_NEAR = 0.9  # a share that is not clearly lower
#: The number of a line, from 1, and its cells.
Record = tuple[int, list[str]]


class Parting(NamedTuple):
    """How well a separator parts a text.

    `known` words in its header, which are the share `pure` of the header's cells, columns that hold `agencies`, and the
    `share` of regular records below.
    """

    known: int
    pure: float
    agencies: int
    share: float
    delimiter: str

    @property
    def is_table(self) -> bool:
        """Whether the header or the columns below it are those of a table of tasks."""
        return self.share > _REGULAR and (self.known >= _FEWEST_KNOWN or self.agencies > 0)

    def is_near(self, other: "Parting") -> bool:
        """Whether the other separator makes nearly as good a table."""
        if not other.is_table or other.share < _NEAR * self.share:
            return False
        return other.known >= max(_FEWEST_KNOWN, self.known - 1) if self.known else other.agencies >= self.agencies


def find_delimiter(text: str, name: str) -> str | None:
    """The separator that parts the text into a table; None for running text."""
    found = find_partings(text, name)
    return found[0].delimiter if found else None


def find_partings(text: str, name: str) -> list[Parting]:
    """The separators that make a table of the text, the best one first.

    In a file called .csv two cells make a record; elsewhere it takes three, because a sentence with a comma has two parts,
    or a header of known words.
    """
    if match := _SEP_LINE.match(text):
        return [Parting(_FEWEST_KNOWN, 1.0, 0, 1.0, match[1])]
    is_csv = name.lower().endswith(".csv")
    sample = _sample(text)
    partings = [_parting(sample, each, is_csv=is_csv) for each in _CANDIDATES if each in sample]
    return sorted(filter(None, partings), key=lambda parting: parting[:4], reverse=True)


def _sample(text: str) -> str:
    """The first lines of the text, up to one at which no quoted cell is open."""
    lines = text.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES]
    quotes = sum(line.count('"') for line in lines) if has_quoted_cells(text) else 0
    while quotes % 2 and len(lines) > _SAMPLE_LINES - _MOST_LINES_IN_CELL:
        quotes -= lines.pop().count('"')
    return "\n".join(lines)


def _parting(text: str, delimiter: str, *, is_csv: bool) -> Parting | None:
    """How well the separator parts the text; None if it makes no table."""
    records = [_trimmed(cells) for _, cells in read_records(text, delimiter)[:_SAMPLE_LINES]]
    start = max(range(min(len(records), _HEADER_WITHIN)), key=lambda at: _rank(records[at]), default=0)
    if len(records) - start < _FEWEST_KNOWN or not _is_header(records[start]):
        return None
    below, width = records[start + 1 :], len(records[start])
    exact = sum(len(cells) == width for cells in below)
    known, agencies = known_words(records[start]), _agency_columns(below[:_JUDGED], width)
    ragged = sum(1 < len(cells) < width for cells in below) if known >= _FEWEST_KNOWN else 0
    pure = known / sum(map(bool, records[start]))
    found = Parting(known, pure, agencies, (exact + _RAGGED * ragged) / len(below), delimiter)
    if known >= _FEWEST_KNOWN and found.share > _REGULAR:
        return found
    is_wide = width >= (2 if is_csv else 3) and exact > 0
    return found if is_wide and found.share > _REGULAR and (is_csv or delimiter in _PLAIN) else None


def _rank(cells: list[str]) -> tuple[int, int]:
    """Of two records the one with more known words is the header; without any, the one with more cells."""
    return known_words(cells), sum(map(bool, cells))


def _trimmed(cells: list[str]) -> list[str]:
    """The cells without white space around them and without blank ones at the end."""
    cells = [cell.strip() for cell in cells]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def known_words(cells: list[str]) -> int:
    """The number of cells that are words of a header."""
    return sum(simplify("".join(cell.split())) in KIND_OF for cell in cells if len(cell) <= _LONGEST_HEADER_CELL)


def _is_header(cells: list[str]) -> bool:
    return sum(map(bool, cells)) > 1 and not any(len(cell) > _LONGEST_HEADER_CELL or "。" in cell for cell in cells)


def _agency_columns(records: list[list[str]], width: int) -> int:
    """The number of columns in which most of the cells list agencies."""
    columns = [[cells[at] for cells in records if at < len(cells) and cells[at]] for at in range(width)]
    return sum(2 * sum(map(_lists_agencies, cells)) > len(cells) for cells in columns)


def _lists_agencies(cell: str) -> bool:
    names = re.split(f"[{SEPARATORS}]", cell)
    return all(1 < len(name) <= _LONGEST_NAME and name.endswith(ENDS) for name in names)


def has_quoted_cells(text: str) -> bool:
    """Whether any cell begins with a quotation mark, and so may hold separators and line breaks."""
    return '"' in text and bool(_QUOTED.search(text))


def read_records(text: str, delimiter: str) -> list[Record]:
    """The records that are not blank, without the line `sep=;` that Excel understands."""
    records = (_quoted(text, delimiter) if has_quoted_cells(text) else None) or _split(text, delimiter)
    return records[1:] if records and _SEP_LINE.match(text) else records


def _quoted(text: str, delimiter: str) -> list[Record] | None:
    """The records with quoted cells; None if a quotation mark was never closed."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader([f"{line}\n" for line in text.split("\n")], delimiter=delimiter)
    records: list[Record] = []
    line = 1
    try:
        for cells in reader:
            if reader.line_num - line > _MOST_LINES_IN_CELL:
                return None
            if any(cell.strip() for cell in cells):
                records.append((line, cells))
            line = reader.line_num + 1
    except csv.Error:
        return None
    return None if _unclosed(text, delimiter, records) else records


def _unclosed(text: str, delimiter: str, records: list[Record]) -> bool:
    """Whether the last cell holds whole records, because its quotation mark was never closed."""
    last = records[-1][1][-1] if records else ""
    return text.count('"') % 2 == 1 and "\n" in last.strip() and delimiter in last


def _split(text: str, delimiter: str) -> list[Record]:
    lines = enumerate(text.split("\n"), start=1)
    return [(number, line.split(delimiter)) for number, line in lines if line.strip()]
