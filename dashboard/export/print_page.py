"""A selection as a web page for printing: A4, the table header on each sheet, no row cut by a page break."""

from dashboard.export.tables import has_deadlines, listed_actions
from dashboard.model.selection import Selection
from dashboard.render.other_columns import other_columns
from dashboard.render.template import macros
from dashboard.text import html_language
from dashboard.text.captions import document_words, filter_words

#: Actions, which are some 500 sheets of paper.
MOST_PRINTED = 5_000
_views = macros("print.html")


def print_page(selection: Selection) -> str:
    """The HTML page, complete without further files. Every value of the document is escaped.

    Beyond MOST_PRINTED actions it says how many are left out.
    """
    return _views.print_page(
        html_language(),
        document_words(selection.dataset),
        filter_words(selection),
        selection.dataset,
        has_deadlines(selection),
        listed_actions(selection, MOST_PRINTED),
        max(0, selection.counts["actions"] - MOST_PRINTED),
        other_columns,
    )
