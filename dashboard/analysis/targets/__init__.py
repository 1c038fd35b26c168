"""Quantified targets in the texts of a document: deadlines, amounts, frequencies; and the policies that it names. Found by rules."""

import math
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

import pandas as pd

from dashboard.analysis.targets import amounts, policies
from dashboard.model.dataset import Dataset
from dashboard.model.ids import doc_of, with_ids
from dashboard.model.selection import Selection
from dashboard.model.times import deadlines, frequencies
from dashboard.model.times.clauses import Piece, clauses, compact
from dashboard.model.times.column import find_in_cell
from dashboard.model.times.due import with_years

#: The kinds of what is found, in the order of the page: of targets, and "name", the name of a policy.
TARGET_KINDS = ("deadline", "amount", "frequency")
KINDS = (*TARGET_KINDS, "name")
_MARKS = re.compile(r"[“”\"「」『』《》〈〉\s]")
#: Actions that are searched for targets, the first of the selection.
MOST_SEARCHED = 100_000
_BLOCK = 500  # actions that are searched between two looks at the clock


class Target(NamedTuple):
    """One target in the text of an action.

    `field` is the column of the text: action; measure, whose targets belong to the measure's first action; or deadline,
    in a table that has such a column. `text` is the piece of it from `start` to `end`, verbatim. `kind` is one of KINDS.
    `value` is for a deadline an ISO 8601 date as precise as it is printed (2025, 2025-06-30; 2025?-06-30 with the year of
    the document, --12-31 without any), a period (P3Y), or `column.OPEN` where a column of deadlines names no date; for an amount number and unit, with ≥ ≤ ≈ for a bound, + or - for a change and → between from and to
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
        dated = dataset.documents[doc_of(action)].dated
        searched = [("measure", measure, _found(measure, dated))] if number == 1 else []
        searched.append(("action", text, _found(text, dated)))
        said = {piece.value for *_, pieces in searched for piece in pieces}
        column = [piece for piece in _with_years(find_in_cell(deadline), dated) if piece.value not in said]
        searched.append(("deadline", deadline, column))
        yield (
            action,
            [
                Target(action, field, piece.start, piece.end, full[piece.start : piece.end], piece.kind, piece.value)
                for field, full, pieces in searched
                for piece in pieces
            ],
        )


def _found(text: str, dated: str) -> list[Piece]:
    return _with_years(find_in(text), dated)


def _with_years(pieces: Sequence[Piece], dated: str) -> list[Piece]:
    """The pieces of one text, with a year in each date of a deadline."""
    values = iter(with_years((piece.value for piece in pieces if piece.kind == "deadline"), dated))
    return [piece._replace(value=next(values)) if piece.kind == "deadline" else piece for piece in pieces]


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
