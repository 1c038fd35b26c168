"""文档: choose or add documents, see what each was read as, and check any row against the source."""

import streamlit as st

from dashboard import ui
from dashboard.model.selection import document_words
from dashboard.render.page_head import heading, page_head
from dashboard.text import t

ui.show_html(page_head(t("documents.title_page")))
for entry in ui.listed_entries():
    ui.show_entry(entry, is_open=ui.is_open(entry))
st.subheader(t("documents.add"))
st.text(t("documents.session"))
ui.add_documents()
if ui.has_view():
    dataset = ui.view().dataset
    ui.show_html(heading(document_words(dataset)))
    if not dataset.is_combined:
        ui.say_as_of(ui.entry_of(dataset.documents[0]))
        ui.edit_title(dataset.documents[0])
    ui.show_reading(dataset)
    if not dataset.is_combined:
        ui.correct_columns(ui.entry_of(dataset.documents[0]))
    st.subheader(t("documents.check"))
    ui.show_check(dataset)
