"""Files as they stand: when each was last touched, and whether it has stood still since."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

STILL = 1.0  # seconds without a change until a file is taken as written to its end, or as gone

#: When a file was written and when it was last touched in any way, in ns; its size. None where it cannot be seen.
Stamp = tuple[int, int, int] | None


def stamp_of(file: os.DirEntry | Path) -> Stamp:
    """How the file stands now."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size


def stamps_in(folder: Path) -> dict[Path, Stamp] | None:
    """The files there, by name, hidden ones apart; None where the folder cannot be seen."""
    try:
        with os.scandir(folder) as found:
            files = sorted((file.name, file) for file in found if not file.name.startswith("."))
            return {Path(file.path): stamp_of(file) for _, file in files if _may_be_read(file)}
    except OSError:
        return None


def _may_be_read(file: os.DirEntry) -> bool:
    """A file, or what should be one: a link to nowhere. A folder is none; a pipe would never end."""
    try:
        return stat.S_ISREG(file.stat().st_mode)
    except OSError:
        return True


class Watch:
    """Since when each file stands as it does."""

    def __init__(self) -> None:
        self._seen: dict[Path, tuple[Stamp, float]] = {}

    def is_still(self, path: Path, stamp: Stamp) -> bool:
        """Whether nothing has touched the file for a moment: by its own times, or for as long as it was watched here."""
        now, known = time.monotonic(), self._seen.get(path)
        if known is None or known[0] != stamp:
            self._seen[path] = known = stamp, now
        return now - known[1] >= STILL or (stamp is not None and time.time() - max(stamp[:2]) / 1e9 >= STILL)

    def forget(self, path: Path) -> None:
        """It is gone."""
        self._seen.pop(path, None)
