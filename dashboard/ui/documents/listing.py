"""The list of documents, with buttons to open and remove them, and notices about files that have changed."""

import time
from collections.abc import Sequence

import pyarrow as pa
import streamlit as st

from dashboard.library import catalogue
from dashboard.model.entry import Entry, Stale
from dashboard.model.folding import fold, fold_all
from dashboard.model.listing import Listing
from dashboard.render.source_view import document_entry
from dashboard.text import said, t
from dashboard.ui.documents import saving
from dashboard.ui.documents.columns import name_columns
from dashboard.ui.documents.entries import entries, open_entry
from dashboard.ui.language import fragment
from dashboard.ui.page import page_of, show_html
from dashboard.ui.session import session
from loaders import UnknownHeader

_ENTRIES_A_PAGE = 20
_SECONDS_BETWEEN_LOOKS = 2.0


def show_list() -> None:
    """The documents page by page, with a search by file name and title if they do not fit on one page."""
    listed = entries()
    found: Sequence[Entry] = listed
    if len(listed) > _ENTRIES_A_PAGE:
        wanted = fold(st.text_input(t("documents.find"), key="find", live="300ms", max_chars=200) or "")
        names = pa.array(f"{entry.name}\n{listed.titles.get(entry.key, '')}" for entry in listed)
        found = [entry for entry, name in zip(listed, fold_all(names).to_pylist(), strict=True) if wanted in name]
        st.text(t("documents.found", count=len(found)))
    for entry in page_of(found, _ENTRIES_A_PAGE):
        _show_entry(entry)


def follow_reading() -> None:
    """Show the files of the folder as soon as they have been read."""
    unread = entries().unread

    def look() -> None:
        if catalogue.shared_entries().unread != unread:
            st.rerun()

    if unread:
        fragment(look, every=_SECONDS_BETWEEN_LOOKS)()


def _show_entry(entry: Entry) -> None:
    """Title and counts of a document, or the error; a button to open it and, if the visitor may, one to remove it."""
    is_open = [entry.key] == shown_keys()
    with st.container(horizontal=True, vertical_alignment="center"):
        show_html(document_entry(entry, is_open=is_open))
        if entry.document and not is_open:
            st.button(t("documents.open"), key=f"open-{entry.key}", on_click=open_entry, args=(entry.key,))
        is_newest = entry.key == entry.own_key  # an older version goes with its document alone
        if entry.origin != "file" and is_newest and saving.may_change(entry):
            st.button(t("documents.remove"), key=f"remove-{entry.key}", on_click=saving.remove, args=(entry,))
    if entry.stale:
        st.text(_stale_words(entry, entry.stale))
    if isinstance(entry.error, UnknownHeader):
        name_columns(entry, entry.error.sample)


def shown_keys() -> list[str]:
    """The keys of the documents on screen."""
    shown = session().selection
    return list(shown.dataset.titles) if shown else []


def note_stale(listed: Listing) -> None:
    """Add a notice for each document on screen whose file cannot be read any more: an older version is shown.

    If all documents are on screen, also if some are still to be read.
    """
    if session().doc == catalogue.ALL and (count := listed.unread):
        session().notices.append(t("documents.unread_files", count=count))
    if problem := catalogue.library().problem:
        session().notices.append(said(problem))
    shown = {*shown_keys()}
    session().notices.extend(_stale_words(entry, entry.stale) for entry in listed if entry.stale and entry.key in shown)


def _stale_words(entry: Entry, stale: Stale) -> str:
    since, modified = minute(stale.since), minute(entry.modified)
    return t("documents.stale", name=entry.name, since=since, modified=modified, reason=said(stale.error))


def minute(seconds: float | None) -> str:
    """2026-11-25 16:20, by the server's clock."""
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(seconds))
