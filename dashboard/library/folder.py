"""The files of a folder: each is read once, from the store if it is there, and again when it changes.

A file that changes is read when it has been unchanged for a moment, so that no half-written file is read; if it cannot be
read, the document read last stays.
"""

from __future__ import annotations

import contextlib
import errno
import math
import os
import time
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from threading import Lock, Thread
from typing import NamedTuple

from dashboard.library.background import BackgroundReader, name_of
from dashboard.library.file_stamps import Stamp, Watch, stamp_of, stamps_in
from dashboard.library.store import NotedFile, Store
from dashboard.model.entry import Entry, Stale
from dashboard.model.listing import Listing
from loaders import LoadError

_BEAT = 0.2  # seconds between two reports of progress
_PATIENCE = (
    1.0  # seconds that a page waits for files, from the beginning of their reading, when it has something to show
)
_QUICK = 0.005  # seconds for a look at a folder that each page can spare
_LONG = 0.1  # seconds for a look that no page waits for
_LOOKING = 0.1  # the most of the time that is spent on looking at a larger folder
_MOST_ROUNDS = 20  # of looking at the folder and reading, for a folder that changes all the time


class _Read(NamedTuple):
    """The entry of a file, and the stamp and SHA-256 of the file when it was read; `sure` if nothing touched it meanwhile."""

    stamp: Stamp
    sha256: str
    entry: Entry
    sure: bool


class _Look(NamedTuple):
    """The stamps of the files in a folder, None if it cannot be seen; how long the look took, and when it is time for another."""

    stamps: dict[str, Stamp] | None
    took: float
    again: float


class Folder:
    """The entries of a folder's files, for all threads of the server: all of them wait for the same reading."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read: dict[str, _Read] = {}  # by the name of the file
        self.store = Store()
        self._packed = len(self.store.packed())
        self._lost: float | None = None  # since when the folder cannot be seen
        self._begun = False  # whether it has been looked at completely
        self._look = _Look(None, 0.0, 0.0)
        self._listing = Listing()
        self._listed: tuple[int, object] | None = None  # of which changes and stamps the listing is
        self._changes = 0
        self._beginning = Lock()
        self._watch = Watch()
        self._reader = BackgroundReader(self.store, self._keep, self._rest)

    def entries(self, needed: Collection[str] = (), progress: Callable[[int, int], None] | None = None) -> Listing:
        """The entries of the folder's files as they are now, sorted by name; without hidden files and subfolders.

        Waits for the files whose names, with or without suffix, are `needed`, and until there is a document; for others
        only a moment. `progress` is called meanwhile with the number of files read and of all files to read. A file that
        is still to be read has an entry with the error "unread".
        """
        with self._beginning:
            if not self._begun and not self._read:
                self._take_noted()
        for _ in range(_MOST_ROUNDS):
            look = self._looked()
            self._follow_packing()
            if self._listed == (self._changes, look.stamps):
                return self._listing
            stamps = look.stamps or {}
            names = [name for name, stamp in stamps.items() if self._is_due(name, stamp, self._read.get(name))]
            due = [self.path / name for name in names]
            if not due:
                break
            self._reader.add(due, needed)
            if not self._wait(due, needed, progress):
                break
        return self._list(look, due)

    def _looked(self) -> _Look:
        """The present stamps, or those of a moment ago. No page waits for a long look: it sees what was seen last."""
        if time.monotonic() < self._look.again:
            return self._look
        if self._look.took < _LONG:
            return self._look_now()
        self._look = last = self._look._replace(again=math.inf)
        Thread(target=self._look_now, daemon=True).start()
        return last

    def _look_now(self) -> _Look:
        started = time.monotonic()
        stamps = stamps_in(self.path)
        took = time.monotonic() - started
        self._look = look = _Look(stamps, took, time.monotonic() + max(0, took - _QUICK) / _LOOKING)
        return look

    def _list(self, look: _Look, due: list[Path]) -> Listing:
        changes = self._changes
        if look.stamps is None:
            self._lost = self._lost or time.time()
            stale = Stale(LoadError("folder-lost"), self._lost)
            return Listing(replace(entry, stale=stale) if entry.document else entry for entry in self.known())
        self._begun, self._lost = True, None
        self._drop_gone(look.stamps)
        unread = {path.name: _unread(name_of(path)) for path in due if path.name not in self._read}
        listing = Listing(entry for _, entry in sorted((self._by_name() | unread).items()))
        read = {name: each.stamp for name, each in self._read.copy().items() if each.sure}
        is_settled = not due and read == look.stamps  # otherwise somebody must look again though nothing changes
        if is_settled and changes == self._changes:
            self._listing, self._listed = listing, (changes, look.stamps)
        return listing

    def tidy(self) -> None:
        """Tidy the store."""
        self.store.tidy()

    def path_of(self, entry: Entry) -> Path:
        """The file of an entry. Raises FileNotFoundError if it is gone."""
        for name, read in self._read.copy().items():
            if read.entry.key == entry.key:
                return self.path / name
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))

    def known(self) -> Listing:
        """The entries read so far, sorted by name; none until the folder has been looked at completely once."""
        if self._listed and self._listed[0] == self._changes:
            return self._listing
        return Listing(entry for _, entry in sorted(self._by_name().items())) if self._begun else Listing()

    def _is_due(self, name: str, stamp: Stamp, read: _Read | None) -> bool:
        if not self._begun:
            return read is None
        if read and read.stamp == stamp and read.sure:
            return False
        return self._watch.is_still(name, stamp)

    def _wait(self, due: list[Path], needed: Collection[str], progress: Callable[[int, int], None] | None) -> bool:
        """Whether all files that are due were read in time."""
        while waiting := self._reader.pending.intersection(due):
            lacks = any(path.name in needed or path.stem in needed for path in waiting)
            has_enough = not lacks and any(read.entry.document for read in self._read.copy().values())
            if has_enough and time.monotonic() - self._reader.begun > _PATIENCE:
                return False
            if progress:
                progress(self._reader.done, self._reader.done + len(self._reader.pending))
            self._reader.wait(_BEAT)
        return True

    def _keep(self, path: Path, stamp: Stamp, sha256: str, entry: Entry) -> None:
        before = self._read.get(path.name)
        sure = self._watch.is_still(path.name, stamp) and stamp_of(path) == stamp
        self._read[path.name] = _Read(stamp, sha256, _after(before.entry, entry) if before else entry, sure)
        self._changes += 1

    def _take_noted(self) -> None:
        """Take from the store what was noted of files that have not been touched since."""
        noted, stamps = self.store.files_of(self.path), self._looked().stamps or {}
        for file, stamp in stamps.items():
            if stamp is None or file not in noted or noted[file].stamp != stamp:
                continue
            with contextlib.suppress(LoadError):  # an error is found again by the background reader
                if document := self.store.find(noted[file].name, noted[file].sha256):
                    name = document.name
                    entry = Entry(name, name, "file", document, modified=stamp[0] / 1e9)
                    self._read[file] = _Read(stamp, noted[file].sha256, entry, True)

    def _rest(self) -> None:
        """Note what was read, and tidy the store, when there is nothing more to read."""
        files = {
            file: NotedFile(read.stamp, read.entry.name, read.sha256)
            for file, read in self._read.copy().items()
            if read.sure and read.entry.document and read.entry.document.is_in_files
        }
        if files:
            self.store.note_files(self.path, files)
        self.store.tidy()

    def _follow_packing(self) -> None:
        """Read documents from their pack if they have been packed, here or by another process."""
        packed = self.store.packed()
        if len(packed) == self._packed:
            return
        self._packed = len(packed)
        for file, read in self._read.copy().items():
            document = packed.get((read.entry.name, read.sha256))
            if document and read.entry.document and read.entry.document.sha256 == document.sha256:
                self._read[file] = read._replace(entry=replace(read.entry, document=document))
                self._changes += 1

    def _drop_gone(self, stamps: dict[str, Stamp]) -> None:
        """Forget files that have been gone for a moment; one gone just now may be about to be replaced."""
        for name in {*self._read} - {*stamps}:
            if self._watch.is_still(name, None):
                self._read.pop(name, None)
                self._changes += 1
                self._watch.forget(name)

    def _by_name(self) -> dict[str, Entry]:
        return {name: read.entry for name, read in self._read.copy().items()}


def _unread(name: str) -> Entry:
    return Entry(name, name, "file", error=LoadError("unread"))


def _after(before: Entry, entry: Entry) -> Entry:
    """The entry to show of a file that was read again: the one before if the file cannot be read or is the same."""
    if before.document is None:
        return entry
    if entry.error:
        since = before.stale.since if before.stale else time.time()
        return replace(before, stale=Stale(entry.error, since))
    if entry.document and entry.document.sha256 == before.document.sha256:
        return replace(before, modified=entry.modified, stale=None)
    return entry
