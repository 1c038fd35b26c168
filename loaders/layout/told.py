"""A table whose columns a person named: no header of it is known, or it was taken for something else."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from loaders.blocks import Grid, Source
from loaders.cells.agencies import ends_like_agency
from loaders.cells.roles import read_agencies
from loaders.layout.guess import keep_first
from loaders.layout.header import Header, find_headers
from loaders.layout.table import TableReader
from loaders.layout.unknown import header_of, main_table
from loaders.messages import LoadError, MadeUpHeader
from loaders.numerals import read_label
from loaders.words import DEPARTMENTS, ROLE_KINDS, clean_header

KINDS = ("number", "task", "detail", "deadline", *ROLE_KINDS, "section", "person", "ignore", "ignored")
_OF_A_PLACE = re.compile(r"[省市县区州各].|有关|相关")
_GENERIC = re.compile(r".{0,6}(?:单位|部门|处室|科室|机构|主体|分工|安排|名单|事项|工作|内容|任务)")


def told_headers(source: Source, columns: Mapping[int, str]) -> Callable[[Grid], list[Header]]:
    """`find_headers` for this source, with the header of its largest table as told, and of others that print the same.

    Columns of a known header that are not told stay what they were taken for.
    Raises LoadError where task or agencies are not among the columns.
    """
    grid = main_table(source)
    _check(grid, columns)
    untold = TableReader()
    for block in source.blocks:
        untold.read(block)
    known = header_of(grid, source, untold)
    told = _as_told(known, columns) if known else _header(grid, columns)
    if told.index("task") is None or not told.roles:
        raise LoadError("columns-without-task-or-agency")

    def find(other: Grid) -> list[Header]:
        if other is grid and not known:
            return [told]
        if headers := find_headers(other):
            return [_as_told(header, columns) if header.printed() == told.printed() else header for header in headers]
        return [] if known else _same_header(other, told)

    return find


def _same_header(grid: Grid, told: Header) -> list[Header]:
    """The header told, where this grid prints it too."""
    at = _first_full_row(grid)
    is_same = told.depth and [clean_header(cell) for cell in grid.rows[at]] == told.printed()
    return [Header(at, told.depth, told.columns)] if is_same else []


def _check(grid: Grid | None, columns: Mapping[int, str]) -> None:
    unknown = sorted(set(columns.values()) - set(KINDS))
    if unknown:
        raise ValueError(f"unknown kinds of columns: {unknown}; known are {KINDS}")
    if grid is None:
        raise LoadError("columns-without-table")
    width = max(map(len, grid.rows))
    if not all(0 <= column < width for column in columns):
        raise LoadError("columns-outside-table", width=width)


def _as_told(header: Header, columns: Mapping[int, str]) -> Header:
    """The header with other kinds; its place and its words are the same."""
    kinds = _settled([columns.get(column, kind) for column, kind, _ in header.columns])
    names = [name for _, _, name in header.columns]
    return Header(header.at, header.depth, tuple(zip(range(header.width), kinds, names, strict=True)))


def _settled(kinds: list[str]) -> list[str]:
    return keep_first(["ignored" if kind == "ignore" else kind for kind in kinds])


def _header(grid: Grid, columns: Mapping[int, str]) -> Header:
    """The header of a table that has none that is known: its first full row, if that reads like one."""
    at = _first_full_row(grid)
    row = grid.rows[at]
    width = max(len(row), max(columns) + 1)
    kinds = _settled([columns.get(column, "ignored") for column in range(width)])
    is_header = _reads_like_header(row, kinds)
    names = [
        clean_header(row[column]) if is_header and column < len(row) else MadeUpHeader("column", column + 1)
        for column in range(width)
    ]
    return Header(at, 1 if is_header else 0, tuple(zip(range(width), kinds, names, strict=True)))


def _first_full_row(grid: Grid) -> int:
    return next((at for at, row in enumerate(grid.rows) if len(set(filter(None, row))) > 1), 0)


def _reads_like_header(row: list[str], kinds: list[str]) -> bool:
    """A number's column with no number in it, or short words that name no agency where agencies would stand."""
    cells = dict(zip(kinds, row, strict=False))
    if cells.get("number"):
        return read_label(f"{cells['number']}、") is None
    roles = [clean_header(cell) for kind, cell in zip(kinds, row, strict=False) if kind in ROLE_KINDS and cell]
    return len(cells.get("task", "")) <= 10 and not any(map(_names_an_agency, roles))


def _names_an_agency(cell: str) -> bool:
    if _GENERIC.fullmatch(cell):
        return False
    names = [name for _, name in read_agencies(cell, "responsible").named]
    return any(
        _OF_A_PLACE.match(name) or DEPARTMENTS.fullmatch(name) or (len(name) > 4 and ends_like_agency(name))
        for name in names
    )
