"""Finds the header of a table, which may have several rows, and what each column holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from loaders.blocks import Grid
from loaders.layout.table.column_roles import TEXT_KINDS, name_roles, name_task, says_both, settle_kinds
from loaders.layout.table.header_words import clean_header, column_kind
from loaders.messages.places import HeaderName
from loaders.vocabulary.roles import ROLE_KINDS

_DEEPEST = 3  # rows of a header
_MOST_COLUMNS = 200
_SAMPLE = 30  # rows below a header that show what its columns hold
_LONGEST_CELL = 60  # characters of a cell of a header
_LONGEST_LOWER_CELL = 12  # characters of a cell in a further row of a header
_LONGEST_NAME = 24
_WITHIN = 15  # rows from the top that may be a header of unknown words


class HeaderCell(NamedTuple):
    """A cell of a header: its column (from 0), the kind of that column, and its name."""

    column: int
    kind: str
    name: HeaderName


@dataclass
class Header:
    """A header from its first row `start` to `end`, the first row below it.

    `printed` are the names of the columns, blank if none is printed; `roles` the cells above agencies, `role_columns`
    their columns. `task`, `number`, `deadline`, `group` (the column of sections) and `details` are columns too. `task` is
    -1 if there is none, which can only happen if a person named the columns.
    """

    start: int
    depth: int
    cells: tuple[HeaderCell, ...]

    def __post_init__(self) -> None:
        self.end, self.width = self.start + self.depth, len(self.cells)
        self.printed = [name if isinstance(name, str) else "" for _, _, name in self.cells]
        self.roles = [cell for cell in self.cells if cell.kind in ROLE_KINDS]
        self.role_columns = [cell.column for cell in self.roles]
        self.details = [cell.column for cell in self.cells if cell.kind == "detail"]
        first = {cell.kind: cell.column for cell in reversed(self.cells)}
        self.task = first.get("task", -1)
        self.number, self.deadline, self.group = (first.get(kind) for kind in ("number", "deadline", "section"))


def header_cells(kinds: Sequence[str], names: Sequence[HeaderName]) -> tuple[HeaderCell, ...]:
    """The cells of a header, from the left."""
    return tuple(map(HeaderCell, range(len(kinds)), kinds, names))


def find_headers(grid: Grid) -> list[Header]:
    """The headers of the grid in order, without repetitions of the one before."""
    headers: list[Header] = []
    free = 0
    for row in range(len(grid.rows)):
        if row < free or not _may_be_header(grid.rows[row]):
            continue
        header = _header_at(grid, row)
        if header is not None:
            free = header.end
            if not headers or header.printed != headers[-1].printed:
                headers.append(header)
    return headers


def _may_be_header(cells: list[str]) -> bool:
    """Whether the row has two different short cells, one of which is a header word: a cheap test before the real one."""
    if not 2 <= len(cells) <= _MOST_COLUMNS or len(cells[0]) > _LONGEST_CELL:
        return False
    short = {cell for cell in cells if 0 < len(cell) <= _LONGEST_CELL}
    return len(short) > 1 and any(map(column_kind, short))


def _header_at(grid: Grid, start: int) -> Header | None:
    for depth in range(1, _DEEPEST + 1):
        if start + depth > len(grid.rows) or (depth > 1 and not _goes_on(grid, start + depth - 1)):
            return None
        if _says_both(grid, start, depth):
            return _read(grid, start, _full_depth(grid, start, depth))
    return None


def _says_both(grid: Grid, start: int, depth: int) -> bool:
    return says_both({_kind(grid, start, depth, column) for column in range(len(grid.rows[start]))})


def _full_depth(grid: Grid, start: int, depth: int) -> int:
    while depth < _DEEPEST and start + depth < len(grid.rows) and _goes_on(grid, start + depth):
        if not _says_both(grid, start, depth + 1):
            break  # the word of a row below, merged over all columns, would stand for all of them
        depth += 1
    return depth


def _goes_on(grid: Grid, row: int) -> bool:
    """Whether `row` is a further row of the header above it: every cell is a known word or merged from above."""
    above, cells = grid.rows[row - 1], grid.rows[row]
    if len(cells) != len(above):
        return False
    own = [cell for column, cell in enumerate(cells) if cell and grid.covered.get((row, column), (row, 0))[0] >= row]
    if not own or [clean_header(cell) for cell in cells] == [clean_header(cell) for cell in above]:
        return False
    kinds = {column_kind(cell) if len(clean_header(cell)) <= _LONGEST_LOWER_CELL else None for cell in own}
    return None not in kinds and (len(set(own)) > 1 or not kinds.isdisjoint(ROLE_KINDS))


def _texts(grid: Grid, start: int, depth: int, column: int) -> list[str]:
    rows = grid.rows[start : start + depth]
    return list(dict.fromkeys(filter(None, (clean_header(row[column]) for row in rows if column < len(row)))))


def _kind(grid: Grid, start: int, depth: int, column: int) -> str | None:
    texts = _texts(grid, start, depth, column)
    return next((kind for text in reversed(texts) if (kind := column_kind(text))), None)


def _read(grid: Grid, start: int, depth: int) -> Header:
    width = len(grid.rows[start])
    names = ["·".join(_texts(grid, start, depth, column)) for column in range(width)]
    kinds = [_kind(grid, start, depth, column) for column in range(width)]
    sample = grid.rows[start + depth : start + depth + _SAMPLE]
    name_roles(kinds, names, sample)
    _find_group(grid, start + depth, kinds)
    cells = header_cells(settle_kinds(kinds, names, sample), names)
    if grid.last_column:
        cells = (*cells[:-1], cells[-1]._replace(name=grid.last_column))
    return Header(start, depth, cells)


def header_by_cells(grid: Grid) -> Header | None:
    """The header of a grid without a row of known words, if the cells below show which columns are tasks and agencies."""
    for start, row in enumerate(grid.rows[:_WITHIN]):
        if not 2 <= len(row) <= _MOST_COLUMNS or any(len(cell) > _LONGEST_NAME for cell in row):
            continue
        names, sample = [clean_header(cell) for cell in row], grid.rows[start + 1 : start + 1 + _SAMPLE]
        kinds = [column_kind(cell) for cell in row]
        name_roles(kinds, names, sample)
        if set(kinds).isdisjoint(TEXT_KINDS):
            name_task(kinds, names, sample)
        if says_both(set(kinds)):
            _find_group(grid, start + 1, kinds)
            return Header(start, 1, header_cells(settle_kinds(kinds, names, sample), names))
    return None


def _find_group(grid: Grid, start: int, kinds: list[str | None]) -> None:
    """Set "section" for an unknown column left of the tasks if most of its cells are merged over several tasks."""
    tasks = min((column for column, kind in enumerate(kinds) if kind in TEXT_KINDS), default=0)
    if "section" in kinds:
        return
    rows = range(start, min(start + _SAMPLE, len(grid.rows)))
    for column in range(tasks):
        cells = [grid.rows[row][column] for row in rows if column < len(grid.rows[row])]
        merged = sum((row, column) in grid.covered for row in rows)
        if kinds[column] is None and 2 * merged >= len(cells) - 1 > 0 and not any(cell.isdigit() for cell in cells):
            kinds[column] = "section"
            return
