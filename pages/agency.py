"""单位画像: one agency, its profile, figures, partners, targets and tasks; without one, a directory of all."""

import streamlit as st

from dashboard.analysis.collaboration import partners
from dashboard.export.downloads import agency_pairs
from dashboard.render.pairs import partner_lists
from dashboard.text import t
from dashboard.ui import agency, collaboration, downloads, page, targets
from dashboard.ui.session import dataset, selection

page.head(t("agency.title"), with_download=True)
page.stop_without_assignments()
name = agency.choose_agency()
if name is None:
    agency.show_directory()
    page.stop()
pairs = collaboration.pairs_shown()
agency.show_facts(name)
agency.show_figures(name)
if pairs is None:
    collaboration.note_too_many()
else:
    with st.container(horizontal=True):
        downloads.offer("agency.download", agency_pairs(selection(), pairs, t("agency.name")))
    st.subheader(t("agency.partners"))
    page.show_html(partner_lists(partners(pairs, name), dataset()))
targets.show_targets_of(name)
agency.show_tasks(name)
