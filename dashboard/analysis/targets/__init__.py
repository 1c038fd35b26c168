"""Quantified targets in the texts of a document: deadlines, amounts, frequencies and named policies, found by rules."""

import math
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

import pandas as pd

from dashboard.analysis.targets import amounts, deadlines, frequencies, policies
from dashboard.analysis.targets.clauses import Piece, clauses, compact
from dashboard.model.dataset import Dataset
from dashboard.model.ids import with_ids
from dashboard.model.selection import Selection

#: The kinds of targets, in the order of the page; "name" is the name of a policy.
KINDS = ("deadline", "amount", "frequency", "name")
_DEADLINE_COLUMN = "时限："
_MARKS = re.compile(r"[“”\"「」『』《》〈〉\s]")
#: Actions that are searched for targets, the first of the selection.
MOST_SEARCHED = 100_000
_BLOCK = 500  # actions that are searched between two looks at the clock


class Target(NamedTuple):
    """One target in the text of an action.

    `field` is the column of the text: action; measure, whose targets belong to the measure's first action; or deadline,
    in a table that has such a column. `text` is the piece of it from `start` to `end`, verbatim. `kind` is one of KINDS.
    `value` is for a deadline an ISO 8601 date as precise as it is printed (2025, 2025-06-30, --12-31 without a year) or
    a period (P3Y); for an amount number and unit, with ≥ ≤ ≈ for a bound, + or - for a change and → between from and to
    (≥ 10000000 元); for a frequency R/P3M, or R where no interval is named; for a name the name without quotation marks.
    """

    action_id: int
    field: str
    start: int
    end: int
    text: str
    kind: str
    value: str


#: For each dataset the targets of the actions that have been searched. They are dropped with the dataset.
_targets_found: WeakKeyDictionary[Dataset, dict[int, list[Target]]] = WeakKeyDictionary()


class FoundTargets(NamedTuple):
    """Targets as a table: a row per target, in print order, with the columns of `Target`. `searched` of `all` actions were
    searched for them in time."""

    table: pd.DataFrame
    searched: int
    all: int


def targets_of(shown: Selection, agency: str | None = None, *, seconds: float = math.inf) -> FoundTargets:
    """The targets in the actions shown, or in those of one agency.

    Statements about the past, dates of laws, base years and numbers that only describe a thing are no targets. No action
    is searched twice while the dataset lives: after a call that ran out of time, the next one goes on. At most
    MOST_SEARCHED actions are searched.
    """
    found, end = _targets_found.setdefault(shown.dataset, {}), time.monotonic() + seconds
    whose = "" if agency is None else "WHERE action_id IN (SELECT action_id FROM shown WHERE agency = $agency)"
    values = {} if agency is None else {"agency": agency}
    every = [at for (at,) in shown.rows(f"SELECT action_id FROM shown_actions {whose} ORDER BY 1", **values)]
    ids = every[:MOST_SEARCHED]
    missing = [action_id for action_id in ids if action_id not in found]
    for start in range(0, len(missing), _BLOCK):
        found.update(_targets(shown.dataset, missing[start : start + _BLOCK]))
        if time.monotonic() > end:
            break
    targets = [target for action_id in ids for target in found.get(action_id, ())]
    types = {name: "int64" if name in ("action_id", "start", "end") else "str" for name in Target._fields}
    table = pd.DataFrame(targets, columns=list(Target._fields)).astype(types)
    return FoundTargets(table, sum(action_id in found for action_id in ids), len(every))


def _targets(dataset: Dataset, ids: Sequence[int]) -> Iterator[tuple[int, list[Target]]]:
    """(action id, its targets) of some actions."""
    names = "action_id, measure, action_no, action, coalesce(deadline, '')"
    for action, measure, number, text, deadline in dataset.tables.rows(
        f"SELECT {names} FROM actions WHERE {with_ids('action_id', ids)}"
    ):
        searched = [("measure", measure, find_in(measure))] if number == 1 else []
        searched.append(("action", text, find_in(text)))
        if deadline not in text:
            searched.append(("deadline", deadline, _in_deadline_column(deadline)))
        yield (
            action,
            [
                Target(action, field, piece.start, piece.end, full[piece.start : piece.end], piece.kind, piece.value)
                for field, full, pieces in searched
                for piece in pieces
            ],
        )


def _in_deadline_column(text: str) -> list[Piece]:
    """The targets in a cell of the deadline column, where a date that stands alone is a deadline."""
    skip = len(_DEADLINE_COLUMN)
    found = find_in(f"{_DEADLINE_COLUMN}{text}")
    return [Piece(piece.start - skip, piece.end - skip, piece.kind, piece.value) for piece in found]


def find_in(text: str) -> list[Piece]:
    """The targets of one text in print order, with their positions in the text."""
    kept, places = compact(text)
    found, before = [], ""
    for clause in clauses(kept):
        numbers = list(amounts.find(clause))
        found += [*deadlines.find(clause, before), *numbers, *frequencies.find(clause)]
        found += policies.find(clause, has_amount=bool(numbers))
        before = clause.text
    placed = (piece._replace(start=places[piece.start], end=places[piece.end - 1] + 1) for piece in found)
    return sorted(_named_once(text, placed))


def _named_once(text: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, each name with its value from the original text; names that are part of an earlier one are left out."""
    names: list[str] = []
    for piece in pieces:
        if piece.kind != "name":
            yield piece
            continue
        name = _MARKS.sub("", text[piece.start : piece.end])
        if not any(name in other for other in names):
            names.append(name)
            yield piece._replace(value=name)
