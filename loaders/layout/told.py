"""A table whose columns a person named, since no header of it is known."""

from __future__ import annotations

import re
from collections.abc import Mapping

from loaders.blocks import Grid, Source
from loaders.cells.agencies import ends_like_agency
from loaders.cells.roles import read_agencies
from loaders.layout.header import Header
from loaders.layout.rows import Layout
from loaders.layout.sections import find_title, first_lead_statement
from loaders.layout.table import TableReader
from loaders.layout.unknown import most_table_like
from loaders.numerals import read_label
from loaders.schema import LoadError
from loaders.words import DEPARTMENTS, ROLE_KINDS, clean_header

KINDS = ("number", "task", "detail", "deadline", *ROLE_KINDS, "section", "person", "ignore", "ignored")
_KIND = {"ignore": "ignored"}
_OF_A_PLACE = re.compile(r"[省市县区州各].|有关|相关")
_GENERIC = re.compile(r".{0,6}(?:单位|部门|处室|科室|机构|主体|分工|安排|名单|事项|工作|内容|任务)")


def read_as_told(source: Source, columns: Mapping[int, str]) -> Layout:
    """The most table-like grid with its columns as told. Raises LoadError where task or agencies are not among them."""
    unknown = sorted(set(columns.values()) - set(KINDS))
    if unknown:
        raise ValueError(f"unknown kinds of columns: {unknown}; known are {KINDS}")
    if "task" not in columns.values() or set(columns.values()).isdisjoint(ROLE_KINDS):
        raise LoadError("请至少指出一列任务和一列单位。")
    grid = most_table_like(source)
    if grid is None:
        raise LoadError("没有找到表格，无法按指定的列读取。")
    width = max(map(len, grid.rows))
    if not all(0 <= column < width for column in columns):
        raise LoadError(f"指定的列不在表里：表只有 {width} 列。")
    at = _first_full_row(grid)
    header = _header(grid, at, columns)
    reader = TableReader()
    reader._begin(header)
    reader._read_part(grid, header, at + header.depth, len(grid.rows))
    return Layout(
        find_title(source, len(source.blocks)),
        reader.rows,
        tuple(reader.headers),
        reader.findings,
        first_lead_statement(source),
    )


def _first_full_row(grid: Grid) -> int:
    return next((at for at, row in enumerate(grid.rows) if len(set(filter(None, row))) > 1), 0)


def _header(grid: Grid, at: int, columns: Mapping[int, str]) -> Header:
    row = grid.rows[at]
    width = max(len(row), max(columns) + 1)
    kinds = [_KIND.get(columns.get(column), columns.get(column, "ignored")) for column in range(width)]
    is_header = _reads_like_header(row, kinds)
    names = [
        clean_header(row[column]) if is_header and column < len(row) else f"第 {column + 1} 列"
        for column in range(width)
    ]
    return Header(at, 1 if is_header else 0, tuple(zip(range(width), kinds, names, strict=True)))


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
