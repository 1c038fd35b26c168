"""The matrix and its pages."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard import text
from dashboard.analysis.matrix import matrix_rows
from dashboard.model.selection import Selection
from dashboard.render import matrix as matrix_view
from dashboard.text import t
from dashboard.ui.page import page_of, show_html
from dashboard.ui.view import view

MATRIX_ROWS = 60
MATRIX_PAGE = 36  # rows of a page, where there are more than that


def matrix_page(rows: str) -> Sequence | None:
    """The rows of the matrix's page chosen; None where all are on one."""
    every = matrix_rows(view().actions, rows)
    if len(every) <= MATRIX_ROWS:
        return None
    st.text(t("matrix.paged", count=len(every)))
    return page_of(every, MATRIX_PAGE)


def show_matrix(matrix: pd.DataFrame, labels: Sequence[str], **made_by: Hashable) -> None:
    """A matrix of `analysis.matrix` for the view's filter, and how to read it; `made_by` is what else it depends on."""
    show_html(matrix_of(view(), matrix, labels, **made_by))


def matrix_of(shown: Selection, matrix: pd.DataFrame, labels: Sequence[str], **made_by: Hashable) -> Markup:
    """The markup of `show_matrix`, or what is kept of it."""
    key = "matrix", shown.chosen, *made_by.values(), text.language()
    return shown.dataset.cached(key, lambda: matrix_view.matrix_table(matrix, labels, shown.assignments, shown.dataset))
