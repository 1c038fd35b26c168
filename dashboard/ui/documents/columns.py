"""A person names the columns of a table whose headers are unknown, or corrects what columns were taken for."""

import streamlit as st

from dashboard.library import catalogue
from dashboard.library.reading_queue import Task
from dashboard.model.entry import Entry
from dashboard.render import source_view
from dashboard.text import KINDS, language, t
from dashboard.ui.documents.entries import open_entry, queue_of
from dashboard.ui.page import escape_markdown, show_html
from dashboard.ui.session import session
from loaders import Sample

_MOST_COLUMNS = 40  # that a person is asked about


def name_columns(entry: Entry, sample: Sample) -> None:
    """Show the first rows of a table whose headers are unknown, and ask what each column holds."""
    st.text(t("documents.tell"))
    _ask(entry, sample, t("documents.told"))


def correct_columns(entry: Entry) -> None:
    """The same form for a table that was read, to correct what its columns were taken for, and to undo that."""
    if entry.document is None or entry.document.sample is None:
        return
    with st.expander(t("documents.correct")):
        st.text(t("documents.correct.hint"))
        _ask(entry, entry.document.sample, t("documents.correct.read"))
        if entry.key in session().corrected:
            st.button(t("documents.correct.undo"), key=f"undo-{entry.key}", on_click=_undo, args=(entry.key,))


def _undo(key: str) -> None:
    session().corrected.pop(key)
    open_entry(key)


def _ask(entry: Entry, sample: Sample, submit: str) -> None:
    show_html(source_view.first_rows(sample))
    with st.form(f"columns-{entry.key}"):
        with st.container(horizontal=True):
            kinds = {
                column: _ask_kind(entry, column, sample.kinds[column]) for column in sample.columns[:_MOST_COLUMNS]
            }
        if len(sample.columns) > _MOST_COLUMNS:
            st.text(t("documents.columns_left", count=_MOST_COLUMNS))
        if st.form_submit_button(submit):
            _read_again(entry, dict(enumerate(sample.kinds)) | kinds)


def _ask_kind(entry: Entry, column: int, taken: str) -> str:
    """A selectbox for one column, set to the kind that it was taken for."""
    kinds = list(KINDS)
    index = kinds.index(taken) if taken in kinds else 0
    # With the kind in its key, the widget is a new one once the column was read as something else.
    key = f"column-{entry.key}-{column}-{kinds[index]}-{language()}"
    label = t("documents.column", number=column + 1)
    return st.selectbox(label, kinds, index, format_func=dict(KINDS).__getitem__, key=key, width=200)


def _read_again(entry: Entry, columns: dict[int, str]) -> None:
    try:
        data = catalogue.read_bytes(entry) if entry.bundled else session().uploaded_bytes[entry.key]
    except OSError as error:
        st.error(escape_markdown(t("error.file-unreadable", reason=error.strerror)))
        return
    queue_of(session()).add(Task(data, entry.name, entry.key, is_bundled=entry.bundled, columns=columns))
    st.rerun()
