"""The files of a folder: each is read once, from the cache if it is there, and again when it changes.

A file that changes is read when it has been unchanged for a moment, so that no half-written file is read; if it cannot be
read, the document read last stays.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from dashboard.library.background import BackgroundReader, name_of
from dashboard.library.file_stamps import Stamp, Watch, stamp_of, stamps_in
from dashboard.model.entry import Entry, Stale
from loaders import LoadError

_BEAT = 0.2  # seconds between two reports of progress
_PATIENCE = (
    1.0  # seconds that a page waits for files, from the beginning of their reading, when it has something to show
)
_MOST_ROUNDS = 20  # of looking at the folder and reading, for a folder that changes all the time


class _Read(NamedTuple):
    """The entry of a file, and the stamp of the file when it was read; `sure` if nothing touched the file meanwhile."""

    stamp: Stamp
    entry: Entry
    sure: bool


class Folder:
    """The entries of folders' files, for all threads of the server: all of them wait for the same reading."""

    def __init__(self) -> None:
        self._read: dict[Path, dict[Path, _Read]] = {}  # of each folder the files that were read
        self._lost: dict[Path, float] = {}  # folders that cannot be seen, and since when
        self._begun: set[Path] = set()  # folders that were looked at before
        self._watch = Watch()
        self._reader = BackgroundReader(self._keep)

    def entries(
        self, folder: Path, needed: Collection[str] = (), progress: Callable[[int, int], None] | None = None
    ) -> list[Entry]:
        """The entries of the folder's files as they are now, sorted by name; without hidden files and subfolders.

        Waits for the files whose names, with or without suffix, are `needed`, and until there is a document; for others
        only a moment. `progress` is called meanwhile with the number of files read and of all files to read. A file that
        is still to be read has an entry with the error "unread".
        """
        files, begun = self._read.setdefault(folder, {}), folder in self._begun
        for _ in range(_MOST_ROUNDS):
            stamps = stamps_in(folder)
            due = [path for path, stamp in (stamps or {}).items() if self._is_due(path, stamp, files.get(path), begun)]
            if not due:
                break
            self._reader.add(due, needed)
            if not self._wait(due, files, needed, progress):
                break
        if stamps is None:
            stale = Stale(LoadError("folder-lost"), self._lost.setdefault(folder, time.time()))
            return [replace(entry, stale=stale) if entry.document else entry for entry in _entries(files)]
        self._begun.add(folder)
        self._lost.pop(folder, None)
        self._drop_gone(stamps, files)
        unread = {path: _unread(name_of(path)) for path in due if path not in files}
        return [entry for _, entry in sorted((_by_path(files) | unread).items())]

    def path_of(self, folder: Path, entry: Entry) -> Path:
        """The file of an entry. Raises FileNotFoundError if it is gone."""
        for path, read in self._read.get(folder, {}).copy().items():
            if read.entry.key == entry.key:
                return path
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))

    def known(self, folder: Path) -> list[Entry]:
        """The entries read so far, sorted by name; none until the folder has been looked at completely once."""
        return _entries(self._read[folder]) if folder in self._begun else []

    def _is_due(self, path: Path, stamp: Stamp, read: _Read | None, begun: bool) -> bool:
        if not begun:
            return read is None
        if read and read.stamp == stamp and read.sure:
            return False
        return self._watch.is_still(path, stamp)

    def _wait(
        self,
        due: list[Path],
        files: dict[Path, _Read],
        needed: Collection[str],
        progress: Callable[[int, int], None] | None,
    ) -> bool:
        """Whether all files that are due were read in time."""
        while waiting := self._reader.pending.intersection(due):
            lacks = any(path.name in needed or path.stem in needed for path in waiting)
            has_enough = not lacks and any(read.entry.document for read in files.copy().values())
            if has_enough and time.monotonic() - self._reader.begun > _PATIENCE:
                return False
            if progress:
                progress(self._reader.done, self._reader.done + len(self._reader.pending))
            self._reader.wait(_BEAT)
        return True

    def _keep(self, path: Path, stamp: Stamp, entry: Entry) -> None:
        files = self._read[path.parent]
        before = files.get(path)
        sure = self._watch.is_still(path, stamp) and stamp_of(path) == stamp
        files[path] = _Read(stamp, _after(before.entry, entry) if before else entry, sure)

    def _drop_gone(self, stamps: dict[Path, Stamp], files: dict[Path, _Read]) -> None:
        """Forget files that have been gone for a moment; one gone just now may be about to be replaced."""
        for path in {*files} - {*stamps}:
            if self._watch.is_still(path, None):
                files.pop(path, None)
                self._watch.forget(path)


def _entries(files: dict[Path, _Read]) -> list[Entry]:
    return [entry for _, entry in sorted(_by_path(files).items())]


def _unread(name: str) -> Entry:
    return Entry(name, name, True, error=LoadError("unread"))


def _by_path(files: dict[Path, _Read]) -> dict[Path, Entry]:
    return {path: read.entry for path, read in files.copy().items()}


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
