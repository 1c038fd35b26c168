"""单位负荷: how much each agency carries, leading and sharing."""

import streamlit as st

from dashboard import ui
from dashboard.export import downloads
from dashboard.text import UNITS, t

ui.page_head(t("workload.title"), with_download=True)
ui.stop_without_assignments()
with st.container(horizontal=True, vertical_alignment="bottom"):
    count = ui.choose(t("workload.count"), UNITS, key="count")
    load, everyone, whole = ui.workloads(count)
    ui.offer(t("workload.download"), downloads.agency_workload(ui.view(), load, count))
    ui.download_assignments()
ui.show_bars(everyone, unit=count)
ui.show_workload(load, unit=count, whole=whole)
