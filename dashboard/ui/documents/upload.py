"""Adding documents: upload and paste, how far the reading is, and what came of it."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import streamlit as st

from dashboard.library import catalogue
from dashboard.library.reading_queue import Status, Task
from dashboard.library.worker_pool import shown_name
from dashboard.model.entry import Entry
from dashboard.render import source_view
from dashboard.text import said, t
from dashboard.ui.documents.entries import MEGABYTES_KEPT, MOST_DOCUMENTS, entries, has_room, keep, open_entry, queue
from dashboard.ui.language import fragment
from dashboard.ui.page import escape_markdown, show_html, show_notices
from dashboard.ui.session import session
from dashboard.web import streamlit_internals, upload_limits
from loaders import UnknownHeader

#: Characters of a pasted text: of three bytes each, they just fit what a browser may send at once (maxWidgetStateSize).
MOST_PASTED = 1_500_000
_PATIENCE = 1.0  # seconds in which most files are read, without a word about it
_LOOK_AGAIN = 0.5  # seconds


def add_documents() -> None:
    """Upload one or several files, or paste text; the last one that was read is opened."""
    mine = session()
    limits = {"size": st.get_option("server.maxUploadSize"), "count": upload_limits.MOST_FILES}
    limits |= {"total": upload_limits.MEGABYTES, "pasted": MOST_PASTED}
    show_html(source_view.uploader_words(**limits))
    upload, paste = st.tabs([t("documents.upload"), t("documents.paste")], key="add", on_change="rerun")
    with upload:
        # A new key empties the widget: what was read stands in the list, where it can be removed.
        files = st.file_uploader(t("documents.upload.label"), accept_multiple_files=True, key=f"files-{mine.uploaded}")
        for file in files:
            _add(streamlit_internals.take_upload(file), shown_name(file.name))
    with paste, st.form("paste", border=False, clear_on_submit=True):
        pasted = st.text_area(t("documents.paste.label"), key="pasted", height=200, max_chars=MOST_PASTED)
        if st.form_submit_button(t("documents.paste.read")) and pasted.strip():
            _add(pasted.encode("utf-8", "surrogatepass"), t("documents.paste.name"))
    if files:
        mine.uploaded += 1
        st.rerun()  # with the emptied widget: it would lose a file that is chosen while the others are read
    if refused := upload_limits.take_refused(streamlit_internals.session_id()):
        mine.upload_notices.append(
            t("documents.refused", refused=refused, count=upload_limits.MOST_FILES, total=upload_limits.MEGABYTES)
        )
    _follow_reading()
    show_notices(st.empty(), mine.upload_notices)
    mine.upload_notices.clear()


def _add(data: bytes, name: str) -> None:
    mine, key = session(), f"upload-{hashlib.sha256(data).hexdigest()[:12]}"
    if same := _same(data):
        mine.upload_notices.append(t("documents.same", name=name, title=catalogue.titles(entries())[same]))
        open_entry(same)
    elif not has_room(len(data)):
        mine.upload_notices.append(t("documents.uploads_full", name=name, count=MOST_DOCUMENTS, total=MEGABYTES_KEPT))
    else:
        queue().add(Task(data, name, key))


def _same(data: bytes) -> str | None:
    """The key of the document that has just these bytes."""
    known = hashlib.sha256(data).hexdigest()
    return next((key for key, document in catalogue.readable(entries()).items() if document.sha256 == known), None)


def _follow_reading() -> None:
    """Take what has been read; show how far the rest is. Who leaves the page finds the rest on coming back."""
    reading = queue()
    if reading.status():
        reading.wait(_PATIENCE)
    if done := reading.take_done():
        for task, entry in done:
            _take(task, entry)
        st.rerun()
    if status := reading.status():
        _show_progress(status)


def _take(task: Task, entry: Entry) -> None:
    """Keep what came of a task and open its document, or say why it could not be read."""
    if task.columns is not None:
        _take_corrected(entry)
    else:
        _take_added(task, entry)


def _take_added(task: Task, entry: Entry) -> None:
    mine = session()
    keep(entry, len(task.data))
    if isinstance(entry.error, UnknownHeader):
        mine.upload_notices.append(t("documents.asked", name=entry.name))
    elif entry.error:
        mine.upload_notices.append(t("documents.unread", name=entry.name, reason=said(entry.error)))
    if isinstance(entry.error, UnknownHeader) or (entry.document and entry.document.sample):
        mine.uploaded_bytes[entry.key] = task.data
    if entry.document:
        open_entry(entry.key)


def _take_corrected(entry: Entry) -> None:
    """An entry that was read again with columns as a person named them stands in for the first."""
    mine = session()
    if entry.error:
        mine.upload_notices.append(said(entry.error))
        return
    before = next(known for known in entries() if known.key == entry.key)
    mine.corrected[entry.key] = replace(entry, modified=before.modified)
    open_entry(entry.key)


def _show_progress(status: Status) -> None:
    name = escape_markdown(status.name)

    def show() -> None:
        now = queue().status()
        if now is None or now.number != status.number:
            st.rerun()
        elif now.is_waiting:
            st.info(t("documents.waiting", name=name))
        else:
            st.progress(now.share, text=t("documents.reading", name=name, at=now.number, of=now.count))

    fragment(show, every=_LOOK_AGAIN)()
