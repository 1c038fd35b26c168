"""单位情况: one agency, its tasks, figures, partners, targets and profile; without one, a directory of all."""

import streamlit as st

from dashboard.export.downloads import agency_pairs
from dashboard.text import ROW_UNITS, t
from dashboard.ui import agency, collaboration, downloads, page, targets
from dashboard.ui.session import selection

page.head(t("agency.title"), with_download=True)
page.stop_without_assignments()
with st.container(horizontal=True, vertical_alignment="bottom"):
    name = agency.choose_agency()
    unit = page.choose(t("workload.count"), ROW_UNITS, key="count", default="actions")
if name is None:
    agency.show_directory(unit)
    page.stop()
agency.show_name(name)
agency.show_tasks(name)
st.subheader(t("agency.figures"))
agency.show_figures(name, unit)
if collaboration.has_pairs():
    st.subheader(t("agency.partners"))
    with st.container(horizontal=True):
        downloads.offer("agency.download", agency_pairs(selection(), t("agency.name")))
    collaboration.show_partners(name)
else:
    collaboration.note_too_many()
targets.show_targets_of(name)
agency.show_facts(name)
