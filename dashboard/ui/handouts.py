"""What can be taken away of a view: files, the print version, the link."""

from __future__ import annotations

import streamlit as st

from dashboard.export import downloads
from dashboard.render.page_head import copy_button
from dashboard.text import t
from dashboard.ui.downloads import offer
from dashboard.ui.page import show_html
from dashboard.ui.view import is_bundled, query, view


def offer_handouts() -> None:
    """The button that opens them; nothing behind it is made before it is asked for."""
    popover = st.popover(t("take"), key="take", width="stretch", on_change="rerun")
    if not popover.open:
        return
    with popover:
        show_html(copy_button())
        _offer_print()
        if len(view().actions):
            offer(t("take.workbook"), downloads.excel_workbook(view()), width="stretch")
        if len(view().assignments):
            _offer_task_lists()
        st.caption(t("take.note"))


def _offer_task_lists() -> None:
    agencies = view().assignments["agency"].unique().tolist()
    agency = st.selectbox(t("take.agency"), agencies, key="take-agency", filter_mode="contains")
    offer(t("take.tasks"), downloads.agency_tasks(view(), agency), width="stretch")
    offer(t("take.all"), downloads.all_tasks(view()), width="stretch")


def _offer_print() -> None:
    """A link to the print page where the server has the document; else the page itself, as a file."""
    if is_bundled():
        st.link_button(t("take.print"), f"print?{query()}", width="stretch")
    else:
        offer(t("take.print"), downloads.printable(view()), width="stretch")
