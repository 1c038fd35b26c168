"""目标与时限: when actions are due, the targets in their texts, and the policies that they name."""

import streamlit as st

from dashboard.text import t
from dashboard.ui import page, targets

page.head(t("targets.title"), with_download=True)
bar = st.container(horizontal=True, vertical_alignment="bottom")
with bar:
    view = targets.choose_view()
if view == "months":
    targets.show_months(bar)
elif view == "targets":
    targets.show_targets(bar)
else:
    targets.show_policies(bar)
