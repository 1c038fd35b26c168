"""Finds out what columns hold from their cells, and from headers that are not known words."""

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
_SHORTEST_TASK = 8  # characters, on average, in the cells of a column of tasks
_SHORTEST_DETAIL = 15  # the same for a column with more than remarks
_NUMBERS = 0.6  # share of numbers among the cells of a column of numbers
_SAMPLE = 40  # rows that a guess is based on
_GUESSED_ROLES = ("lead", "responsible", "support")
#: The kinds of which a table has one column -> the kind that a further column gets.
_SINGLE = {"number": "ignored", "section": "ignored", "deadline": "ignored", "task": "detail"}


def says_both(kinds: set[str | None]) -> bool:
    """Whether the kinds include a column of tasks and a column of agencies."""
    return not kinds.isdisjoint(ROLE_KINDS) and not kinds.isdisjoint(TEXT_KINDS)


def name_roles(kinds: list[str | None], names: list[str], sample: list[list[str]]) -> None:
    """Set the role of each column that lists agencies under an unknown header: 牵头市局, 配合镇办, or 单位 alone."""
    for column, name in enumerate(names):
        if kinds[column] is None and (role := _role(name)) and holds_agencies(_cells(column, sample)):
            kinds[column] = role
    plain = [at for at, name in enumerate(names) if kinds[at] is None and PLAIN_AGENCY_HEADER.fullmatch(name)]
    if set(kinds).isdisjoint(ROLE_KINDS) and len(plain) == 1 and holds_agencies(_cells(plain[0], sample)):
        kinds[plain[0]] = "responsible"


def name_task(kinds: list[str | None], names: list[str], sample: list[list[str]]) -> None:
    """Set "task" for the column with the longest texts, if it stands beside columns that list agencies."""
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
    """The final kinds, with one column each for number, task and deadline; the cells decide between several."""
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
    """If no header says 任务, set "task" for a column of texts left of 措施, 主要内容 …: 实事名称, 存在问题."""
    details = [column for column, kind in enumerate(kinds) if kind == "detail"]
    if "task" in kinds or not details:
        return
    for column in reversed(range(details[0])):
        unknown = kinds[column] is None or (kinds[column] == "ignored" and PROBLEM in names[column])
        if names[column] and unknown and column not in numbers:
            kinds[column] = "task"
            return


def _settle_number(kinds: list[str], names: list[str], column: int, numbers: list[int]) -> None:
    """Set "number" for a column of numbers if another column has the tasks, or if its header is blank or repeated."""
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
    """Make the first column of tasks the measure's; further ones, and 措施, 要求 … beside it, become its details."""
    tasks = [column for column, kind in enumerate(kinds) if kind == "task"]
    tasks.sort(key=lambda column: SPECIFIC in names[column])
    texts = tasks or [column for column, kind in enumerate(kinds) if kind == "detail"]
    for column in texts[1:]:
        kinds[column] = "detail"
    if texts:
        kinds[texts[0]] = "task"


def _settle_leads(kinds: list[str], names: list[str]) -> None:
    """Beside a column 牵头单位, set "responsible" for 主责单位: that one does the work."""
    if not any(lead in name for name in names for lead in OTHER_LEADS):
        return
    for column, name in enumerate(names):
        if kinds[column] == "lead" and MAIN_RESPONSIBLE in name:
            kinds[column] = "responsible"


def guess_kinds(grid: Grid) -> tuple[str, ...]:
    """A proposal for the person who is asked: a kind for each column, "ignored" if there is no sign of any.

    A known header word takes precedence over the cells. Columns of agencies become lead, responsible and support from the
    left; a single one becomes responsible. Of the other columns, the one with the longest texts becomes the task.
    """
    rows = [row for row in grid.rows[:_SAMPLE] if len(set(filter(None, row))) > 1]
    columns = [[row[at] for row in rows if at < len(row) and row[at].strip()] for at in range(grid.width)]
    kinds = [(column_kind(cells[0]) or _kind_of_cells(cells[1:] or cells)) if cells else "ignored" for cells in columns]
    _guess_roles(kinds)
    _guess_texts(kinds, [sum(map(len, cells[1:])) / max(1, len(cells) - 1) for cells in columns])
    return tuple(keep_first(kinds))


def keep_first(kinds: list[str]) -> list[str]:
    """The kinds with at most one number, section, deadline and task; further columns of tasks become details."""
    return [kind if at == kinds.index(kind) or kind not in _SINGLE else _SINGLE[kind] for at, kind in enumerate(kinds)]


def holds_agencies(cells: list[str]) -> bool:
    """Whether most of the cells list what look like names of agencies."""
    return _mostly(cells, _lists_agencies)


def holds_numbers(cells: list[str]) -> bool:
    """Whether most of the filled cells hold a number and nothing else."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and sum(map(is_number, filled)) >= _NUMBERS * len(filled)


def _mostly(cells: list[str], test: Callable[[str], bool]) -> bool:
    return sum(map(test, cells)) * 2 > len(cells)


def _cells(column: int, sample: list[list[str]]) -> list[str]:
    """The filled cells of the column, without those of rows that are merged into one cell."""
    return [row[column] for row in sample if column < len(row) and row[column].strip() and len(set(row)) > 1]


def _role(name: str) -> str | None:
    """The role that an unknown header begins with."""
    if not 2 <= len(name) <= _LONGEST_HEADER or NO_ROLE.search(name):
        return None
    return next((role for role, stem in HEADER_STEMS.items() if stem.match(name)), None)


def _lists_agencies(cell: str) -> bool:
    names = [strip_tails(name) for name, _ in split_names(cell[:_LONGEST_LIST]) if is_agency(name)]
    return bool(names) and _mostly(names, looks_like_agency)


def _is_deadline(cell: str) -> bool:
    return bool(DEADLINE_TEXT.fullmatch("".join(cell.split())[:_LONGEST_DEADLINE]))


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
