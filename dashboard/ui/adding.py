"""Adding documents: upload and paste, what is said while they are read, and what came of them."""

from __future__ import annotations

import hashlib
import time
from contextlib import suppress
from dataclasses import dataclass, field

import streamlit as st

from dashboard.library import catalogue
from dashboard.library.worker_pool import shown_name
from dashboard.model.entry import Entry
from dashboard.render import source_view
from dashboard.text import said, t
from dashboard.ui.columns import uploaded_bytes
from dashboard.ui.page import show_html
from dashboard.ui.shelf import MEGABYTES_KEPT, MOST_DOCUMENTS, entries, is_shelf_full, shelf
from dashboard.ui.turn import turn
from dashboard.ui.view import escape_markdown
from dashboard.web import streamlit_internals, upload_limits
from loaders import UnknownHeader

_PATIENCE = 1.0  # seconds of reading before a progress bar shows
#: Characters of a pasted text: of three bytes each, they just fit what a browser may send at once (maxWidgetStateSize).
MOST_PASTED = 1_500_000


@dataclass
class _Adding:
    """What a session is adding. One object: a run may end at any word to Streamlit's session state, and the run that
    follows may begin while the last still waits for its child process, so nothing here is left half done between two.
    """

    pending: list[tuple[str, bytes]] = field(default_factory=list)  # names and bytes still to be read
    notices: list[str] = field(default_factory=list)
    opened: str | None = None  # the key of the last one read
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
    limits = {
        "size": size,
        "count": upload_limits.MOST_FILES,
        "total": upload_limits.MEGABYTES,
        "pasted": MOST_PASTED // 10_000,
    }
    show_html(source_view.uploader_words(**limits))
    upload, paste = st.tabs([t("documents.upload"), t("documents.paste")], key="add", on_change="rerun")
    with upload:
        # A new key empties the widget: what was read stands in the list, where it can be removed.
        key = f"files-{adding.batch}"
        if files := st.file_uploader(t("documents.upload.label"), accept_multiple_files=True, key=key):
            adding.batch += 1
            for file in files:
                adding.add(shown_name(file.name), streamlit_internals.take_upload(file))
    with paste, st.form("paste", border=False, clear_on_submit=True):
        pasted = st.text_area(t("documents.paste.label"), key="pasted", height=200, max_chars=MOST_PASTED)
        if st.form_submit_button(t("documents.paste.read")) and pasted.strip():
            adding.add(t("documents.paste.name"), pasted.encode("utf-8", "surrogatepass"))
    if files:
        st.rerun()  # the emptied widget first: one in which files were taken would lose what is chosen while they are read
    if adding.pending or adding.opened:
        _read(adding)
    if adding.notices:
        st.warning("  \n".join(map(escape_markdown, adding.notices)))
        adding.notices.clear()


def _read(adding: _Adding) -> None:
    """Read what is pending, keep what came of it, and start over on the last one read.

    Who leaves the page in the middle finds the rest read on coming back.
    """
    pending, notices = adding.pending, adding.notices
    if refused := upload_limits.take_refused(streamlit_internals.session_id()):
        notices.append(
            t("documents.refused", refused=refused, count=upload_limits.MOST_FILES, total=upload_limits.MEGABYTES)
        )
    count, place = len(pending), _Place()
    while pending:
        name, data = pending[0]
        shown, at = escape_markdown(name), count - len(pending) + 1
        bar = _Bar(t("documents.reading", name=shown, at=at, of=count), t("documents.waiting", name=shown), place)
        bar.begin()
        if same := _same(data):
            notices.append(t("documents.same", name=name, title=same.document.title))
            adding.opened = same.key
            adding.done(name, data)
            continue
        if is_shelf_full(len(data)):
            notices.append(t("documents.shelf_full", name=name, count=MOST_DOCUMENTS, total=MEGABYTES_KEPT))
            adding.done(name, data)
            continue
        with turn(bar.begin):
            if (name, data) not in pending:  # the run before has read it
                continue
            entry = _keep(adding, data, name, progress=bar)
        if isinstance(entry.error, UnknownHeader):
            notices.append(t("documents.asked", name=name))
        elif entry.error:
            notices.append(t("documents.unread", name=name, reason=said(entry.error)))
    if adding.opened:
        st.session_state["_open"] = adding.opened
        adding.opened = None
    st.rerun()


def _same(data: bytes) -> Entry | None:
    """The entry whose document has just these bytes."""
    known = hashlib.sha256(data).hexdigest()
    return next((entry for entry in entries() if entry.document and entry.document.sha256 == known), None)


def _keep(adding: _Adding, data: bytes, name: str, progress: _Bar) -> Entry:
    key = f"upload-{hashlib.sha256(data).hexdigest()[:12]}"
    keep, bytes_kept = shelf(), uploaded_bytes()  # before: the next word to Streamlit ends a run that another follows
    entry = catalogue.read_entry(data, name, key=key, bundled=False, progress=progress, waiting=progress.wait)
    keep(entry, len(data))
    if isinstance(entry.error, UnknownHeader) or (entry.document and entry.document.sample):
        bytes_kept[key] = data
    if entry.document:
        adding.opened = key
    adding.done(name, data)
    return entry


class _Place:
    """Where it is said how far the reading is; begun only where that takes a while."""

    def __init__(self) -> None:
        self._started, self._element = time.monotonic(), None
        self.is_gone = False  # with the run of the page that began it

    @property
    def is_due(self) -> bool:
        return time.monotonic() - self._started > _PATIENCE

    @property
    def element(self) -> st.delta_generator.DeltaGenerator:
        self._element = self._element or st.empty()
        return self._element


@dataclass(frozen=True)
class _Bar:
    """What is said while one file is read: how far, or that it has to wait for others."""

    words: str
    waiting: str
    place: _Place

    def wait(self) -> None:
        self.place.element.info(self.waiting)

    def begin(self) -> None:
        if self.place.is_due:
            self.place.element.progress(0.0, text=self.words)

    def __call__(self, share: float) -> None:
        """Say it, unless the page has gone on to another run: what is half read is read to its end, the new run waits for it."""
        if self.place.is_due and not self.place.is_gone:
            try:
                self.place.element.progress(share, text=self.words)
            except streamlit_internals.RunEnded:
                self.place.is_gone = True
