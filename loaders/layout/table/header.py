"""Finds the header of a table, which may have several rows, and what each column holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from loaders.blocks import Grid
from loaders.cells.ordinals import is_number
from loaders.layout.table.column_comparison import compare
from loaders.layout.table.column_findings import doubt_about
from loaders.layout.table.column_levels import settle_levels
from loaders.layout.table.column_roles import LEAST, decide_kinds, says_both
from loaders.layout.table.column_scores import TEXT_KINDS, Column, score_columns
from loaders.layout.table.header_words import (
    AGENCIES,
    NAMED,
    SURE,
    clean_header,
    column_kind,
    header_says,
    is_lower_word,
    levels_say,
    surest,
)
from loaders.messages.places import HeaderName
from loaders.vocabulary.columns import NO_AGENT
from loaders.vocabulary.roles import ROLE_KINDS

_DEEPEST = 3  # rows of a header
_MOST_COLUMNS = 200
_SAMPLE = 30  # rows below a header that show what its columns hold
_LONGEST_CELL = 60  # characters of a cell of a header
_LONGEST_LOWER_CELL = 12  # characters of a cell in a further row of a header
_LONGEST_NAME = 24
_WITHIN = 15  # rows from the top that may be a header of unknown words
_AGENCIES_CONFIRMED = 0.5  # share of the cells
_ONLY_AGENCIES = 2.0  # more than any header says


class HeaderCell(NamedTuple):
    """A cell of a header: its column (from 0), the kind of that column, and its name."""

    column: int
    kind: str
    name: HeaderName


@dataclass
class Header:
    """A header from its first row `start` to `end`, the first row below it.

    `doubts` are (code of a finding, column) where the cells decided what a column holds.

    `printed` are the names of the columns, blank if none is printed; `roles` the cells above agencies, `role_columns`
    their columns. `task`, `number`, `deadline`, `group` (the column of sections) and `details` are columns too. `task` is
    -1 if there is none, which can only happen if a person named the columns.
    """

    start: int
    depth: int
    cells: tuple[HeaderCell, ...]
    doubts: tuple[tuple[str, HeaderName], ...] = ()

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
        cells = grid.rows[row]
        if row < free or not _may_be_header(cells) or (headers and any(map(is_number, cells))):
            continue
        header = _header_at(grid, row)
        if header is not None:
            free = header.end
            if not headers or header.printed != headers[-1].printed:
                headers.append(header)
    return headers


def _may_be_header(cells: list[str]) -> bool:
    """Whether the row has two different short cells, one of which is a header word: a cheap test before the real one.

    A row that begins with a number is a task, although it may say 配合 beside an agency.
    """
    if not 2 <= len(cells) <= _MOST_COLUMNS or len(cells[0]) > _LONGEST_CELL or is_number(cells[0]):
        return False
    short = {cell for cell in cells if 0 < len(cell) <= _LONGEST_CELL}
    return len(short) > 1 and any(map(column_kind, short))


def _header_at(grid: Grid, start: int) -> Header | None:
    for depth in range(1, _DEEPEST + 1):
        if start + depth > len(grid.rows) or (depth > 1 and not _goes_on(grid, start + depth - 1)):
            return None
        if _says_both(grid, start, depth):
            header = _read(grid, start, _full_depth(grid, start, depth))
            return header if header.roles else None
    return None


def _says_both(grid: Grid, start: int, depth: int) -> bool:
    return says_both(surest(levels_say(texts), SURE) for texts in _texts(grid, start, depth))


def _full_depth(grid: Grid, start: int, depth: int) -> int:
    while depth < _DEEPEST and start + depth < len(grid.rows) and _goes_on(grid, start + depth):
        if not _says_both(grid, start, depth + 1):
            break  # the word of a row below, merged over all columns, would stand for all of them
        depth += 1
    return depth


def _goes_on(grid: Grid, row: int) -> bool:
    """Whether `row` is a further row of the header above it: each cell is merged from above, or parts a cell above."""
    above, cells = grid.rows[row - 1], grid.rows[row]
    if len(cells) != len(above) or [*map(clean_header, cells)] == [*map(clean_header, above)]:
        return False
    own = [at for at, cell in enumerate(cells) if cell and grid.covered.get((row, at), (row, 0))[0] >= row]
    short = [cells[at] for at in own if len(clean_header(cells[at])) <= _LONGEST_LOWER_CELL]
    if not own or len(short) < len(own):
        return False
    if len(own) < sum(map(bool, cells)) and all(_is_parted(grid, row - 1, at) for at in own):
        return True
    kinds = set(map(column_kind, short))
    return all(map(is_lower_word, short)) and (len(set(short)) > 1 or not kinds.isdisjoint(ROLE_KINDS))


def _is_parted(grid: Grid, row: int, column: int) -> bool:
    """Whether the cell is merged with others of its row."""
    from_left, to_right = grid.covered.get((row, column)), grid.covered.get((row, column + 1))
    return to_right == (row, column) or (from_left is not None and from_left[0] == row)


def _texts(grid: Grid, start: int, depth: int) -> list[list[str]]:
    """The cells of the header by column, from top to bottom, each once.

    A blank cell beside one that the row below parts was merged with it before the format lost that.
    """
    rows = [[*map(clean_header, row)] for row in grid.rows[start : start + depth]]
    if depth > 1 and not grid.merges:
        upper, lower = rows[0], rows[1]
        for at in range(1, min(len(upper), len(lower))):
            if not upper[at] and lower[at] and lower[at - 1]:
                upper[at] = upper[at - 1]
    width = len(rows[0])
    return [list(dict.fromkeys(filter(None, (row[at] for row in rows if at < len(row))))) for at in range(width)]


def columns_of(grid: Grid, start: int, depth: int) -> list[Column]:
    """The columns under the header of `depth` rows at `start`, with the scores of what they may be."""
    rows = range(start + depth, min(start + depth + _SAMPLE, len(grid.rows)))
    texts = _texts(grid, start, depth)
    merged = [at for at in range(len(texts)) if _is_merged(grid, rows, at)]
    sample = [grid.rows[row] for row in rows]
    columns = score_columns(texts, sample, merged)
    compare(columns)
    settle_levels(columns, sample)
    return columns


def _is_merged(grid: Grid, rows: range, column: int) -> bool:
    """Whether most cells of the column are merged over several rows, and none is a number."""
    cells = [grid.rows[row][column] for row in rows if column < len(grid.rows[row])]
    merged = sum((row, column) in grid.covered for row in rows)
    return 2 * merged >= len(cells) - 1 > 0 and not any(cell.isdigit() for cell in cells)


def _read(grid: Grid, start: int, depth: int, columns: Sequence[Column] = ()) -> Header:
    columns = columns or columns_of(grid, start, depth)
    cells = header_cells(decide_kinds(columns), ["·".join(column.texts) for column in columns])
    if grid.last_column:
        cells = (*cells[:-1], cells[-1]._replace(name=grid.last_column))
    doubts = [(doubt_about(column, cell.kind), cell.name) for column, cell in zip(columns, cells, strict=True)]
    return Header(start, depth, cells, tuple((code, name) for code, name in doubts if code))


def _by_place(grid: Grid) -> Iterator[tuple[int, int]]:
    """(row, depth) of what may be a header of unknown words."""
    for start, row in enumerate(grid.rows[:_WITHIN]):
        if not 2 <= len(row) <= _MOST_COLUMNS or len(set(filter(None, row))) < 2:
            continue
        if any(len(cell) > _LONGEST_NAME or is_number(cell) for cell in row):
            continue
        depth = 1
        while depth < _DEEPEST and start + depth < len(grid.rows) and _goes_on(grid, start + depth):
            depth += 1
        yield start, depth


def header_by_cells(grid: Grid) -> Header | None:
    """The header of a grid without a row of known words, if the cells below show which columns are tasks and agencies."""
    for start, depth in _by_place(grid):
        if _may_name_agencies(grid.rows[start : start + depth]) and _is_confirmed(columns_of(grid, start, depth)):
            return _read(grid, start, depth)
    return None


def header_by_agencies(grid: Grid) -> Header | None:
    """The header of a grid that names tasks but no role, if a column lists agencies: they are taken as responsible."""
    for start, depth in _by_place(grid):
        columns = columns_of(grid, start, depth)
        said = {surest(column.says, NAMED) for column in columns}
        if set(decide_kinds(columns)).isdisjoint(ROLE_KINDS) and not said.isdisjoint(TEXT_KINDS):
            able = [column for column in columns if _may_be_responsible(column)]
            if able:
                max(able, key=lambda column: column.holds.share("agency")).scores["responsible"] += _ONLY_AGENCIES
                return _read(grid, start, depth, columns)
    return None


def _may_be_responsible(column: Column) -> bool:
    is_free = bool(column.texts) and surest(column.says, NAMED) in (None, "ignored")
    return is_free and column.holds.share("agency") >= _AGENCIES_CONFIRMED and not NO_AGENT.search(column.texts[-1])


def _may_name_agencies(rows: list[list[str]]) -> bool:
    return any(not header_says(cell).keys().isdisjoint(ROLE_KINDS) for row in rows for cell in row)


def _is_confirmed(columns: list[Column]) -> bool:
    """Whether there is a column of tasks, and one of agencies as its cells, or both headers, show."""
    pairs = [*zip(columns, decide_kinds(columns), strict=True)]
    task = next((column for column, kind in pairs if kind == "task"), None)
    if task is None or task.scores["task"] < LEAST:
        return False
    is_named = surest(task.says, SURE) in TEXT_KINDS
    return any(
        column.holds.share("agency") >= _AGENCIES_CONFIRMED
        or (is_named and column.says.get(kind, 0) >= AGENCIES and column.holds.length > 0)
        for column, kind in pairs
        if kind in ROLE_KINDS
    )
