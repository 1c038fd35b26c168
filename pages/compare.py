"""对比: the differences between two documents, or two versions of one."""

import streamlit as st

from dashboard.export import downloads as files
from dashboard.render.differences import difference_counts, difference_list
from dashboard.render.page_head import page_head
from dashboard.text import t
from dashboard.text.file_names import short_title
from dashboard.ui import compare, downloads, page
from dashboard.ui.documents.entries import entries

page.show_html(page_head(t("compare.title")))
old, new = compare.choose_two(entries())
st.text(t("compare.hint"))
differences = compare.differences(old, new)
if not differences:
    st.info(t("compare.none"))
else:
    groups = list(dict.fromkeys(difference.group for difference in differences))
    kinds = difference_counts(differences)
    st.text(t("compare.counts", measures=len(groups), differences=len(differences), kinds=kinds))
    downloads.offer("compare.download", files.differences(differences, short_title(new.title)), note=t("download.note"))
    page.show_html(difference_list(differences, page.page_of(groups)))
