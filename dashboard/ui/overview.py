"""The parts of the overview: the counts, the actions to read, the findings."""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard import text
from dashboard.analysis.source_check import count_findings, findings_of
from dashboard.model.selection import Selection
from dashboard.render.actions import action_list
from dashboard.render.page_head import count_figures, details
from dashboard.text import LEVELS, t
from dashboard.ui.page import page_of, show_html
from dashboard.ui.session import dataset, selection
from loaders import Finding

MOST_FINDINGS = 200


def filtered_counts() -> Markup:
    """The counts of the selection: filtered / all."""
    return count_figures(selection().counts, dataset().counts)


def show_page_of_actions() -> None:
    """The full text of the actions on the chosen page."""
    places = page_of(range(selection().counts["actions"]))
    show_actions(selection().action_ids(places[0], len(places)))


def show_actions(ids: Sequence[int]) -> None:
    """Show the full text of these actions, with the filter's agencies and words marked."""
    show_html(actions_of(selection(), ids))


def actions_of(shown: Selection, ids: Sequence[int]) -> Markup:
    """The HTML of `show_actions`, cached with the dataset."""
    key = "actions", tuple(ids), shown.filter, text.language()
    return shown.dataset.cached(key, lambda: action_list(shown.dataset, ids, shown.filter))


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
