"""单位画像: one agency, what it leads and shares in, with whom, and what is known of it; or a directory of all."""

import streamlit as st

from dashboard import ui
from dashboard.analysis import collaboration
from dashboard.export import downloads
from dashboard.render.pairs import partner_lists
from dashboard.text import t

view = ui.view()

ui.page_head(t("agency.title"), with_download=True)
ui.stop_without_assignments()
agency = ui.choose_agency()
if agency is None:
    ui.download_assignments()
    ui.show_directory()
    st.stop()
pairs = collaboration.pairs(view.assignments, view.dataset.assignments)
ui.show_portrait(agency)
ui.show_agency_figures(agency)
with st.container(horizontal=True):
    ui.offer(t("agency.download"), downloads.agency_pairs(view, pairs, t("agency.name")))
    ui.download_assignments()
st.subheader(t("agency.partners"))
ui.show_html(partner_lists(collaboration.partners(pairs, agency), view.dataset))
ui.show_commitments_of(agency)
ui.show_parts(agency)
