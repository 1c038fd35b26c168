"""单位负荷: how much each agency carries, leading and sharing."""

import streamlit as st

from dashboard import exports, tables, ui
from dashboard.text import UNITS, t

view = ui.view()

ui.page_head(t("workload.title"))
count = ui.choose(t("workload.count"), UNITS, key="count")
ui.show_bars(tables.workload(ui.without_agency_filter(), view.board.assignments, count=count), unit=count)
load = tables.workload(view.assignments, view.board.assignments, count=count)
ui.show_workload(load, unit=count)
with st.container(horizontal=True):
    ui.download_table(t("workload.download"), t("workload.name"), lambda: exports.workload_csv(load))
    ui.download_assignments()
