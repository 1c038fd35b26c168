"""As of when the documents on screen are, and what became of their files since."""

from __future__ import annotations

import time
from collections.abc import Sequence

import streamlit as st

from dashboard.model.entry import Entry
from dashboard.model.stored_document import StoredDocument
from dashboard.text import said, t
from dashboard.ui.view import escape_markdown, has_view, view


def say_what_became_of_files(entries: Sequence[Entry]) -> None:
    """That the document on screen before is gone; that those on screen are of before, their files being unreadable now."""
    if title := st.session_state.pop("_gone", None):
        st.warning(escape_markdown(t("documents.gone", title=title)))
    shown = {document.sha256 for document in view().dataset.documents} if has_view() else set()
    if notes := [_note(entry) for entry in entries if entry.stale and entry.document.sha256 in shown]:
        st.warning("  \n".join(map(escape_markdown, notes)))


def say_stale(entry: Entry) -> None:
    """That the document is of before, and why, in the list."""
    st.text(_note(entry))


def _note(entry: Entry) -> str:
    since, modified = minute(entry.stale.since), minute(entry.modified)
    return t("documents.stale", name=entry.name, since=since, modified=modified, reason=said(entry.stale.error))


def say_as_of(entry: Entry) -> None:
    """When the file was last changed."""
    if entry.modified is not None:
        st.text(t("documents.modified", time=minute(entry.modified), name=entry.name))


def minute(seconds: float | None) -> str:
    """2026-11-25 16:20, by the server's clock."""
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(seconds))


def follow_gone(entries: Sequence[Entry], document: StoredDocument | None) -> None:
    """Remember the bundled document that is shown alone, None where several are; one shown before whose file is gone is said once."""
    before = st.session_state.get("_alone")
    if before and all(entry.key != before[0] for entry in entries):
        st.session_state["_gone"] = before[1]
    mine = next((entry for entry in entries if document and entry.bundled and entry.document is document), None)
    st.session_state["_alone"] = (mine.key, mine.document.title) if mine else None
