"""文档: list and add documents, see what each was read as, and check any row against the source."""

import streamlit as st

from dashboard.render.page_head import heading, page_head
from dashboard.text import t
from dashboard.text.captions import document_words
from dashboard.ui import page
from dashboard.ui.documents import columns, corrections, entries, history, keep, listing, source_check, upload
from dashboard.ui.session import session

page.show_html(page_head(t("documents.title_page")))
listing.show_list()
listing.follow_reading()
history.show_removed()
st.subheader(t("documents.add"))
upload.say_where_it_goes()
upload.add_documents()
if shown := session().selection:
    dataset, (key, *others) = shown.dataset, shown.dataset.titles
    alone = None if others else entries.entry_of(key)
    page.show_html(heading(document_words(dataset)))
    if alone:
        keep.show_state(alone)
        keep.show_versions(alone)
        keep.describe_or_keep(alone)
        corrections.ask_about_conflict(alone)
    source_check.show_reading(dataset)
    if alone:
        columns.correct_columns(alone)
        corrections.rename_agency(alone, dataset)
        history.show_corrections(alone)
        history.show_history(alone)
    st.subheader(t("documents.check"))
    source_check.show_check(dataset, alone)
