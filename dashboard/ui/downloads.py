"""The buttons and links that save what a page shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.analysis.matrix import matrix_rows
from dashboard.export import downloads
from dashboard.export.downloads import Download
from dashboard.text import t
from dashboard.ui.view import is_bundled, view

PICTURE_CELLS = 4_000  # of a matrix that can be read on a slide
#: Cells of a matrix to download: 20,000 rows by 1,000 agencies, which a spreadsheet just opens.
MOST_CELLS = 20_000_000


def offer(label: str, file: Download, **options: Any) -> None:
    """A button that saves a file; nothing is made before it is pressed."""
    st.download_button(
        label, file.make, file.name, file.media_type, key=f"download_{label}", on_click="ignore", **options
    )


def download_assignments() -> None:
    """The button for exactly the assignments shown, where the head of the page has no link to them."""
    if not is_bundled():
        offer(t("download"), downloads.assignments(view()), help=t("download.note"))


def download_matrix(rows: str, **order: str) -> None:
    """The button for the whole matrix, whatever page of it is shown; without it where no spreadsheet would open it."""
    length, width = len(matrix_rows(view().actions, rows)), view().assignments["agency"].nunique()
    if length * width <= MOST_CELLS:
        offer(t("matrix.download"), downloads.matrix_marks(view(), rows=rows, **order))
    else:
        st.button(t("matrix.download"), disabled=True, help=t("matrix.large", rows=length, columns=width))


def download_picture(table: pd.DataFrame, labels: Sequence[str]) -> None:
    """The button for a picture of the matrix shown, where it fits a slide."""
    if table.size <= PICTURE_CELLS:
        offer(t("matrix.picture"), downloads.matrix_slide(view(), table, labels))
