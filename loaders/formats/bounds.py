"""How much a document may hold. What breaks a bound is refused before anybody asks what it means.

Excel's own limit for a cell; for the rest, many times what the longest table found holds (OWASP ASVS 5.0, 5.2.1).
"""

from __future__ import annotations

from loaders.blocks import Grid, Source
from loaders.schema import LoadError

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 20_000, 200, 1_000_000
LONGEST_CELL = 32_767  # characters
DEEPEST = 50  # tables in tables


def check_size(rows: int, columns: int) -> None:
    """Raise LoadError for a table that is too large; a reader asks before it lays the table out."""
    for count, most, what in (
        (rows, MOST_ROWS, "行"),
        (columns, MOST_COLUMNS, "列"),
        (rows * columns, MOST_CELLS, "格"),
    ):
        if count > most:
            raise LoadError(f"表格有 {count:,} {what}，最多读 {most:,} {what}，请只保留分工表，或分成几个文件再试。")


def check_bounds(source: Source) -> None:
    """Raise LoadError where the tables and paragraphs of a file are too many or too large together."""
    rows = cells = 0
    for block in source.blocks:
        rows += len(block.rows) if isinstance(block, Grid) else 1
        if isinstance(block, Grid):
            check_size(len(block.rows), max(map(len, block.rows), default=0))
            _check_cells(block)
            cells += sum(map(len, block.rows))
    if rows > MOST_ROWS:
        raise LoadError(f"文件有 {rows:,} 行，最多读 {MOST_ROWS:,} 行，请只保留分工表，或分成几个文件再试。")
    if cells > MOST_CELLS:
        raise LoadError(f"文件里的表格共有 {cells:,} 格，最多读 {MOST_CELLS:,} 格，请只保留分工表再试。")


def _check_cells(grid: Grid) -> None:
    for at, row in enumerate(grid.rows):
        for column, cell in enumerate(row, start=1):
            if len(cell) > LONGEST_CELL:
                raise LoadError(
                    f"{grid.row_place(at)}第 {column} 列有 {len(cell):,} 个字，一格最多 {LONGEST_CELL:,} 个字，请检查后再试。"
                )
