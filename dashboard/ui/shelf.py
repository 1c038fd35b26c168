"""The documents of a session: the bundled ones, and what was uploaded or pasted, which lives in this session only."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard import library, views
from dashboard.board import Board, make_board
from dashboard.library import Entry
from dashboard.text import KINDS, t
from dashboard.ui.page import show_html
from dashboard.ui.view import escape_markdown
from loaders import Document, UnknownHeader

_PATIENCE = 1.0  # seconds of reading before a progress bar shows


def entries() -> list[Entry]:
    """Bundled first, then this session's own; with the titles that were edited."""
    titles = st.session_state.setdefault("_titles", {})
    return [_retitled(entry, titles) for entry in [*library.bundled_entries(), *_uploads().values()]]


def _uploads() -> dict[str, Entry]:
    return st.session_state.setdefault("_uploads", {})


def _retitled(entry: Entry, titles: Mapping[str, str]) -> Entry:
    if entry.document is None or entry.document.sha256 not in titles:
        return entry
    return replace(entry, document=replace(entry.document, title=titles[entry.document.sha256]))


def choose_board(entries: list[Entry]) -> Board:
    """The board of the document chosen in the sidebar, or of all. Raises LoadError where none can be read."""
    labels = list(library.by_label(entries))
    if wanted := st.session_state.pop("_open", None):
        st.session_state["doc"] = library.find(entries, wanted)
    if len(labels) > 1:
        label = st.selectbox(t("documents.choose"), [*labels, t("documents.all")], key="doc", bind="query-params")
    else:
        label = None
    return _board(library.documents_of(entries, label))


def _board(documents: tuple) -> Board:
    bundled = [entry.document for entry in library.bundled_entries()]
    if all(document in bundled for document in documents):
        return library.bundled_board(documents)
    known, board = st.session_state.get("_board", ((), None))
    shown = [(document.sha256, document.title, document.headers) for document in documents]
    if known != shown:
        board = make_board(*documents)
        st.session_state["_board"] = (shown, board)
    return board


def add_documents() -> None:
    """Upload one or several files, or paste text; the last one read is opened."""
    upload, paste = st.tabs([t("documents.upload"), t("documents.paste")], key="add", on_change="rerun")
    with upload:
        files = st.file_uploader(t("documents.upload.label"), accept_multiple_files=True, key="files") or []
        _read_new([(file.file_id, file.name, file.getvalue) for file in files])
    with paste:
        pasted = st.text_area(t("documents.paste.label"), key="pasted", height=200)
        if st.button(t("documents.paste.read"), disabled=not pasted.strip()):
            data = pasted.encode("utf-8", "surrogatepass")
            _read_new([(str(time.time_ns()), t("documents.paste.name"), lambda: data)])


def _read_new(files: list[tuple]) -> None:
    """Read the files not read before; then start over on the last."""
    seen = st.session_state.setdefault("_seen", set())
    new = [file for file in files if file[0] not in seen]
    if not new:
        return
    for at, (identity, name, data) in enumerate(new):
        seen.add(identity)
        _keep(data(), name, progress=_Bar(t("documents.reading", name=escape_markdown(name), at=at + 1, of=len(new))))
    st.rerun()


class _Bar:
    """A progress bar that shows itself only where reading takes a while."""

    def __init__(self, words: str) -> None:
        self._words, self._started, self._place = words, time.monotonic(), None

    def __call__(self, share: float) -> None:
        if time.monotonic() - self._started > _PATIENCE:
            self._place = self._place or st.empty()
            self._place.progress(share, text=self._words)


def _keep(data: bytes, name: str, columns: Mapping[int, str] | None = None, progress: _Bar | None = None) -> None:
    key = f"upload-{hashlib.sha256(data).hexdigest()[:12]}"
    entry = library.read_entry(data, name, key=key, bundled=False, columns=columns, progress=progress)
    _uploads()[key] = entry
    if isinstance(entry.error, UnknownHeader):
        st.session_state.setdefault("_untold", {})[key] = data
    elif entry.document:
        st.session_state["_open"] = key


def tell_columns(entry: Entry) -> None:
    """For a table with no header known: its first rows, and for each column what it holds; reading goes on with that."""
    rows = entry.error.rows
    width = max(map(len, rows))
    names = [t("documents.number", number=at + 1) for at in range(width)]
    st.dataframe(
        pd.DataFrame(rows).reindex(columns=range(width)).set_axis(names, axis=1),
        hide_index=True,
        key=f"rows-{entry.key}",
    )
    with st.form(f"columns-{entry.key}"):
        told = {}
        with st.container(horizontal=True):
            for at in range(width):
                told[at] = st.selectbox(
                    t("documents.column", number=at + 1),
                    list(KINDS.values()),
                    key=f"column-{entry.key}-{at}",
                    width=180,
                )
        if st.form_submit_button(t("documents.told")):
            kinds = {label: kind for kind, label in KINDS.items()}
            _keep(st.session_state["_untold"][entry.key], entry.name, {at: kinds[told[at]] for at in told})
            st.rerun()


def edit_title(document: Document) -> None:
    """The document's title, to be changed for this session."""
    titles, sha256 = st.session_state["_titles"], document.sha256
    title = st.text_input(t("documents.title"), document.title, key=f"title-{sha256[:12]}").strip()
    if title and title != document.title:
        titles[sha256] = title
        st.session_state["_open"] = title
        st.rerun()


def show_entry(entry: Entry) -> None:
    """A line for the document: title and counts, or the error; buttons to open it and, if uploaded, to remove it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        show_html(views.entry(entry))
        if entry.document:
            st.button(t("documents.open"), key=f"open-{entry.key}", on_click=_open, args=(entry.key,))
        remove_button(entry)
    if isinstance(entry.error, UnknownHeader) and entry.key in st.session_state.get("_untold", {}):
        tell_columns(entry)


def _open(key: str) -> None:
    st.session_state["_open"] = key


def remove_button(entry: Entry) -> None:
    """Takes an uploaded document off the shelf."""
    if not entry.bundled:
        st.button(t("documents.remove"), key=f"remove-{entry.key}", on_click=_uploads().pop, args=(entry.key, None))
