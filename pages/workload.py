"""单位负荷: how much each agency carries, leading and sharing."""

import streamlit as st

from dashboard import ui
from dashboard.export import csv_files
from dashboard.render import actions
from dashboard.text import UNITS, t

ui.page_head(t("workload.title"), with_download=True)
ui.stop_without_assignments()
with st.container(horizontal=True, vertical_alignment="bottom"):
    count = ui.choose(t("workload.count"), UNITS, key="count")
    load, everyone, whole = ui.workloads(count)
    ui.download_table(t("workload.download"), t("workload.name"), count, lambda: csv_files.workload_csv(load))
    ui.download_assignments()
    ui.show_html(actions.picture_button(), width="content")
ui.show_bars(everyone, unit=count)
ui.show_workload(load, unit=count, whole=whole)
