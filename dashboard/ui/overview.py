"""What the overview shows: the actions to read, the assignments as a grid, the findings."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from dashboard import text
from dashboard.model.dataset import Dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from dashboard.render import actions, page_head
from dashboard.text import COLUMN_LABELS, LEVELS, ROLES, t
from dashboard.ui.page import figures, page_of, show_html, stop_without_assignments
from dashboard.ui.session import dataset, selection
from dashboard.ui.sidebar import counts_of, selected
from loaders import NAMES, Finding

GRID_ROWS = 1_000
MOST_FINDINGS = 200
#: The grid's columns: what is short first, the action's text after the names it belongs to.
GRID_ORDER = (
    "document", "source_row", "section", "measure_no", "measure", "action_no", "agency", "role", "position",
    "deadline", "action",
)  # fmt: skip


def counts() -> Markup:
    """How much is shown, of all there is."""
    return figures(counts_of(selection()), counts_of(selected(dataset(), Filter())))


def show_actions(ids: Sequence[int]) -> None:
    """The actions of these ids to read, with the filter's agencies and words marked."""
    show_html(actions_of(selection(), ids))


def actions_of(shown: Selection, ids: Sequence[int]) -> Markup:
    """The markup of `show_actions`; kept with the dataset."""
    key = "actions", tuple(ids), shown.filter, text.language()
    return shown.dataset.cached(key, lambda: actions.actions(shown.dataset, ids, shown.filter))


def show_assignments() -> None:
    """The tidy rows as a sortable, searchable grid, with the source row."""
    stop_without_assignments()
    rows = selection().assignments
    names = [*NAMES, "document"] if dataset().is_combined else list(NAMES)
    names = [name for name in names if rows[name].notna().any()]
    if len(rows) > GRID_ROWS:
        st.text(t("overview.paged", size=GRID_ROWS))
    places = page_of(range(len(rows)), GRID_ROWS)
    table = rows[names].iloc[places[0] : places[-1] + 1]
    table = table.astype({name: "str" for name in names if table[name].dtype == "category"})
    table["role"] = table["role"].map(ROLES)
    st.dataframe(
        table,
        hide_index=True,
        height=640,
        column_order=[name for name in GRID_ORDER if name in table],
        column_config=COLUMN_LABELS,
        row_height=44,
        placeholder="",
        key="assignments",
    )


def show_findings() -> None:
    """What the reader of the documents found odd, most important first, behind a line to open; nothing where it found nothing.

    An element of its own, which no filter changes: once open it stays open.
    """
    if found := _sorted_findings(dataset()):
        key = "findings", text.language()
        show_html(dataset().cached(key, lambda: page_head.details(*_finding_lines(dataset(), found))))


def _finding_lines(of: Dataset, found: Sequence[tuple[Finding, str]]) -> tuple[str, list[str]]:
    """How many there are, and a line for each of the first."""
    lines = [_finding_line(*pair, several=of.is_combined) for pair in found[:MOST_FINDINGS]]
    if len(found) > MOST_FINDINGS:
        lines.append(t("findings.rest", count=len(found) - MOST_FINDINGS))
    return t("findings", count=len(found)), lines


def _sorted_findings(of: Dataset) -> list[tuple[Finding, str]]:
    """The findings of the documents, most important first, each with its document's title."""
    documents = zip(of.titles.values(), of.documents, strict=True)
    found = [(finding, title) for title, document in documents for finding in document.findings]
    return sorted(found, key=lambda pair: list(LEVELS).index(pair[0].level))


def _finding_line(finding: Finding, title: str, *, several: bool) -> str:
    words = t("finding", place=text.said_place(finding.place), message=text.said(finding))
    return f"{LEVELS[finding.level]}　{f'《{title}》' if several else ''}{words}"
