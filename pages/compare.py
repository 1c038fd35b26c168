"""对比: two documents, or two versions of one, and what differs between them."""

import streamlit as st

from dashboard import ui
from dashboard.render import differences as listing
from dashboard.render import page_head
from dashboard.text import t

ui.show_html(page_head.head(t("compare.title")))
old, new = ui.choose_two(ui.entries())
st.text(t("compare.hint"))
differences = ui.differences(old, new)
if not differences:
    st.info(t("compare.none"))
else:
    groups = list(dict.fromkeys(difference.group for difference in differences))
    st.text(t("compare.counts", measures=len(groups), differences=len(differences), kinds=listing.counted(differences)))
    ui.download_rows(t("compare.download"), t("compare.name"), lambda: listing.table(differences))
    ui.show_html(listing.view(differences, ui.page_of(groups)))
