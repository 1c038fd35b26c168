"""单位负荷: how much each agency carries, leading and sharing."""

import streamlit as st

from dashboard.export import csv_files
from dashboard.render import actions
from dashboard.text import UNITS, t
from dashboard.ui import downloads, page, workload

page.head(t("workload.title"), with_download=True)
page.stop_without_assignments()
with st.container(horizontal=True, vertical_alignment="bottom"):
    unit = page.choose(t("workload.count"), UNITS, key="count")
    load = workload.workloads(unit)
    downloads.table(t("workload.download"), t("workload.name"), unit, lambda: csv_files.workload_csv(load.shown))
    downloads.assignments()
    page.show_html(actions.picture_button(), width="content")
workload.show_bars(load.everyone, unit)
workload.show_table(load, unit)
