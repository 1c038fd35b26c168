"""协同关系: who works with whom, as a table, as a flow, and as the questions of a chair."""

import streamlit as st

from dashboard.analysis.questions import questions
from dashboard.export.downloads import agency_pairs
from dashboard.render.questions import question_lists
from dashboard.text import RELATIONS, t
from dashboard.ui import collaboration, downloads, page
from dashboard.ui.session import dataset, selection

page.head(t("collaboration.title"), with_download=True)
page.stop_without_assignments()
pairs = collaboration.pairs_shown()
with st.container(horizontal=True, vertical_alignment="bottom"):
    relation = page.choose(t("collaboration.relation"), RELATIONS, key="relation")
    downloads.offer("collaboration.download", agency_pairs(selection(), pairs, t("collaboration.name")))
if relation == "crossing":
    collaboration.show_crossing(pairs)
elif relation == "flow":
    collaboration.show_flow(pairs)
else:
    page.show_html(question_lists(questions(collaboration.whole_actions()), dataset()))
    st.text(t("questions.hint"))
