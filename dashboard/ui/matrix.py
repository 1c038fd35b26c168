"""The matrix, its pages and what its rows are called."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard import text
from dashboard.analysis import tables
from dashboard.model.dataset import Action, Dataset
from dashboard.model.selection import Selection
from dashboard.render import matrix as matrix_view
from dashboard.render.markup import html, join
from dashboard.text import t
from dashboard.ui.page import page_of, show_html
from dashboard.ui.view import view

MATRIX_ROWS = 60
MATRIX_PAGE = 36  # rows of a page, where there are more than that


def matrix_page(rows: str) -> Sequence | None:
    """The rows of the matrix's page chosen; None where all are on one."""
    every = tables.matrix_rows(view().actions, rows)
    if len(every) <= MATRIX_ROWS:
        return None
    st.text(t("matrix.paged", count=len(every)))
    return page_of(every, MATRIX_PAGE)


def show_matrix(matrix: pd.DataFrame, labels: Sequence[str], **made_by: Hashable) -> None:
    """A matrix of `tables.matrix` for the view's filter, and how to read it; `made_by` is what else it depends on."""
    show_html(join([matrix_of(view(), matrix, labels, **made_by), html('<p class="rb-hint">{}</p>', t("matrix.hint"))]))


def matrix_of(shown: Selection, matrix: pd.DataFrame, labels: Sequence[str], **made_by: Hashable) -> Markup:
    """The markup of `show_matrix`, or what is kept of it."""
    key = "matrix", shown.chosen, *made_by.values(), text.language()
    return shown.dataset.cached(key, lambda: matrix_view.matrix(matrix, labels, shown.assignments, shown.dataset))


def row_labels(dataset: Dataset, index: pd.Index, rows: str) -> list[str]:
    """What the rows of a matrix are called: the measure; for an action, where the measure has several, also its number."""
    if rows == "measures":
        return list(index)
    labels = dataset.actions["measure_label"].cat
    several = np.bincount(labels.codes)[labels.codes] > 1
    return [
        _action_label(dataset.actions_by_id[at]) if several[at - 1] else dataset.actions_by_id[at].measure_label
        for at in index
    ]


def _action_label(action: Action) -> str:
    """8. 有效落实小微企业金融政策（2）"""
    return f"{action.measure_label}（{action.action_no}）"
