"""What columns hold, seen from their cells and from headers that are no known word."""

from __future__ import annotations

from collections.abc import Callable

from loaders.blocks import Grid
from loaders.cells.agencies import is_agency, looks_like_agency, split_names, strip_tails
from loaders.cells.ordinals import is_number
from loaders.layout.table.header_words import column_kind
from loaders.vocabulary.columns import (
    HEADER_STEMS,
    MAIN_RESPONSIBLE,
    NO_ROLE,
    OTHER_LEADS,
    PLAIN_AGENCY_HEADER,
    PROBLEM,
    SPECIFIC,
)
from loaders.vocabulary.dates import DEADLINE_TEXT
from loaders.vocabulary.roles import ROLE_KINDS

TEXT_KINDS = ("task", "detail")
_LONGEST_LIST = 400  # characters of a cell that may be a list of agencies
_LONGEST_HEADER = 12
_LONGEST_DEADLINE = 40
_SHORTEST_TASK = 8  # characters, on average, of the cells of a column of tasks
_SHORTEST_DETAIL = 15  # the same of a column that is more than remarks
_NUMBERS = 0.6  # of the cells of a column of numbers
_SAMPLE = 40  # rows looked at for a guess
_GUESSED_ROLES = ("lead", "responsible", "support")
#: What a table has one column of -> what a further one is.
_SINGLE = {"number": "ignored", "section": "ignored", "deadline": "ignored", "task": "detail"}


def says_both(kinds: set[str | None]) -> bool:
    """Whether there is a column of tasks among the kinds, and one of agencies."""
    return not kinds.isdisjoint(ROLE_KINDS) and not kinds.isdisjoint(TEXT_KINDS)


def name_roles(kinds: list[str | None], names: list[str], sample: list[list[str]]) -> None:
    """Set the roles of columns with unknown headers (牵头市局, 配合镇办, or 单位 alone) above cells that list agencies."""
    for column, name in enumerate(names):
        if kinds[column] is None and (role := _role(name)) and holds_agencies(_cells(column, sample)):
            kinds[column] = role
    plain = [at for at, name in enumerate(names) if kinds[at] is None and PLAIN_AGENCY_HEADER.fullmatch(name)]
    if set(kinds).isdisjoint(ROLE_KINDS) and len(plain) == 1 and holds_agencies(_cells(plain[0], sample)):
        kinds[plain[0]] = "responsible"


def name_task(kinds: list[str | None], names: list[str], sample: list[list[str]]) -> None:
    """If no header says 任务, the column of the longest texts beside columns that list agencies holds the tasks."""
    roles = [column for column, kind in enumerate(kinds) if kind in ROLE_KINDS]
    if not roles or not all(holds_agencies(_cells(column, sample)) for column in roles):
        return
    lengths = {
        column: sum(map(len, cells)) / len(cells)
        for column, name in enumerate(names)
        if name and kinds[column] is None and (cells := _cells(column, sample)) and not holds_agencies(cells)
    }
    longest = max(lengths, key=lengths.__getitem__, default=None)
    if longest is not None and lengths[longest] >= _SHORTEST_TASK:
        kinds[longest] = "task"


def settle_kinds(found: list[str | None], names: list[str], sample: list[list[str]]) -> list[str]:
    """The kinds with one column each for number, task and deadline; of several, the cells below decide."""
    numbers = [at for at in range(len(found)) if holds_numbers([row[at] for row in sample if at < len(row)])]
    _find_task(found, names, numbers)
    kinds = [kind or "ignored" for kind in found]
    numbers = [column for column in numbers if kinds[column] not in ROLE_KINDS]
    for column in numbers:
        _settle_number(kinds, names, column, numbers)
    _keep_one(kinds, "number", numbers)
    _keep_one(kinds, "deadline", [])
    _settle_texts(kinds, names)
    _settle_leads(kinds, names)
    return kinds


def _find_task(kinds: list[str | None], names: list[str], numbers: list[int]) -> None:
    """If no header says 任务, a column of texts left of 措施, 主要内容 … holds the tasks: 实事名称, 存在问题."""
    details = [column for column, kind in enumerate(kinds) if kind == "detail"]
    if "task" in kinds or not details:
        return
    for column in reversed(range(details[0])):
        unknown = kinds[column] is None or (kinds[column] == "ignored" and PROBLEM in names[column])
        if names[column] and unknown and column not in numbers:
            kinds[column] = "task"
            return


def _settle_number(kinds: list[str], names: list[str], column: int, numbers: list[int]) -> None:
    """Take a column of numbers for the number if another column has the tasks, or its header is blank or repeated to its right."""
    others = any(kind in TEXT_KINDS for at, kind in enumerate(kinds) if at not in numbers)
    is_beside = others or names[column] in ("", *names[column + 1 :])
    if kinds[column] == "ignored" or (kinds[column] in (*TEXT_KINDS, "section") and is_beside):
        kinds[column] = "number"


def _keep_one(kinds: list[str], kind: str, preferred: list[int]) -> None:
    having = [column for column, known in enumerate(kinds) if known == kind]
    kept = [column for column in having if column in preferred] or having
    for column in having:
        if column != kept[0]:
            kinds[column] = "ignored"


def _settle_texts(kinds: list[str], names: list[str]) -> None:
    """The first column of tasks is the measure's; further ones, and 措施, 要求 … beside it, are its text."""
    tasks = [column for column, kind in enumerate(kinds) if kind == "task"]
    tasks.sort(key=lambda column: SPECIFIC in names[column])
    texts = tasks or [column for column, kind in enumerate(kinds) if kind == "detail"]
    for column in texts[1:]:
        kinds[column] = "detail"
    if texts:
        kinds[texts[0]] = "task"


def _settle_leads(kinds: list[str], names: list[str]) -> None:
    """Beside a 牵头单位, the 主责单位 is the one that does the work."""
    if not any(lead in name for name in names for lead in OTHER_LEADS):
        return
    for column, name in enumerate(names):
        if kinds[column] == "lead" and MAIN_RESPONSIBLE in name:
            kinds[column] = "responsible"


def guess_kinds(grid: Grid) -> tuple[str, ...]:
    """A proposal for the person who is asked: a kind for each column, "ignored" where nothing speaks for one.

    A known header word goes before what the cells hold. Columns of agencies are taken for lead, responsible and support
    from the left, one alone for responsible; the longest of the other texts is the task's.
    """
    rows = [row for row in grid.rows[:_SAMPLE] if len(set(filter(None, row))) > 1]
    columns = [[row[at] for row in rows if at < len(row) and row[at].strip()] for at in range(grid.width)]
    kinds = [_known_kind(cells) or _kind_of_cells(cells[1:] or cells) for cells in columns]
    _guess_roles(kinds)
    _guess_texts(kinds, [sum(map(len, cells[1:])) / max(1, len(cells) - 1) for cells in columns])
    return tuple(keep_first(kinds))


def keep_first(kinds: list[str]) -> list[str]:
    """The kinds with one column each for number, section and deadline, and one task; further tasks are its details."""
    return [kind if at == kinds.index(kind) or kind not in _SINGLE else _SINGLE[kind] for at, kind in enumerate(kinds)]


def holds_agencies(cells: list[str]) -> bool:
    """Whether most of the cells are lists of what looks like agencies."""
    return _mostly(cells, _lists_agencies)


def holds_numbers(cells: list[str]) -> bool:
    """Whether most of the cells that hold anything hold a number and nothing else."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and sum(map(is_number, filled)) >= _NUMBERS * len(filled)


def _mostly(cells: list[str], test: Callable[[str], bool]) -> bool:
    return sum(map(test, cells)) * 2 > len(cells)


def _cells(column: int, sample: list[list[str]]) -> list[str]:
    return [row[column] for row in sample if column < len(row) and row[column].strip() and len(set(row)) > 1]


def _role(name: str) -> str | None:
    if not 2 <= len(name) <= _LONGEST_HEADER or NO_ROLE.search(name):
        return None
    return next((role for role, stem in HEADER_STEMS.items() if stem.match(name)), None)


def _lists_agencies(cell: str) -> bool:
    names = [strip_tails(name) for name, _ in split_names(cell[:_LONGEST_LIST]) if is_agency(name)]
    return bool(names) and _mostly(names, looks_like_agency)


def _is_deadline(cell: str) -> bool:
    return bool(DEADLINE_TEXT.fullmatch("".join(cell.split())[:_LONGEST_DEADLINE]))


def _known_kind(cells: list[str]) -> str | None:
    return column_kind(cells[0]) if cells else "ignored"


def _kind_of_cells(cells: list[str]) -> str:
    if holds_numbers(cells):
        return "number"
    if holds_agencies(cells):
        return "agency"
    return "deadline" if _mostly(cells, _is_deadline) else ""


def _guess_roles(kinds: list[str]) -> None:
    columns = [at for at, kind in enumerate(kinds) if kind == "agency"]
    free = [role for role in _GUESSED_ROLES if role not in kinds]
    if len(columns) == 1 and len(free) == len(_GUESSED_ROLES):
        free = ["responsible"]
    for at, role in zip(columns, [*free, *["support"] * len(columns)], strict=False):
        kinds[at] = role


def _guess_texts(kinds: list[str], lengths: list[float]) -> None:
    texts = [at for at, kind in enumerate(kinds) if not kind]
    for at in texts:
        kinds[at] = "detail" if lengths[at] >= _SHORTEST_DETAIL else "ignored"
    if texts and "task" not in kinds:
        kinds[max(texts, key=lengths.__getitem__)] = "task"
