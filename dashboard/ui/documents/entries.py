"""The documents of a session: the bundled ones, and those that it has uploaded or pasted, which nobody else sees."""

import time
import weakref
from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from dashboard.library import catalogue
from dashboard.library.reading_queue import ReadingQueue, Task
from dashboard.model.entry import Entry
from dashboard.model.listing import Listing
from dashboard.text import t
from dashboard.ui.address import asked_for
from dashboard.ui.session import Session, session

_QUIET_SECONDS = 0.6  # of reading before a progress bar appears


def look() -> Listing:
    """Look at the folder and return all entries. They stay the same until the next run, even if a file changes.

    A progress bar appears if reading takes a while.
    """
    started, place = time.monotonic(), st.empty()

    def show(done: int, count: int) -> None:
        if time.monotonic() - started > _QUIET_SECONDS:
            place.progress(done / count, text=t("documents.reading_all", done=done, count=count))

    mine = session()
    mine.folder = catalogue.bundled_entries(asked_for("doc") or mine.doc, show)
    place.empty()
    return entries()


def entries() -> Listing:
    """The bundled entries, then the session's own, with the columns and titles that this session has corrected."""
    mine = session()
    if not (mine.uploads or mine.corrected or mine.titles):
        return mine.folder
    return Listing(_corrected(entry, mine) for entry in (*mine.folder, *mine.uploads.values()))


def _corrected(entry: Entry, mine: Session) -> Entry:
    reread = mine.corrected.get(entry.key)
    if reread and reread.modified == entry.modified:  # otherwise the file has changed since
        entry = replace(reread, stale=entry.stale)
    if entry.document and entry.key in mine.titles:
        entry = replace(entry, document=replace(entry.document, title=mine.titles[entry.key]))
    return entry


def entry_of(key: str) -> Entry:
    """The entry with this key."""
    return entries().by_key[key]


def open_entry(key: str) -> None:
    """Show this document on every page from the next run on."""
    session().opened = key


def remove(key: str) -> None:
    """Remove an upload and everything that the session keeps about it."""
    mine = session()
    for by_key in (mine.uploads, mine.sizes, mine.uploaded_bytes, mine.corrected, mine.titles):
        by_key.pop(key, None)
    mine.files.forget()


def queue_of(mine: Session) -> ReadingQueue:
    """The queue that reads the session's files. It is closed when the session ends."""
    if mine.queue is None:
        mine.queue = ReadingQueue(_read)
        weakref.finalize(mine, mine.queue.close)
    return mine.queue


def _read(task: Task, progress: Callable[[float], None], waiting: Callable[[], None]) -> Entry:
    return catalogue.read_entry(
        task.data,
        task.name,
        key=task.key,
        bundled=task.is_bundled,
        columns=task.columns,
        progress=progress,
        waiting=waiting,
        by=task.by,
    )
