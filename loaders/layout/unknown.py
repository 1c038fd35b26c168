"""What is said where nothing could be read, and the table that a person may say more of."""

from __future__ import annotations

from loaders.blocks import Grid, Source
from loaders.layout.guess import guess_kinds
from loaders.layout.header import Header
from loaders.layout.table import TableReader
from loaders.schema import LoadError, Sample, UnknownHeader
from loaders.words import ROLE_KINDS, column_kind

_SHOWN = 20
_NO_HEADER = "没有找到表头：需要有一行同时写着任务列（如“工作内容”）和单位列（如“牵头单位”“责任单位”）。"
_NO_TABLE = "没有找到责任分工表，也没有找到正文里的“（责任单位：…）”一类标注。"
_NO_COLUMNS = (
    "没有找到责任分工表（纯文本里各列之间要用制表符或逗号隔开），也没有找到正文里的“（责任单位：…）”一类标注。"
)


def main_table(source: Source) -> Grid | None:
    """The largest grid of two columns at least, by filled cells; one that seems to name agencies goes before others."""
    grids = [block for block in source.blocks if isinstance(block, Grid) and max(map(len, block.rows), default=0) > 1]
    return max(
        grids, key=lambda grid: (_names_agencies(grid), sum(sum(map(bool, row)) for row in grid.rows)), default=None
    )


def _names_agencies(grid: Grid) -> bool:
    return not set(ROLE_KINDS).isdisjoint(guess_kinds(grid))


def header_of(grid: Grid, source: Source, tables: TableReader) -> Header | None:
    """The header that a grid was read with, its own or that of one before it; None where it was not read."""
    return next((header for at, header in tables.read_as.items() if source.blocks[at] is grid), None)


def sample_of(grid: Grid, header: Header | None = None) -> Sample:
    """The grid's first rows with what its columns were taken for, or may be."""
    width = max(map(len, grid.rows))
    kinds = tuple(kind for _, kind, _ in header.columns) if header else guess_kinds(grid)
    return Sample(tuple(map(tuple, grid.rows[:_SHOWN])), (kinds + ("ignored",) * width)[:width])


def refuse(source: Source) -> None:
    """Raise UnknownHeader with the first rows of the largest table, or LoadError where there is no table."""
    grid = main_table(source)
    if grid is None:
        is_text = any(block.place.startswith("文件") for block in source.blocks)
        raise LoadError(_NO_COLUMNS if is_text else _NO_TABLE)
    raise UnknownHeader(_missing(source) or _NO_HEADER, sample_of(grid))


def _missing(source: Source) -> str:
    for grid in (block for block in source.blocks if isinstance(block, Grid)):
        for at, row in enumerate(grid.rows[:200]):
            kinds = {column_kind(cell) for cell in row} if len(row) > 1 else set()
            has_role, has_task = not kinds.isdisjoint(ROLE_KINDS), not kinds.isdisjoint(("task", "detail"))
            if has_role or has_task:
                missing = "工作内容（如“工作任务”“主要任务”）" if has_role else "单位（如“牵头单位”“责任单位”）"
                place = grid.row_place(at).removeprefix("文件")
                return f"{place}的表头缺少{missing}一列，请补上这一列的表头后再试。"
    return ""
