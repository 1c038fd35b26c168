"""Adding documents: upload and paste, what is said while they are read, and what came of them."""

from __future__ import annotations

import hashlib
import time
from contextlib import suppress
from dataclasses import dataclass, field

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import intake, library, printed
from dashboard.library import Entry
from dashboard.reading import shown_name
from dashboard.text import said, t
from dashboard.ui.columns import uploaded_bytes
from dashboard.ui.page import show_html
from dashboard.ui.shelf import MEGABYTES_KEPT, MOST_DOCUMENTS, entries, is_shelf_full, shelf
from dashboard.ui.view import escape_markdown
from loaders import UnknownHeader

_PATIENCE = 1.0  # seconds of reading before a progress bar shows


@dataclass
class _Adding:
    """What a session is adding. One object: a run may end at any word to Streamlit's session state, and the run that
    follows may begin while the last still waits for its child process, so nothing here is left half done between two.
    """

    pending: list[tuple[str, bytes]] = field(default_factory=list)  # names and bytes still to be read
    notices: list[str] = field(default_factory=list)
    batch: int = 0

    def add(self, name: str, data: bytes) -> None:
        self.pending.append((name, data))

    def done(self, name: str, data: bytes) -> None:
        with suppress(ValueError):  # the other run was first
            self.pending.remove((name, data))


def add_documents() -> None:
    """Upload one or several files, or paste text; the last one read is opened."""
    adding = st.session_state.setdefault("_adding", _Adding())
    size = st.get_option("server.maxUploadSize")
    show_html(printed.uploader_words(size=size, count=intake.MOST_FILES, total=intake.MEGABYTES))
    upload, paste = st.tabs([t("documents.upload"), t("documents.paste")], key="add", on_change="rerun")
    with upload:
        # A new key empties the widget: what was read stands in the list, where it can be removed.
        key = f"files-{adding.batch}"
        if files := st.file_uploader(t("documents.upload.label"), accept_multiple_files=True, key=key):
            adding.batch += 1
            for file in files:
                adding.add(shown_name(file.name), _take(file))
    with paste, st.form("paste", border=False, clear_on_submit=True):
        pasted = st.text_area(t("documents.paste.label"), key="pasted", height=200)
        if st.form_submit_button(t("documents.paste.read")) and pasted.strip():
            adding.add(t("documents.paste.name"), pasted.encode("utf-8", "surrogatepass"))
    if adding.pending:
        _read(adding)
    if adding.notices:
        st.warning("  \n".join(map(escape_markdown, adding.notices)))
        adding.notices.clear()


def _read(adding: _Adding) -> None:
    """Read what is pending, keep what came of it, and start over on the last one read.

    Who leaves the page in the middle finds the rest read on coming back.
    """
    pending, notices = adding.pending, adding.notices
    if refused := intake.take_refused(get_script_run_ctx().session_id):
        notices.append(t("documents.refused", refused=refused, count=intake.MOST_FILES, total=intake.MEGABYTES))
    count = len(pending)
    while pending:
        name, data = pending[0]
        shown, at = escape_markdown(name), count - len(pending) + 1
        bar = _Bar(t("documents.reading", name=shown, at=at, of=count), t("documents.waiting", name=shown))
        if same := _same(data):
            notices.append(t("documents.same", name=name, title=same.document.title))
            st.session_state["_open"] = same.key
            adding.done(name, data)
            continue
        if is_shelf_full(len(data)):
            notices.append(t("documents.shelf_full", name=name, count=MOST_DOCUMENTS, total=MEGABYTES_KEPT))
            adding.done(name, data)
            continue
        entry = _keep(adding, data, name, progress=bar)
        if isinstance(entry.error, UnknownHeader):
            notices.append(t("documents.asked", name=name))
        elif entry.error:
            notices.append(t("documents.unread", name=name, reason=said(entry.error)))
    st.rerun()


def _take(file: UploadedFile) -> bytes:
    """The upload's bytes; the server, which would hold them until the page is closed, lets them go."""
    run = get_script_run_ctx()
    run.uploaded_file_mgr.remove_file(run.session_id, file.file_id)
    return file.getvalue()


def _same(data: bytes) -> Entry | None:
    """The entry whose document has just these bytes."""
    known = hashlib.sha256(data).hexdigest()
    return next((entry for entry in entries() if entry.document and entry.document.sha256 == known), None)


def _keep(adding: _Adding, data: bytes, name: str, progress: _Bar) -> Entry:
    key = f"upload-{hashlib.sha256(data).hexdigest()[:12]}"
    keep = shelf()  # before: when the page has been left meanwhile, the next word to Streamlit ends the run
    entry = library.read_entry(data, name, key=key, bundled=False, progress=progress, waiting=progress.wait)
    keep(entry, len(data))
    adding.done(name, data)
    if entry.document:
        st.session_state["_open"] = key
    if isinstance(entry.error, UnknownHeader) or (entry.document and entry.document.sample):
        uploaded_bytes()[key] = data
    return entry


class _Bar:
    """A progress bar that shows itself only where reading takes a while, and says where it has to wait for others."""

    def __init__(self, words: str, waiting: str) -> None:
        self._words, self._waiting, self._started, self._place = words, waiting, time.monotonic(), None

    def wait(self) -> None:
        self._place = self._place or st.empty()
        self._place.info(self._waiting)

    def __call__(self, share: float) -> None:
        if time.monotonic() - self._started > _PATIENCE:
            self._place = self._place or st.empty()
            self._place.progress(share, text=self._words)
