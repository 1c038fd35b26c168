"""逐项汇报: one measure or action a screen, for the meeting."""

import streamlit as st

from dashboard import ui
from dashboard.text import t

view = ui.view()

if view.actions.empty:
    ui.page_head(t("briefing.title"))
    st.stop()
ui.show_briefing()
