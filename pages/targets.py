"""量化目标: deadlines, amounts, frequencies and named policies in the texts of the actions."""

import streamlit as st

from dashboard.export import downloads as files
from dashboard.render.targets import target_counts, target_list
from dashboard.text import t
from dashboard.ui import downloads, page, targets
from dashboard.ui.session import selection

shown = selection()
page.head(t("targets.title"))
everything = targets.found_targets()
with st.container(horizontal=True, vertical_alignment="bottom"):
    kind = targets.choose_kind()
    downloads.offer(t("targets.download"), files.targets(shown, kind), help=t("download.note"))
found = targets.of_kind(everything, kind)
counts = target_counts(everything)
page.show_html(page.figures(counts, counts))
if found.empty:
    st.info(t("targets.none"))
else:
    st.text(t("targets.hint"))
    ids = page.page_of(found["action_id"].unique().tolist())
    page.show_html(target_list(shown.dataset, ids, found, shown.filter))
