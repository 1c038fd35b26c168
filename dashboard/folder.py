"""The files of a folder: each is read once, from the cache if it is there, and again when it changes."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread

from dashboard import cache
from dashboard.packed import Packed
from dashboard.reading import Reader
from dashboard.text import t
from loaders import LoadError

_BEAT = 0.2  # seconds between two words to those who wait

#: When a file was written and when it was last touched in any way, in ns; its size. None where it cannot be seen.
Stamp = tuple[int, int, int] | None


@dataclass(frozen=True, eq=False)
class Entry:
    """A file and what came of it: its document, or the error that says why there is none.

    `key` tells it from all others: a bundled file's name.
    """

    key: str
    name: str
    bundled: bool
    document: Packed | None = None
    error: LoadError | None = None


class Folder:
    """Files by their paths, for all threads of the server: one reading at a time, which everyone waits for."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[Stamp, Entry]] = {}
        self._lock = Lock()
        self._reading: _Reading | None = None

    def entries(self, folder: Path, progress: Callable[[int, int], None] | None = None) -> list[Entry]:
        """The files there, by name, as they are now; hidden ones and folders apart.

        `progress` is called with the files read and their number while they are read.
        """
        stamps = _stamps(folder)
        while new := [path for path, stamp in stamps.items() if self._known.get(path, ("", None))[0] != stamp]:
            self._wait(self._read(new, stamps), progress)
        if len(self._known) > 2 * len(stamps):
            self._known = {path: self._known[path] for path in stamps}
        return [self._known[path][1] for path in stamps]

    def _read(self, new: list[Path], stamps: dict[Path, Stamp]) -> _Reading:
        with self._lock:
            if self._reading is None or not self._reading.is_alive():
                self._reading = _Reading(new, lambda entry, path: self._known.update({path: (stamps[path], entry)}))
                self._reading.start()
            return self._reading

    @staticmethod
    def _wait(reading: _Reading, progress: Callable[[int, int], None] | None) -> None:
        reading.join(_BEAT)
        while reading.is_alive():
            if progress:
                progress(reading.done, len(reading.paths))
            reading.join(_BEAT)


def _stamps(folder: Path) -> dict[Path, Stamp]:
    if not folder.is_dir():
        return {}
    with os.scandir(folder) as found:
        files = sorted((file for file in found if not file.name.startswith(".") and not file.is_dir()), key=_name)
        return {Path(file.path): _stamp(file) for file in files}


def _name(file: os.DirEntry) -> str:
    return file.name


def _stamp(file: os.DirEntry) -> Stamp:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size


class _Reading(Thread):
    """Reads the files at `paths` and hands over an entry for each; it goes on when the page that began it is closed."""

    def __init__(self, paths: list[Path], keep: Callable[[Entry, Path], None]) -> None:
        super().__init__(daemon=True)
        self.paths, self.done, self._keep = paths, 0, keep

    def run(self) -> None:
        unread = [path for path in self.paths if not self._finish(path, cache.load)]
        if unread:
            self._share_out(unread)
            cache.tidy()

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

    def _finish(self, path: Path, read: Callable[[bytes, str], Packed | None]) -> bool:
        """Hand over what `read` makes of the file, or the error; nothing where it makes nothing of it."""
        try:
            entry = Entry(path.name, path.name, True, document=read(path.read_bytes(), path.name))
        except LoadError as error:
            entry = Entry(path.name, path.name, True, error=error)
        except OSError as error:
            entry = Entry(path.name, path.name, True, error=LoadError(t("error.file", reason=error.strerror)))
        except Exception:  # a bug in the reader stops one document, not the pages of all others
            logging.getLogger("dashboard").exception("reading %s", ascii(path.name))
            entry = Entry(path.name, path.name, True, error=LoadError(t("error.died")))
        if not (entry.document or entry.error):
            return False
        self._keep(entry, path)
        self.done += 1
        return True


def _saved(data: bytes, name: str, document: Packed) -> Packed:
    cache.save(data, name, document)
    return document
