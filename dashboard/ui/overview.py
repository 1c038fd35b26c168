"""What the overview shows: the actions to read, the assignments as a grid, the findings."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from dashboard import text
from dashboard.model.dataset import Dataset
from dashboard.model.selection import Selection
from dashboard.render import actions, page_head
from dashboard.text import COLUMN_LABELS, LEVELS, ROLES, t
from dashboard.ui.page import page_of, show_html, stop_without_assignments
from dashboard.ui.view import view
from loaders import NAMES, Finding

GRID_ROWS = 1_000
MOST_FINDINGS = 200
#: The grid's columns: what is short first, the action's text after the names it belongs to.
GRID_ORDER = (
    "document", "source_row", "section", "measure_no", "measure", "action_no", "agency", "role", "position",
    "deadline", "action",
)  # fmt: skip


def show_actions(ids: Sequence[int]) -> None:
    """The actions of these ids to read, with the filter's agencies and words marked."""
    show_html(actions_of(view(), ids))


def actions_of(shown: Selection, ids: Sequence[int]) -> Markup:
    """The markup of `show_actions`, or what is kept of it."""
    dataset, chosen = shown.dataset, shown.chosen
    key = "actions", tuple(ids), chosen, text.language()
    return dataset.cached(key, lambda: actions.actions(dataset, ids, chosen))


def show_assignments() -> None:
    """The tidy rows as a sortable, searchable grid, with the source row."""
    stop_without_assignments()
    rows = view().assignments
    names = [*NAMES, "document"] if view().dataset.is_combined else list(NAMES)
    names = [name for name in names if rows[name].notna().any()]
    if len(rows) > GRID_ROWS:
        st.text(t("overview.paged", size=GRID_ROWS))
    at = page_of(range(len(rows)), GRID_ROWS)
    table = rows[names].iloc[at.start : at.stop]
    table = table.astype({name: "str" for name in names if table[name].dtype == "category"})  # sent as they are here
    table["role"] = table["role"].map(ROLES)
    order = [name for name in GRID_ORDER if name in table]
    st.dataframe(
        table,
        hide_index=True,
        height=640,
        column_order=order,
        column_config=COLUMN_LABELS,
        row_height=44,
        placeholder="",
        key="assignments",
    )


def show_findings() -> None:
    """What the reader of the documents found odd, weightier first, behind a line to open; nothing where it found nothing.

    An element of its own, which no filter changes: once open it stays open.
    """
    dataset = view().dataset
    if found := _sorted_findings(dataset):
        show_html(
            dataset.cached(("findings", text.language()), lambda: page_head.details(*_finding_lines(dataset, found)))
        )


def _finding_lines(dataset: Dataset, found: Sequence[tuple[Finding, str]]) -> tuple[str, list[str]]:
    """How many there are, and a line for each of the first."""
    lines = [_finding_line(*pair, several=dataset.is_combined) for pair in found[:MOST_FINDINGS]]
    if len(found) > MOST_FINDINGS:
        lines.append(t("findings.rest", count=len(found) - MOST_FINDINGS))
    return t("findings", count=len(found)), lines


def _sorted_findings(dataset: Dataset) -> list[tuple[Finding, str]]:
    """The findings of the documents, weightier first, each with its document's title."""
    found = [
        (finding, title)
        for title, document in zip(dataset.titles, dataset.documents, strict=True)
        for finding in document.findings
    ]
    found.sort(key=lambda pair: list(LEVELS).index(pair[0].level))
    return found


def _finding_line(finding: Finding, title: str, *, several: bool) -> str:
    words = t("finding", place=text.said_place(finding.place), message=text.said(finding))
    return f"{LEVELS[finding.level]}　{f'《{title}》' if several else ''}{words}"
