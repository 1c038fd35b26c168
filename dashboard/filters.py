"""The one filter: what it means, what it is called in words, what to relax when it leaves nothing."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import pandas as pd

from dashboard.board import Board, fold


@dataclass(frozen=True)
class Filter:
    """OR within a field, AND between the fields. An empty field lets everything through.

    `document` holds titles of `Board.titles`, `measure` labels of `Board.measures`, `agency` names, `role` words of the contract;
    `q` is words separated by white space, looked for in measure, action and agency, whatever their case and width.
    """

    document: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    q: str = ""

    @property
    def active(self) -> tuple[str, ...]:
        """The names of the fields that filter."""
        return tuple(name for name in NAMES if getattr(self, name))

    def without(self, name: str) -> Filter:
        """This filter with one field emptied."""
        return replace(self, **{name: "" if name == "q" else ()})


NAMES = tuple(field.name for field in fields(Filter))
_COLUMNS = {"document": "document", "measure": "measure_label", "agency": "agency", "role": "role"}


def filter_assignments(assignments: pd.DataFrame, chosen: Filter) -> pd.DataFrame:
    """The rows of `Board.assignments` that the filter lets through, in their order."""
    keep = pd.Series(True, index=assignments.index)
    for name, column in _COLUMNS.items():
        if values := getattr(chosen, name):
            keep &= assignments[column].isin(values)
    if chosen.q:
        keep &= _has_any_word(assignments["words"], chosen.q)
    return assignments[keep]


def filter_actions(board: Board, chosen: Filter, shown: pd.DataFrame) -> pd.DataFrame:
    """The actions of the assignments `shown`; and, where agency and role are free, matching ones that name no agency."""
    actions = board.actions
    keep = actions["action_id"].isin(shown["action_id"])
    if not (chosen.agency or chosen.role):
        unnamed = ~actions["action_id"].isin(board.assignments["action_id"])
        for name in ("document", "measure"):
            if values := getattr(chosen, name):
                unnamed &= actions[_COLUMNS[name]].isin(values)
        if chosen.q:
            unnamed &= _has_any_word(actions["words"], chosen.q)
        keep |= unnamed
    return actions[keep]


def _has_any_word(texts: pd.Series, q: str) -> pd.Series:
    found = pd.Series(False, index=texts.index)
    for word in fold(q).split():
        found |= texts.str.contains(word, regex=False)
    return found if q.split() else ~found


def relaxations(board: Board, chosen: Filter) -> list[tuple[str, int]]:
    """(field, number of actions) for each active field whose removal alone would show something."""
    counts = []
    for name in chosen.active:
        relaxed = chosen.without(name)
        shown = filter_assignments(board.assignments, relaxed)
        counts.append((name, len(filter_actions(board, relaxed, shown))))
    return [(name, count) for name, count in counts if count]
