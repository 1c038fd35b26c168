"""对比: two documents, or two versions of one, and what differs between them."""

import streamlit as st

from dashboard import ui
from dashboard.export import downloads
from dashboard.render.differences import difference_counts, difference_list
from dashboard.render.page_head import page_head
from dashboard.text import t

ui.show_html(page_head(t("compare.title")))
old, new = ui.choose_two(ui.entries())
st.text(t("compare.hint"))
differences = ui.differences(old, new)
if not differences:
    st.info(t("compare.none"))
else:
    groups = list(dict.fromkeys(difference.group for difference in differences))
    st.text(
        t("compare.counts", measures=len(groups), differences=len(differences), kinds=difference_counts(differences))
    )
    ui.offer(t("compare.download"), downloads.differences(differences), help=t("download.note"))
    ui.show_html(difference_list(differences, ui.page_of(groups)))
