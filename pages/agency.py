"""单位情况: one agency, its profile, figures, partners, targets and tasks; without one, a directory of all."""

import streamlit as st

from dashboard.export.downloads import agency_pairs
from dashboard.text import t
from dashboard.ui import agency, collaboration, downloads, page, targets
from dashboard.ui.session import selection

page.head(t("agency.title"), with_download=True)
page.stop_without_assignments()
name = agency.choose_agency()
if name is None:
    agency.show_directory()
    page.stop()
agency.show_facts(name)
agency.show_figures(name)
if collaboration.has_pairs():
    with st.container(horizontal=True):
        downloads.offer("agency.download", agency_pairs(selection(), t("agency.name")))
    st.subheader(t("agency.partners"))
    collaboration.show_partners(name)
else:
    collaboration.note_too_many()
targets.show_targets_of(name)
agency.show_tasks(name)
