"""Rows of pasted text that line breaks inside their cells have broken into several lines."""

from __future__ import annotations

from loaders.blocks import Grid
from loaders.cells.agencies import looks_like_agency, split_names, strip_tails
from loaders.layout.header import Header
from loaders.numerals import label_of
from loaders.words import ROLE_KINDS, column_kind, is_header_word

_HEADER_WITHIN = 15  # rows from the top
_MOST_LINES = 6  # of a header
_SENTENCE_ENDS = tuple("。；;！!？?")


def mend_broken_rows(grid: Grid, header: Header, start: int, end: int) -> list[tuple[int, list[str]]]:
    """(row, cells) of the grid's rows from `start` to `end`, broken ones joined where they fill the width exactly."""
    if grid.merges or all(len(row) == header.width for row in grid.rows[start:end]):
        return [(at, grid.rows[at]) for at in range(start, end)]
    kinds = {index: kind for index, kind, _ in header.columns}
    mended, at = [], start
    while at < end:
        cells, taken = _joined(grid, kinds, header.width, at, end)
        mended.append((at, cells))
        at += taken
    return mended


def _joined(grid: Grid, kinds: dict[int, str], width: int, at: int, end: int) -> tuple[list[str], int]:
    cells, taken = grid.rows[at], 1
    complete = (cells, 1)
    while at + taken < end and len(cells) > 1 and _goes_on(grid, at + taken, cells, kinds):
        more = grid.rows[at + taken]
        if len(cells) + len(more) - 1 > width:
            break
        cells = [*cells[:-1], f"{cells[-1]}\n{more[0]}".strip(), *more[1:]]
        taken += 1
        if len(cells) == width:
            complete = (cells, taken)
    return complete


def _goes_on(grid: Grid, row: int, cells: list[str], kinds: dict[int, str]) -> bool:
    """Whether the row's first cell belongs to the last cell of the lines before it: more agencies, or more of a sentence."""
    first = grid.rows[row][0]
    numbers = grid.row_numbers
    if not first or label_of(first) or (numbers and numbers[row] - numbers[row - 1] > 1):
        return False
    if kinds.get(len(cells) - 1) in ROLE_KINDS:
        return all(looks_like_agency(strip_tails(name)) for name, _ in split_names(first) if name)
    return kinds.get(len(cells) - 1) in ("task", "detail") and not cells[-1].endswith(_SENTENCE_ENDS)


def mend_broken_header(grid: Grid) -> None:
    """Join, in place, the lines of a pasted table's header that a break inside one of its cells has parted."""
    for at in range(min(len(grid.rows) - 1, _HEADER_WITHIN)) if not grid.merges else ():
        cells, taken = grid.rows[at], 1
        while at + taken < len(grid.rows) and taken < _MOST_LINES and _header_goes_on(cells, grid.rows[at + taken]):
            more = grid.rows[at + taken]
            cells = [*cells[:-1], cells[-1] + more[0], *more[1:]]
            taken += 1
        kinds = {column_kind(cell) for cell in cells}
        if taken > 1 and not kinds.isdisjoint(ROLE_KINDS) and not kinds.isdisjoint(("task", "detail")):
            grid.rows[at : at + taken] = [cells]
            if grid.row_numbers:
                del grid.row_numbers[at + 1 : at + taken]
            return


def _header_goes_on(cells: list[str], more: list[str]) -> bool:
    """Whether the last cell and the first below it make one header word, and what follows is headers too."""
    if len(cells) < 2 or not cells[-1] or not more or not more[0] or not is_header_word(cells[-1] + more[0]):
        return False
    if column_kind(more[0]) in ROLE_KINDS:
        return False
    return label_of(more[0]) is None and all(column_kind(cell) or len(cell) <= 2 for cell in more[1:] if cell)
