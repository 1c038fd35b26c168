"""Applies the kinds of columns that a person named, for an unknown header or a column that was misunderstood."""

from collections.abc import Mapping, Sequence

from loaders.blocks import Grid
from loaders.cells.agencies import ends_like_agency
from loaders.cells.ordinals import read_ordinal
from loaders.cells.roles import read_agencies
from loaders.layout.table.column_roles import keep_first
from loaders.layout.table.header import Header, header_cells
from loaders.layout.table.header_words import clean_header
from loaders.layout.table.tables import GridHeaders
from loaders.messages import LoadError
from loaders.messages.places import HeaderName, MadeUpHeader
from loaders.vocabulary.agencies import DEPARTMENTS
from loaders.vocabulary.columns import GENERIC_HEADER
from loaders.vocabulary.places import OF_A_PLACE_OR_GROUP
from loaders.vocabulary.roles import ROLE_KINDS

KINDS = ("number", "task", "detail", "deadline", *ROLE_KINDS, "section", "person", "ignore", "ignored")
_LONGEST_TASK_HEADER = 10
_SHORT_NAME = 4  # characters; the ending of such a short name proves nothing


def with_overrides(
    found: Sequence[GridHeaders], grid: Grid | None, known: Header | None, columns: Mapping[int, str]
) -> list[GridHeaders]:
    """The headers of all grids, with the columns of the main table `grid` as a person named them (index -> kind).

    `known` is the header that the main table would be read with; columns that are not named keep their kind. The same
    header in other grids changes too. Raises LoadError if there is no table, a column is outside of it, or the columns
    do not include a task and agencies.
    """
    if grid is None:
        raise LoadError("columns-without-table")
    _check(grid, columns)
    named = _with_kinds(known, columns) if known else _header(grid, columns)
    if named.task < 0 or not named.roles:
        raise LoadError("columns-without-task-or-agency")
    if known:
        return [_changed(each, named, columns) for each in found]
    return [_named(each, grid, named) for each in found]


def _check(grid: Grid, columns: Mapping[int, str]) -> None:
    unknown = sorted(set(columns.values()) - set(KINDS))
    if unknown:
        raise ValueError(f"unknown kinds of columns: {unknown}; known are {KINDS}")
    if not all(0 <= column < grid.width for column in columns):
        raise LoadError("columns-outside-table", width=grid.width)


def _changed(found: GridHeaders, named: Header, columns: Mapping[int, str]) -> GridHeaders:
    """The headers of a grid; those that are printed like the named one get the kinds that a person gave."""

    def change(header: Header) -> Header:
        return _with_kinds(header, columns) if header.printed == named.printed else header

    by_cells = found.by_cells and change(found.by_cells)
    return found._replace(headers=[*map(change, found.headers)], by_cells=by_cells)


def _named(found: GridHeaders, grid: Grid, named: Header) -> GridHeaders:
    """The headers of a grid; the main table, and grids with the same unknown header, get the named one."""
    if found.printed is grid:
        return found._replace(grid=grid, headers=[named])
    if found.headers or not named.depth:
        return found
    start = _first_full_row(found.printed)
    if [clean_header(cell) for cell in found.printed.rows[start]] != named.printed:
        return found
    return found._replace(grid=found.printed, headers=[Header(start, named.depth, named.cells)])


def _with_kinds(header: Header, columns: Mapping[int, str]) -> Header:
    """The header with the kinds that a person gave; what was doubted about a column that changes is settled."""
    kinds = [columns.get(cell.column, cell.kind) for cell in header.cells]
    cells = header_cells(_settled(kinds), [cell.name for cell in header.cells])
    same = {new.name for new, old in zip(cells, header.cells, strict=True) if new == old}
    return Header(header.start, header.depth, cells, tuple(doubt for doubt in header.doubts if doubt[1] in same))


def _settled(kinds: list[str]) -> list[str]:
    return keep_first(["ignored" if kind == "ignore" else kind for kind in kinds])


def _header(grid: Grid, columns: Mapping[int, str]) -> Header:
    """The header of a table without a known one: its first full row if that reads like a header, else made-up names."""
    start = _first_full_row(grid)
    row = grid.rows[start]
    width = max(len(row), max(columns) + 1)
    kinds = _settled([columns.get(column, "ignored") for column in range(width)])
    is_header = _reads_like_header(row, kinds)
    names: list[HeaderName] = [
        clean_header(row[column]) if is_header and column < len(row) else MadeUpHeader("column", column + 1)
        for column in range(width)
    ]
    return Header(start, 1 if is_header else 0, header_cells(kinds, names))


def _first_full_row(grid: Grid) -> int:
    return next((at for at, row in enumerate(grid.rows) if len(set(filter(None, row))) > 1), 0)


def _reads_like_header(row: list[str], kinds: list[str]) -> bool:
    """Whether the row has no number in the number's column, or, without that, a short task and no agency."""
    cells = dict(zip(kinds, row, strict=False))
    if cells.get("number"):
        return read_ordinal(cells["number"]) is None
    roles = [clean_header(cell) for kind, cell in zip(kinds, row, strict=False) if kind in ROLE_KINDS and cell]
    return len(cells.get("task", "")) <= _LONGEST_TASK_HEADER and not any(map(_names_an_agency, roles))


def _names_an_agency(cell: str) -> bool:
    if GENERIC_HEADER.fullmatch(cell):
        return False
    return any(
        OF_A_PLACE_OR_GROUP.match(name)
        or DEPARTMENTS.fullmatch(name)
        or (len(name) > _SHORT_NAME and ends_like_agency(name))
        for _, name in read_agencies(cell, "responsible").named
    )
