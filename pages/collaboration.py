"""协同关系: who works with whom, as a table, as a flow, and as the questions of a chair."""

import streamlit as st

from dashboard.analysis.questions import questions
from dashboard.export.downloads import agency_pairs
from dashboard.render.questions import MOST_LINES, question_lists
from dashboard.text import RELATIONS, t
from dashboard.ui import collaboration, downloads, page
from dashboard.ui.session import dataset, selection

page.head(t("collaboration.title"), with_download=True)
page.stop_without_assignments()
pairs = collaboration.pairs_shown()
with st.container(horizontal=True, vertical_alignment="bottom"):
    relation = page.choose(t("collaboration.relation"), RELATIONS, key="relation")
    if pairs is not None:
        downloads.offer("collaboration.download", agency_pairs(selection(), pairs, t("collaboration.name")))
if relation == "questions":
    page.show_html(question_lists(questions(selection(), MOST_LINES), dataset()))
    st.text(t("questions.hint"))
elif pairs is None:
    collaboration.note_too_many()
elif relation == "crossing":
    collaboration.show_crossing(pairs)
else:
    collaboration.show_flow(pairs)
