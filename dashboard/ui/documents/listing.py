"""The list of documents: a line for each, to open, to remove, to say more of; and what became of their files."""

from __future__ import annotations

import time
from collections.abc import Sequence

import streamlit as st

from dashboard.model.dataset import fold
from dashboard.model.entry import Entry, Stale
from dashboard.render.source_view import document_entry
from dashboard.text import said, t
from dashboard.ui.documents.columns import name_columns
from dashboard.ui.documents.entries import entries, open_entry, remove
from dashboard.ui.page import page_of, show_html
from dashboard.ui.session import session
from loaders import UnknownHeader

_ENTRIES_A_PAGE = 20


def show_list() -> None:
    """The documents, those that are looked for, page by page."""
    found = entries()
    if len(found) > _ENTRIES_A_PAGE:
        wanted = fold(st.text_input(t("documents.find"), key="find", live="300ms", max_chars=200) or "")
        found = [entry for entry in found if wanted in fold(_searched(entry))]
        st.text(t("documents.found", count=len(found)))
    for entry in page_of(found, _ENTRIES_A_PAGE):
        _show_entry(entry)


def _searched(entry: Entry) -> str:
    return f"{entry.name}\n{entry.document.title if entry.document else ''}"


def _show_entry(entry: Entry) -> None:
    """A line for the document: title and counts, or the error; buttons to open it and, if uploaded, to remove it."""
    is_open = [entry.key] == shown_keys()
    with st.container(horizontal=True, vertical_alignment="center"):
        show_html(document_entry(entry, is_open=is_open))
        if entry.document and not is_open:
            st.button(t("documents.open"), key=f"open-{entry.key}", on_click=open_entry, args=(entry.key,))
        if not entry.bundled:
            st.button(t("documents.remove"), key=f"remove-{entry.key}", on_click=remove, args=(entry.key,))
    if entry.stale:
        st.text(_stale_words(entry, entry.stale))
    if isinstance(entry.error, UnknownHeader):
        name_columns(entry, entry.error.sample)


def shown_keys() -> list[str]:
    """The keys of the documents on screen."""
    shown = session().selection
    return list(shown.dataset.titles) if shown else []


def note_stale(listed: Sequence[Entry]) -> None:
    """Say of documents on screen whose files cannot be read any more that they are from before."""
    shown = {*shown_keys()}
    session().notices.extend(_stale_words(entry, entry.stale) for entry in listed if entry.stale and entry.key in shown)


def _stale_words(entry: Entry, stale: Stale) -> str:
    since, modified = minute(stale.since), minute(entry.modified)
    return t("documents.stale", name=entry.name, since=since, modified=modified, reason=said(stale.error))


def show_as_of(entry: Entry) -> None:
    """When the file was last changed."""
    if entry.modified is not None:
        st.text(t("documents.modified", time=minute(entry.modified), name=entry.name))


def minute(seconds: float | None) -> str:
    """2026-11-25 16:20, by the server's clock."""
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(seconds))


def edit_title(key: str, title: str) -> None:
    """The document's title, to be changed for this session; an emptied field brings the printed one back."""
    typed = st.text_input(t("documents.title"), title, key=f"title-{key}-{title}").strip()
    if typed != title:
        session().titles.pop(key, None)
        if typed:
            session().titles[key] = typed
        open_entry(key)
        st.rerun()
