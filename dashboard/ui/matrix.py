"""The parts of the page about the matrix: its choices, its pages, the matrix itself, its files."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard import text
from dashboard.analysis import matrix as analysis
from dashboard.export import downloads
from dashboard.model.selection import Selection
from dashboard.render.matrix import MatrixRows, matrix_table
from dashboard.text import ORDERS, ROW_ORDERS, ROW_UNITS, UNITS, t
from dashboard.ui.downloads import offer
from dashboard.ui.page import choose, choose_switch, page_of, show_html
from dashboard.ui.session import selection

MATRIX_ROWS = 60  # that are shown without paging
MATRIX_PAGE = 36  # rows per page of a longer matrix
PICTURE_CELLS = 4_000  # of the largest matrix that can be read on a slide
#: Cells of the largest matrix to download: 20,000 rows by 1,000 agencies, which a spreadsheet can just open.
MOST_CELLS = 20_000_000


class Choices(NamedTuple):
    """What is chosen for a matrix: the arguments of `analysis.matrix.matrix` with the same names."""

    rows: str
    row_order: str
    column_order: str
    hide_others: bool = False


def choose_matrix() -> Choices:
    """The choices of the page; whether to hide other agencies only where the filter asks for some."""
    with st.container(horizontal=True, vertical_alignment="center"):
        rows = choose(t("matrix.rows"), ROW_UNITS, key="rows")
        row_order = choose(t("matrix.row_order"), ROW_ORDERS, key="row_order")
        column_order = choose(t("matrix.column_order"), ORDERS, key="column_order")
        if selection().filter.agency:
            return Choices(rows, row_order, column_order, choose_switch(t("matrix.hide_others"), key="hide_others"))
    st.session_state.pop("hide_others", None)
    return Choices(rows, row_order, column_order)


def page_of_rows(rows: str) -> Sequence[int] | None:
    """The rows of the page that is chosen; None if the matrix fits on one page."""
    count = selection().counts[rows]
    if count <= MATRIX_ROWS:
        return None
    st.text(t("matrix.paged", count=count))
    places = page_of(range(count), MATRIX_PAGE)
    return analysis.matrix_rows(selection(), rows, places[0], len(places))


def show(choices: Choices, only: Sequence[int] | None) -> None:
    """Show the matrix of the page's filter, or `only` these rows of it."""
    show_html(markup_of(selection(), choices, only))


def markup_of(shown: Selection, choices: Choices, only: Sequence[int] | None) -> Markup:
    """The HTML of a matrix, cached with the dataset."""

    def make() -> Markup:
        table = analysis.matrix(shown, **choices._asdict(), only=only)
        index, rows, hide_others = table.index.tolist(), choices.rows, choices.hide_others
        named = MatrixRows(
            rows,
            analysis.row_labels(shown.dataset, index, rows),
            analysis.row_sections(shown.dataset, index),
            analysis.row_places(shown, rows, index),
        )
        behind = analysis.actions_behind(shown, rows, index, hide_others=hide_others)
        picked = shown.filter.agency if analysis.shows_others(shown, hide_others=hide_others) else ()
        return matrix_table(table, named, behind, shown.dataset, picked, _order_in_words(choices, table))

    key = "matrix", shown.filter, *choices, tuple(only or ()), text.language()
    return shown.dataset.cached(key, make)


def _order_in_words(choices: Choices, table: pd.DataFrame) -> str:
    """What clustering does to the rows and columns of this matrix; "" if neither is clustered."""
    lengths = {"rows": len(table), "columns": len(table.columns)}
    orders = {"rows": choices.row_order, "columns": choices.column_order}
    clustered = [name for name, order in orders.items() if order == "together"]
    if any(lengths[name] > analysis.MOST_TOGETHER for name in clustered):
        return t("matrix.clustered.none", most=analysis.MOST_TOGETHER)
    name = "both" if len(clustered) == len(orders) else "".join(clustered)
    return t(f"matrix.clustered.{name}", unit=UNITS[choices.rows]) if name else ""


def offer_files(choices: Choices, only: Sequence[int] | None) -> None:
    """The links that save the whole matrix as a table, and the matrix shown as a picture."""
    with st.container(horizontal=True):
        _offer_table(choices)
        rows = selection().counts[choices.rows] if only is None else len(only)
        if rows * _count_columns(choices, only) <= PICTURE_CELLS:
            offer("matrix.picture.svg", downloads.matrix_picture(selection(), "svg", **choices._asdict(), only=only))
            offer("matrix.picture.png", downloads.matrix_picture(selection(), "png", **choices._asdict(), only=only))


def _count_columns(choices: Choices, only: Sequence[int] | None = None) -> int:
    return analysis.count_columns(selection(), rows=choices.rows, only=only, hide_others=choices.hide_others)


def _offer_table(choices: Choices) -> None:
    """A button without effect if no spreadsheet could open the file."""
    shown = selection()
    length = shown.counts[choices.rows]
    width = _count_columns(choices)
    if length * width <= MOST_CELLS:
        offer("matrix.download", downloads.matrix_marks(shown, **choices._asdict()))
    else:
        st.button(t("matrix.download"), disabled=True, help=t("matrix.large", rows=length, columns=width))
