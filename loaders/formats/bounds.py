"""How much a document may hold. What breaks a bound is refused before anybody asks what it means.

Excel's own limit for a cell; for the rest, many times what the longest table found holds (OWASP ASVS 5.0, 5.2.1).
"""

from __future__ import annotations

from loaders.blocks import Grid, Source
from loaders.schema import LoadError

MOST_MEGABYTES = 10
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 20_000, 200, 1_000_000
LONGEST_CELL = 32_767  # characters
DEEPEST = 50  # tables in tables


def check_bytes(data: bytes) -> None:
    """Raise LoadError for a file that is too large, wherever it comes from."""
    if len(data) > MOST_MEGABYTES * 2**20:
        raise LoadError(f"文件超过 {MOST_MEGABYTES} MB，请只保留分工表，或分成几个文件再试。")


def check_size(rows: int, columns: int) -> None:
    """Raise LoadError for a table that is too large; a reader asks before it lays the table out."""
    if rows > MOST_ROWS:
        raise LoadError(f"文件有 {rows:,} 行，最多读 {MOST_ROWS:,} 行，请只保留分工表，或分成几个文件再试。")
    if columns > MOST_COLUMNS:
        raise LoadError(f"表格有 {columns:,} 列，最多读 {MOST_COLUMNS:,} 列，请只保留分工表再试。")
    _check_count(rows * columns)


def check_bounds(source: Source) -> None:
    """Raise LoadError where the tables and paragraphs of a file are too many or too large together."""
    grids = [block for block in source.blocks if isinstance(block, Grid)]
    for grid in grids:
        check_size(len(grid.rows), max(map(len, grid.rows), default=0))
        _check_lengths(grid)
    check_size(sum(len(grid.rows) for grid in grids) + len(source.blocks) - len(grids), 0)
    _check_count(sum(len(row) for grid in grids for row in grid.rows))


def _check_count(cells: int) -> None:
    if cells > MOST_CELLS:
        raise LoadError(f"文件有 {cells:,} 格，最多读 {MOST_CELLS:,} 格，请只保留分工表再试。")


def _check_lengths(grid: Grid) -> None:
    for at, row in enumerate(grid.rows):
        for column, cell in enumerate(row, start=1):
            if len(cell) > LONGEST_CELL:
                raise LoadError(
                    f"{grid.row_place(at)}第 {column} 列有 {len(cell):,} 个字，一格最多 {LONGEST_CELL:,} 个字，请检查后再试。"
                )
