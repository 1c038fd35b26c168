"""Turns records whose headers stand on the left (重点任务|修路, 牵头单位|县交通局) into tables with a header on top."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.blocks import Grid
from loaders.layout.table.column_roles import says_both
from loaders.layout.table.header_words import clean_header, column_kind, header_says

_LONGEST_LABEL = 24
_WITHIN = 30  # rows from the top that show whether a grid is such a record
_FEWEST_KNOWN = 0.6  # share of the labels that are header words

_Pairs = list[tuple[str, str]]


def turned(grid: Grid) -> Grid:
    """The grid with the labels of its records as the header; any other grid as it is."""
    start = next((at for at in range(min(len(grid.rows), _WITHIN)) if len(_cells(grid, at)) > 1), None)
    if start is None or not _begins_record(grid, start):
        return grid
    pairs = [(row, _pairs(grid, row)) for row in range(start, len(grid.rows))]
    records = [*_records([(row, found) for row, found in pairs if found])]
    labels = [*dict.fromkeys(label for _, record in records for label in record)]
    if any(found is None for _, found in pairs) or not _is_header([*records[0][1]]):
        return grid
    above = [[*filter(None, row)][:1] for row in grid.rows[:start]]
    rows = [*above, labels, *([record.get(label, "") for label in labels] for _, record in records)]
    numbers = [*range(start), records[0][0], *(row for row, _ in records)]
    row_numbers = [grid.row_numbers[row] if grid.row_numbers else row + 1 for row in numbers]
    return replace(grid, rows=rows, row_numbers=row_numbers, covered={}, merges=False, page_starts={})


def _begins_record(grid: Grid, start: int) -> bool:
    """Whether words for tasks and for agencies stand below each other on the left: a cheap test before the real one."""
    left = [row[0] for row in grid.rows[start : start + _WITHIN] if row and len(row[0]) <= _LONGEST_LABEL]
    return says_both({column_kind(cell) for cell in left if cell}) or any(cell.endswith(("：", ":")) for cell in left)


def _cells(grid: Grid, row: int) -> list[str]:
    """The cells of a row, merged ones once, without blank ones at its end."""
    cells = [cell for at, cell in enumerate(grid.rows[row]) if grid.covered.get((row, at), (row - 1, 0))[0] != row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _pairs(grid: Grid, row: int) -> _Pairs | None:
    """(label, value) of a row; None if it is no row of a record."""
    cells = _cells(grid, row)
    if len(cells) == 1 and len(cells[0]) <= _LONGEST_LABEL and header_says(cells[0]):
        cells = [*cells, ""]
    labels = cells[::2]
    if len(cells) % 2 or any(not label or len(label) > _LONGEST_LABEL for label in labels):
        return None
    return [(clean_header(label), value) for label, value in zip(labels, cells[1::2], strict=True)]


def _records(rows: Sequence[tuple[int, _Pairs]]) -> Iterator[tuple[int, dict[str, str]]]:
    """(first row, value by label) of each record; one ends where its first label comes again."""
    record: dict[str, str] = {}
    first = 0
    for row, pairs in rows:
        for label, value in pairs:
            if label == next(iter(record), None):
                yield first, record
                record = {}
            if not record:
                first = row
            record[label] = "\n".join(filter(None, [record.get(label, ""), value]))
    yield first, record


def _is_header(labels: Sequence[str]) -> bool:
    known = sum(bool(header_says(label)) for label in labels)
    return says_both({column_kind(label) for label in labels}) and known >= _FEWEST_KNOWN * len(labels)
