"""A document made ready for the pages: what every filter and view needs, computed once per document."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from loaders import ROLES, Document


@dataclass(frozen=True, eq=False)
class Board:
    """A document with the columns that pages filter on.

    `assignments` and `actions` are the document's, each with `measure_label` (number and title, one per measure)
    and `words` (the text that a search looks through, in lower case). `measures`, `agencies` and `roles` are the
    choices of the filter, in print order. `rows` holds each action as a named tuple under its source row, `parts`
    its agencies by role: what the reading views go through, without pandas.
    """

    document: Document
    assignments: pd.DataFrame
    actions: pd.DataFrame
    measures: tuple[str, ...]
    agencies: tuple[str, ...]
    roles: tuple[str, ...]
    rows: dict[int, tuple]
    parts: dict[int, dict[str, list[str]]]


def make_board(document: Document) -> Board:
    """The board of a document."""
    actions = _labelled(document.actions)
    actions["words"] = (actions["measure_label"] + "\n" + actions["action"]).str.lower()
    labels = actions.set_index("source_row")["measure_label"]
    assignments = document.assignments.copy()
    assignments["measure_label"] = assignments["source_row"].map(labels)
    assignments["words"] = (
        assignments["source_row"].map(actions.set_index("source_row")["words"])
        + "\n"
        + assignments["agency"].str.lower()
    )
    return Board(
        document=document,
        assignments=assignments,
        actions=actions,
        measures=tuple(actions["measure_label"].unique()),
        agencies=tuple(assignments["agency"].unique()),
        roles=tuple(role for role in ROLES if (assignments["role"] == role).any()),
        rows={row.source_row: row for row in actions.itertuples(index=False, name="Action")},
        parts=_parts(assignments),
    )


def _parts(assignments: pd.DataFrame) -> dict[int, dict[str, list[str]]]:
    parts: dict[int, dict[str, list[str]]] = {}
    ordered = assignments.sort_values(["source_row", "role"], kind="stable")
    for row, role, agency in zip(ordered["source_row"], ordered["role"], ordered["agency"], strict=True):
        parts.setdefault(row, {}).setdefault(role, []).append(agency)
    return parts


def _labelled(actions: pd.DataFrame) -> pd.DataFrame:
    """The actions with `measure_label`: “8. 有效落实小微企业金融政策”; with the section where two measures would share it."""
    actions = actions.copy()
    numbers = actions["measure_no"].astype("str")
    numbered = numbers + ". " + actions["measure"]
    label = numbered.where(actions["measure_no"].notna(), actions["measure"])
    sections = actions["section"].fillna("").groupby(label).nunique()
    shared = label.map(sections) > 1
    actions["measure_label"] = label.where(~shared, label + "（" + actions["section"].fillna("") + "）")
    return actions
