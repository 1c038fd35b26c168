"""The parts of the page about the matrix: its pages, the matrix itself, its downloads."""

from collections.abc import Hashable, Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard import text
from dashboard.analysis.matrix import matrix_rows
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


def page_of_rows(rows: str) -> Sequence | None:
    """The rows of the page that is chosen; None if the matrix fits on one page."""
    every = matrix_rows(selection().actions, rows)
    if len(every) <= MATRIX_ROWS:
        return None
    st.text(t("matrix.paged", count=len(every)))
    return page_of(every, MATRIX_PAGE)


def show(table: pd.DataFrame, labels: Sequence[str], **made_by: Hashable) -> None:
    """Show a matrix of `analysis.matrix` for the page's filter; `made_by` are its other arguments."""
    show_html(markup_of(selection(), table, labels, **made_by))


def markup_of(shown: Selection, table: pd.DataFrame, labels: Sequence[str], **made_by: Hashable) -> Markup:
    """The HTML of the matrix, cached with the dataset."""
    key = "matrix", shown.filter, *made_by.values(), text.language()
    return shown.dataset.cached(key, lambda: matrix_table(table, labels, shown.assignments, shown.dataset))


def offer_matrix(rows: str, **order: str) -> None:
    """The link that saves all pages of the matrix; a button without effect if no spreadsheet could open the file."""
    shown = selection()
    length, width = len(matrix_rows(shown.actions, rows)), shown.assignments["agency"].nunique()
    if length * width <= MOST_CELLS:
        offer("matrix.download", downloads.matrix_marks(shown, rows=rows, **order))
    else:
        st.button(t("matrix.download"), disabled=True, help=t("matrix.large", rows=length, columns=width))


def offer_picture(table: pd.DataFrame, labels: Sequence[str]) -> None:
    """The link that saves a picture of the matrix shown, if it fits on a slide."""
    if table.size <= PICTURE_CELLS:
        offer("matrix.picture", downloads.matrix_slide(selection(), table, labels))
