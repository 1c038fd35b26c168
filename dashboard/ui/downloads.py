"""The buttons and links that save what a page shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from dashboard import export, text
from dashboard.analysis.matrix import matrix, matrix_rows, row_labels
from dashboard.export import csv_files
from dashboard.text import UNITS, t
from dashboard.ui.view import is_bundled, view

PICTURE_CELLS = 4_000  # of a matrix that can be read on a slide
#: Cells of a matrix to download: 20,000 rows by 1,000 agencies, which a spreadsheet just opens.
MOST_CELLS = 20_000_000


def download_assignments() -> None:
    """The button for exactly the assignments shown, where the head of the page has no link to them."""
    if is_bundled():
        return
    rows, chosen = view().assignments, view().chosen
    several = view().dataset.is_combined
    st.download_button(
        t("download"),
        text.in_this_language(lambda: csv_files.assignments_csv(rows, with_document=several)),
        csv_files.file_name(t("csv.name"), chosen),
        "text/csv",
        key="download",
        on_click="ignore",
        help=t("download.note"),
    )


def download_table(label: str, name: str, unit: str, content: Callable[[], bytes]) -> None:
    """A button for a page's own table, counted in `unit`: `content` returns its bytes."""
    file_name = csv_files.file_name(f"{name}_{UNITS[unit]}", view().chosen)
    st.download_button(
        label, text.in_this_language(content), file_name, "text/csv", key=f"download_{name}", on_click="ignore"
    )


def download_matrix(rows: str, **order: str) -> None:
    """The button for the whole matrix, whatever page of it is shown; without it where no spreadsheet would open it."""
    dataset, shown, actions = view().dataset, view().assignments, view().actions
    length, width = len(matrix_rows(actions, rows)), shown["agency"].nunique()

    def content() -> bytes:
        table = matrix(shown, actions, rows=rows, **order)
        return csv_files.matrix_csv(table, row_labels(dataset, table.index, rows), rows=rows)

    if length * width <= MOST_CELLS:
        download_table(t("matrix.download"), t("matrix.name"), rows, content)
    else:
        st.button(t("matrix.download"), disabled=True, help=t("matrix.large", rows=length, columns=width))


def download_picture(table: pd.DataFrame, labels: Sequence[str]) -> None:
    """The button for a picture of the matrix shown, where it fits a slide."""
    shown = view()
    if table.size <= PICTURE_CELLS:
        st.download_button(
            t("matrix.picture"),
            text.in_this_language(lambda: export.matrix_picture(table, labels, shown).encode()),
            csv_files.file_name(t("matrix.name"), shown.chosen, "svg"),
            "image/svg+xml",
            key="picture",
            on_click="ignore",
        )
