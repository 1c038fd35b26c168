"""The documents of a library as entries: read once for all sessions, corrected, and under the titles that people gave them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Hashable, Mapping, MutableMapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from cachetools import LRUCache

from dashboard.library.contents import Content, Contents
from dashboard.library.corrections import corrected
from dashboard.library.database import Library, Record, Version
from dashboard.library.store import Store
from dashboard.model.entry import Entry, Origin, versioned
from dashboard.model.stored_document import StoredDocument
from loaders import LoadError
from loaders.edits import Edit, columns_of

_MOST_OTHERS = 100  # entries of drafts and older versions that are held at hand


class State(NamedTuple):
    """Grows with each change of the library, here or by another process, and with each document read in the background."""

    change: int
    read: int


class LibraryDocuments:
    """The entries of a library's documents, for all threads of the server.

    What was read is kept in the store; without one, which is for a single session, in memory alone. When the database is away,
    what was last known stays, and `problem` says so.
    """

    def __init__(self, library: Library, store: Store | None) -> None:
        self.library, self._contents = library, Contents(store, library.content)
        self.problem: LoadError | None = None
        self._change = -1
        self._records: dict[str, Record] = {}  # kept documents, and files of the folder that somebody has described
        self._edits: Mapping[tuple[str, int], tuple[int, tuple[Edit, ...]]] = {}  # revision and edits of each version
        self._shared: dict[str, tuple[Hashable, Entry]] = {}  # entries of kept documents and files
        self._drafts = LRUCache[str, tuple[int, list[Record]]](_MOST_OTHERS)  # by owner, as of a change
        self._others = LRUCache[str, tuple[Hashable, Entry]](_MOST_OTHERS)  # of drafts and older versions

    def state(self) -> State:
        """Take in what has changed in the library since the last call."""
        try:
            change = self.library.change()
            if change != self._change:
                self._records = {record.key: record for record in self.library.kept()}
                self._edits = self.library.all_edits()
                self._shared = {key: made for key, made in self._shared.items() if key in self._records}
                self._change = change
            self.problem = None
        except LoadError as error:
            self.problem = error
        return State(self._change, self._contents.read_in_background)

    def edits(self, key: str, version: int) -> tuple[Edit, ...]:
        """The corrections in force of a version, as of the last `state`."""
        return self._edits.get((key, version), (0, ()))[1]

    def revision(self, key: str, version: int) -> int:
        """How often the corrections of a version had changed, as of the last `state`: what a visitor sees has these."""
        return self._edits.get((key, version), (0, ()))[0]

    def kept(self) -> list[Entry]:
        """The entries of the kept documents as of the last `state`; one that is still to be read has the error "unread"."""
        return [self._entry(record) for record in [*self._records.values()] if record.state == "kept"]

    def drafts_of(self, owner: str, but: Collection[str] = ()) -> list[Entry]:
        """The entries of the drafts of a browser, the oldest first, without those with keys in `but`."""
        change, drafts = self._drafts.get(owner, (-1, []))
        if change != self._change or change < 0:
            drafts = self.library.drafts_of(owner)
            self._drafts[owner] = self._change, drafts
        return [self._entry(record) for record in reversed(drafts) if record.key not in but]

    def entry(self, key: str, version: int | None = None) -> Entry | None:
        """The entry of one document, perhaps in an older version; None if there is none. Waits until it is read."""
        record = self.library.find(key)
        if record is None or record.state == "file":
            return None
        if version in (None, record.version):
            return self._entry(record, wait=True)
        found = [each for each in self.library.versions(record.key) if each.number == version]
        return self._entry(record, found[0], wait=True) if found else None

    def with_corrections(self, entry: Entry, content: Callable[[], bytes]) -> Entry:
        """The entry of a file of the folder, with the title and the corrections that the library has for it."""
        record = self._records.get(entry.key)
        if record is None or entry.document is None:
            return entry
        edits = self.edits(entry.key, record.version)
        made_of = (entry.document.sha256, entry.modified, entry.stale, record.imprint, _ids(edits))
        return _once(self._shared, entry.key, made_of, lambda: self._corrected_file(entry, record, edits, content))

    def _corrected_file(
        self, entry: Entry, record: Record, edits: Sequence[Edit], content: Callable[[], bytes]
    ) -> Entry:
        document, columns = entry.document, columns_of(edits)
        if document is None:
            return entry
        if columns is not None:
            try:
                document = self._contents.read(Content.of(entry.name, document.sha256, columns), content)
            except (LoadError, OSError):
                return entry  # the columns do not fit the file any more
        title = record.imprint.title or document.title
        return replace(entry, document=replace(corrected(document, edits), title=title))

    def read(
        self,
        data: bytes,
        name: str,
        columns: Mapping[int, str] | None,
        progress: Callable[[float], None],
        waiting: Callable[[], None],
        by: str,
    ) -> StoredDocument:
        """Read a content that was just added, or read it again with other columns; arguments as in `read_apart`."""
        wanted = Content.of(name, hashlib.sha256(data).hexdigest(), columns)
        return self._contents.read(wanted, lambda: data, progress=progress, waiting=waiting, by=by)

    def _entry(self, record: Record, version: Version | None = None, *, wait: bool = False) -> Entry:
        """The entry of the newest version, or of an older one."""
        shown = version or record
        number = version.number if version else record.version
        edits = self.edits(record.key, number)
        made_of = (record.state, shown.imprint, shown.name, shown.sha256, number == record.version, _ids(edits))
        key = versioned(record.key, None if number == record.version else number)

        def make() -> Entry:
            origin = self._origin_of(record)
            try:
                wanted = Content.of(shown.name, shown.sha256, columns_of(edits))
                document = self._contents.document(wanted, wait=wait)
            except LoadError as error:
                return Entry(key, shown.name, origin, error=error, version=number)
            title = shown.imprint.title or document.title
            title = title if number == record.version else f"{title}（第 {number} 版）"
            return Entry(key, shown.name, origin, replace(corrected(document, edits), title=title), version=number)

        is_shared = record.state == "kept" and number == record.version
        return _once(self._shared if is_shared else self._others, key, made_of, make)

    def _origin_of(self, record: Record) -> Origin:
        if record.state == "kept":
            return "kept"
        return "draft" if self._contents.are_stored else "session"


def _once(
    entries: MutableMapping[str, tuple[Hashable, Entry]], key: str, made_of: Hashable, make: Callable[[], Entry]
) -> Entry:
    """The entry as it was made of the same before, so that its dataset need not be made again."""
    before = entries.get(key)
    if before and before[0] == made_of and before[1].document:
        return before[1]
    entry = make()
    entries[key] = made_of, entry
    return entry


def _ids(edits: Sequence[Edit]) -> tuple[str, ...]:
    return tuple(edit.id for edit in edits)
