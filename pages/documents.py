"""文档: list and add documents, see what each was read as, and check any row against the source."""

import streamlit as st

from dashboard.render.page_head import heading, page_head
from dashboard.text import t
from dashboard.text.captions import document_words
from dashboard.ui import page
from dashboard.ui.documents import columns, entries, listing, source_check, upload
from dashboard.ui.session import session

page.show_html(page_head(t("documents.title_page")))
listing.show_list()
listing.follow_reading()
st.subheader(t("documents.add"))
st.text(t("documents.session"))
upload.add_documents()
if shown := session().selection:
    (key, title), *others = shown.dataset.titles.items()
    alone = None if others else entries.entry_of(key)
    page.show_html(heading(document_words(shown.dataset)))
    if alone:
        listing.show_as_of(alone)
        listing.edit_title(key, title)
    source_check.show_reading(shown.dataset)
    if alone:
        columns.correct_columns(alone)
    st.subheader(t("documents.check"))
    source_check.show_check(shown.dataset)
