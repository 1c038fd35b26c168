"""The documents of a session: the bundled ones, and what was uploaded or pasted, which lives in this session only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from dashboard.library import catalogue
from dashboard.model.dataset import Dataset, fold, make_dataset
from dashboard.model.entry import Entry
from dashboard.model.stored_document import StoredDocument
from dashboard.render.source_view import document_entry
from dashboard.text import in_either, t
from dashboard.ui.columns import as_told, tell_columns, told, uploaded_bytes
from dashboard.ui.freshness import follow_gone, say_stale
from dashboard.ui.page import page_of, show_html
from dashboard.ui.view import has_view, view
from dashboard.ui.waiting import read_bundled
from loaders import UnknownHeader

MOST_DOCUMENTS = 100  # of a session's own
MEGABYTES_KEPT = 60  # as uploaded
_ENTRIES_A_PAGE = 20


def entries(*, anew: bool = False) -> list[Entry]:
    """Bundled first, then this session's own; with the columns as told and the titles that were edited.

    The folder is looked at `anew` once a run, by the frame: a file that changes meanwhile is the same for all of the run.
    """
    titles = st.session_state.setdefault("_titles", {})
    if anew or "_folder" not in st.session_state:
        st.session_state["_folder"] = read_bundled()
    found = [*st.session_state["_folder"], *uploads().values()]
    return [_retitled(as_told(entry), titles) for entry in found]


def uploads() -> dict[str, Entry]:
    """What was uploaded or pasted in this session, by key."""
    return st.session_state.setdefault("_uploads", {})


def shelf() -> Callable[[Entry, int], None]:
    """What keeps an entry, read from so many bytes, for this session."""
    mine, sizes = uploads(), _shelved()

    def keep(entry: Entry, size: int) -> None:
        mine[entry.key] = entry
        sizes[entry.key] = size

    return keep


def is_shelf_full(size: int) -> bool:
    """Whether there is no room for another document of `size` bytes."""
    return len(_shelved()) >= MOST_DOCUMENTS or sum(_shelved().values()) + size > MEGABYTES_KEPT << 20


def _shelved() -> dict[str, int]:
    return st.session_state.setdefault("_sizes", {})


def _retitled(entry: Entry, titles: Mapping[str, str]) -> Entry:
    if entry.document is None or entry.key not in titles:
        return entry
    return replace(entry, document=replace(entry.document, title=titles[entry.key]))


def choose_dataset(entries: list[Entry]) -> Dataset:
    """The dataset of the document chosen in the sidebar, or of all. Raises LoadError where none can be read."""
    labels = list(catalogue.by_label(entries))
    if wanted := st.session_state.pop("_open", None):
        label = catalogue.label_of(entries, wanted)
        if "doc" not in st.session_state:
            st.query_params["doc"] = label  # the first time there is a choice: its widget comes too late to write it
        st.session_state["doc"] = label
    if st.session_state.get("doc") in {*in_either("documents.all")} - {t("documents.all")}:
        st.session_state["doc"] = t("documents.all")
    offered = [*labels, t("documents.all")]
    if st.session_state.get("doc") not in (None, *offered):
        st.session_state["doc"] = offered[0]  # its file is gone
    label = st.selectbox(t("documents.choose"), offered, key="doc", bind="query-params") if len(labels) > 1 else None
    documents = catalogue.documents_of(entries, label)
    follow_gone(entries, documents[0] if len(documents) == 1 else None)
    return _dataset(documents, entries)


def _dataset(documents: tuple[StoredDocument, ...], entries: list[Entry]) -> Dataset:
    mine, changed = set(documents), {*st.session_state["_titles"], *told()}
    bundled = all(entry.bundled and entry.key not in changed for entry in entries if entry.document in mine)
    st.session_state["_bundled"] = bundled
    if bundled:
        return catalogue.bundled_dataset(documents)
    known, dataset = st.session_state.get("_board", ((), None))
    shown = [(document.sha256, document.title, document.headers, document.sample) for document in documents]
    if known != shown:
        dataset = make_dataset(*documents)
        st.session_state["_board"] = (shown, dataset)
    return dataset


def entry_of(document: StoredDocument) -> Entry:
    """The entry that a document on the dataset is of."""
    return next(entry for entry in entries() if _is_of(entry, document))


def edit_title(document: StoredDocument) -> None:
    """The document's title, to be changed for this session; an emptied field brings the printed one back."""
    entry = entry_of(document)
    title = st.text_input(t("documents.title"), document.title, key=f"title-{entry.key}-{document.title}").strip()
    if title != document.title:
        st.session_state["_titles"].pop(entry.key, None)
        if title:
            st.session_state["_titles"][entry.key] = title
        st.session_state["_open"] = entry.key
        st.rerun()


def _is_of(entry: Entry, document: StoredDocument) -> bool:
    mine = entry.document
    return mine is not None and (mine.sha256, mine.name, mine.title) == (document.sha256, document.name, document.title)


def listed_entries() -> list[Entry]:
    """The documents of the page's list: of many, those whose title or file has the words looked for, page by page."""
    found = entries()
    if len(found) > _ENTRIES_A_PAGE:
        wanted = fold(st.text_input(t("documents.find"), key="find", live="300ms", max_chars=200))
        found = [
            entry
            for entry in found
            if wanted in fold(f"{entry.name}\n{entry.document.title if entry.document else ''}")
        ]
        st.text(t("documents.found", count=len(found)))
    return page_of(found, _ENTRIES_A_PAGE)


def is_open(entry: Entry) -> bool:
    """Whether the pages show this entry's document, alone."""
    shown = view().dataset.documents if has_view() else ()
    return len(shown) == 1 and _is_of(entry, shown[0])


def show_entry(entry: Entry, *, is_open: bool) -> None:
    """A line for the document: title and counts, or the error; buttons to open it and, if uploaded, to remove it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        show_html(document_entry(entry, is_open=is_open))
        if entry.document and not is_open:
            st.button(t("documents.open"), key=f"open-{entry.key}", on_click=_open, args=(entry.key,))
        if not entry.bundled:
            st.button(t("documents.remove"), key=f"remove-{entry.key}", on_click=_remove, args=(entry.key,))
    if entry.stale:
        say_stale(entry)
    if isinstance(entry.error, UnknownHeader):
        tell_columns(entry)


def _open(key: str) -> None:
    st.session_state["_open"] = key


def _remove(key: str) -> None:
    """Take an uploaded document off the shelf, with all that is kept of it."""
    for kept in (uploads(), _shelved(), uploaded_bytes(), told(), st.session_state["_titles"]):
        kept.pop(key, None)
