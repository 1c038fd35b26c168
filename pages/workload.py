"""单位负荷: how much each agency leads and shares in."""

import streamlit as st

from dashboard.export.downloads import agency_workload
from dashboard.text import UNITS, t
from dashboard.ui import downloads, page, workload
from dashboard.ui.session import selection

page.head(t("workload.title"), with_download=True)
page.stop_without_assignments()
with st.container(horizontal=True, vertical_alignment="bottom"):
    unit = page.choose(t("workload.count"), UNITS, key="count", default="actions")
    load = workload.workloads(unit)
    downloads.offer("workload.download", agency_workload(selection(), unit, load.whole))
workload.show_bars(load, unit)
workload.show_table(load, unit)
