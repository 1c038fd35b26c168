"""The documents of a session: those that all sessions share, its browser's drafts, and what links have opened."""

import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import suppress

import streamlit as st

from dashboard.library import catalogue
from dashboard.library.database import Record
from dashboard.library.library_documents import LibraryDocuments
from dashboard.library.reading_queue import ReadingQueue, Task
from dashboard.model.entry import Entry, split_key, versioned
from dashboard.model.listing import Listing
from dashboard.text import t
from dashboard.ui import visitor
from dashboard.ui.address import asked_for
from dashboard.ui.session import Session, session
from loaders import LoadError

_QUIET_SECONDS = 0.6  # of reading before a progress bar appears
_LINKS = ("old", "new")  # parameters, besides the document's own, that may name a document which no list has


def look() -> Listing:
    """Look at folder and library and return all entries. They stay the same until the next run, even if a file changes.

    A progress bar appears if reading takes a while.
    """
    started, place = time.monotonic(), st.empty()

    def show(done: int, count: int) -> None:
        if time.monotonic() - started > _QUIET_SECONDS:
            place.progress(done / count, text=t("documents.reading_all", done=done, count=count))

    mine = session()
    mine.shared = catalogue.shared_entries(asked_for("doc") or mine.doc, show)
    place.empty()
    own = _own_entries(mine)
    mine.listing = Listing([*mine.shared, *own.values()]) if own else mine.shared
    return mine.listing


def _own_entries(mine: Session) -> dict[str, Entry]:
    """What this session has besides the shared entries. When the database is away, only what needs no database."""
    documents = library_of(mine)
    documents.state()
    own: dict[str, Entry] = {}
    try:
        own = {
            entry.key: entry for entry in documents.drafts_of(owner_of(mine), mine.queue.new_keys if mine.queue else ())
        }
        for link in dict.fromkeys([*mine.linked, *_links(mine), *_older_versions(mine)]):
            if link not in mine.shared.by_key and link not in own and (entry := _linked_entry(link)):
                mine.linked[link] = entry.key
                own[entry.key] = entry
    except LoadError:
        pass  # `LibraryDocuments.problem` says so
    own |= mine.unreadable
    return {key: entry for key, entry in own.items() if key not in mine.shared.by_key}


def _linked_entry(link: str) -> Entry | None:
    key, version = split_key(link)
    return catalogue.library().entry(key, version)


def _links(mine: Session) -> Iterator[str]:
    """The keys that the address asks for, and that of the document on screen."""
    key, version = asked_for("doc"), asked_for("version")
    if key:
        yield versioned(key, int(version) if version and version.isdecimal() else None)
    if mine.doc and mine.doc != catalogue.ALL:
        yield mine.doc
    yield from filter(None, map(asked_for, _LINKS))
    yield from (held for name in _LINKS if (held := st.session_state.get(name)))


def _older_versions(mine: Session) -> list[str]:
    """The keys of the older versions of the document on screen, where documents are compared."""
    entry = mine.shared.by_key.get(asked_for("doc") or mine.doc or "")
    return versions_of(entry)[1:] if entry and mine.page == "compare" else []


def versions_of(entry: Entry) -> list[str]:
    """The keys of the versions of a kept document, the newest first."""
    if entry.origin != "kept":
        return []
    numbers: list[int] = []
    with suppress(LoadError):
        numbers = [version.number for version in catalogue.library().library.versions(entry.own_key)]
    older = reversed(numbers[:-1])
    return [entry.own_key, *(versioned(entry.own_key, number) for number in older)]


def library_of(mine: Session) -> LibraryDocuments:
    """Where the session's drafts are: the library, or if drafts last for a session only, one of its own."""
    if catalogue.draft_days() > 0:
        return catalogue.library()
    if mine.private is None:
        mine.private = catalogue.private_library()
    return mine.private


def library_with(entry: Entry) -> LibraryDocuments:
    """The library that holds a document and its corrections."""
    return catalogue.library() if entry.is_served else library_of(session())


def owner_of(mine: Session) -> str:
    """The owner of this browser's drafts."""
    return visitor.browser() or mine.owner


def record_of(entry: Entry) -> Record | None:
    """What the library knows of a document; None of a file that nobody has described, or if the database is away."""
    with suppress(LoadError):
        return library_with(entry).library.find(entry.own_key)
    return None


def content_of(entry: Entry) -> bytes:
    """The bytes of a document. Raises OSError or LoadError if they cannot be had."""
    if entry.origin == "file":
        return catalogue.read_bytes(entry)
    library = library_with(entry).library
    version = next(each for each in library.versions(entry.own_key) if each.number == entry.version)
    return library.content(version.sha256)


def entries() -> Listing:
    """All entries, as of the last look."""
    return session().listing


def entry_of(key: str) -> Entry:
    """The entry with this key."""
    return entries().by_key[key]


def open_entry(key: str) -> None:
    """Show this document on every page from the next run on."""
    mine = session()
    mine.opened, mine.shown_alone = key, None


def queue_of(mine: Session) -> ReadingQueue:
    """The queue that reads the session's files. It is closed when the session ends."""
    if mine.queue is None:
        mine.queue = ReadingQueue(_reader(library_of(mine)))
        weakref.finalize(mine, mine.queue.close)
    return mine.queue


def _reader(documents: LibraryDocuments) -> Callable[[Task, Callable[[float], None], Callable[[], None]], Entry]:
    def read(task: Task, progress: Callable[[float], None], waiting: Callable[[], None]) -> Entry:
        try:
            document = documents.read(task.data, task.name, task.columns, progress, waiting, task.by)
        except LoadError as error:
            return Entry(task.key, task.name, "session", error=error)
        return Entry(task.key, task.name, "session", document)

    return read
