"""A selection as a web page made for paper: A4, the header on each sheet, no row cut in two."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.export.tables import has_deadlines, listed_actions
from dashboard.model.dataset import Action
from dashboard.model.selection import Selection, document_words, filter_words
from dashboard.render.template import macros
from dashboard.text import html_language, listed

_views = macros("print.html")


class _Row(NamedTuple):
    """An action as it is printed: `text` is empty if the label says it all, `agencies` are those of each role in words."""

    label: str
    text: str
    place: str
    agencies: list[str]
    deadline: str


def print_page(selection: Selection) -> str:
    """The whole HTML page, with nothing to load. Every value of the document is escaped."""
    roles = selection.dataset.roles
    rows = [
        _Row(
            action.measure_label,
            action.action if action.action not in action.measure_label else "",
            _place(action, with_document=selection.dataset.is_combined),
            [listed(agencies.get(role, ())) for role in roles],
            action.deadline,
        )
        for action, agencies in listed_actions(selection)
    ]
    return _views.print_page(
        html_language(),
        document_words(selection.dataset),
        filter_words(selection),
        roles,
        has_deadlines(selection),
        rows,
    )


def _place(action: Action, *, with_document: bool) -> str:
    return " · ".join(filter(None, [f"《{action.document}》" if with_document else "", action.section]))
