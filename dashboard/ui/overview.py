"""The parts of the overview: the counts, the actions to read, the findings."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from dashboard import text
from dashboard.analysis.collaboration import MOST_ASSIGNMENTS
from dashboard.analysis.questions import questions
from dashboard.analysis.source_check import count_findings, findings_of
from dashboard.model.selection import Selection
from dashboard.render.actions import action_list
from dashboard.render.page_head import count_figures, details
from dashboard.render.questions import question_lines
from dashboard.text import LEVELS, READING_ORDERS, t
from dashboard.ui.page import choose, page_of, show_html
from dashboard.ui.session import dataset, selection
from loaders import Finding

MOST_FINDINGS = 200


def filtered_counts() -> Markup:
    """The counts of the selection: filtered / all."""
    return count_figures(selection().counts, dataset().counts, explained=True)


def show_questions() -> None:
    """What a chair would ask, a line each with its number; nothing where the answers would take too long."""
    shown = selection()
    if shown.counts["assignments"] <= MOST_ASSIGNMENTS:
        found = shown.dataset.cached(("questions", shown.filter), lambda: questions(shown, most=1))
        show_html(question_lines(found))


def show_page_of_actions(bar: st.delta_generator.DeltaGenerator) -> None:
    """The full text of the actions on the chosen page, in print order or by deadline, which is chosen in the bar."""
    by_due = False
    if selection().has_due:
        with bar:
            by_due = choose(t("overview.order"), READING_ORDERS, key="order", with_label=False) == "due"
    places = page_of(range(selection().counts["actions"]))
    show_actions(selection().action_ids(places[0], len(places), by_due=by_due), with_sections=not by_due)


def show_actions(ids: Sequence[int], *, with_sections: bool = False) -> None:
    """Show the full text of these actions, with the filter's agencies and words marked; if asked, below their sections."""
    show_html(actions_of(selection(), ids, with_sections=with_sections))


def actions_of(shown: Selection, ids: Sequence[int], *, with_sections: bool = True) -> Markup:
    """The HTML of `show_actions`, cached with the dataset."""
    key = "actions", tuple(ids), with_sections, shown.filter, text.language()
    return shown.dataset.cached(key, lambda: action_list(shown.dataset, ids, shown.filter, with_sections=with_sections))


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
