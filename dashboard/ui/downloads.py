"""Every link that saves a file: the assignments, a page's own table, the files of a view."""

from typing import Literal

import streamlit as st

from dashboard.export import downloads
from dashboard.export.downloads import MOST_MEASURES, Download
from dashboard.render.page_head import copy_button, download_link
from dashboard.text import t
from dashboard.ui.address import route
from dashboard.ui.page import first_of, show_html
from dashboard.ui.session import selection, session


def offer(label: str, file: Download, note: str = "", width: Literal["content", "stretch"] = "content") -> None:
    """A link that saves a file, with the label of this key; `note` is its tooltip. The file is made only when somebody
    follows the link."""
    show_html(download_link(t(label), session().files.offer(label, file), note), width)


def offer_files() -> None:
    """A button that opens the list of files for this view. Nothing is prepared before the list is open."""
    popover = st.popover(t("take"), key="take", width="stretch", on_change="rerun")
    if not popover.open:
        return
    shown = selection()
    with popover:
        with st.container(horizontal=True):
            show_html(copy_button())
            if session().is_served:  # the server's print page knows its own documents only
                st.link_button(t("take.print"), route("print"), width="stretch")
            else:
                offer("take.print", downloads.printable(shown), width="stretch")
        if shown.counts["actions"]:
            cut = t("take.slides.many", most=MOST_MEASURES) if shown.counts["measures"] > MOST_MEASURES else ""
            with st.container(horizontal=True):
                offer("take.workbook", downloads.excel_workbook(shown), width="stretch")
                offer("take.slides", downloads.slides(shown), note=cut, width="stretch")
        if shown.counts["assignments"]:
            agency = st.selectbox(t("take.agency"), first_of(shown.agencies), key="take-agency", filter_mode="contains")
            with st.container(horizontal=True):
                offer("take.tasks", downloads.agency_tasks(shown, agency), width="stretch")
                offer("take.all", downloads.all_tasks(shown), width="stretch")
        st.caption(t("take.note"))
