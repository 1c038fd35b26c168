"""Decides what the columns of a table hold: the kinds whose scores together are best."""

from collections.abc import Iterable, Sequence
from itertools import product

from loaders.blocks import Grid
from loaders.layout.table.column_comparison import compare
from loaders.layout.table.column_scores import TEXT_KINDS, Column, score_columns
from loaders.layout.table.header_words import SURE, clean_header
from loaders.vocabulary.roles import ROLE_KINDS

#: The kinds of which a table has one column, the kind that a further one gets.
_SINGLE = {"number": "ignored", "section": "ignored", "deadline": "ignored", "task": "detail"}
LEAST = 0.5  # score of a column that is read
_LEAST_GUESSED = 0.25  # score of a column that is proposed to a person
_MOST_OPTIONS = 4  # columns that may be the one of its kind
_SAMPLE = 40  # rows that a guess is based on
_GUESSED_ROLES = ("lead", "responsible", "support")


def says_both(kinds: Iterable[str | None]) -> bool:
    """Whether the kinds include a column of tasks and a column of agencies."""
    known = set(kinds)
    return not known.isdisjoint(ROLE_KINDS) and not known.isdisjoint(TEXT_KINDS)


def decide_kinds(columns: Sequence[Column], least: float = LEAST) -> list[str]:
    """The kind of each column, by the choice with the highest sum of scores, with one number, section, task, deadline.

    A column whose scores are all below `least` is ignored, but a known role is kept if no other column has agencies.
    """
    kinds = [_best(column, least) for column in columns]
    gains = [{kind: column.scores.get(kind, 0) - _score(column, best) for kind in _SINGLE}
             for column, best in zip(columns, kinds, strict=True)]  # fmt: skip
    options = [_options(kind, columns, gains, least) for kind in _SINGLE]
    choices = (choice for choice in product(*options) if _is_possible(choice))
    chosen = max(choices, key=lambda choice: _gain(choice, gains), default=())
    for kind, at in zip(_SINGLE, chosen, strict=False):
        if at is not None:
            kinds[at] = kind
    if set(kinds).isdisjoint(ROLE_KINDS):
        _keep_a_role(kinds, columns)
    return kinds


def _best(column: Column, least: float) -> str:
    """The best kind of those that several columns may have."""
    free = {kind: score for kind, score in column.scores.items() if kind not in _SINGLE}
    best = max(free, key=free.__getitem__)
    return best if free[best] >= max(least, free.get("ignored", 0)) else "ignored"


def _score(column: Column, kind: str) -> float:
    return column.scores.get(kind, 0)


def _options(kind: str, columns: Sequence[Column], gains: list[dict[str, float]], least: float) -> list[int | None]:
    """The columns that may be the one of this kind, the best first; None if there need not be one."""
    able = [at for at, column in enumerate(columns) if column.scores[kind] >= least]
    if kind == "task" and not able:
        able = [at for at, column in enumerate(columns) if column.scores[kind] > 0]
    able = sorted(able, key=lambda at: -gains[at][kind])[:_MOST_OPTIONS]
    return [*able] if kind == "task" and able else [*able, None]


def _is_possible(choice: Sequence[int | None]) -> bool:
    taken = [at for at in choice if at is not None]
    return len(taken) == len(set(taken))


def _gain(choice: Sequence[int | None], gains: list[dict[str, float]]) -> float:
    return sum(gains[at][kind] for kind, at in zip(_SINGLE, choice, strict=True) if at is not None)


def _keep_a_role(kinds: list[str], columns: Sequence[Column]) -> None:
    known = [(column.says.get(role, 0), -at, role) for at, column in enumerate(columns) for role in ROLE_KINDS]
    sure, at, role = max(known, default=(0, 0, ""))
    if sure >= SURE and kinds[-at] != "task":
        kinds[-at] = role


def guess_kinds(grid: Grid) -> tuple[str, ...]:
    """A proposal for the person who is asked: a kind for each column, "ignored" if there is no sign of any.

    Columns of agencies under unknown headers become lead, responsible and support from the left; a single one becomes
    responsible.
    """
    return tuple(guessed_columns(grid)[1])


def guessed_columns(grid: Grid) -> tuple[list[Column], list[str]]:
    """The columns under the first full row, and the kinds of `guess_kinds`."""
    rows = [row for row in grid.rows[:_SAMPLE] if len(set(filter(None, row))) > 1]
    header, sample = (rows[0], rows[1:] or rows) if rows else ([], [])
    cells = [*map(clean_header, header), *[""] * (grid.width - len(header))]
    columns = score_columns([[cell] if cell else [] for cell in cells], sample)
    compare(columns)
    kinds = decide_kinds(columns, _LEAST_GUESSED)
    _guess_roles(kinds, columns)
    return columns, kinds


def _guess_roles(kinds: list[str], columns: Sequence[Column]) -> None:
    guessed = [at for at, column in enumerate(columns) if kinds[at] == "responsible" and not column.is_known]
    free = [role for role in _GUESSED_ROLES if role not in {kinds[at] for at in range(len(kinds)) if at not in guessed}]
    if len(guessed) == 1 and len(free) == len(_GUESSED_ROLES):
        free = ["responsible"]
    for at, role in zip(guessed, [*free, *["support"] * len(guessed)], strict=False):
        kinds[at], columns[at].scores[role] = role, columns[at].scores["responsible"]


def keep_first(kinds: list[str]) -> list[str]:
    """The kinds with at most one number, section, deadline and task; further columns of tasks become details."""
    return [kind if at == kinds.index(kind) or kind not in _SINGLE else _SINGLE[kind] for at, kind in enumerate(kinds)]
