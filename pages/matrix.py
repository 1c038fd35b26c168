"""责任矩阵: which agency has a part in which measure or action."""

import streamlit as st

from dashboard import ui
from dashboard.analysis.matrix import matrix, row_labels
from dashboard.text import ORDERS, ROW_ORDERS, ROW_UNITS, t

view = ui.view()

ui.page_head(t("matrix.title"), with_download=True)
ui.stop_without_assignments()
with st.container(horizontal=True, vertical_alignment="bottom"):
    rows = ui.choose(t("matrix.rows"), ROW_UNITS, key="rows")
    row_order = ui.choose(t("matrix.row_order"), ROW_ORDERS, key="row_order")
    column_order = ui.choose(t("matrix.column_order"), ORDERS, key="column_order")
    order = {"rows": rows, "row_order": row_order, "column_order": column_order}
    ui.download_matrix(**order)
    ui.download_assignments()
only = ui.matrix_page(rows)
table = matrix(view.assignments, view.actions, **order, only=only)
labels = row_labels(view.dataset, table.index, rows)
ui.show_matrix(table, labels, **order, only=tuple(only or ()))
ui.download_picture(table, labels)
