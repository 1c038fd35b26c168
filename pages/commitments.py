"""量化目标: deadlines, amounts, frequencies and named policies in the texts of the actions."""

import streamlit as st

from dashboard import ui
from dashboard.render import targets
from dashboard.text import t

view = ui.view()

ui.page_head(t("commitments.title"))
everything = ui.found_commitments()
with st.container(horizontal=True, vertical_alignment="bottom"):
    kind = ui.choose_kind()
    ui.download_rows(t("commitments.download"), t("commitments.name"), ui.commitments_table(kind), view.chosen)
found = ui.of_kind(everything, kind)
ui.show_html(ui.figures(targets.counts(everything), everything=targets.counts(everything)))
if found.empty:
    st.info(t("commitments.none"))
else:
    st.text(t("commitments.hint"))
    ui.show_html(targets.view(view.dataset, ui.page_of(found["action_id"].unique().tolist()), found, view.chosen))
