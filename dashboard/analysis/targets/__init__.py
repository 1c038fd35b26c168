"""Commitments in the texts of a document: deadlines, amounts, frequencies, named policies, found by rules."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Iterable, Iterator
from weakref import WeakKeyDictionary

import pandas as pd

from dashboard.analysis.targets import amounts, deadlines, frequencies, policies
from dashboard.analysis.targets.clauses import Piece, clauses, compact
from dashboard.model.dataset import Dataset

#: What is looked for, in the order of the page.
KINDS = ("deadline", "amount", "frequency", "name")
_DEADLINE_COLUMN = "时限："
_MARKS = re.compile(r"[“”\"「」『』《》〈〉\s]")


COLUMNS = ("action_id", "field", "start", "end", "text", "kind", "value")
_AT_ONCE = 500  # actions read between two looks at the clock
_known: WeakKeyDictionary[Dataset, dict[int, list[tuple]]] = WeakKeyDictionary()


def find_commitments(actions: pd.DataFrame) -> pd.DataFrame:
    """The commitments in `Dataset.actions`, in print order, one row each.

    Columns: action_id; field, the column its text is in (action; measure, told with the measure's first action;
    deadline, where the table has such a column); start and end, places in that text; text, the piece, verbatim; kind of
    KINDS; value. A value is for a deadline an ISO 8601 date as far as it is printed (2025, 2025-06-30, --12-31 without a
    year) or a period (P3Y); for an amount number and unit, with ≥ ≤ ≈ where it is bounded, + or - where it is a change,
    → between from and to (≥ 10000000 元); for a frequency R/P3M, or R where no interval is named; for a name the name
    without its marks. What the past tells, what a law or a base year dates and what only describes a thing are none.
    """
    return _table(row for rows in _rows(actions) for row in rows)


def commitments_of(dataset: Dataset, actions: pd.DataFrame, *, seconds: float = math.inf) -> tuple[pd.DataFrame, int]:
    """`find_commitments` of some of the dataset's actions, and how many of them are still to be read after `seconds`.

    No action is read twice while the dataset lives: what time cut short goes on with the next call.
    """
    known, end = _known.setdefault(dataset, {}), time.monotonic() + seconds
    missing = actions[~actions["action_id"].isin(known.keys())]
    for start in range(0, len(missing), _AT_ONCE):
        some = missing.iloc[start : start + _AT_ONCE]
        known.update(zip(some["action_id"], _rows(some), strict=True))
        if time.monotonic() > end:
            break
    left = sum(action not in known for action in missing["action_id"])
    return _table(row for action in actions["action_id"] for row in known.get(action, ())), left


def _table(rows: Iterable[tuple]) -> pd.DataFrame:
    table = pd.DataFrame(list(rows), columns=list(COLUMNS))
    types = dict.fromkeys(("action_id", "start", "end"), "int64")
    return table.astype(types | dict.fromkeys(("field", "text", "kind", "value"), "str"))


def _rows(actions: pd.DataFrame) -> Iterator[list[tuple]]:
    """For each action its rows of COLUMNS."""
    columns = (actions[name] for name in ("action_id", "measure", "action_no", "action", "deadline"))
    for action, measure, number, text, deadline in zip(*columns, strict=True):
        read = [("measure", measure, find_in(measure))] if number == 1 else []
        read.append(("action", text, find_in(text)))
        if isinstance(deadline, str) and deadline not in text:
            read.append(("deadline", deadline, _in_deadline_column(deadline)))
        yield [
            (action, field, p.start, p.end, full[p.start : p.end], p.kind, p.value)
            for field, full, ps in read
            for p in ps
        ]


def _in_deadline_column(text: str) -> list[Piece]:
    """What a cell of the deadline column names: a date by itself is one there."""
    skip = len(_DEADLINE_COLUMN)
    found = find_in(f"{_DEADLINE_COLUMN}{text}")
    return [Piece(piece.start - skip, piece.end - skip, piece.kind, piece.value) for piece in found]


def find_in(text: str) -> list[Piece]:
    """The commitments of one text in print order, places in the text."""
    kept, places = compact(text)
    found, before = [], ""
    for clause in clauses(kept):
        numbers = list(amounts.find(clause))
        found += [*deadlines.find(clause, before), *numbers, *frequencies.find(clause)]
        found += policies.find(clause, has_amount=bool(numbers))
        before = clause.text
    placed = (piece._replace(start=places[piece.start], end=places[piece.end - 1] + 1) for piece in found)
    return sorted(_named_once(text, placed))


def _named_once(text: str, pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces, names as the text writes them; a name that is part of an earlier one is the same again."""
    known: list[str] = []
    for piece in pieces:
        if piece.kind != "name":
            yield piece
            continue
        name = _MARKS.sub("", text[piece.start : piece.end])
        if not any(name in other for other in known):
            known.append(name)
            yield piece._replace(value=name)
