"""The state of files: when each was last touched, and whether it has been unchanged for a while."""

import os
import stat
import time
from pathlib import Path

STILL = 1.0  # seconds without a change after which a file counts as completely written, or as gone

#: A file's mtime and ctime in nanoseconds, and its size. None if it cannot be seen.
Stamp = tuple[int, int, int] | None


def stamp_of(file: os.DirEntry | Path) -> Stamp:
    """The present stamp of the file."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size


def stamps_in(folder: Path) -> dict[str, Stamp] | None:
    """The stamps of the files in a folder by their names, in order, without hidden files; None if the folder cannot be seen."""
    try:
        with os.scandir(folder) as found:
            files = sorted((file.name, file) for file in found if not file.name.startswith("."))
            return {name: stamp_of(file) for name, file in files if _may_be_read(file)}
    except OSError:
        return None


def _may_be_read(file: os.DirEntry) -> bool:
    """Whether it is a regular file or a broken link (reported as unreadable); not a folder, and not a pipe, which never ends."""
    try:
        return stat.S_ISREG(file.stat().st_mode)
    except OSError:
        return True


class Watch:
    """Remembers since when each file has had its present stamp."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[Stamp, float]] = {}

    def is_still(self, name: str, stamp: Stamp) -> bool:
        """Whether the file has been unchanged for STILL seconds, by its own times or since it was first seen like this."""
        now = time.monotonic()
        if name not in self._seen or self._seen[name][0] != stamp:
            self._seen[name] = stamp, now
        is_old = stamp is not None and time.time() - max(stamp[:2]) / 1e9 >= STILL
        return is_old or now - self._seen[name][1] >= STILL

    def forget(self, name: str) -> None:
        """Drop the record of a file that is gone."""
        self._seen.pop(name, None)
