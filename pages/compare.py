"""对比: two documents, or two versions of one, and what differs between them."""

import streamlit as st

from dashboard.render import differences as difference_markup
from dashboard.render import page_head
from dashboard.text import t
from dashboard.ui import compare, downloads, page
from dashboard.ui.documents.entries import entries

page.show_html(page_head.head(t("compare.title")))
old, new = compare.choose_two(entries())
st.text(t("compare.hint"))
differences = compare.differences(old, new)
if differences.empty:
    st.info(t("compare.none"))
else:
    groups = differences["group"].unique().tolist()
    kinds = difference_markup.counted(differences)
    st.text(t("compare.counts", measures=len(groups), differences=len(differences), kinds=kinds))
    downloads.rows(t("compare.download"), t("compare.name"), lambda: difference_markup.table(differences))
    page.show_html(difference_markup.view(differences, page.page_of(groups)))
