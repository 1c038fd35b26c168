"""Actions with the agencies of each role beside them: what every handout lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dashboard.model.selection import Selection
from dashboard.text import ROLES


class TaskRow(NamedTuple):
    """An action: its document, number and title, its text, deadline and source row, and its agencies by role."""

    document: str
    section: str
    label: str
    text: str
    deadline: str
    source_row: int
    parts: dict[str, list[str]]


def task_rows(selection: Selection) -> Iterator[TaskRow]:
    """The actions of a selection in print order, each with all of its agencies."""
    for action_id in selection.actions["action_id"].tolist():
        action = selection.dataset.actions_by_id[action_id]
        yield TaskRow(
            action.document,
            action.section,
            action.measure_label,
            action.action,
            action.deadline,
            action.source_row,
            selection.dataset.agencies_by_role[action_id],
        )


def roles_of(selection: Selection) -> list[str]:
    """The roles that occur in the dataset, in their order."""
    return [role for role in ROLES if role in selection.dataset.roles]


def has_deadlines(selection: Selection) -> bool:
    """Whether any action shown has a deadline."""
    return bool(selection.actions["deadline"].notna().any())
