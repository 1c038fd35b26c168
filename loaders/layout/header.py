"""Finding a table's header, of one row or several, and what each column holds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from loaders.blocks import Grid
from loaders.layout.by_cells import name_roles, name_task
from loaders.messages import HeaderName
from loaders.numerals import read_label
from loaders.words import ROLE_KINDS, clean_header, column_kind

_DEEPEST = 3  # rows of a header
_MOST_COLUMNS = 200
_SAMPLE = 30
_LONGEST_NAME = 24
_WITHIN = 15  # rows from the top, where the words of a header are not known
_TEXT_KINDS = ("task", "detail")


@dataclass(frozen=True)
class Header:
    """Where a header stands (first row, rows deep) and its columns: (index, kind, name)."""

    at: int
    depth: int
    columns: tuple[tuple[int, str, HeaderName], ...]

    @cached_property
    def width(self) -> int:
        return len(self.columns)

    @cached_property
    def roles(self) -> list[tuple[int, str, HeaderName]]:
        """The columns of agencies."""
        return [column for column in self.columns if column[1] in ROLE_KINDS]

    @cached_property
    def places(self) -> tuple[int, int | None, int | None, list[int]]:
        """The indexes of task, number, deadline and details."""
        return self.index("task"), self.index("number"), self.index("deadline"), self.indexes("detail")

    def indexes(self, *kinds: str) -> list[int]:
        return [index for index, known, _ in self.columns if known in kinds]

    def index(self, kind: str) -> int | None:
        return next(iter(self.indexes(kind)), None)

    def printed(self) -> list[str]:
        """The names as printed, blank where the source prints none."""
        return [name if isinstance(name, str) else "" for _, _, name in self.columns]


def find_headers(grid: Grid) -> list[Header]:
    """Every header of the grid that differs from the one before it, in order."""
    headers: list[Header] = []
    free = 0
    for at in range(len(grid.rows)):
        if at < free or not _may_be_header(grid.rows[at]):
            continue
        header = _header_at(grid, at)
        if header is not None:
            free = at + header.depth
            if not headers or header.printed() != headers[-1].printed():
                headers.append(header)
    return headers


def _may_be_header(row: list[str]) -> bool:
    """Cheap: a header's cells are short, and there are two of them."""
    if not 2 <= len(row) <= _MOST_COLUMNS or len(row[0]) > 60:
        return False
    return len({cell for cell in row if 0 < len(cell) <= 60}) > 1 and any(
        len(cell) <= 60 and column_kind(cell) for cell in row
    )


def _header_at(grid: Grid, at: int) -> Header | None:
    for depth in range(1, _DEEPEST + 1):
        if at + depth > len(grid.rows) or (depth > 1 and not _goes_on(grid, at + depth - 1)):
            return None
        if _says_both(grid, at, depth):
            return _read(grid, at, _full_depth(grid, at, depth))
    return None


def _says_both(grid: Grid, at: int, depth: int) -> bool:
    """Whether a header of so many rows has a column of tasks and one of agencies."""
    kinds = {_kind(grid, at, depth, column) for column in range(len(grid.rows[at]))}
    return not kinds.isdisjoint(ROLE_KINDS) and not kinds.isdisjoint(_TEXT_KINDS)


def _full_depth(grid: Grid, at: int, depth: int) -> int:
    while depth < _DEEPEST and at + depth < len(grid.rows) and _goes_on(grid, at + depth):
        if not _says_both(grid, at, depth + 1):
            break  # the word of a row below, merged over all columns, would stand for all of them
        depth += 1
    return depth


def _goes_on(grid: Grid, row: int) -> bool:
    """Whether `row` is a further line of the header above it: every cell a known word or merged from above."""
    above, cells = grid.rows[row - 1], grid.rows[row]
    if len(cells) != len(above):
        return False
    own = [cell for column, cell in enumerate(cells) if cell and grid.covered.get((row, column), (row, 0))[0] >= row]
    if not own or [clean_header(cell) for cell in cells] == [clean_header(cell) for cell in above]:
        return False
    kinds = {column_kind(cell) if len(clean_header(cell)) <= 12 else None for cell in own}
    return None not in kinds and (len(set(own)) > 1 or not kinds.isdisjoint(ROLE_KINDS))


def _texts(grid: Grid, at: int, depth: int, column: int) -> list[str]:
    texts = (clean_header(grid.rows[row][column]) for row in range(at, at + depth) if column < len(grid.rows[row]))
    return list(dict.fromkeys(filter(None, texts)))


def _kind(grid: Grid, at: int, depth: int, column: int) -> str | None:
    texts = _texts(grid, at, depth, column)
    return next((kind for text in reversed(texts) if (kind := column_kind(text))), None)


def _read(grid: Grid, at: int, depth: int) -> Header:
    width = len(grid.rows[at])
    names = ["·".join(_texts(grid, at, depth, column)) for column in range(width)]
    kinds = [_kind(grid, at, depth, column) for column in range(width)]
    sample = grid.rows[at + depth : at + depth + _SAMPLE]
    name_roles(kinds, names, sample)
    _find_group(grid, at + depth, kinds)
    columns = settle(kinds, names, sample)
    if grid.last_column:
        columns = (*columns[:-1], (width - 1, columns[-1][1], grid.last_column))
    return Header(at, depth, columns)


def header_by_cells(grid: Grid) -> Header | None:
    """A header none of whose rows says both task and role in known words, where the cells below it do."""
    for at, row in enumerate(grid.rows[:_WITHIN]):
        if not 2 <= len(row) <= _MOST_COLUMNS or any(len(cell) > _LONGEST_NAME for cell in row):
            continue
        names, sample = [clean_header(cell) for cell in row], grid.rows[at + 1 : at + 1 + _SAMPLE]
        kinds = [column_kind(cell) for cell in row]
        name_roles(kinds, names, sample)
        if set(kinds).isdisjoint(_TEXT_KINDS):
            name_task(kinds, names, sample)
        if not set(kinds).isdisjoint(ROLE_KINDS) and not set(kinds).isdisjoint(_TEXT_KINDS):
            _find_group(grid, at + 1, kinds)
            return Header(at, 1, settle(kinds, names, sample))
    return None


def _find_group(grid: Grid, start: int, kinds: list[str | None]) -> None:
    """A column of unknown name before the tasks whose cells are merged over several of them groups them: 环节, 目标领域."""
    tasks = min((column for column, kind in enumerate(kinds) if kind in _TEXT_KINDS), default=0)
    if "section" in kinds:
        return
    for column in range(tasks):
        cells = [row[column] for row in grid.rows[start : start + _SAMPLE] if column < len(row)]
        merged = sum((row, column) in grid.covered for row in range(start, min(start + _SAMPLE, len(grid.rows))))
        if kinds[column] is None and 2 * merged >= len(cells) - 1 > 0 and not any(cell.isdigit() for cell in cells):
            kinds[column] = "section"
            return


def settle(kinds: list[str | None], names: list[str], sample: list[list[str]]) -> tuple[tuple[int, str, str], ...]:
    """One number, section, task and deadline column each; which of several is seen from the cells below."""
    _find_task(kinds, names, sample)
    kinds = [kind or "ignored" for kind in kinds]
    labelled = [
        column
        for column in range(len(kinds))
        if kinds[column] not in ROLE_KINDS and holds_numbers([row[column] for row in sample if column < len(row)])
    ]
    for column in labelled:
        others = any(kind in _TEXT_KINDS for at, kind in enumerate(kinds) if at not in labelled)
        if kinds[column] in (*_TEXT_KINDS, "ignored", "section") and (
            others or names[column] in ("", *names[column + 1 :]) or kinds[column] == "ignored"
        ):
            kinds[column] = "number"
    _keep_first(kinds, "number", labelled)
    _keep_first(kinds, "deadline", [])
    _settle_texts(kinds, names)
    if "lead" in kinds and any("主责" in name for name in names):
        kinds = [
            "responsible" if kind == "lead" and "主责" in name and _other_lead(names) else kind
            for kind, name in zip(kinds, names, strict=True)
        ]
    return tuple(zip(range(len(kinds)), kinds, names, strict=True))


def _find_task(kinds: list[str | None], names: list[str], sample: list[list[str]]) -> None:
    """Left of 措施, 主要内容 …, where no header says 任务, a column of any name that holds texts does: 实事名称, 存在问题."""
    details = [column for column, kind in enumerate(kinds) if kind == "detail"]
    if "task" in kinds or not details:
        return
    for column in reversed(range(details[0])):
        unknown = kinds[column] is None or (kinds[column] == "ignored" and "问题" in names[column])
        if names[column] and unknown and not holds_numbers([row[column] for row in sample if column < len(row)]):
            kinds[column] = "task"
            return


def _other_lead(names: list[str]) -> bool:
    return any("牵头" in name or "主办" in name for name in names)


def holds_numbers(cells: list[str]) -> bool:
    """Whether most of the cells that hold anything hold a number and nothing else."""
    cells = [cell.strip() for cell in cells if cell.strip()]
    numbers = sum(1 for cell in cells if (label := read_label(f"{cell[:12]}、")) and label.end >= len(cell))
    return bool(cells) and numbers >= 0.6 * len(cells)


def _keep_first(kinds: list[str], kind: str, preferred: list[int]) -> None:
    having = [column for column, known in enumerate(kinds) if known == kind]
    if len(having) > 1:
        kept = next((column for column in having if column in preferred), having[0])
        for column in having:
            if column != kept:
                kinds[column] = "ignored"


def _settle_texts(kinds: list[str], names: list[str]) -> None:
    """The first column of tasks is the measure's; further ones, and 措施, 要求 … beside it, are its text."""
    tasks = [column for column, kind in enumerate(kinds) if kind == "task"]
    tasks.sort(key=lambda column: "具体" in names[column])
    texts = tasks or [column for column, kind in enumerate(kinds) if kind == "detail"]
    for column in texts[1:]:
        kinds[column] = "detail"
    if texts:
        kinds[texts[0]] = "task"


__all__ = ["Header", "find_headers", "header_by_cells", "holds_numbers", "settle"]
