"""责任矩阵: which agency has a part in which measure or action."""

import streamlit as st

from dashboard.analysis.matrix import matrix as matrix_of
from dashboard.analysis.matrix import row_labels
from dashboard.text import ORDERS, ROW_ORDERS, ROW_UNITS, t
from dashboard.ui import matrix, page
from dashboard.ui.session import selection

shown = selection()
page.head(t("matrix.title"), with_download=True)
page.stop_without_assignments()
with st.container(horizontal=True, vertical_alignment="bottom"):
    order = {
        "rows": page.choose(t("matrix.rows"), ROW_UNITS, key="rows"),
        "row_order": page.choose(t("matrix.row_order"), ROW_ORDERS, key="row_order"),
        "column_order": page.choose(t("matrix.column_order"), ORDERS, key="column_order"),
    }
    matrix.offer_matrix(**order)
only = matrix.page_of_rows(order["rows"])
table = matrix_of(shown, **order, only=only)
labels = row_labels(shown.dataset, table.index.tolist(), order["rows"])
matrix.show(table, labels, **order, only=tuple(only or ()))
matrix.offer_picture(table, labels)
