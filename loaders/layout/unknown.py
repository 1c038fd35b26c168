"""What is said where nothing could be read."""

from __future__ import annotations

from loaders.blocks import Grid, Source
from loaders.schema import LoadError, UnknownHeader
from loaders.words import ROLE_KINDS, column_kind

_SHOWN = 20
_NOTHING = (
    "没有找到表头：需要有一行同时写着任务列（如“工作内容”）和单位列（如“牵头单位”“责任单位”），"
    "列之间用制表符隔开；也没有找到正文里的“（责任单位：…）”一类标注。"
)


def most_table_like(source: Source) -> Grid | None:
    """The grid with the most filled cells, two columns at least."""
    grids = [block for block in source.blocks if isinstance(block, Grid) and max(map(len, block.rows), default=0) > 1]
    return max(grids, key=lambda grid: sum(sum(map(bool, row)) for row in grid.rows), default=None)


def refuse(source: Source) -> None:
    """Raise UnknownHeader with the first rows of the largest table, or LoadError where there is no table."""
    grid = most_table_like(source)
    if grid is None:
        raise LoadError(_NOTHING)
    raise UnknownHeader(_missing(source) or _NOTHING, rows=[list(row) for row in grid.rows[:_SHOWN]])


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
