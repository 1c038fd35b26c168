"""Quantified targets in the texts of a document: deadlines, amounts, frequencies and named policies, found by rules."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

import pandas as pd

from dashboard.analysis.targets import amounts, deadlines, frequencies, policies
from dashboard.analysis.targets.clauses import Piece, clauses, compact
from dashboard.model.dataset import Dataset

#: What is looked for, in the order of the page; "name" is the name of a policy.
KINDS = ("deadline", "amount", "frequency", "name")
_DEADLINE_COLUMN = "时限："
_MARKS = re.compile(r"[“”\"「」『』《》〈〉\s]")
_AT_ONCE = 500  # actions that are read between two looks at the clock


class Target(NamedTuple):
    """One target in the text of an action.

    `field` is the column its text is in: action; measure, whose targets belong to the measure's first action; or
    deadline, in a table that has such a column. `start` and `end` are places in that text, `text` is the piece between
    them, verbatim. `kind` is one of KINDS. `value` is for a deadline an ISO 8601 date as far as it is printed (2025,
    2025-06-30, --12-31 without a year) or a period (P3Y); for an amount number and unit, with ≥ ≤ ≈ where it is bounded,
    + or - where it is a change, → between from and to (≥ 10000000 元); for a frequency R/P3M, or R where no interval is
    named; for a name the name without its marks.
    """

    action_id: int
    field: str
    start: int
    end: int
    text: str
    kind: str
    value: str


#: For each dataset the targets of the actions that have been read. They are forgotten with the dataset.
_read: WeakKeyDictionary[Dataset, dict[int, list[Target]]] = WeakKeyDictionary()


def find_targets(actions: pd.DataFrame) -> pd.DataFrame:
    """The targets in `Dataset.actions`, in print order: one row each, with the columns of `Target`.

    Statements about the past, dates of laws and base years, and numbers that only describe a thing are no targets.
    """
    return _table(target for targets in _targets(actions) for target in targets)


def targets_of(dataset: Dataset, actions: pd.DataFrame, *, seconds: float = math.inf) -> tuple[pd.DataFrame, int]:
    """`find_targets` of some of the dataset's actions, and how many of them are still to be read after `seconds`.

    No action is read twice while the dataset lives: after a call that ran out of time, the next one goes on.
    """
    known, end = _read.setdefault(dataset, {}), time.monotonic() + seconds
    missing = actions[~actions["action_id"].isin(known.keys())]
    for start in range(0, len(missing), _AT_ONCE):
        some = missing.iloc[start : start + _AT_ONCE]
        known.update(zip(some["action_id"], _targets(some), strict=True))
        if time.monotonic() > end:
            break
    left = sum(action not in known for action in missing["action_id"])
    return _table(target for action in actions["action_id"] for target in known.get(action, ())), left


def _table(targets: Iterable[Target]) -> pd.DataFrame:
    types = {name: "int64" if name in ("action_id", "start", "end") else "str" for name in Target._fields}
    return pd.DataFrame(list(targets), columns=list(Target._fields)).astype(types)


def _targets(actions: pd.DataFrame) -> Iterator[list[Target]]:
    """For each action its targets."""
    columns = (actions[name] for name in ("action_id", "measure", "action_no", "action", "deadline"))
    for action, measure, number, text, deadline in zip(*columns, strict=True):
        read = [("measure", measure, find_in(measure))] if number == 1 else []
        read.append(("action", text, find_in(text)))
        if isinstance(deadline, str) and deadline not in text:
            read.append(("deadline", deadline, _in_deadline_column(deadline)))
        yield [
            Target(action, field, piece.start, piece.end, full[piece.start : piece.end], piece.kind, piece.value)
            for field, full, pieces in read
            for piece in pieces
        ]


def _in_deadline_column(text: str) -> list[Piece]:
    """The targets in a cell of the deadline column, where a date that stands alone is a deadline."""
    skip = len(_DEADLINE_COLUMN)
    found = find_in(f"{_DEADLINE_COLUMN}{text}")
    return [Piece(piece.start - skip, piece.end - skip, piece.kind, piece.value) for piece in found]


def find_in(text: str) -> list[Piece]:
    """The targets of one text in print order, with their places in the text."""
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
    """The pieces, with names as the text writes them. A name that is part of an earlier one is left out as the same."""
    known: list[str] = []
    for piece in pieces:
        if piece.kind != "name":
            yield piece
            continue
        name = _MARKS.sub("", text[piece.start : piece.end])
        if not any(name in other for other in known):
            known.append(name)
            yield piece._replace(value=name)
