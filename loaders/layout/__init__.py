"""Blocks -> rows: which tables and items hold tasks, and which cell or line of them holds what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.blocks import Grid, Paragraph, Source
from loaders.layout.prose.reader import read_prose
from loaders.layout.rows import Layout, Row
from loaders.layout.table.header import Header
from loaders.layout.table.main_table import main_table, refusal, sample_of
from loaders.layout.table.overrides import with_overrides
from loaders.layout.table.reader import Table, headers_of_grids, read_tables, tables_of
from loaders.layout.table.repair import join_broken_header
from loaders.layout.title import find_title, first_lead_statement

__all__ = ["Layout", "read_layout"]

_FEWEST_BESIDE_TABLES = 2  # annotations; a notice in front of a table speaks of 牵头单位 too
_TEXT_LINES = 4  # a cell with more line breaks holds running text


def read_layout(source: Source, columns: Mapping[int, str] | None = None) -> Layout:
    """The data rows of a source, in print order, with its title and what was odd.

    `columns` (index -> kind) says what the columns of the largest table are, whatever its header says.
    Raises UnknownHeader where there is a table but no header of it is known, LoadError where there is nothing at all.
    """
    source = replace(source, blocks=[_repaired(block) for block in source.blocks])
    grid = main_table(source)
    found = headers_of_grids(source.blocks)
    tables = tables_of(source.blocks, found)
    if columns is not None:
        found = with_overrides(found, grid, _header_of(grid, source, tables), columns)
        tables = tables_of(source.blocks, found)
    read = read_tables(tables)
    prose = read_prose(_paragraphs(source, every_line=not read.rows))
    rows, findings = read.rows, read.findings
    if len(prose.rows) >= (_FEWEST_BESIDE_TABLES if rows else 1):
        rows, findings = _merged(rows, prose.rows), findings + prose.findings
    if not rows and not read.headers:
        raise refusal(source, grid)
    return Layout(
        title=find_title(source, rows[0].block if rows else len(source.blocks)),
        rows=rows,
        headers=tuple(read.headers),
        findings=findings,
        first_leads=first_lead_statement(source),
        sample=sample_of(grid, _header_of(grid, source, tables)) if grid and read.rows else None,
    )


def _repaired(block: Grid | Paragraph) -> Grid | Paragraph:
    return join_broken_header(block) if isinstance(block, Grid) else block


def _header_of(grid: Grid | None, source: Source, tables: Sequence[Table]) -> Header | None:
    """The header that a grid is read with, its own or that of one before it; None where it is not read."""
    mine = (table.parts for table in tables if source.blocks[table.block] is grid)
    return next((parts[0].header for parts in mine if parts), None)


def _paragraphs(source: Source, *, every_line: bool) -> list[tuple[int, Paragraph]]:
    """(block, paragraph) of the running text; the rows of grids, too, where `every_line` is a line of it."""
    paragraphs = []
    for at, block in enumerate(source.blocks):
        if isinstance(block, Paragraph):
            paragraphs.append((at, block))
        elif every_line:
            paragraphs += [(at, line) for line in _lines(block)]
    return paragraphs


def _lines(grid: Grid) -> list[Paragraph]:
    """The rows as lines; a cell of several lines, as in a page laid out by tables, is running text itself."""
    lines = []
    for at, row in enumerate(grid.rows):
        cells = list(dict.fromkeys(filter(None, row)))
        is_text = len(cells) == 1 or any(cell.count("\n") >= _TEXT_LINES for cell in cells)
        texts = [line for cell in cells for line in cell.split("\n")] if is_text else [" ".join(cells)]
        lines += [Paragraph(text, grid.row_place(at), indented=True) for text in texts if text.strip()]
    return lines


def _merged(table_rows: list[Row], prose_rows: list[Row]) -> list[Row]:
    """The rows of tables and of running text by the block they come from, numbered anew."""
    rows = sorted([*table_rows, *prose_rows], key=lambda row: row.block)
    return [row._replace(number=number) for number, row in enumerate(rows, start=1)]
