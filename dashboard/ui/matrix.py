"""The parts of the page about the matrix: its pages, the matrix itself, its downloads."""

from collections.abc import Hashable, Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard import text
from dashboard.analysis.matrix import actions_behind, matrix_rows
from dashboard.export import downloads
from dashboard.model.selection import Selection
from dashboard.render.matrix import matrix_table
from dashboard.text import t
from dashboard.ui.downloads import offer
from dashboard.ui.page import page_of, show_html
from dashboard.ui.session import selection

MATRIX_ROWS = 60  # that are shown without paging
MATRIX_PAGE = 36  # rows per page of a longer matrix
PICTURE_CELLS = 4_000  # of the largest matrix that can be read on a slide
#: Cells of the largest matrix to download: 20,000 rows by 1,000 agencies, which a spreadsheet can just open.
MOST_CELLS = 20_000_000


def page_of_rows(rows: str) -> Sequence[int] | None:
    """The rows of the page that is chosen; None if the matrix fits on one page."""
    count = selection().counts[rows]
    if count <= MATRIX_ROWS:
        return None
    st.text(t("matrix.paged", count=count))
    places = page_of(range(count), MATRIX_PAGE)
    return matrix_rows(selection(), rows, places[0], len(places))


def show(table: pd.DataFrame, labels: Sequence[str], rows: str, **made_by: Hashable) -> None:
    """Show a matrix of `analysis.matrix` for the page's filter; `made_by` are its other arguments."""
    show_html(markup_of(selection(), table, labels, rows, **made_by))


def markup_of(shown: Selection, table: pd.DataFrame, labels: Sequence[str], rows: str, **made_by: Hashable) -> Markup:
    """The HTML of the matrix, cached with the dataset."""
    key = "matrix", shown.filter, rows, *made_by.values(), text.language()

    def make() -> Markup:
        return matrix_table(table, labels, actions_behind(shown, rows, table.index.tolist()), shown.dataset)

    return shown.dataset.cached(key, make)


def offer_matrix(rows: str, **order: str) -> None:
    """The link that saves all pages of the matrix; a button without effect if no spreadsheet could open the file."""
    shown = selection()
    length, width = shown.counts[rows], shown.counts["agencies"]
    if length * width <= MOST_CELLS:
        offer("matrix.download", downloads.matrix_marks(shown, rows=rows, **order))
    else:
        st.button(t("matrix.download"), disabled=True, help=t("matrix.large", rows=length, columns=width))


def offer_picture(table: pd.DataFrame, labels: Sequence[str]) -> None:
    """The link that saves a picture of the matrix shown, if it fits on a slide."""
    if table.size <= PICTURE_CELLS:
        offer("matrix.picture", downloads.matrix_slide(selection(), table, labels))
