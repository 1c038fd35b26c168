"""Reads the files of folders in the background: those kept in the store first, then the others, the slow ones last."""

import hashlib
import heapq
import logging
import os
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from enum import IntEnum
from pathlib import Path
from threading import Condition, Thread
from typing import NamedTuple

from dashboard.library.file_stamps import Stamp, stamp_of
from dashboard.library.reading_log import logged_read
from dashboard.library.store import Store
from dashboard.library.worker import WORKER
from dashboard.model.entry import Entry
from dashboard.model.stored_document import StoredDocument
from loaders import LoadError
from loaders.formats.bounds import content
from loaders.formats.encoding import escaped, file_name
from loaders.limited import SECONDS, Reader

#: Seconds for the first try of a file; most documents take less than one. A file that needs more waits for the others.
FIRST_TRY = 5.0
_LANES = max(2, os.cpu_count() or 1)


class Stage(IntEnum):
    """What is tried next with a file: to find it in the store, to read it quickly, to read it however long it takes."""

    CACHED, QUICK, SLOW = range(3)


class _Task(NamedTuple):
    stage: Stage
    size: int  # in bytes: small files come first; 0 for those that a page waits for
    path: Path


class BackgroundReader:
    """Reads files one after another in child processes and calls `keep` with the stamp, the SHA-256 and the entry of each.

    Several files are read at once, but only one of the slow ones, so that no file waits for another longer than FIRST_TRY.
    When there is nothing more to read, it calls `rest`.
    """

    def __init__(self, store: Store, keep: Callable[[Path, Stamp, str, Entry], None], rest: Callable[[], None]) -> None:
        self._store, self._keep, self._rest = store, keep, rest
        self._tasks: list[_Task] = []  # a heap
        self._pending: set[Path] = set()  # in the heap or being read
        self._lanes, self._is_slow_lane_taken = 0, False
        self._changed = Condition()
        self.begun = 0.0  # when there was last nothing to read before, as of time.monotonic
        self.done = 0  # files read since then

    @property
    def pending(self) -> set[Path]:
        """The files that are still to be read."""
        with self._changed:
            return set(self._pending)

    def add(self, paths: Iterable[Path], first: Collection[str] = ()) -> None:
        """Read these files, unless they are waiting already; those with names in `first` before all others."""
        with self._changed:
            if not self._pending:
                self.begun, self.done = time.monotonic(), 0
            for path in paths:
                if path not in self._pending:
                    self._pending.add(path)
                    is_first = path.name in first or path.stem in first
                    heapq.heappush(self._tasks, _Task(Stage.CACHED, 0 if is_first else _size(path), path))
            while self._lanes < min(_LANES, len(self._tasks)):
                self._lanes += 1
                Thread(target=self._run, daemon=True).start()

    def wait(self, seconds: float) -> None:
        """Return when a file has been read, or after so many seconds."""
        with self._changed:
            done = self.done
            self._changed.wait_for(lambda: self.done != done or not self._pending, seconds)

    def _run(self) -> None:
        """A lane: it takes one task after another, until there is none that it may take."""
        with Reader(WORKER) as reader:
            while task := self._take():
                stamp = stamp_of(task.path)  # before reading, so that a write during the read is a later change
                sha256, entry = self._try(reader, task)
                if entry:
                    modified = stamp and stamp[0] / 1e9
                    self._keep(task.path, stamp, sha256, replace(entry, modified=modified))
                self._finish(task, is_read=entry is not None)

    def _finish(self, task: _Task, *, is_read: bool) -> None:
        if is_read and self.pending == {task.path}:
            self._rest()
        with self._changed:
            if task.stage == Stage.SLOW:
                self._is_slow_lane_taken = False
            if not is_read:
                heapq.heappush(self._tasks, task._replace(stage=Stage(task.stage + 1)))
                return
            self._pending.discard(task.path)
            self.done += 1
            self._changed.notify_all()

    def _take(self) -> _Task | None:
        with self._changed:
            if not self._tasks or (self._tasks[0].stage == Stage.SLOW and self._is_slow_lane_taken):
                self._lanes -= 1
                return None
            self._is_slow_lane_taken |= self._tasks[0].stage == Stage.SLOW
            return heapq.heappop(self._tasks)

    def _try(self, reader: Reader, task: _Task) -> tuple[str, Entry | None]:
        """SHA-256 and entry of a file, with its document or the error; None if the next stage has to find out."""
        name, sha256, document, problem = name_of(task.path), "", None, None
        try:
            data = content(task.path)
            sha256 = hashlib.sha256(data).hexdigest()
            document = self._document(reader, data, name, sha256, task.stage)
        except LoadError as error:
            problem = error
        except OSError as error:
            problem = LoadError("file-unreadable", reason=error.strerror)
        except Exception:  # a bug in the reader must cost one document only
            logging.getLogger("dashboard").exception("reading %r", name)
            problem = LoadError("read-died")
        return sha256, Entry(name, name, "file", document, problem) if document or problem else None

    def _document(self, reader: Reader, data: bytes, name: str, sha256: str, stage: Stage) -> StoredDocument | None:
        """What this stage finds of a document. What was read is stored, an error as well, and raised."""
        if stage == Stage.CACHED:
            return self._store.find(name, sha256)
        with logged_read(name, data) as was_read:
            try:
                encoded = reader.read(data, name=name, seconds=FIRST_TRY if stage == Stage.QUICK else SECONDS)
            except LoadError as error:
                if stage == Stage.QUICK and error.code == "read-slow":
                    return None
                self._store.add_error(name, sha256, error)
                raise
            document = self._store.add(encoded)
            was_read(document)
        return document


def _size(path: Path) -> int:
    stamp = stamp_of(path)
    return stamp[2] if stamp else 0


def name_of(path: Path) -> str:
    """The name of the file as text, unlike that of any other file in its folder."""
    name = file_name(path.name)
    return name if name == path.name or not path.with_name(name).exists() else escaped(path.name)
