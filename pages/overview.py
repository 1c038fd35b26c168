"""总览: the counts, what a chair would ask, and the actions to read or every assignment as a table."""

import streamlit as st

from dashboard.text import LISTS, t
from dashboard.ui import assignments, overview, page

table = assignments.chosen_view()
page.head(t("overview.title"), overview.filtered_counts(), with_download=True, with_large_name=True, view=table)
overview.show_questions()
bar = st.container(horizontal=True)
with bar:
    view = page.choose(t("overview.as"), LISTS, key="tab", with_label=False)
if view == "read":
    overview.show_page_of_actions(bar)
else:
    assignments.show(table)
overview.show_findings()
