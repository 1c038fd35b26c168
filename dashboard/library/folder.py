"""The files of a folder: each is read once, from the cache if it is there, and again when it changes.

On the first call all files are read at once. A file that changes later is read when it has been unchanged for a moment,
so that no half-written file is read; if it cannot be read, the document read last stays.
"""

from __future__ import annotations

import errno
import logging
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Lock, Thread
from typing import NamedTuple

from dashboard.library import disk_cache
from dashboard.library.file_stamps import Stamp, Watch, stamp_of, stamps_in
from dashboard.library.worker import WORKER
from dashboard.model.entry import Entry, Stale
from dashboard.model.stored_document import StoredDocument, from_bytes
from loaders import LoadError
from loaders.formats.bounds import content
from loaders.formats.encoding import escaped, file_name
from loaders.limited import Reader

_BEAT = 0.2  # seconds between two reports of progress
_PATIENCE = 1.0  # seconds that a page waits for changed files when it has something to show
_MOST_ROUNDS = 20  # of looking at the folder and reading, for a folder that changes all the time


class _Read(NamedTuple):
    """The entry of a file, and the stamp of the file when it was read; `sure` if nothing touched the file meanwhile."""

    stamp: Stamp
    entry: Entry
    sure: bool


class Folder:
    """The entries of folders' files, for all threads of the server: one batch is read at a time, and everyone waits for it."""

    def __init__(self) -> None:
        self._read: dict[Path, dict[Path, _Read]] = {}  # of each folder the files that were read
        self._lost: dict[Path, float] = {}  # folders that cannot be seen, and since when
        self._begun: set[Path] = set()  # folders that have been read completely once
        self._watch = Watch()
        self._lock = Lock()
        self._batch: _Batch | None = None

    def entries(self, folder: Path, progress: Callable[[int, int], None] | None = None) -> list[Entry]:
        """The entries of the folder's files as they are now, sorted by name; without hidden files and subfolders.

        The first call waits until all files are read, later ones only for a moment. `progress` is called meanwhile with
        the number of files read and the number of files to read.
        """
        files, begun = self._read.setdefault(folder, {}), folder in self._begun
        deadline = time.monotonic() + _PATIENCE if begun else None
        for _ in range(_MOST_ROUNDS):
            stamps = stamps_in(folder)
            due = [path for path, stamp in (stamps or {}).items() if self._is_due(path, stamp, files.get(path), begun)]
            if not due or not _wait(self._start(due, files), progress, deadline):
                break
        if stamps is None:
            stale = Stale(LoadError("folder-lost"), self._lost.setdefault(folder, time.time()))
            return [replace(entry, stale=stale) if entry.document else entry for entry in _entries(files)]
        self._begun.add(folder)
        self._lost.pop(folder, None)
        self._drop_gone(stamps, files)
        return _entries(files)

    def path_of(self, folder: Path, entry: Entry) -> Path:
        """The file of an entry. Raises FileNotFoundError if it is gone."""
        for path, read in self._read.get(folder, {}).copy().items():
            if read.entry.key == entry.key:
                return path
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))

    def known(self, folder: Path) -> list[Entry]:
        """The entries read so far, sorted by name; none until the first batch has been read completely."""
        return _entries(self._read[folder]) if folder in self._begun else []

    def _is_due(self, path: Path, stamp: Stamp, read: _Read | None, begun: bool) -> bool:
        if not begun:
            return read is None
        if read and read.stamp == stamp and read.sure:
            return False
        return self._watch.is_still(path, stamp)

    def _drop_gone(self, stamps: dict[Path, Stamp], files: dict[Path, _Read]) -> None:
        """Forget files that have been gone for a moment; one gone just now may be about to be replaced."""
        for path in {*files} - {*stamps}:
            if self._watch.is_still(path, None):
                files.pop(path, None)
                self._watch.forget(path)

    def _start(self, due: list[Path], files: dict[Path, _Read]) -> _Batch:
        """The batch that is being read; if there is none, one of the files that are due."""

        def keep(entry: Entry, path: Path, stamp: Stamp) -> None:
            before = files.get(path)
            sure = self._watch.is_still(path, stamp) and stamp_of(path) == stamp
            files[path] = _Read(stamp, _after(before.entry, entry) if before else entry, sure)

        with self._lock:
            if self._batch is None or not self._batch.is_alive():
                self._batch = _Batch(due, keep)
                self._batch.start()
            return self._batch


def _entries(files: dict[Path, _Read]) -> list[Entry]:
    return [read.entry for _, read in sorted(files.copy().items())]


def _wait(batch: _Batch, progress: Callable[[int, int], None] | None, deadline: float | None) -> bool:
    """Whether the batch was finished before the deadline."""
    batch.join(_BEAT)
    while batch.is_alive():
        if deadline and time.monotonic() > deadline:
            return False
        if progress:
            progress(batch.done, len(batch.paths))
        batch.join(_BEAT)
    return True


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


class _Batch(Thread):
    """Reads the files at `paths` and calls `keep` for each; it goes on when the page that started it is closed."""

    def __init__(self, paths: list[Path], keep: Callable[[Entry, Path, Stamp], None]) -> None:
        super().__init__(daemon=True)
        self.paths, self.done, self._keep = paths, 0, keep

    def run(self) -> None:
        unread = [path for path in self.paths if not self._finish(path, disk_cache.load)]
        if unread:
            shared = iter(unread)
            threads = [Thread(target=self._read_apart, args=(shared,), daemon=True) for _ in range(os.cpu_count() or 1)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            disk_cache.tidy()

    def _read_apart(self, shared: Iterator[Path]) -> None:
        """Read the next files in a child process, and never in the server's own, which no file may end or stall."""
        with Reader(WORKER) as reader:
            for path in shared:
                self._finish(path, lambda data, name: _read_and_keep(reader, data, name))

    def _finish(self, path: Path, read: Callable[[bytes, str], StoredDocument | None]) -> bool:
        """Keep the document that `read` returns, or the error; False if it returns None."""
        stamp, name = stamp_of(path), _name(path)  # before reading, so that a write during the read is a later change
        document, problem = None, None
        try:
            document = read(content(path), name)
        except LoadError as error:
            problem = error
        except OSError as error:
            problem = LoadError("file-unreadable", reason=error.strerror)
        except Exception:  # a bug in the reader must cost one document only
            logging.getLogger("dashboard").exception("reading %r", name)
            problem = LoadError("read-died")
        if not (document or problem):
            return False
        entry = Entry(name, name, True, document, problem)
        self._keep(replace(entry, modified=stamp and stamp[0] / 1e9), path, stamp)
        self.done += 1
        return True


def _name(path: Path) -> str:
    """The name of the file as text, unlike that of any other file in its folder."""
    name = file_name(path.name)
    return name if name == path.name or not path.with_name(name).exists() else escaped(path.name)


def _read_and_keep(reader: Reader, data: bytes, name: str) -> StoredDocument:
    """The document, which the cache keeps as well; an error is kept and raised."""
    try:
        document = from_bytes(reader.read(data, name=name))
    except LoadError as error:
        disk_cache.save(data, name, error)
        raise
    disk_cache.save(data, name, document)
    return document
