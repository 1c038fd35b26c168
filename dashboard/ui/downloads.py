"""Every button that saves a file: the assignments, a page's own table, the files of a view."""

from typing import Literal

import streamlit as st

from dashboard.export import downloads
from dashboard.export.downloads import Download
from dashboard.render.page_head import copy_button
from dashboard.text import t
from dashboard.ui.address import route
from dashboard.ui.page import show_html
from dashboard.ui.session import selection, session


def offer(
    label: str, file: Download, help: str | None = None, width: Literal["content", "stretch"] = "content"
) -> None:
    """A button that saves a file. The file is made only when the button is pressed."""
    key = f"download_{label}"
    st.download_button(label, file.make, file.name, file.media_type, key=key, on_click="ignore", help=help, width=width)


def offer_assignments() -> None:
    """The button for exactly the assignments shown; not needed where the head of the page has a link to them."""
    if not session().is_bundled:
        offer(t("download"), downloads.assignments(selection()), help=t("download.note"))


def offer_files() -> None:
    """A button that opens the list of files for this view. Nothing is prepared before the list is open."""
    popover = st.popover(t("take"), key="take", width="stretch", on_change="rerun")
    if not popover.open:
        return
    shown = selection()
    with popover:
        show_html(copy_button())
        if session().is_bundled:  # the server's print page knows its own documents only
            st.link_button(t("take.print"), route("print"), width="stretch")
        else:
            offer(t("take.print"), downloads.printable(shown), width="stretch")
        if len(shown.actions):
            offer(t("take.workbook"), downloads.excel_workbook(shown), width="stretch")
        if len(shown.assignments):
            agencies = shown.assignments["agency"].unique().tolist()
            agency = st.selectbox(t("take.agency"), agencies, key="take-agency", filter_mode="contains")
            offer(t("take.tasks"), downloads.agency_tasks(shown, agency), width="stretch")
            offer(t("take.all"), downloads.all_tasks(shown), width="stretch")
        st.caption(t("take.note"))
