"""What a document was read as, and the check of any row against the source as printed."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import tables, views
from dashboard.board import Board
from dashboard.text import COLUMN_LABELS, ROLES, t
from dashboard.ui.page import show_figures, show_findings, show_html
from loaders import Document


def show_reading(board: Board) -> None:
    """Counts, each header with what it was taken for, and the findings, weightier first."""
    counts = tables.counts(board.assignments, board.actions)
    show_figures(counts, everything=counts)
    if headers := [header for document in board.documents for header in document.headers]:
        st.text(t("documents.headers"))
        show_html(views.headers(headers))
    show_findings()


def show_check(document: Document) -> None:
    """Source and rows side by side: a source row gives its assignments, an assignment its place in the source."""
    rows = document.actions["source_row"]
    st.text(t("documents.check.hint"))
    number = st.number_input(t("documents.check.row"), int(rows.min()), int(rows.max()), None, 1, key="row", width=240)
    shown = document.assignments if number is None else document.assignments.query("source_row == @number")
    left, right = st.columns([2, 3])
    with left:
        picked = _pick(shown, key=f"check-{document.sha256[:12]}-{number}")
    row = number or (picked["source_row"] if picked is not None else int(rows.iloc[0]))
    with right:
        action = document.actions[rows == row].iloc[0]
        show_html(views.source_row(action, picked["agency"] if picked is not None else None))


def _pick(shown: pd.DataFrame, key: str) -> pd.Series | None:
    """The assignment whose cell was clicked in the grid."""
    grid = shown[["source_row", "agency", "role", "measure"]].astype({"role": "str"})
    grid["role"] = grid["role"].map(ROLES)
    event = st.dataframe(
        grid,
        hide_index=True,
        height=520,
        column_config=COLUMN_LABELS,
        key=key,
        on_select="rerun",
        selection_mode="single-cell",
    )
    cells = event["selection"]["cells"]
    return shown.iloc[cells[0][0]] if cells and cells[0][0] < len(shown) else None
