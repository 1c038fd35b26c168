"""量化目标: deadlines, amounts, frequencies and named policies in the texts of the actions."""

import streamlit as st

from dashboard.export import downloads as files
from dashboard.render.page_head import count_figures
from dashboard.render.targets import target_counts, target_list
from dashboard.text import TARGET_KIND_CHOICES, t
from dashboard.ui import downloads, page, targets
from dashboard.ui.session import selection

shown = selection()
page.head(t("targets.title"))
all_targets = targets.found_targets()
with st.container(horizontal=True, vertical_alignment="bottom"):
    kind = page.choose(t("targets.kind"), TARGET_KIND_CHOICES, key="kind")
    downloads.offer("targets.download", files.targets(shown, kind), note=t("download.note"))
found = targets.of_kind(all_targets, kind)
counts = target_counts(all_targets)
page.show_html(count_figures(counts, counts))
if found.empty:
    st.info(t("targets.none"))
else:
    st.text(t("targets.hint"))
    ids = page.page_of(found["action_id"].unique().tolist())
    page.show_html(target_list(shown.dataset, ids, found, shown.filter))
