"""The parts of the overview: the actions to read, the assignments as a grid, the findings."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from dashboard import text
from dashboard.analysis.assignments import Room, assignments_page
from dashboard.analysis.collaboration import MOST_ASSIGNMENTS
from dashboard.analysis.questions import questions
from dashboard.analysis.source_check import count_findings, findings_of
from dashboard.model.selection import Selection
from dashboard.render.actions import action_list
from dashboard.render.page_head import count_figures, details
from dashboard.render.questions import question_lines
from dashboard.text import COLUMN_LABELS, LEVELS, ROLES, t
from dashboard.text.corrections import correction_words
from dashboard.ui.page import page_of, show_html, stop_without_assignments
from dashboard.ui.session import dataset, selection
from loaders import Finding
from loaders.schema import CORRECTED

GRID_ROWS = 1_000
MOST_FINDINGS = 200
GRID_ROOM = Room(columns=20, characters=1_000)
#: The grid's columns: the short ones first, so that the long text of the action needs no sideways scrolling.
GRID_ORDER = (
    "document", "source_row", "section", "measure_no", "measure", "action_no", "agency", "role", "position",
    "deadline", "action",
)  # fmt: skip


def filtered_counts() -> Markup:
    """The counts of the selection: filtered / all."""
    return count_figures(selection().counts, dataset().counts, explained=True)


def show_questions() -> None:
    """What a chair would ask, a line each with its number; nothing where the answers would take too long."""
    shown = selection()
    if shown.counts["assignments"] <= MOST_ASSIGNMENTS:
        found = shown.dataset.cached(("questions", shown.filter), lambda: questions(shown, most=1))
        show_html(question_lines(found))


def show_page_of_actions() -> None:
    """The full text of the actions on the chosen page."""
    places = page_of(range(selection().counts["actions"]))
    show_actions(selection().action_ids(places[0], len(places)), with_sections=True)


def show_actions(ids: Sequence[int], *, with_sections: bool = False) -> None:
    """Show the full text of these actions, with the filter's agencies and words marked; if asked, below their sections."""
    show_html(actions_of(selection(), ids, with_sections=with_sections))


def actions_of(shown: Selection, ids: Sequence[int], *, with_sections: bool = True) -> Markup:
    """The HTML of `show_actions`, cached with the dataset."""
    key = "actions", tuple(ids), with_sections, shown.filter, text.language()
    return shown.dataset.cached(key, lambda: action_list(shown.dataset, ids, shown.filter, with_sections=with_sections))


def show_assignments() -> None:
    """The assignments as a grid that can be sorted and searched."""
    stop_without_assignments()
    count = selection().counts["assignments"]
    if count > GRID_ROWS:
        st.text(t("overview.paged", size=GRID_ROWS))
    places = page_of(range(count), GRID_ROWS)
    table = assignments_page(selection(), places[0], len(places), GRID_ROOM).dropna(axis="columns", how="all")
    table["role"] = table["role"].map(ROLES)
    if CORRECTED in table:
        table[CORRECTED] = table[CORRECTED].map(correction_words).str.slice(0, GRID_ROOM.characters)
    others = [name for name in map(str, table) if name not in GRID_ORDER]
    st.dataframe(
        table,
        hide_index=True,
        height=640,
        column_order=[*(name for name in GRID_ORDER if name in table), *others],
        column_config=COLUMN_LABELS,
        row_height=44,
        placeholder="",
        key="assignments",
    )
    if (left := len(dataset().own_columns) - GRID_ROOM.columns) > 0:
        st.text(t("others.left.table", count=left))


def show_findings() -> None:
    """The findings about the documents, most serious first, behind a line that opens; no line if there are none.

    They do not depend on the filter, so the line stays open while the filter changes.
    """
    count = count_findings(dataset())
    if not count:
        return
    lines = [_finding_line(title, finding) for title, finding in findings_of(dataset(), MOST_FINDINGS)]
    if count > MOST_FINDINGS:
        lines.append(t("findings.rest", count=count - MOST_FINDINGS))
    show_html(details(t("findings", count=count), lines))


def _finding_line(title: str, finding: Finding) -> str:
    document = f"《{title}》" if dataset().is_combined else ""
    words = t("finding", place=text.said_place(finding.place), message=text.said(finding))
    return f"{LEVELS[finding.level]}　{document}{words}"
