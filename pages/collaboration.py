"""协同关系: who works with whom, as a table, as a flow, and as the questions of a chair."""

import streamlit as st

from dashboard.export.downloads import agency_pairs
from dashboard.text import RELATIONS, t
from dashboard.ui import collaboration, downloads, page
from dashboard.ui.session import selection

page.head(t("collaboration.title"), with_download=True)
page.stop_without_assignments()
with st.container(horizontal=True, vertical_alignment="bottom"):
    relation = page.choose(t("collaboration.relation"), RELATIONS, key="relation")
    if collaboration.has_pairs():
        downloads.offer("collaboration.download", agency_pairs(selection(), t("collaboration.name")))
question = collaboration.asked_question()
if relation == "questions":
    collaboration.show_questions(question)
    page.stop()
collaboration.forget_question()
if selection().filter.role:
    st.text(t("collaboration.role"))
if not collaboration.has_pairs():
    collaboration.note_too_many()
elif relation == "crossing":
    collaboration.show_crossing()
else:
    collaboration.show_flow()
