"""The contents of a library as documents: found in the store, read in a child process, or read in the background."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from threading import Lock, Thread
from typing import NamedTuple

from cachetools import LRUCache

from dashboard.library.reading_log import logged_read
from dashboard.library.store import Store
from dashboard.library.worker_pool import read_apart
from dashboard.model.stored_document import StoredDocument, from_bytes
from loaders import LoadError

_MOST = 500  # documents that are held at hand
#: Errors that say nothing of the content: another try may succeed.
_OF_THE_MOMENT = ("busy", "library-away", "unread")


class Content(NamedTuple):
    """What is read: a content under a name, with the columns that a person has named, as sorted pairs."""

    name: str
    sha256: str
    columns: tuple[tuple[int, str], ...] | None

    @classmethod
    def of(cls, name: str, sha256: str, columns: Mapping[int, str] | None) -> Content:
        """The content with columns as `load_document` takes them."""
        return cls(name, sha256, None if columns is None else tuple(sorted(columns.items())))


class Contents:
    """The documents of contents, for all threads of the server. Without a store they are in memory alone.

    `load` gives the bytes with a SHA-256.
    """

    def __init__(self, store: Store | None, load: Callable[[str], bytes]) -> None:
        self._store, self._load = store, load
        self._found = LRUCache[Content, StoredDocument | LoadError](_MOST)
        self._waiting: list[Content] = []
        self._lock = Lock()
        self.read_in_background = 0  # how many

    @property
    def are_stored(self) -> bool:
        """Whether documents outlive the process."""
        return self._store is not None

    def document(self, wanted: Content, *, wait: bool) -> StoredDocument:
        """The document; if it is still to be read and nobody waits, the error "unread", and it is read in the background."""
        found = self._find(wanted)
        if isinstance(found, StoredDocument):
            return found
        if isinstance(found, LoadError):
            raise found
        if wait:
            return self.read(wanted, lambda: self._load(wanted.sha256))
        self._read_later(wanted)
        raise LoadError("unread")

    def read(
        self,
        wanted: Content,
        content: Callable[[], bytes],
        *,
        progress: Callable[[float], None] | None = None,
        waiting: Callable[[], None] | None = None,
        by: str = "",
    ) -> StoredDocument:
        """The document, read of what `content` returns if it is not known yet; the others as in `read_apart`."""
        found = self._find(wanted)
        if isinstance(found, StoredDocument):
            if by:  # the log has every upload, also of a content that is known
                with logged_read(wanted.name, content(), by) as was_read:
                    was_read(found)
            return found
        columns = None if wanted.columns is None else dict(wanted.columns)
        store = self._store
        try:
            document = read_apart(
                content(),
                name=wanted.name,
                columns=columns,
                progress=progress,
                waiting=waiting,
                by=by,
                keep=(lambda encoded: store.add(encoded, columns)) if store else from_bytes,
            )
        except LoadError as error:
            self._note_error(wanted, error)
            raise
        self._note(wanted, document)
        return document

    def _find(self, wanted: Content) -> StoredDocument | LoadError | None:
        with self._lock:
            found = self._found.get(wanted)
        if found is None and self._store:
            columns = None if wanted.columns is None else dict(wanted.columns)
            try:
                found = self._store.find(wanted.name, wanted.sha256, columns)
            except LoadError as error:
                found = error
            if found:
                self._note(wanted, found)
        return found

    def _note(self, wanted: Content, found: StoredDocument | LoadError) -> None:
        with self._lock:
            self._found[wanted] = found

    def _note_error(self, wanted: Content, error: LoadError) -> None:
        if error.code in _OF_THE_MOMENT:
            return
        self._note(wanted, error)
        if self._store and wanted.columns is None:
            self._store.add_error(wanted.name, wanted.sha256, error)

    def _read_later(self, wanted: Content) -> None:
        with self._lock:
            if wanted not in self._waiting:
                self._waiting.append(wanted)
                if len(self._waiting) == 1:
                    Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        """Read what waits, one after another."""
        while True:
            with self._lock:
                if not self._waiting:
                    return
                wanted = self._waiting[0]
            self._try(wanted)
            with self._lock:
                self._waiting.remove(wanted)
            self.read_in_background += 1

    def _try(self, wanted: Content) -> None:
        try:
            self.read(wanted, lambda: self._load(wanted.sha256))
        except LoadError as error:
            self._note_error(wanted, error)
        except Exception:  # a bug in the reader must cost one document only
            logging.getLogger("dashboard").exception("reading %r", wanted.name)
            self._note(wanted, LoadError("read-died"))
