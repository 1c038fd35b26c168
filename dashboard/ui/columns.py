"""What the columns of a table hold, said by a person: where no header is known, or one was taken for something else."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.library import catalogue
from dashboard.model.entry import Entry
from dashboard.render import source_view
from dashboard.text import KINDS, said, t
from dashboard.ui.page import show_html
from dashboard.ui.turn import turn
from dashboard.ui.view import escape_markdown
from loaders import Sample

_MOST_COLUMNS = 40  # that a person is asked about


def told() -> dict[str, Entry]:
    """The entries that were read with columns as told, by key; they stand in the place of those read without."""
    return st.session_state.setdefault("_told", {})


def as_told(entry: Entry) -> Entry:
    """The entry as it was read with columns as told, as long as its file is the same."""
    mine = told().get(entry.key)
    return replace(mine, stale=entry.stale) if mine and mine.modified == entry.modified else entry


def uploaded_bytes() -> dict[str, bytes]:
    """The bytes of what was uploaded, by key, to be read again with columns as told."""
    return st.session_state.setdefault("_bytes", {})


def tell_columns(entry: Entry) -> None:
    """For a table with no header known: its first rows, and for each column what it may hold; reading goes on with that."""
    st.text(t("documents.tell"))
    _ask(entry, entry.error.sample, t("documents.told"))


def correct_columns(entry: Entry) -> None:
    """The same for a table that was read, to correct what its columns were taken for."""
    if entry.document.sample is None:
        return
    with st.expander(t("documents.correct")):
        st.text(t("documents.correct.hint"))
        _ask(entry, entry.document.sample, t("documents.correct.read"))
        if entry.key in told():
            st.button(t("documents.correct.undo"), key=f"untell-{entry.key}", on_click=_untell, args=(entry.key,))


def _untell(key: str) -> None:
    told().pop(key)
    st.session_state["_open"] = key


def _ask(entry: Entry, sample: Sample, submit: str) -> None:
    show_html(source_view.first_rows(sample))
    with st.form(f"columns-{entry.key}"):
        with st.container(horizontal=True):
            kinds = {at: _ask_kind(entry, at, sample.kinds[at]) for at in sample.columns[:_MOST_COLUMNS]}
        if len(sample.columns) > _MOST_COLUMNS:
            st.text(t("documents.columns_left", count=_MOST_COLUMNS))
        if st.form_submit_button(submit):
            _read_as_told(entry, dict(enumerate(sample.kinds)) | kinds)


def _ask_kind(entry: Entry, at: int, taken: str) -> str:
    """A choice for a column, set to what it was taken for."""
    kinds = list(KINDS)
    index = kinds.index(taken) if taken in kinds else 0
    key = f"column-{entry.key}-{at}-{KINDS[kinds[index]]}"  # another once the column is told, or the language changes
    label = st.selectbox(t("documents.column", number=at + 1), list(KINDS.values()), index, key=key, width=200)
    return KINDS.key_of(label)


def _read_as_told(entry: Entry, kinds: dict[int, str]) -> None:
    """Put what is read in the place of the entry; what is wrong with the columns told is said beside them."""
    try:
        data = (catalogue.DOCUMENTS / entry.name).read_bytes() if entry.bundled else uploaded_bytes()[entry.key]
    except OSError as error:
        st.error(escape_markdown(t("error.file-unreadable", reason=error.strerror)))
        return
    place, words = st.empty(), t("documents.waiting", name=escape_markdown(entry.name))
    with st.spinner(t("documents.reading_again")), turn(lambda: place.info(words)):
        read = catalogue.read_entry(
            data,
            entry.name,
            key=entry.key,
            bundled=entry.bundled,
            columns=kinds,
            waiting=lambda: place.info(words),
        )
    place.empty()
    if read.error:
        st.error(escape_markdown(said(read.error)))
        return
    told()[entry.key] = replace(read, modified=entry.modified)
    st.session_state["_open"] = entry.key
    st.rerun()
