"""Repairs grids before they are read: rows that a line break in a cell split, agencies at the end of the tasks."""

from collections.abc import Sequence
from dataclasses import replace

from loaders.blocks import Grid
from loaders.cells.agencies import looks_like_agency, split_names, strip_tails
from loaders.cells.ordinals import ordinal_of
from loaders.layout.prose.annotations import split_annotations
from loaders.layout.table.column_roles import says_both
from loaders.layout.table.column_scores import TEXT_KINDS, fit
from loaders.layout.table.contents import contents_of
from loaders.layout.table.header import Header
from loaders.layout.table.header_words import column_kind, is_header_word
from loaders.messages.places import MadeUpHeader
from loaders.vocabulary.characters import SENTENCE_ENDS, UPRIGHT
from loaders.vocabulary.columns import RESPONSIBLE_HEADER
from loaders.vocabulary.roles import ROLE_KINDS

_BROKEN_WITHIN = 15  # rows from the top that may begin a header
_MOST_LINES = 6  # of a header
_TASKS_WITHIN = 10  # rows from the top that may be the header of tasks with annotations
_MOST_MISSING, _FEWEST_CELLS = 4, 2  # cells of a row whose first ones the row above covers
_CLEARLY, _MISFIT = 0.5, -0.3  # how much better its cells fit elsewhere together, and how badly one of them may fit
_FEWEST_ANNOTATED = 0.5  # share of the tasks


def join_upright_words(grid: Grid) -> Grid:
    """The grid with words that stand upright in their cell, a character on each line, as words: 生⏎态⏎环⏎境."""
    if not any(UPRIGHT.fullmatch(cell) for row in grid.rows for cell in row):
        return grid
    rows = [["".join(cell.split()) if UPRIGHT.fullmatch(cell) else cell for cell in row] for row in grid.rows]
    return replace(grid, rows=rows)


def join_broken_header(grid: Grid) -> Grid:
    """The grid with its header on one row, if line breaks in its cells split it into several."""
    for start in range(min(len(grid.rows) - 1, _BROKEN_WITHIN)) if not grid.merges else ():
        cells, end = grid.rows[start], start + 1
        while end < len(grid.rows) and end - start < _MOST_LINES and _header_goes_on(cells, grid.rows[end]):
            more = grid.rows[end]
            cells = [*cells[:-1], cells[-1] + more[0], *more[1:]]
            end += 1
        if end > start + 1 and says_both({column_kind(cell) for cell in cells}):
            numbers = grid.row_numbers
            return replace(
                grid,
                rows=[*grid.rows[:start], cells, *grid.rows[end:]],
                row_numbers=[*numbers[: start + 1], *numbers[end:]],
            )
    return grid


def _header_goes_on(cells: list[str], more: list[str]) -> bool:
    """Whether the last cell and the first one of the next row make one header word, and header words follow."""
    if len(cells) < 2 or not cells[-1] or not more or not more[0] or not is_header_word(cells[-1] + more[0]):
        return False
    if column_kind(more[0]) in ROLE_KINDS:
        return False
    return ordinal_of(more[0]) is None and all(column_kind(cell) or len(cell) <= 2 for cell in more[1:] if cell)


def join_broken_rows(grid: Grid, header: Header, start: int, end: int) -> list[tuple[int, list[str]]]:
    """(row, cells) of the rows from `start` to `end`; split rows are joined if together they have the right width."""
    if grid.merges or all(len(row) == header.width for row in grid.rows[start:end]):
        return [(row, grid.rows[row]) for row in range(start, end)]
    kinds = {cell.column: cell.kind for cell in header.cells}
    joined, row = [], start
    while row < end:
        cells, taken = _joined(grid, kinds, header.width, row, end)
        joined.append((row, cells))
        row += taken
    return joined


def _joined(grid: Grid, kinds: dict[int, str], width: int, start: int, end: int) -> tuple[list[str], int]:
    """The cells of the row that begins at `start`, and the number of lines that they were split into."""
    cells, taken = grid.rows[start], 1
    complete = (cells, 1)
    while start + taken < end and len(cells) > 1 and _row_goes_on(grid, start + taken, cells, kinds):
        more = grid.rows[start + taken]
        if len(cells) + len(more) - 1 > width:
            break
        cells = [*cells[:-1], f"{cells[-1]}\n{more[0]}".strip(), *more[1:]]
        taken += 1
        if len(cells) == width:
            complete = (cells, taken)
    return complete


def _row_goes_on(grid: Grid, row: int, cells: list[str], kinds: dict[int, str]) -> bool:
    """Whether the first cell of the row continues the last one of `cells`: with more agencies, or more of a sentence."""
    first = grid.rows[row][0]
    numbers = grid.row_numbers
    if not first or ordinal_of(first) or (numbers and numbers[row] - numbers[row - 1] > 1):
        return False
    if kinds.get(len(cells) - 1) in ROLE_KINDS:
        return all(looks_like_agency(strip_tails(name)) for name, _ in split_names(first) if name)
    return kinds.get(len(cells) - 1) in TEXT_KINDS and not cells[-1].endswith(SENTENCE_ENDS)


def blank_position(cells: list[str], kinds: Sequence[str]) -> int | None:
    """Where a row is short of cells that the row above covers, as pasted from a browser; None if at its end, or unclear.

    The cells show it: 县教育局 stands under 责任单位 only if it moves one column to the right.
    """
    missing = len(kinds) - len(cells)
    if not 0 < missing <= _MOST_MISSING or len(cells) < _FEWEST_CELLS:
        return None
    task = kinds.index("task") if "task" in kinds else 0
    places = [0, *range(1, task - missing + 1), len(cells)]  # left of the task, which the row above may cover as well
    fits = [_fit_with_blank(cells, kinds, at, missing) for at in places]
    best = max(fits, key=sum)
    is_clear = fits.count(best) == 1 and min(best) >= _MISFIT and sum(best) >= sum(fits[-1]) + _CLEARLY
    return places[fits.index(best)] if is_clear else None


def _fit_with_blank(cells: list[str], kinds: Sequence[str], at: int, missing: int) -> list[float]:
    placed = [*zip(cells[:at], kinds, strict=False), *zip(cells[at:], kinds[at + missing :], strict=True)]
    return [fit(kind, contents_of([cell])) for cell, kind in placed]


def part_annotations(grid: Grid) -> Grid:
    """The grid with an added column for the annotations, if its agencies stand in brackets at the end of the tasks.

    Any other grid is returned as it is.
    """
    rows = enumerate(grid.rows[:_TASKS_WITHIN])
    start, column = next(((row, found) for row, cells in rows if (found := _task_column(cells)) is not None), (0, None))
    if column is None:
        return grid
    tasks = [cells[column] for cells in grid.rows[start + 1 :] if len(cells) > column and cells[column]]
    parted = {task: _parted(task) for task in tasks}
    if not tasks or sum(bool(parted[task][1]) for task in tasks) < _FEWEST_ANNOTATED * len(tasks):
        return grid
    width = len(grid.rows[start])
    below = []
    for row in grid.rows[start + 1 :]:
        cells = (row + [""] * width)[:width]
        cells[column], annotation = parted.get(cells[column], (cells[column], ""))
        below.append([*cells, annotation])
    header = [*grid.rows[start], RESPONSIBLE_HEADER]
    return replace(grid, rows=[*grid.rows[:start], header, *below], last_column=MadeUpHeader("end-of-task"))


def _task_column(row: list[str]) -> int | None:
    """The column of the tasks, if the row is a header that names no role."""
    kinds = [column_kind(cell) for cell in row]
    if len(row) < 2 or not set(kinds).isdisjoint(ROLE_KINDS) or sum(map(bool, kinds)) < 2:
        return None
    return next((kinds.index(kind) for kind in TEXT_KINDS if kind in kinds), None)


def _parted(task: str) -> tuple[str, str]:
    """The text of the task and its annotations."""
    pieces = split_annotations(task)
    return "".join(piece.text for piece in pieces).strip(), "；\n".join(p.annotation for p in pieces if p.annotation)
