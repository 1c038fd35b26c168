"""The corrections of a document, each with a button that undoes it; what was done to it and when; what can be brought back."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from dashboard.export.downloads import corrections as corrections_file
from dashboard.library import catalogue
from dashboard.library.corrections import unused
from dashboard.library.database import HistoryLine
from dashboard.model.entry import Entry
from dashboard.text import t
from dashboard.text.corrections import edit_words
from dashboard.text.history import by_words, history_words
from dashboard.ui import downloads, visitor
from dashboard.ui.documents import saving
from dashboard.ui.documents.entries import library_with, open_entry, owner_of
from dashboard.ui.documents.listing import minute
from dashboard.ui.session import session
from loaders import LoadError
from loaders.edits import Edit

_MOST = 200  # lines, the last ones
_LONGEST = 24  # characters of a row beside its correction


def show_corrections(entry: Entry) -> None:
    """The corrections in force, the last first, and a file of them all. One that no longer fits says so."""
    edits = library_with(entry).edits(entry.own_key, entry.version)
    if not edits or entry.document is None:
        return
    with st.expander(t("correct.list", count=len(edits)), key=f"corrections-{entry.key}"):
        downloads.offer("correct.download", corrections_file(entry.document, edits))
        left_out = unused(entry.document, edits)
        for edit in list(reversed(edits))[:_MOST]:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(t("correct.unfit", line=_words(edit)) if edit.id in left_out else _words(edit))
                if saving.may_change(entry):
                    st.button(t("correct.undo"), key=f"undo-{edit.id}", on_click=_undo, args=(entry, edit.id))


def _words(edit: Edit) -> str:
    said = {"time": _local(edit.at), "by": by_words(edit.by), "words": edit_words(edit)}
    if edit.row is None:
        return t("correct.line", **said)
    row = " ".join(edit.row.source.split())
    return t("correct.line.row", row=row if len(row) <= _LONGEST else f"{row[:_LONGEST]}…", **said)


def _local(at: str) -> str:
    return minute(datetime.fromisoformat(at).timestamp())


def _undo(entry: Entry, edit_id: str) -> None:
    if saving.undo(entry, edit_id):
        open_entry(entry.key)


def show_history(entry: Entry) -> None:
    """What was done to the document, the last first."""
    try:
        lines = library_with(entry).library.history(entry.own_key)
    except LoadError:
        return
    if lines:
        with st.expander(t("library.history", count=len(lines)), key=f"history-{entry.key}"):
            _show_lines(lines)


def _show_lines(lines: Sequence[HistoryLine]) -> None:
    for line in lines[:_MOST]:
        st.text(
            t("library.history.line", time=minute(line.at.timestamp()), by=by_words(line.by), words=history_words(line))
        )


def show_removed() -> None:
    """The documents that can be brought back, and how full the library is."""
    documents = catalogue.library()
    try:
        removed = documents.library.removed(owner_of(session()))
        used, quota = documents.library.usage()
    except LoadError:
        return
    if used > 0.8 * quota:
        st.warning(t("library.almost_full", used=used >> 20, quota=quota >> 20))
    removed = [record for record in removed if visitor.may_edit() or record.owner == owner_of(session())]
    if removed:
        with st.expander(t("library.removed.list", count=len(removed)), key="removed"):
            for record in removed[:_MOST]:
                when = minute(record.removed_at.timestamp() if record.removed_at else None)
                with st.container(horizontal=True, vertical_alignment="center"):
                    words = t(
                        "library.removed.line",
                        title=record.imprint.title or record.name,
                        time=when,
                        by=by_words(record.removed_by),
                    )
                    st.text(words)
                    st.button(
                        t("library.bring_back"),
                        key=f"back-{record.key}",
                        on_click=saving.bring_back,
                        args=(record.key,),
                    )
