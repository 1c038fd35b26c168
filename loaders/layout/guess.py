"""What the columns of a table may be, seen from what they hold: a proposal for the person who is asked."""

from __future__ import annotations

from loaders.blocks import Grid
from loaders.cells.agencies import is_agency, looks_like_agency, split_names, strip_tails
from loaders.layout.header import holds_numbers
from loaders.words import DEADLINE_TEXT, column_kind

_SAMPLE = 40  # rows looked at
_LONGEST_LIST = 400  # characters of a cell that may be a list of agencies
_SENTENCE = 15  # characters of a cell that is more than a remark
_ROLES = ("lead", "responsible", "support")
#: What a table has one column of -> what a further one is.
_SINGLE = {"number": "ignored", "section": "ignored", "deadline": "ignored", "task": "detail"}


def guess_kinds(grid: Grid) -> tuple[str, ...]:
    """A kind for each column, "ignored" where nothing speaks for one; a known header word goes before what cells hold.

    Columns of agencies are taken for lead, responsible and support from the left, one alone for responsible; the
    longest of the other texts is the task's.
    """
    rows = [row for row in grid.rows[:_SAMPLE] if len(set(filter(None, row))) > 1]
    columns = [[row[at] for row in rows if at < len(row) and row[at].strip()] for at in range(max(map(len, grid.rows)))]
    kinds = [_known(cells) or _kind(cells[1:] or cells) for cells in columns]
    _name_roles(kinds)
    _name_texts(kinds, [sum(map(len, cells[1:])) / max(1, len(cells) - 1) for cells in columns])
    return tuple(keep_first(kinds))


def keep_first(kinds: list[str]) -> list[str]:
    """The kinds with one column each for number, section and deadline, and one task; further tasks are its details."""
    return [kind if at == kinds.index(kind) or kind not in _SINGLE else _SINGLE[kind] for at, kind in enumerate(kinds)]


def _known(cells: list[str]) -> str | None:
    return column_kind(cells[0]) if cells else "ignored"


def _kind(cells: list[str]) -> str:
    if holds_numbers(cells):
        return "number"
    if _mostly(cells, _is_list_of_agencies):
        return "agency"
    return "deadline" if _mostly(cells, lambda cell: bool(DEADLINE_TEXT.fullmatch("".join(cell.split())[:40]))) else ""


def _mostly(cells: list[str], test) -> bool:
    return sum(map(test, cells)) * 2 > len(cells)


def _is_list_of_agencies(cell: str) -> bool:
    names = [strip_tails(name) for name, _ in split_names(cell[:_LONGEST_LIST]) if is_agency(name)]
    return bool(names) and _mostly(names, looks_like_agency)


def _name_roles(kinds: list[str]) -> None:
    columns = [at for at, kind in enumerate(kinds) if kind == "agency"]
    free = [role for role in _ROLES if role not in kinds]
    if len(columns) == 1 and len(free) == len(_ROLES):
        free = ["responsible"]
    for at, role in zip(columns, [*free, *["support"] * len(columns)], strict=False):
        kinds[at] = role


def _name_texts(kinds: list[str], lengths: list[float]) -> None:
    texts = [at for at, kind in enumerate(kinds) if not kind]
    for at in texts:
        kinds[at] = "detail" if lengths[at] >= _SENTENCE else "ignored"
    if texts and "task" not in kinds:
        kinds[max(texts, key=lengths.__getitem__)] = "task"
