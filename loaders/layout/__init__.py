"""Blocks -> rows: finds the tables and items that hold tasks, and what each of their cells or lines holds."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.blocks import Grid, Paragraph, Source
from loaders.layout.legends import first_lead_statement, meanings_of_marks
from loaders.layout.outside import around_rows, outside_findings
from loaders.layout.prose.reader import read_prose
from loaders.layout.rows import Layout, OutsideText, Row
from loaders.layout.table.assignments import one_row_for_each_task
from loaders.layout.table.header import Header
from loaders.layout.table.main_table import main_table, refusal, sample_of
from loaders.layout.table.overrides import with_overrides
from loaders.layout.table.reader import read_tables
from loaders.layout.table.repair import join_broken_header, join_upright_words
from loaders.layout.table.tables import GridHeaders, Table, headers_by_agencies, headers_of_grids, tables_of
from loaders.layout.table.upright import turned
from loaders.layout.title import find_title

__all__ = ["Layout", "read_layout"]

_FEWEST_BESIDE_TABLES = 2  # annotations; a notice before a table may mention 牵头单位 once
_TEXT_LINES = 4  # a cell with more line breaks holds running text


def read_layout(source: Source, columns: Mapping[int, str] | None = None) -> Layout:
    """The data rows of a source in print order, with the title and findings.

    `columns` (index -> kind) says what the columns of the largest table hold, whatever its header says.
    Raises UnknownHeader if there is a table but its header is not known, LoadError if there is nothing to read.
    """
    blocks = [
        turned(one_row_for_each_task(join_broken_header(join_upright_words(block))))
        if isinstance(block, Grid)
        else block
        for block in source.blocks
    ]
    source = replace(source, blocks=blocks)
    grid = main_table(source)
    layout = _read(source, grid, headers_of_grids(source.blocks), columns)
    if not layout.rows and not layout.headers:
        layout = _read(source, grid, headers_by_agencies(source.blocks), columns)
    if not layout.rows and not layout.headers:
        raise refusal(source, grid)
    return layout


def _read(source: Source, grid: Grid | None, found: Sequence[GridHeaders], columns: Mapping[int, str] | None) -> Layout:
    """The rows of the grids with these headers, and of the running text; `grid` is the main table."""
    tables = tables_of(source.blocks, found)
    if columns is not None:
        found = with_overrides(found, grid, _header_of(grid, source, tables), columns)
        tables = tables_of(source.blocks, found)
    read = read_tables(tables)
    paragraphs = _paragraphs(source, every_line=not read.rows)
    prose = read_prose(paragraphs, is_notice=any(isinstance(block, Grid) for block in source.blocks))
    is_prose = len(prose.rows) >= (_FEWEST_BESIDE_TABLES if read.rows else 1)
    rows = _merged(read.rows, prose.rows) if is_prose else read.rows
    findings = [*read.findings, *(prose.findings if is_prose else [])]
    outside = prose.outside if is_prose else [OutsideText(at, text.place, text.text) for at, text in paragraphs]
    around = [*around_rows(tables, read.findings), *(prose.around if is_prose else [])]
    title = find_title(source, rows[0].block if rows else len(source.blocks))
    return Layout(
        title=title,
        rows=rows,
        headers=tuple(read.headers),
        findings=[*findings, *outside_findings(outside, rows, title, is_prose=is_prose)],
        outside=tuple(sorted([*outside, *around], key=_in_print)),
        first_leads=first_lead_statement(source),
        marks=meanings_of_marks(source),
        sample=sample_of(grid, _header_of(grid, source, tables)) if grid and read.rows else None,
    )


def _in_print(text: OutsideText) -> tuple[int, int]:
    """The key that puts texts in the order in which they are printed."""
    return text.block, text.place.row or 0


def _header_of(grid: Grid | None, source: Source, tables: Sequence[Table]) -> Header | None:
    """The header that a grid is read with, its own or that of a grid before it; None if it is not read."""
    return next((table.parts[0].header for table in tables if table.parts and source.blocks[table.block] is grid), None)


def _paragraphs(source: Source, *, every_line: bool) -> list[tuple[int, Paragraph]]:
    """(index of the block, paragraph) for the running text; with `every_line`, the rows of grids count as text too."""
    return [
        (index, paragraph)
        for index, block in enumerate(source.blocks)
        for paragraph in ([block] if isinstance(block, Paragraph) else _lines(block) if every_line else [])
    ]


def _lines(grid: Grid) -> list[Paragraph]:
    """The rows as lines of text; a cell with several lines, as in a page that tables arrange, gives a line for each."""
    lines = []
    for number, row in enumerate(grid.rows):
        cells = list(dict.fromkeys(filter(None, row)))
        is_text = len(cells) == 1 or any(cell.count("\n") >= _TEXT_LINES for cell in cells)
        texts = [line for cell in cells for line in cell.split("\n")] if is_text else [" ".join(cells)]
        lines += [Paragraph(text, grid.row_place(number), indented=True) for text in texts if text.strip()]
    return lines


def _merged(table_rows: list[Row], prose_rows: list[Row]) -> list[Row]:
    """The rows of tables and of running text in the order of their blocks, numbered again."""
    rows = sorted([*table_rows, *prose_rows], key=lambda row: row.block)
    return [row._replace(number=number) for number, row in enumerate(rows, start=1)]
