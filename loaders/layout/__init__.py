"""Blocks -> rows: which tables and items hold tasks, and which cell or line of them holds what."""

from __future__ import annotations

from collections.abc import Mapping

from loaders.blocks import Grid, Paragraph, Source
from loaders.layout.header import find_headers
from loaders.layout.prose import read_prose
from loaders.layout.rows import Layout
from loaders.layout.sections import find_title, first_lead_statement
from loaders.layout.table import TableReader
from loaders.layout.told import told_headers
from loaders.layout.unknown import header_of, main_table, refuse, sample_of
from loaders.messages import Sample

__all__ = ["Layout", "read_layout"]

_FEWEST_BESIDE_TABLES = 2  # annotations; a notice in front of a table speaks of 牵头单位 too
_TEXT_LINES = 4  # a cell with more line breaks holds running text


def read_layout(source: Source, columns: Mapping[int, str] | None = None) -> Layout:
    """The data rows of a source, in print order, with its title and what was odd.

    `columns` (index -> kind) says what the columns of the largest table are, whatever its header says.
    Raises UnknownHeader where there is a table but no header of it is known, LoadError where there is nothing at all.
    """
    tables = TableReader(find_headers if columns is None else told_headers(source, columns))
    for block in source.blocks:
        tables.read(block)
    prose = read_prose(_paragraphs(source, tables))
    fewest = _FEWEST_BESIDE_TABLES if tables.rows else 1
    rows = tables.rows
    findings = [*tables.findings]
    if len(prose.rows) >= fewest:
        rows = _merged(rows, prose.rows)
        findings += prose.findings
    if not rows and not tables.headers:
        refuse(source)
    return Layout(
        title=find_title(source, rows[0].block if rows else len(source.blocks)),
        rows=rows,
        headers=tuple(tables.headers),
        findings=findings,
        first_leads=first_lead_statement(source),
        sample=_sample(source, tables),
    )


def _sample(source: Source, tables: TableReader) -> Sample | None:
    grid = main_table(source)
    if grid is None or not tables.rows:
        return None
    return sample_of(grid, header_of(grid, source, tables))


def _paragraphs(source: Source, tables: TableReader) -> list[tuple[int, Paragraph]]:
    """(block, paragraph) of the running text; without any table read, the rows of grids are lines of text too."""
    paragraphs = []
    for at, block in enumerate(source.blocks):
        if isinstance(block, Paragraph):
            paragraphs.append((at, block))
        elif not tables.rows:
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


def _merged(table_rows: list, prose_rows: list) -> list:
    """The rows of tables and of running text by the block they come from, numbered anew."""
    rows = sorted([*table_rows, *prose_rows], key=lambda row: row.block)
    return [row._replace(number=number) for number, row in enumerate(rows, start=1)]
