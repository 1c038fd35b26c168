"""The files of a folder: each is read once, from the cache if it is there, and again when it changes.

At the first look all are read at once. What changes later is read when it has stood still for a moment, so that no half
of a file is taken for the whole; while it cannot be read, what was read last stays.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import NamedTuple

from dashboard.library import disk_cache
from dashboard.library.file_stamps import Stamp, Watch, stamp_of, stamps_in
from dashboard.library.worker_pool import Reader
from dashboard.model.entry import Entry, Stale
from dashboard.model.stored_document import StoredDocument
from loaders import LoadError
from loaders.formats.bounds import MOST_MEGABYTES

_BEAT = 0.2  # seconds between two words to those who wait
_PATIENCE = 1.0  # seconds that a page with something to show waits for what is new
_MOST_ROUNDS = 20  # of looking and reading before a page goes on with what there is


class _Known(NamedTuple):
    """What was read, and of which state of the file; `sure` where the file had stood still before."""

    stamp: Stamp
    entry: Entry
    sure: bool


class Folder:
    """Files by their paths, for all threads of the server: one reading at a time, which everyone waits for."""

    def __init__(self) -> None:
        self._known: dict[Path, dict[Path, _Known]] = {}
        self._lost: dict[Path, float] = {}  # folders that cannot be seen, and since when
        self._begun: set[Path] = set()
        self._watch = Watch()
        self._lock = Lock()
        self._reading: _Reading | None = None

    def entries(self, folder: Path, progress: Callable[[int, int], None] | None = None) -> list[Entry]:
        """The files there, by name, as they are now; hidden ones and folders apart.

        At first it waits until all are read, later for a moment only. `progress` is called with the files read and
        their number while they are read.
        """
        known, begun = self._known.setdefault(folder, {}), folder in self._begun
        deadline = time.monotonic() + _PATIENCE if begun else None
        for _ in range(_MOST_ROUNDS):
            stamps = stamps_in(folder)
            due = [path for path, stamp in (stamps or {}).items() if self._is_due(path, stamp, known.get(path), begun)]
            if not due or not self._wait(self._read(due, known), progress, deadline):
                break
        if stamps is None:
            return self._last_seen(folder, known)
        self._begun.add(folder)
        self._lost.pop(folder, None)
        self._drop_gone(stamps, known)
        return [known[path].entry for path in sorted({*known} | {*stamps}) if path in known]

    def known(self, folder: Path) -> list[Entry]:
        """What was read there before, by name; nothing where the first reading has not come to its end."""
        known = self._known.get(folder, {}) if folder in self._begun else {}
        return [known[path].entry for path in sorted(known)]

    def _is_due(self, path: Path, stamp: Stamp, known: _Known | None, begun: bool) -> bool:
        if not begun:
            return known is None
        if known and known.stamp == stamp and known.sure:
            return False
        return self._watch.is_still(path, stamp)

    def _drop_gone(self, stamps: dict[Path, Stamp], known: dict[Path, _Known]) -> None:
        """Forget the files that have been gone for a moment: of one gone just now, another may take the place."""
        for path in {*known} - {*stamps}:
            if self._watch.is_still(path, None):
                known.pop(path, None)
                self._watch.forget(path)

    def _last_seen(self, folder: Path, known: dict[Path, _Known]) -> list[Entry]:
        """What was there before the folder was lost."""
        stale = Stale(LoadError("folder-lost"), self._lost.setdefault(folder, time.time()))
        entries = [known[path].entry for path in sorted(known)]
        return [replace(entry, stale=stale) if entry.document else entry for entry in entries]

    def _read(self, due: list[Path], known: dict[Path, _Known]) -> _Reading:
        def keep(entry: Entry, path: Path, stamp: Stamp) -> None:
            before = known.get(path)
            sure = self._watch.is_still(path, stamp) and stamp_of(path) == stamp
            known[path] = _Known(stamp, _after(before.entry, entry) if before else entry, sure)

        with self._lock:
            if self._reading is None or not self._reading.is_alive():
                self._reading = _Reading(due, keep)
                self._reading.start()
            return self._reading

    @staticmethod
    def _wait(reading: _Reading, progress: Callable[[int, int], None] | None, deadline: float | None) -> bool:
        """Whether the reading came to its end before the deadline."""
        reading.join(_BEAT)
        while reading.is_alive():
            if deadline and time.monotonic() > deadline:
                return False
            if progress:
                progress(reading.done, len(reading.paths))
            reading.join(_BEAT)
        return True


def _after(before: Entry, entry: Entry) -> Entry:
    """What is shown of a file that was read again: what was read before, where it cannot be read, or is the same."""
    if before.document is None:
        return entry
    if entry.error:
        since = before.stale.since if before.stale else time.time()
        return replace(before, stale=Stale(entry.error, since))
    if entry.document and entry.document.sha256 == before.document.sha256:
        return replace(before, modified=entry.modified, stale=None)
    return entry


class _Reading(Thread):
    """Reads the files at `paths` and hands over an entry for each; it goes on when the page that began it is closed."""

    def __init__(self, paths: list[Path], keep: Callable[[Entry, Path, Stamp], None]) -> None:
        super().__init__(daemon=True)
        self.paths, self.done, self._keep = paths, 0, keep

    def run(self) -> None:
        unread = [path for path in self.paths if not self._finish(path, disk_cache.load)]
        if unread:
            self._share_out(unread)
            disk_cache.tidy()

    def _share_out(self, paths: list[Path]) -> None:
        """Read by one process for each core, and never in the server's: no file there can end or stall it."""
        waiting: SimpleQueue[Path] = SimpleQueue()
        for path in paths:
            waiting.put(path)
        threads = [Thread(target=self._read_apart, args=(waiting,), daemon=True) for _ in range(os.cpu_count() or 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _read_apart(self, waiting: SimpleQueue[Path]) -> None:
        with Reader() as reader:
            while True:
                try:
                    path = waiting.get_nowait()
                except Empty:
                    return
                self._finish(path, lambda data, name: _saved(data, name, reader.read(data, name=name)))

    def _finish(self, path: Path, read: Callable[[bytes, str], StoredDocument | None]) -> bool:
        """Hand over what `read` makes of the file, or the error; nothing where it makes nothing of it."""
        stamp = stamp_of(path)  # of before: what is written while it is read comes after
        try:
            entry = Entry(path.name, path.name, True, document=read(_content(path), path.name))
        except LoadError as error:
            entry = Entry(path.name, path.name, True, error=error)
        except OSError as error:
            entry = Entry(path.name, path.name, True, error=LoadError("file-unreadable", reason=error.strerror))
        except Exception:  # a bug in the reader stops one document, not the pages of all others
            logging.getLogger("dashboard").exception("reading %r", path.name)
            entry = Entry(path.name, path.name, True, error=LoadError("died"))
        if not (entry.document or entry.error):
            return False
        self._keep(replace(entry, modified=stamp and stamp[0] / 1e9), path, stamp)
        self.done += 1
        return True


def _content(path: Path) -> bytes:
    """The file's bytes; of one too large to be read, no more than shows that it is."""
    with path.open("rb") as file:
        return file.read(MOST_MEGABYTES * 2**20 + 1)


def _saved(data: bytes, name: str, document: StoredDocument) -> StoredDocument:
    disk_cache.save(data, name, document)
    return document
