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
from dashboard.text import KINDS, in_either, said, t
from dashboard.ui.page import show_html
from dashboard.ui.view import escape_markdown, has_view, view
from loaders import Document, UnknownHeader

_PATIENCE = 1.0  # seconds of reading before a progress bar shows


def entries() -> list[Entry]:
    """Bundled first, then this session's own; with the titles that were edited."""
    titles = st.session_state.setdefault("_titles", {})
    return [_retitled(entry, titles) for entry in [*library.bundled_entries(), *_uploads().values()]]


def _uploads() -> dict[str, Entry]:
    return st.session_state.setdefault("_uploads", {})


def _retitled(entry: Entry, titles: Mapping[str, str]) -> Entry:
    if entry.document is None or entry.key not in titles:
        return entry
    return replace(entry, document=replace(entry.document, title=titles[entry.key]))


def choose_board(entries: list[Entry]) -> Board:
    """The board of the document chosen in the sidebar, or of all. Raises LoadError where none can be read."""
    labels = list(library.by_label(entries))
    if wanted := st.session_state.pop("_open", None):
        st.session_state["doc"] = library.label_of(entries, wanted)
    if st.session_state.get("doc") in {*in_either("documents.all")} - {t("documents.all")}:
        st.session_state["doc"] = t("documents.all")
    if len(labels) > 1:
        label = st.selectbox(t("documents.choose"), [*labels, t("documents.all")], key="doc", bind="query-params")
    else:
        label = None
    return _board(library.documents_of(entries, label), entries)


def _board(documents: tuple[Document, ...], entries: list[Entry]) -> Board:
    titles = st.session_state["_titles"]
    bundled = all(entry.bundled and entry.key not in titles for entry in entries if entry.document in documents)
    st.session_state["_bundled"] = bundled
    if bundled:
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
        # A new key empties the widget: what was read stands in the list, where it can be removed.
        key = f"files-{st.session_state.setdefault('_uploaded', 0)}"
        if files := st.file_uploader(t("documents.upload.label"), accept_multiple_files=True, key=key):
            st.session_state["_uploaded"] += 1
            _read([(file.name, file.getvalue()) for file in files])
    with paste, st.form("paste", border=False, clear_on_submit=True):
        pasted = st.text_area(t("documents.paste.label"), key="pasted", height=200)
        if st.form_submit_button(t("documents.paste.read")) and pasted.strip():
            _read([(t("documents.paste.name"), pasted.encode("utf-8", "surrogatepass"))])


def _read(files: list[tuple[str, bytes]]) -> None:
    """Read the files, keep what came of them, and start over on the last one read."""
    for at, (name, data) in enumerate(files):
        bar = _Bar(t("documents.reading", name=escape_markdown(name), at=at + 1, of=len(files)))
        _keep(data, name, progress=bar)
    st.rerun()


class _Bar:
    """A progress bar that shows itself only where reading takes a while."""

    def __init__(self, words: str) -> None:
        self._words, self._started, self._place = words, time.monotonic(), None

    def __call__(self, share: float) -> None:
        if time.monotonic() - self._started > _PATIENCE:
            self._place = self._place or st.empty()
            self._place.progress(share, text=self._words)


def _keep(data: bytes, name: str, progress: _Bar) -> None:
    key = f"upload-{hashlib.sha256(name.encode() + data).hexdigest()[:12]}"
    entry = library.read_entry(data, name, key=key, bundled=False, progress=progress)
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
    first_rows = pd.DataFrame(rows).reindex(columns=range(width)).set_axis(names, axis=1)
    st.text(t("documents.tell"))
    st.dataframe(first_rows, hide_index=True, key=f"rows-{entry.key}")
    with st.form(f"columns-{entry.key}"):
        with st.container(horizontal=True):
            told = [
                st.selectbox(
                    t("documents.column", number=at + 1),
                    list(KINDS.values()),
                    key=f"column-{entry.key}-{at}",
                    width=180,
                )
                for at in range(width)
            ]
        if st.form_submit_button(t("documents.told")):
            _read_as_told(entry, told)


def _read_as_told(entry: Entry, told: list[str]) -> None:
    """Put the document in the place of the entry; what is wrong with the columns told is said beside them."""
    kinds = {label: kind for kind, label in KINDS.items()}
    columns = {at: kinds[label] for at, label in enumerate(told)}
    data = st.session_state["_untold"][entry.key]
    read = library.read_entry(data, entry.name, key=entry.key, bundled=False, columns=columns)
    if read.error:
        st.error(escape_markdown(said(read.error)))
        return
    _uploads()[entry.key] = read
    st.session_state["_open"] = entry.key
    st.rerun()


def edit_title(document: Document) -> None:
    """The document's title, to be changed for this session; an emptied field brings the printed one back."""
    entry = next(entry for entry in entries() if _is_of(entry, document))
    title = st.text_input(t("documents.title"), document.title, key=f"title-{entry.key}-{document.title}").strip()
    if title != document.title:
        st.session_state["_titles"].pop(entry.key, None)
        if title:
            st.session_state["_titles"][entry.key] = title
        st.session_state["_open"] = entry.key
        st.rerun()


def _is_of(entry: Entry, document: Document) -> bool:
    mine = entry.document
    return mine is not None and (mine.sha256, mine.name, mine.title) == (document.sha256, document.name, document.title)


def is_open(entry: Entry) -> bool:
    """Whether the pages show this entry's document, alone."""
    shown = view().board.documents if has_view() else ()
    return len(shown) == 1 and _is_of(entry, shown[0])


def show_entry(entry: Entry, *, is_open: bool) -> None:
    """A line for the document: title and counts, or the error; buttons to open it and, if uploaded, to remove it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        show_html(views.entry(entry, is_open=is_open))
        if entry.document and not is_open:
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
