"""A table of tasks whose agencies stand in brackets at each task's end: the annotation becomes a column of its own."""

from __future__ import annotations

from dataclasses import replace

from loaders.blocks import Grid
from loaders.layout.annotation import split_annotations
from loaders.messages import MadeUpHeader
from loaders.words import ROLE_KINDS, column_kind

_HEADER_WITHIN = 10  # rows from the top
_FEWEST = 0.5  # of the tasks


def part_annotations(grid: Grid) -> Grid:
    """The grid with one column more, headed 责任单位; the same grid where it is no such table."""
    found = next(filter(None, (_task_column(row, at) for at, row in enumerate(grid.rows[:_HEADER_WITHIN]))), None)
    if found is None:
        return grid
    at, column = found
    tasks = [row[column] for row in grid.rows[at + 1 :] if len(row) > column and row[column]]
    parted = {task: _parted(task) for task in tasks}
    if not tasks or sum(bool(parted[task][1]) for task in tasks) < _FEWEST * len(tasks):
        return grid
    width = len(grid.rows[at])
    rows = [list(row) for row in grid.rows[:at]]
    rows.append([*grid.rows[at], "责任单位"])
    for row in grid.rows[at + 1 :]:
        cells = (row + [""] * width)[:width]
        cells[column], annotation = parted.get(cells[column], (cells[column], ""))
        rows.append([*cells, annotation])
    return replace(grid, rows=rows, last_column=MadeUpHeader("end-of-task"))


def _task_column(row: list[str], at: int) -> tuple[int, int] | None:
    """(row, column) of the header of the tasks, in a row of headers none of which is a role."""
    kinds = [column_kind(cell) for cell in row]
    if len(row) < 2 or not set(kinds).isdisjoint(ROLE_KINDS) or sum(map(bool, kinds)) < 2:
        return None
    return next(((at, column) for kind in ("task", "detail") for column, k in enumerate(kinds) if k == kind), None)


def _parted(task: str) -> tuple[str, str]:
    """The task's text and its annotations."""
    pieces = split_annotations(task)
    return "".join(piece.text for piece in pieces).strip(), "；\n".join(p.annotation for p in pieces if p.annotation)
