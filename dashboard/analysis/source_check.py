"""Findings, source rows and assignments of a document side by side: what belongs to what, and what was clicked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.model.dataset import Dataset
from dashboard.model.filters import Filter
from dashboard.text import LEVELS, ROLES, said, said_place

#: The grids, each with its first column.
GRIDS = {"findings": "level", "rows": "source_row", "assignments": "source_row"}
_IN_SIGHT = 7  # lines; a grid scrolls down until the last of them shows
_WIDEST = 200  # characters of a cell; a grid is sent anew with each click, and the whole text stands beside it


@dataclass(frozen=True)
class Looked:
    """What is looked at: an action, and the assignment or the finding that led there; each by its place in its table."""

    action: int | None = 0
    assignment: int | None = None
    finding: int | None = None


def grids(dataset: Dataset) -> dict[str, pd.DataFrame]:
    """The tables a person chooses from, for one document."""
    return {
        "findings": findings(dataset).drop(columns="document"),
        "rows": _rows(dataset),
        "assignments": _assigned(dataset),
    }


def findings(dataset: Dataset) -> pd.DataFrame:
    """document, level, place, message and source_row of each finding, the weightier first."""
    found = [
        (title, finding.level, said_place(finding.place), said(finding), finding.source_row)
        for title, document in zip(dataset.titles.values(), dataset.documents, strict=True)
        for finding in document.findings
    ]
    found.sort(key=lambda line: list(LEVELS).index(line[1]))
    table = pd.DataFrame(found, columns=["document", "level", "place", "message", "source_row"])
    return table.assign(level=table["level"].map(LEVELS), source_row=table["source_row"].astype("Int64"))


def _rows(dataset: Dataset) -> pd.DataFrame:
    """source_row, place and, on one line, the source as printed."""
    printed = dataset.actions["source"].str.slice(0, _WIDEST)
    for pattern, put in ((r"\s*\t\s*", "　|　"), (r"\s*\n\s*", " ")):
        printed = printed.str.replace(pattern, put, regex=True)
    return dataset.actions[["source_row"]].assign(place=dataset.actions["place"].map(said_place), printed=printed)


def _assigned(dataset: Dataset) -> pd.DataFrame:
    table = dataset.assignments[["source_row", "agency", "role", "measure"]]
    table = table.astype({"agency": "str", "role": "str", "measure": "str"})
    return table.assign(role=table["role"].map(ROLES), measure=table["measure"].str.slice(0, _WIDEST))


def lines(dataset: Dataset, looked: Looked) -> dict[str, list[int]]:
    """The lines of each grid that belong to what is looked at: all assignments of the source row, or the one chosen."""
    mine: list[int] = []
    if looked.assignment is not None:
        mine = [looked.assignment]
    elif looked.action is not None:
        action = dataset.actions["action_id"].iloc[looked.action]
        mine = (dataset.assignments["action_id"] == action).to_numpy().nonzero()[0].tolist()
    return {
        "findings": [] if looked.finding is None else [looked.finding],
        "rows": [] if looked.action is None else [looked.action],
        "assignments": mine,
    }


def selection(shown: list[int], grid: str) -> dict:
    """The state of a grid in which these lines are chosen and the first of them are in sight."""
    cells = [(shown[:_IN_SIGHT][-1], GRIDS[grid])] if shown else []
    return {"selection": {"rows": shown, "columns": [], "cells": cells}}


def clicked(state: Mapping | None, shown: list[int], grid: str) -> int | None:
    """The line that a person chose in a grid that was set to show these; None where it is as it was set."""
    if state is None:
        return None
    was, now = selection(shown, grid)["selection"], state["selection"]
    cells = [tuple(cell) for cell in now["cells"]]
    if cells and cells != was["cells"]:
        return cells[0][0]
    added, removed = set(now["rows"]) - set(shown), set(shown) - set(now["rows"])
    if not added and len(shown) > 1 and len(removed) == 1:  # one of a source row's assignments
        added = removed
    return min(added, default=None)


def look(dataset: Dataset, grid: str, line: pd.Series, at: int) -> Looked:
    """What is looked at after a click on this line of a grid, the one at `at`."""
    if grid == "rows":
        return Looked(at)
    row = line["source_row"]
    action = None if pd.isna(row) else dataset.actions["source_row"].tolist().index(row)
    return Looked(action, assignment=at) if grid == "assignments" else Looked(action, finding=at)


def chosen(dataset: Dataset, looked: Looked) -> Filter:
    """The filter that marks the assignment looked at."""
    if looked.assignment is None:
        return Filter()
    assignment = dataset.assignments.iloc[looked.assignment]
    return Filter(agency=(assignment["agency"],), role=(assignment["role"],))
