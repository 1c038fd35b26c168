"""A person names the columns of a table whose headers are unknown, or corrects what columns were taken for."""

import streamlit as st

from dashboard.library.reading_queue import Task
from dashboard.model.entry import Entry
from dashboard.render import source_view
from dashboard.text import KINDS, language, said, t
from dashboard.ui.documents import saving
from dashboard.ui.documents.entries import content_of, library_with, open_entry, queue_of
from dashboard.ui.page import escape_markdown, show_html
from dashboard.ui.session import Session, session
from loaders import LoadError, Sample
from loaders.edits import Edit

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
        if named := _named_columns(entry):
            st.button(t("documents.correct.undo"), key=f"undo-{entry.key}", on_click=_undo, args=(entry, named))


def _named_columns(entry: Entry) -> list[Edit]:
    """The corrections in force that say what the columns are."""
    edits = library_with(entry).edits(entry.own_key, entry.version)
    return [edit for edit in edits if edit.kind == "columns"]


def _undo(entry: Entry, edits: list[Edit]) -> None:
    for edit in reversed(edits):
        saving.undo(entry, edit.id)
    open_entry(entry.key)


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
    return st.selectbox(
        label, kinds, index, format_func=dict(KINDS).__getitem__, key=key, width=200, placeholder=t("choose")
    )


def _read_again(entry: Entry, columns: dict[int, str]) -> None:
    """Have the document read with other columns, in the background. Only what can be read that way is kept."""
    try:
        data = content_of(entry)
    except OSError as error:
        st.error(escape_markdown(t("error.file-unreadable", reason=error.strerror)))
        return
    except LoadError as error:
        st.error(escape_markdown(said(error)))
        return
    queue_of(session()).add(Task(data, entry.name, entry.key, columns=columns))
    st.rerun()


def keep_columns(task: Task, read: Entry, mine: Session) -> None:
    """Keep what a person has named the columns, as a correction, if the document could be read so."""
    if read.error or task.columns is None:
        mine.upload_notices.append(said(read.error or LoadError("read-died")))
        return
    entry = mine.listing.by_key[task.key]
    sample = entry.document.sample if entry.document else None
    before = sample and {str(column): kind for column, kind in enumerate(sample.kinds)}
    after = {str(column): kind for column, kind in task.columns.items()}
    saving.add_edits(entry, [saving.new_edit("columns", None, before, after)], saving.revision(entry))
