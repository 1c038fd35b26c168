"""责任矩阵: which agency has a part in which measure or action."""

import streamlit as st

from dashboard import exports, tables, ui, views
from dashboard.text import ORDERS, ROW_ORDERS, ROW_UNITS, t

view = ui.view()

ui.page_head(t("matrix.title"))
ui.stop_without_assignments()
with st.container(horizontal=True, vertical_alignment="bottom"):
    rows = ui.choose(t("matrix.rows"), ROW_UNITS, key="rows")
    row_order = ui.choose(t("matrix.row_order"), ROW_ORDERS, key="row_order")
    column_order = ui.choose(t("matrix.column_order"), ORDERS, key="column_order")
    matrix = tables.matrix(view.assignments, view.actions, rows=rows, row_order=row_order, column_order=column_order)
    labels = ui.row_labels(matrix, rows)
    ui.download_table(
        t("matrix.download"), t("matrix.name"), rows, lambda: exports.matrix_csv(matrix, labels, rows=rows)
    )
    ui.download_assignments()
ui.show_html(views.matrix(matrix, labels, view.assignments, view.board))
st.text(t("matrix.hint"))
