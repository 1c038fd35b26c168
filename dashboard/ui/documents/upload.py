"""Adding documents: upload and paste, the progress of reading, and the result."""

import hashlib
from dataclasses import replace

import streamlit as st

from dashboard.library.reading_queue import Status, Task
from dashboard.library.worker_pool import shown_name
from dashboard.model.entry import Entry
from dashboard.model.listing import Listing
from dashboard.render import source_view
from dashboard.text import said, t
from dashboard.ui.documents.entries import entries, queue_of
from dashboard.ui.language import fragment
from dashboard.ui.page import escape_markdown, show_html, show_notices
from dashboard.ui.session import Session, session
from dashboard.ui.visitor import visitor
from dashboard.web import streamlit_internals, upload_limits
from loaders import UnknownHeader

#: Characters of a pasted text. At three bytes each they just fit into the setting server.maxWidgetStateSize.
MOST_PASTED = 1_500_000
MOST_DOCUMENTS = 100  # of a session's own
MEGABYTES_KEPT = 60  # as uploaded
_QUIET_SECONDS = 1.0  # before progress is shown; most files are read by then
_SECONDS_BETWEEN_LOOKS = 0.5


def add_documents() -> None:
    """Let the visitor upload files or paste text. The document that was read last is opened."""
    mine, by = session(), visitor()
    limits = {"size": st.get_option("server.maxUploadSize"), "count": upload_limits.MOST_FILES}
    limits |= {"total": upload_limits.MEGABYTES, "pasted": MOST_PASTED}
    show_html(source_view.uploader_words(**limits))
    upload, paste = st.tabs([t("documents.upload"), t("documents.paste")], key="add", on_change="rerun")
    with upload:
        # A new key empties the widget: the files are in the list from now on, where they can be removed.
        files = st.file_uploader(t("documents.upload.label"), accept_multiple_files=True, key=f"files-{mine.uploaded}")
        known = entries()
        for file in files:
            _add(streamlit_internals.take_upload(file), shown_name(file.name), mine, known, by)
    with paste, st.form("paste", border=False, clear_on_submit=True):
        pasted = st.text_area(t("documents.paste.label"), key="pasted", height=200, max_chars=MOST_PASTED)
        if st.form_submit_button(t("documents.paste.read")) and pasted.strip():
            _add(pasted.encode("utf-8", "surrogatepass"), t("documents.paste.name"), mine, known, by)
    if files:
        mine.uploaded += 1
        st.rerun()  # at once: a file chosen while the others are read would be lost with the old widget
    if refused := upload_limits.take_refused(streamlit_internals.session_id()):
        mine.upload_notices.append(
            t("documents.refused", refused=refused, count=upload_limits.MOST_FILES, total=upload_limits.MEGABYTES)
        )
    _follow_reading()
    show_notices(st.empty(), mine.upload_notices)
    mine.upload_notices.clear()


# A click may end a run wherever it calls Streamlit, `session()` included. Between taking a file, here or from the queue, and
# keeping it, nothing does.


def _add(data: bytes, name: str, mine: Session, known: Listing, by: str) -> None:
    notices, digest = mine.upload_notices, hashlib.sha256(data).hexdigest()
    same = [key for key, document in known.documents.items() if document.sha256 == digest]
    if same:
        notices.append(t("documents.same", name=name, title=known.titles[same[0]]))
        mine.opened = same[0]
    elif not _has_room(len(data), mine):
        notices.append(t("documents.uploads_full", name=name, count=MOST_DOCUMENTS, total=MEGABYTES_KEPT))
    else:
        queue_of(mine).add(Task(data, name, f"upload-{digest[:12]}", by=by))


def _has_room(size: int, mine: Session) -> bool:
    """Whether the session may keep another document of `size` bytes, in addition to those still to be read."""
    sizes = [*mine.sizes.values(), *(len(task.data) for task in queue_of(mine).waiting if task.columns is None)]
    return len(sizes) < MOST_DOCUMENTS and sum(sizes) + size <= MEGABYTES_KEPT << 20


def _follow_reading() -> None:
    """Keep what has been read, and show the progress of the rest. Reading goes on while another page is open."""
    mine, known = session(), entries()
    reading = queue_of(mine)
    if reading.status():
        reading.wait(_QUIET_SECONDS)
    if done := reading.take_done():
        for task, entry in done:
            if task.columns is None:
                _keep_added(task, entry, mine)
            else:
                _keep_corrected(entry, known.by_key[entry.key], mine)
        st.rerun()
    if status := reading.status():
        _show_progress(status)


def _keep_added(task: Task, entry: Entry, mine: Session) -> None:
    """Keep the entry of a new document and open it, or add a notice why it could not be read."""
    mine.uploads[entry.key], mine.sizes[entry.key] = entry, len(task.data)
    if isinstance(entry.error, UnknownHeader):
        mine.upload_notices.append(t("documents.asked", name=entry.name))
    elif entry.error:
        mine.upload_notices.append(t("documents.unread", name=entry.name, reason=said(entry.error)))
    if isinstance(entry.error, UnknownHeader) or (entry.document and entry.document.sample):
        mine.uploaded_bytes[entry.key] = task.data
    if entry.document:
        mine.opened = entry.key


def _keep_corrected(entry: Entry, before: Entry, mine: Session) -> None:
    """Replace an entry by the one that was read again with other columns."""
    if entry.error:
        mine.upload_notices.append(said(entry.error))
        return
    mine.corrected[entry.key] = replace(entry, modified=before.modified)
    mine.opened = entry.key


def _show_progress(status: Status) -> None:
    name = escape_markdown(status.name)

    def show() -> None:
        now = queue_of(session()).status()
        if now is None or now.number != status.number:
            st.rerun()
        elif now.is_waiting:
            st.info(t("documents.waiting", name=name))
        else:
            st.progress(now.share, text=t("documents.reading", name=name, at=now.number, of=now.count))

    fragment(show, every=_SECONDS_BETWEEN_LOOKS)()
