"""The matrix: its pages, what its rows are called, what can be saved of it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard import export, text
from dashboard.analysis import tables
from dashboard.export import csv_files
from dashboard.model.dataset import Action, Dataset
from dashboard.model.selection import Selection
from dashboard.render import matrix as matrix_markup
from dashboard.render.markup import html, join
from dashboard.text import t
from dashboard.ui import downloads
from dashboard.ui.page import page_of, show_html
from dashboard.ui.session import selection

MATRIX_ROWS = 60
MATRIX_PAGE = 36  # rows of a page, where there are more than that
PICTURE_CELLS = 4_000  # of a matrix that can be read on a slide
#: Cells of a matrix to download: 20,000 rows by 1,000 agencies, which a spreadsheet just opens.
MOST_CELLS = 20_000_000


def page_of_rows(rows: str) -> Sequence | None:
    """The rows of the matrix's page chosen; None where all are on one."""
    every = tables.matrix_rows(selection().actions, rows)
    if len(every) <= MATRIX_ROWS:
        return None
    st.text(t("matrix.paged", count=len(every)))
    return page_of(every, MATRIX_PAGE)


def show(matrix: pd.DataFrame, labels: Sequence[str], **made_by: Hashable) -> None:
    """A matrix of `tables.matrix` for the page's filter, and how to read it; `made_by` is what else it depends on."""
    hint = html('<p class="rb-hint">{}</p>', t("matrix.hint"))
    show_html(join([markup_of(selection(), matrix, labels, **made_by), hint]))


def markup_of(shown: Selection, matrix: pd.DataFrame, labels: Sequence[str], **made_by: Hashable) -> Markup:
    """The markup of the matrix; kept with the dataset."""
    key = "matrix", shown.filter, *made_by.values(), text.language()
    return shown.dataset.cached(
        key, lambda: matrix_markup.matrix(matrix, list(labels), shown.assignments, shown.dataset)
    )


def row_labels(dataset: Dataset, index: pd.Index, rows: str) -> list[str]:
    """What the rows of a matrix are called: the measure; for an action, where the measure has several, also its number."""
    if rows == "measures":
        return list(index)
    labels = dataset.actions["measure_label"].cat
    several = np.bincount(labels.codes)[labels.codes] > 1
    actions = [dataset.actions_by_id[action_id] for action_id in index]
    return [_label(action) if several[action.action_id - 1] else action.measure_label for action in actions]


def _label(action: Action) -> str:
    """8. 有效落实小微企业金融政策（2）"""
    return f"{action.measure_label}（{action.action_no}）"


def download(rows: str, **order: str) -> None:
    """The button for the whole matrix, whatever page of it is shown; disabled where no spreadsheet would open it."""
    shown = selection()
    length, width = len(tables.matrix_rows(shown.actions, rows)), shown.assignments["agency"].nunique()

    def content() -> bytes:
        matrix = tables.matrix(shown.assignments, shown.actions, rows=rows, **order)
        return csv_files.matrix_csv(matrix, row_labels(shown.dataset, matrix.index, rows), rows=rows)

    if length * width <= MOST_CELLS:
        downloads.table(t("matrix.download"), t("matrix.name"), rows, content)
    else:
        st.button(t("matrix.download"), disabled=True, help=t("matrix.large", rows=length, columns=width))


def download_picture(matrix: pd.DataFrame, labels: Sequence[str]) -> None:
    """The button for a picture of the matrix shown, where it fits a slide."""
    shown = selection()
    if matrix.size <= PICTURE_CELLS:
        downloads.picture(t("matrix.picture"), t("matrix.name"), lambda: export.matrix_picture(matrix, labels, shown))
