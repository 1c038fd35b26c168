"""Turns a table with a row for each agency of a task, as the board exports it, into one with a row for each task."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from loaders.blocks import Grid
from loaders.layout.table.header_words import clean_header, column_kind, role_of_word
from loaders.vocabulary.roles import ROLE_KINDS

_WITHIN = 5  # rows from the top that may be the header
_ROLE = "角色"
_OF_AGENCY = ("单位排序",)  # columns that are about the agency, not about the task
_HEADERS = dict(zip(ROLE_KINDS, ("牵头单位", "责任单位", "配合单位", "督办单位"), strict=True))


def one_row_for_each_task(grid: Grid) -> Grid:
    """The grid with a column for each role, if it has a column 角色 of roles alone beside one of agencies; any other as it is."""
    header = next((at for at, row in enumerate(grid.rows[:_WITHIN]) if _ROLE in map(clean_header, row)), None)
    if header is None or any(row > header for row, _ in grid.covered):
        return grid
    names = [*map(clean_header, grid.rows[header])]
    agencies = [at for at, name in enumerate(names) if name == "单位" or column_kind(name) == "responsible"]
    rows = [(at, row) for at, row in enumerate(grid.rows) if at > header and any(row)]
    role = names.index(_ROLE)
    if not rows or len(agencies) != 1 or any(len(row) != len(names) or not role_of_word(row[role]) for _, row in rows):
        return grid
    kept = [at for at, name in enumerate(names) if at not in (role, agencies[0]) and name not in _OF_AGENCY]
    tasks = [*_tasks(rows, kept, agencies[0], role)]
    roles = [kind for kind in ROLE_KINDS if any(kind in held for _, _, held in tasks)]
    top = [grid.rows[header][at] for at in kept] + [_HEADERS[kind] for kind in roles]
    lines = [[*cells, *("、".join(held.get(kind, [])) for kind in roles)] for _, cells, held in tasks]
    numbers = [*range(header + 1), *(at for at, _, _ in tasks)]
    row_numbers = [grid.row_numbers[at] if grid.row_numbers else at + 1 for at in numbers]
    return replace(grid, rows=[*grid.rows[:header], top, *lines], row_numbers=row_numbers, covered={}, page_starts={})


def _tasks(
    rows: Sequence[tuple[int, list[str]]], kept: Sequence[int], agency: int, role: int
) -> Iterator[tuple[int, list[str], dict[str, list[str]]]]:
    """(first row, cells, agencies by role) of each task: of rows below each other that have the same cells."""
    for cells, run in groupby(rows, key=lambda pair: [pair[1][at] for at in kept]):
        lines = [*run]
        held: dict[str, list[str]] = {}
        for _, row in lines:
            held.setdefault(str(role_of_word(row[role])), []).append(row[agency].strip())
        yield lines[0][0], cells, held
