"""Every button that saves something: the assignments, a page's own table, the files of a view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pandas as pd
import streamlit as st

from dashboard import export
from dashboard.export import csv_files
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from dashboard.render.actions import copy_button
from dashboard.text import UNITS, in_this_language, t
from dashboard.ui.address import route
from dashboard.ui.page import show_html
from dashboard.ui.session import selection, session

_CSV = "text/csv"
_SVG = "image/svg+xml"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ZIP = "application/zip"
_AS_FILE = "application/octet-stream"  # the server answers no HTML but its own pages


def assignments() -> None:
    """The button for exactly the assignments shown, where the head of the page has no link to them."""
    if session().is_bundled:
        return
    shown = selection()
    _button(
        t("download"),
        lambda: csv_files.assignments_csv(shown.assignments, with_document=shown.dataset.is_combined),
        file_name(t("csv.name")),
        _CSV,
        key="download",
        help=t("download.note"),
    )


def table(label: str, name: str, unit: str, content: Callable[[], bytes]) -> None:
    """A button for a page's own table, counted in `unit`: `content` returns its bytes."""
    _button(label, content, file_name(f"{name}_{UNITS[unit]}"), _CSV, key=f"download_{name}")


def rows(label: str, name: str, make: Callable[[], pd.DataFrame], filter_: Filter | None = None) -> None:
    """A button for a table under headers to read, made when it is asked for."""
    named = (filter_ or Filter()).file_name(name, t)
    _button(label, lambda: csv_files.csv_bytes(make()), named, _CSV, key=f"download_{name}", help=t("download.note"))


def picture(label: str, name: str, make: Callable[[], str]) -> None:
    """A button for a picture (SVG)."""
    _button(label, lambda: make().encode(), file_name(name, "svg"), _SVG, key="picture")


def offer_files() -> None:
    """What can be taken away of the view, behind a button; nothing of it is made before it is asked for."""
    popover = st.popover(t("take"), key="take", width="stretch", on_change="rerun")
    if not popover.open:
        return
    with popover:
        show_html(copy_button())
        _offer_print()
        if len(selection().actions):
            _offer("take.workbook", "take.workbook.name", "xlsx", _XLSX, export.workbook)
        if len(selection().assignments):
            _offer_task_lists()
        st.caption(t("take.note"))


def _offer_task_lists() -> None:
    agencies = selection().assignments["agency"].unique().tolist()
    agency = st.selectbox(t("take.agency"), agencies, key="take-agency", filter_mode="contains")
    _offer("take.tasks", "tasks.name", "docx", _DOCX, lambda shown: export.task_list(shown, agency), agency)
    _offer("take.all", "tasks.name", "zip", _ZIP, export.task_lists)


def _offer_print() -> None:
    """A link to the print page where the server has the document; else the page itself, as a file."""
    if session().is_bundled:
        st.link_button(t("take.print"), route("print"), width="stretch")
    else:
        _offer("take.print", "take.print.name", "html", _AS_FILE, lambda shown: export.print_page(shown).encode())


def _offer(label: str, name: str, suffix: str, mime: str, make: Callable[[Selection], bytes], agency: str = "") -> None:
    """A button for a file of the view, named after the filter; or of one `agency`, whose name comes first, and once."""
    shown = selection()
    filter_ = shown.filter.without("agency") if agency else shown.filter
    named = filter_.file_name(agency + t(name), t, suffix)
    _button(t(label), lambda: make(shown), named, mime, key=label, width="stretch")


def file_name(name: str, suffix: str = "csv") -> str:
    """What a file of the view is called: what it holds, and the filter."""
    return selection().filter.file_name(name, t, suffix)


def _button(
    label: str,
    make: Callable[[], bytes],
    name: str,
    mime: str,
    key: str,
    help: str | None = None,
    width: Literal["content", "stretch"] = "content",
) -> None:
    """The file is made when the button is pressed, in the language that the page speaks now."""
    st.download_button(label, in_this_language(make), name, mime, key=key, on_click="ignore", help=help, width=width)
