"""The check against the source: three grids (findings, source rows, assignments) whose lines belong together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from dashboard.model.dataset import Action, Dataset
from dashboard.model.filters import Filter
from dashboard.model.stored_document import details_of
from loaders import Finding
from loaders.edits import RowKey

#: The grids, each with the name of its first column.
GRIDS = {"findings": "level", "rows": "source_row", "assignments": "source_row"}
#: Findings that are listed; the loaders give no more of one document.
MOST_FINDINGS = 1_001
_DOCUMENTS = 100  # whose findings are read together
_LEVELS = ("warning", "note")
_IN_SIGHT = 7  # lines of a grid that are visible at once


class Lines(NamedTuple):
    """The lines of two grids, in print order: source_row, place and source of the actions; source_row, agency, role and
    measure of the assignments."""

    actions: pd.DataFrame
    assignments: pd.DataFrame


def lines_of(dataset: Dataset) -> Lines:
    """The lines for a dataset of one document, kept with it."""
    assignments = """
        SELECT actions.source_row, agency, role, measure FROM assignments JOIN actions USING (action_id) ORDER BY line
    """
    return dataset.cached(
        "lines",
        lambda: Lines(
            dataset.tables.frame("SELECT source_row, place, source FROM actions ORDER BY action_id"),
            dataset.tables.frame(assignments),
        ),
    )


@dataclass(frozen=True)
class SourceFocus:
    """What the user looks at: an action, and the assignment or finding that was clicked; each by its line number in its grid."""

    action: int | None = 0
    assignment: int | None = None
    finding: int | None = None


def findings_of(dataset: Dataset, most: int = MOST_FINDINGS) -> list[tuple[str, Finding]]:
    """(title of the document, finding) for the findings of a dataset, the most serious first, at most so many; kept with it."""
    return dataset.cached(("findings", most), lambda: _read_findings(dataset, most))


def _read_findings(dataset: Dataset, most: int) -> list[tuple[str, Finding]]:
    found: list[tuple[str, Finding]] = []
    for level in _LEVELS:
        named = zip(dataset.titles.values(), dataset.documents, strict=True)
        having = [(title, document) for title, document in named if getattr(document, f"{level}s")]
        for at in range(0, len(having), _DOCUMENTS):
            part = having[at : at + _DOCUMENTS] if len(found) < most else []
            for (title, _), details in zip(part, details_of([document for _, document in part]), strict=True):
                found += [(title, finding) for finding in details.findings if finding.level == level]
    return found[:most]


def count_findings(dataset: Dataset) -> int:
    """The number of all findings of a dataset."""
    return sum(document.warnings + document.notes for document in dataset.documents)


def focus_lines(dataset: Dataset, focus: SourceFocus) -> dict[str, list[int]]:
    """The lines of each grid that belong to the focus: the clicked assignment, or else all assignments of the source row."""
    assignments: list[int] = []
    if focus.assignment is not None:
        assignments = [focus.assignment]
    elif focus.action is not None:
        lines = lines_of(dataset)
        source_row = lines.actions["source_row"].iloc[focus.action]
        assignments = (lines.assignments["source_row"] == source_row).to_numpy().nonzero()[0].tolist()
    return {
        "findings": [] if focus.finding is None else [focus.finding],
        "rows": [] if focus.action is None else [focus.action],
        "assignments": assignments,
    }


def grid_state(lines: list[int], grid: str) -> dict:
    """The state of a Streamlit grid in which these lines are selected; it scrolls to the selected cell, one of the first lines."""
    cells = [(lines[:_IN_SIGHT][-1], GRIDS[grid])] if lines else []
    return {"selection": {"rows": lines, "columns": [], "cells": cells}}


def row_key(dataset: Dataset, action: Action) -> RowKey:
    """What a correction finds the row by, in a dataset of one document."""
    sources = lines_of(dataset).actions
    before = sources["source"][sources["source_row"] < action.source_row]
    return RowKey(action.source, int((before == action.source).sum()) + 1)


def next_action(dataset: Dataset, action: Action) -> Action | None:
    """The row below, in a dataset of one document; None below the last one."""
    rows = lines_of(dataset).actions["source_row"]
    below = rows[rows > action.source_row]
    return dataset.actions([int(below.iloc[0])])[0] if len(below) else None


def rows_naming(dataset: Dataset, agency: str) -> list[Action]:
    """The rows that name an agency, in a dataset of one document."""
    lines = lines_of(dataset).assignments
    return dataset.actions(lines["source_row"][lines["agency"] == agency].drop_duplicates().tolist())


def clicked_line(state: Mapping | None, lines: list[int], grid: str) -> int | None:
    """The line that the user clicked in a grid with `lines` selected; None if nothing was clicked since."""
    if state is None:
        return None
    was, now = grid_state(lines, grid)["selection"], state["selection"]
    cells = [tuple(cell) for cell in now["cells"]]
    if cells and cells != was["cells"]:
        return cells[0][0]
    added, removed = set(now["rows"]) - set(lines), set(lines) - set(now["rows"])
    if not added and len(lines) > 1 and len(removed) == 1:  # a click on a selected line deselects it
        added = removed
    return min(added, default=None)


def focus_on(dataset: Dataset, grid: str, line: int) -> SourceFocus:
    """The focus after a click on this line of a grid."""
    if grid == "rows":
        return SourceFocus(line)
    if grid == "assignments":
        return SourceFocus(_action_of(dataset, lines_of(dataset).assignments["source_row"].iloc[line]), assignment=line)
    return SourceFocus(_action_of(dataset, findings_of(dataset)[line][1].source_row), finding=line)


def _action_of(dataset: Dataset, source_row: int | None) -> int | None:
    """The line of the action that was read from a source row."""
    return None if source_row is None else lines_of(dataset).actions["source_row"].tolist().index(source_row)


def focus_filter(dataset: Dataset, focus: SourceFocus) -> Filter:
    """A filter that makes a view mark the assignment in focus; an empty one if none is."""
    if focus.assignment is None:
        return Filter()
    assignment = lines_of(dataset).assignments.iloc[focus.assignment]
    return Filter(agency=(assignment["agency"],), role=(assignment["role"],))
