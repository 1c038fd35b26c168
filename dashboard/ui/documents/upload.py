"""Adding documents: upload and paste, the progress of reading, and the result."""

import contextlib
import hashlib
from collections.abc import Sequence

import streamlit as st

from dashboard.library import catalogue
from dashboard.library.reading_queue import Status, Task
from dashboard.library.worker_pool import shown_name
from dashboard.model.entry import Entry
from dashboard.model.listing import Listing
from dashboard.render import source_view
from dashboard.text import said, t
from dashboard.ui.documents import columns
from dashboard.ui.documents.entries import entries, library_of, owner_of, queue_of
from dashboard.ui.language import fragment
from dashboard.ui.page import escape_markdown, show_html, show_notices
from dashboard.ui.session import Session, session
from dashboard.ui.visitor import visitor
from dashboard.web import streamlit_internals, upload_limits
from loaders import LoadError, UnknownHeader

#: Characters of a pasted text. At three bytes each they just fit into the setting server.maxWidgetStateSize.
MOST_PASTED = 1_500_000
MOST_DOCUMENTS = 100  # drafts of a browser
MEGABYTES_KEPT = 60  # as uploaded
_QUIET_SECONDS = 1.0  # before progress is shown; most files are read by then
_SECONDS_BETWEEN_LOOKS = 0.5


def say_where_it_goes() -> None:
    """How long an upload lasts, and who can open it."""
    days = catalogue.draft_days()
    st.text(t("documents.drafts", days=round(days)) if days > 0 else t("documents.session"))


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
        if st.form_submit_button(t("documents.paste.read")):
            if pasted.strip():
                _add(pasted.encode("utf-8", "surrogatepass"), t("documents.paste.name"), mine, known, by)
            else:
                mine.upload_notices.append(t("documents.paste.empty"))
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
    """Make a draft of a file and have it read, unless a document has the same content already: that one is opened."""
    digest = hashlib.sha256(data).hexdigest()
    same = [key for key, document in known.documents.items() if document.sha256 == digest]
    if same:
        mine.upload_notices.append(t("documents.same", name=name, title=known.titles[same[0]]))
        mine.opened = same[0]
        return
    drafts, owner = library_of(mine).library, owner_of(mine)
    try:
        if not _has_room(len(data), [draft.size for draft in drafts.drafts_of(owner)]):
            notice = t("documents.uploads_full", name=name, count=MOST_DOCUMENTS, total=MEGABYTES_KEPT)
            mine.upload_notices.append(notice)
            return
        key = drafts.add_draft(data, name, owner=owner, by=by).key
    except LoadError as error:
        mine.upload_notices.append(t("documents.unread", name=name, reason=said(error)))
        return
    queue_of(mine).add(Task(data, name, key, by=by))


def _has_room(size: int, sizes: Sequence[int]) -> bool:
    """Whether a browser with drafts of these sizes may have another one of `size` bytes."""
    return len(sizes) < MOST_DOCUMENTS and sum(sizes) + size <= MEGABYTES_KEPT << 20


def _follow_reading() -> None:
    """Keep what has been read, and show the progress of the rest. Reading goes on while another page is open."""
    mine = session()
    reading, owner = queue_of(mine), owner_of(mine)
    if reading.status():
        reading.wait(_QUIET_SECONDS)
    if done := reading.take_done():
        for task, entry in done:
            if task.columns is None:
                _keep_added(entry, mine, owner)
            else:
                columns.keep_columns(task, entry, mine)
        st.rerun()
    if status := reading.status():
        _show_progress(status)


def _keep_added(entry: Entry, mine: Session, owner: str) -> None:
    """Open a new draft. One that cannot be read is no draft, and its entry says why until it is removed."""
    if isinstance(entry.error, UnknownHeader):
        mine.upload_notices.append(t("documents.asked", name=entry.name))
    elif entry.error:
        mine.upload_notices.append(t("documents.unread", name=entry.name, reason=said(entry.error)))
        mine.unreadable[entry.key] = entry
        with contextlib.suppress(LoadError):
            library_of(mine).library.remove(entry.key, by="", owner=owner)
    else:
        mine.opened = entry.key
        if namesake := _namesake(entry, mine.listing):
            mine.upload_notices.append(
                t("documents.namesake", name=entry.name, title=mine.listing.titles[namesake.key])
            )


def _namesake(entry: Entry, known: Listing) -> Entry | None:
    """Another document whose file has the same name; pasted texts have no name of their own."""
    if entry.name == t("documents.paste.name"):
        return None
    return next((one for one in known if one.name == entry.name and one.key != entry.key and one.document), None)


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
