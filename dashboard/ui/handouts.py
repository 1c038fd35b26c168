"""What can be taken away of a view: files, the print version, the link."""

from __future__ import annotations

import streamlit as st

from dashboard import export
from dashboard.export import csv_files
from dashboard.render.actions import copy_button
from dashboard.text import in_this_language, t
from dashboard.ui.page import show_html
from dashboard.ui.view import is_bundled, query, view

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def offer_handouts() -> None:
    """The button that opens them; nothing behind it is made before it is asked for."""
    popover = st.popover(t("take"), key="take", width="stretch", on_change="rerun")
    if not popover.open:
        return
    with popover:
        show_html(copy_button())
        _offer_print()
        if len(view().actions):
            _offer("take.workbook", "take.workbook.name", "xlsx", _XLSX, export.workbook)
        if len(view().assignments):
            _offer_task_lists()
        st.caption(t("take.note"))


def _offer_task_lists() -> None:
    agencies = view().assignments["agency"].unique().tolist()
    agency = st.selectbox(t("take.agency"), agencies, key="take-agency", filter_mode="contains")
    _offer("take.tasks", "tasks.name", "docx", _DOCX, lambda shown: export.task_list(shown, agency), agency)
    _offer("take.all", "tasks.name", "zip", "application/zip", export.task_lists)


def _offer(label: str, name: str, suffix: str, kind: str, make, agency: str = "") -> None:
    """A button for a file of the view, named after the filter; or of one `agency`, whose name comes first, and once."""
    shown = view()
    chosen = shown.chosen.without("agency") if agency else shown.chosen
    st.download_button(
        t(label),
        in_this_language(lambda: make(shown)),
        csv_files.file_name(agency + t(name), chosen, suffix),
        kind,
        key=label,
        on_click="ignore",
        width="stretch",
    )


def _offer_print() -> None:
    """A link to the print page where the server has the document; else the page itself, as a file."""
    if is_bundled():
        st.link_button(t("take.print"), f"print?{query()}", width="stretch")
    else:
        page = "application/octet-stream"  # the server answers no HTML but its own pages
        _offer("take.print", "take.print.name", "html", page, lambda shown: export.print_page(shown).encode())
