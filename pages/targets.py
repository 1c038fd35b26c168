"""量化目标: deadlines, amounts, frequencies and named policies in the texts of the actions."""

import streamlit as st

from dashboard.render import targets as target_markup
from dashboard.text import t
from dashboard.ui import page, targets
from dashboard.ui.session import selection

shown = selection()
page.head(t("targets.title"))
everything = targets.found_targets()
with st.container(horizontal=True, vertical_alignment="bottom"):
    kind = targets.choose_kind()
    targets.download(kind)
found = targets.of_kind(everything, kind)
counts = target_markup.counts(everything)
page.show_html(page.figures(counts, counts))
if found.empty:
    st.info(t("commitments.none"))
else:
    st.text(t("commitments.hint"))
    ids = page.page_of(found["action_id"].unique().tolist())
    page.show_html(target_markup.view(shown.dataset, ids, found, shown.filter))
