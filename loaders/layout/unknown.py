"""What is said where nothing could be read, and the table that a person may say more of."""

from __future__ import annotations

from loaders.blocks import Grid, Source
from loaders.layout.guess import guess_kinds
from loaders.layout.header import Header
from loaders.layout.table import TableReader
from loaders.messages import LoadError, Sample, UnknownHeader
from loaders.words import ROLE_KINDS, column_kind

_SHOWN = 20


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
        is_text = any(block.place.kind == "file" for block in source.blocks)
        raise LoadError("nothing-found-in-text" if is_text else "nothing-found")
    raise _unknown(source, sample_of(grid))


def _unknown(source: Source, sample: Sample) -> UnknownHeader:
    for grid in (block for block in source.blocks if isinstance(block, Grid)):
        for at, row in enumerate(grid.rows[:200]):
            kinds = {column_kind(cell) for cell in row} if len(row) > 1 else set()
            has_role, has_task = not kinds.isdisjoint(ROLE_KINDS), not kinds.isdisjoint(("task", "detail"))
            if has_role or has_task:
                code = "header-without-task" if has_role else "header-without-agency"
                return UnknownHeader(code, sample, place=grid.row_place(at))
    return UnknownHeader("no-header", sample)
