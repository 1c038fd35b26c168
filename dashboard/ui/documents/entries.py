"""The documents of a session: the bundled ones, and what was uploaded or pasted, which lives in this session only."""

from __future__ import annotations

import time
import weakref
from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from dashboard.library import catalogue
from dashboard.library.reading_queue import ReadingQueue, Task
from dashboard.model.entry import Entry
from dashboard.text import t
from dashboard.ui.session import Session, session

MOST_DOCUMENTS = 100  # of a session's own
MEGABYTES_KEPT = 60  # as uploaded
_PATIENCE = 0.6  # seconds before there is a word


def look() -> list[Entry]:
    """The entries as of now, for all of this run: a file that changes meanwhile stays the same until the next."""
    session().folder = _read_folder()
    return entries()


def _read_folder() -> list[Entry]:
    """The folder's entries, with a bar where reading takes a while: every session sees how far the one reading is."""
    started, place = time.monotonic(), st.empty()

    def show(done: int, count: int) -> None:
        if time.monotonic() - started > _PATIENCE:
            place.progress(done / count, text=t("documents.reading_all", done=done, count=count))

    found = catalogue.bundled_entries(show)
    place.empty()
    return found


def entries() -> list[Entry]:
    """Bundled first, then this session's own; with the columns and the titles that were corrected."""
    mine = session()
    return [_retitled(_corrected(entry, mine), mine) for entry in (*mine.folder, *mine.uploads.values())]


def _corrected(entry: Entry, mine: Session) -> Entry:
    """The entry as it was read with other columns, as long as its file is the same."""
    again = mine.corrected.get(entry.key)
    return replace(again, stale=entry.stale) if again and again.modified == entry.modified else entry


def _retitled(entry: Entry, mine: Session) -> Entry:
    if entry.document is None or entry.key not in mine.titles:
        return entry
    return replace(entry, document=replace(entry.document, title=mine.titles[entry.key]))


def entry_of(key: str) -> Entry:
    """The entry with this key."""
    return next(entry for entry in entries() if entry.key == key)


def open_entry(key: str) -> None:
    """Show this document, on every page, from the next run on."""
    session().opened = key


def remove(key: str) -> None:
    """Drop an uploaded document, with all that is kept of it."""
    mine = session()
    for kept in (mine.uploads, mine.sizes, mine.uploaded_bytes, mine.corrected, mine.titles):
        kept.pop(key, None)


def keep(entry: Entry, size: int) -> None:
    """Keep an upload of so many bytes for this session."""
    session().uploads[entry.key] = entry
    session().sizes[entry.key] = size


def has_room(size: int) -> bool:
    """Whether the session may keep another document of `size` bytes, beside what is still being read."""
    mine = session()
    sizes = [*mine.sizes.values(), *(len(task.data) for task in queue().waiting if task.columns is None)]
    return len(sizes) < MOST_DOCUMENTS and sum(sizes) + size <= MEGABYTES_KEPT << 20


def queue() -> ReadingQueue:
    """What reads this session's files; it ends with the session."""
    mine = session()
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
    )
