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
        action = selection.board.rows[action_id]
        yield TaskRow(
            action.document,
            _text(action.section),
            action.measure_label,
            action.action,
            _text(action.deadline),
            int(action.source_row),
            selection.board.parts[action_id],
        )


def roles_of(selection: Selection) -> list[str]:
    """The roles that occur in the board, in their order."""
    return [role for role in ROLES if role in selection.board.roles]


def has_deadlines(selection: Selection) -> bool:
    """Whether any action shown has a deadline."""
    return bool(selection.actions["deadline"].notna().any())


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
