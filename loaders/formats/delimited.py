"""Delimited text: finds the separator and reads the records; a quoted cell may hold line breaks."""

import csv
import re
from collections import Counter

_CANDIDATES = (",", ";", "，", "|", "；")
_PLAIN = (",", ";", "|")  # the candidates in a file that is not called .csv
_LONGEST_HEADER_CELL = 60
_QUOTED = re.compile(r'(?:^|[\t\n,;|])[ ]*"', re.MULTILINE)
_SEP_LINE = re.compile(r"sep=(.)\n", re.IGNORECASE)
_LONGEST_CELL = 2**24  # for the csv module; `bounds` sets the real limit
_MOST_LINES_IN_CELL = 200  # a longer cell begins with a quotation mark that was never closed
_SAMPLE_RECORDS = 2_000
#: The number of a line, from 1, and its cells.
Record = tuple[int, list[str]]


def find_delimiter(text: str, name: str) -> str | None:
    """The separator that splits most lines into the same number of cells; None for running text.

    In a file called .csv two cells are enough; elsewhere it takes three, because a sentence with a comma has two parts.
    """
    if match := _SEP_LINE.match(text):
        return match[1]
    is_csv = name.lower().endswith(".csv")
    shares = {each: _regularity(text, each, 2 if is_csv else 3) for each in (_CANDIDATES if is_csv else _PLAIN)}
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] > 0.5 else None


def _regularity(text: str, delimiter: str, fewest: int) -> float:
    """The share of records that have the most common width; 0 if that is below `fewest` cells, or for a single record."""
    records = read_records(text, delimiter)[:_SAMPLE_RECORDS]
    widths = Counter(len(cells) for _, cells in records)
    if sum(widths.values()) < 2:
        return 0.0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    first = next((cells for _, cells in records if len(cells) == width and sum(map(bool, cells)) > 1), None)
    if first is None or any(len(cell) > _LONGEST_HEADER_CELL or "。" in cell for cell in first):
        return 0.0
    return count / sum(widths.values()) if width >= fewest and count > 1 else 0.0


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
