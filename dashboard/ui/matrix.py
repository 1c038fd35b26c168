"""The matrix: its pages, how it gets on screen, what can be saved of it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard import text
from dashboard.analysis.matrix import matrix_rows
from dashboard.export import downloads
from dashboard.model.selection import Selection
from dashboard.render.matrix import matrix_table
from dashboard.render.page_head import hint
from dashboard.text import t
from dashboard.ui.downloads import offer
from dashboard.ui.page import page_of, show_html
from dashboard.ui.session import selection

MATRIX_ROWS = 60
MATRIX_PAGE = 36  # rows of a page, where there are more than that
PICTURE_CELLS = 4_000  # of a matrix that can be read on a slide
#: Cells of a matrix to download: 20,000 rows by 1,000 agencies, which a spreadsheet just opens.
MOST_CELLS = 20_000_000


def page_of_rows(rows: str) -> Sequence | None:
    """The rows of the matrix's page chosen; None where all are on one."""
    every = matrix_rows(selection().actions, rows)
    if len(every) <= MATRIX_ROWS:
        return None
    st.text(t("matrix.paged", count=len(every)))
    return page_of(every, MATRIX_PAGE)


def show(table: pd.DataFrame, labels: Sequence[str], **made_by: Hashable) -> None:
    """A matrix of `analysis.matrix` for the page's filter, and how to read it; `made_by` is what else it depends on."""
    show_html(markup_of(selection(), table, labels, **made_by) + hint(t("matrix.hint")))


def markup_of(shown: Selection, table: pd.DataFrame, labels: Sequence[str], **made_by: Hashable) -> Markup:
    """The markup of the matrix; kept with the dataset."""
    key = "matrix", shown.filter, *made_by.values(), text.language()
    return shown.dataset.cached(key, lambda: matrix_table(table, labels, shown.assignments, shown.dataset))


def offer_matrix(rows: str, **order: str) -> None:
    """The button for the whole matrix, whatever page of it is shown; disabled where no spreadsheet would open it."""
    shown = selection()
    length, width = len(matrix_rows(shown.actions, rows)), shown.assignments["agency"].nunique()
    if length * width <= MOST_CELLS:
        offer(t("matrix.download"), downloads.matrix_marks(shown, rows=rows, **order))
    else:
        st.button(t("matrix.download"), disabled=True, help=t("matrix.large", rows=length, columns=width))


def offer_picture(table: pd.DataFrame, labels: Sequence[str]) -> None:
    """The button for a picture of the matrix shown, where it fits a slide."""
    if table.size <= PICTURE_CELLS:
        offer(t("matrix.picture"), downloads.matrix_slide(selection(), table, labels))
