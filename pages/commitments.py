"""量化目标: deadlines, amounts, frequencies and named policies in the texts of the actions."""

import streamlit as st

from dashboard import ui
from dashboard.export import downloads
from dashboard.render.targets import target_counts, target_list
from dashboard.text import t

view = ui.view()

ui.page_head(t("commitments.title"))
everything = ui.found_commitments()
with st.container(horizontal=True, vertical_alignment="bottom"):
    kind = ui.choose_kind()
    ui.offer(t("commitments.download"), downloads.targets(view, kind), help=t("download.note"))
found = ui.of_kind(everything, kind)
ui.show_html(ui.figures(target_counts(everything), everything=target_counts(everything)))
if found.empty:
    st.info(t("commitments.none"))
else:
    st.text(t("commitments.hint"))
    ui.show_html(target_list(view.dataset, ui.page_of(found["action_id"].unique().tolist()), found, view.chosen))
