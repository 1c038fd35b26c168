"""协同关系: who works with whom, as a table and as a flow, and what a chair would ask."""

import streamlit as st

from dashboard import ui
from dashboard.analysis import collaboration
from dashboard.analysis.questions import questions
from dashboard.export import downloads
from dashboard.render.questions import question_lists
from dashboard.text import RELATIONS, t

view = ui.view()

ui.page_head(t("collaboration.title"), with_download=True)
ui.stop_without_assignments()
pairs = collaboration.pairs(view.assignments, view.dataset.assignments)
with st.container(horizontal=True, vertical_alignment="bottom"):
    relation = ui.choose(t("collaboration.relation"), RELATIONS, key="relation")
    ui.offer(t("collaboration.download"), downloads.agency_pairs(view, pairs, t("collaboration.name")))
    ui.download_assignments()
if relation == "crossing":
    ui.show_crossing(pairs)
elif relation == "flow":
    ui.show_flow(pairs)
else:
    ui.show_html(question_lists(questions(ui.whole_actions()), view.dataset))
    st.text(t("questions.hint"))
