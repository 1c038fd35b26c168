"""Reads files from outside in child processes, so that no file can stop or slow down the pages of others.

At most two files are read at once in the whole server, one per session (`reading_queue`).
"""

from __future__ import annotations

import contextlib
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping

from dashboard.library.reading_log import logged_read
from dashboard.library.worker import WORKER
from dashboard.model.stored_document import StoredDocument, from_bytes
from loaders import LoadError
from loaders.formats.encoding import clean
from loaders.limited import SECONDS, Reader

_LONGEST_NAME = 80
_PATIENCE = 120.0  # seconds of waiting for a place, enough for two files that take the full time
_BEAT = 0.5  # seconds between two calls of `waiting`
_PLACES = 2
_AT_ONCE = threading.BoundedSemaphore(_PLACES)


def shown_name(name: str) -> str:
    """An upload's name as it is kept and shown: no folders, nothing invisible, on one line, 80 characters at most.

    The name is only for display: no path is made of it, and the format of a file is recognised by its content.
    """
    last = re.split(r"[\\/]", clean(name)[0])[-1]
    stem, dot, suffix = " ".join(last.split()).rpartition(".")
    room = _LONGEST_NAME - len(dot + suffix)
    if len(stem) > room > 0:
        stem = f"{stem[: room - 1]}…"
    return f"{stem}{dot}{suffix}"[:_LONGEST_NAME]


def read_apart(
    data: bytes,
    *,
    name: str,
    columns: Mapping[int, str] | None = None,
    progress: Callable[[float], None] | None = None,
    waiting: Callable[[], None] | None = None,
    by: str = "",
    seconds: float = SECONDS,
    patience: float = _PATIENCE,
    keep: Callable[[bytes], StoredDocument] = from_bytes,
) -> StoredDocument:
    """`load_document` in a child process with limits on time (`seconds`) and memory.

    `waiting` is called every half second while both places are taken. `by` is who asks, for the log. `keep` makes the
    document of what the child sends, by default in memory alone. Raises what `load_document` raises; also LoadError if a
    limit is reached, the child dies, or no place becomes free within `patience` seconds.
    """
    with logged_read(name, data, by) as was_read:
        with _place(waiting, patience), Reader(WORKER) as reader:
            document = keep(reader.read(data, name=name, columns=columns, progress=progress, seconds=seconds))
        was_read(document)
        return document


@contextlib.contextmanager
def _place(waiting: Callable[[], None] | None, patience: float) -> Iterator[None]:
    """Hold one of the places for a child; LoadError if none becomes free in time."""
    deadline = time.monotonic() + patience
    while not _AT_ONCE.acquire(timeout=min(_BEAT, patience)):
        if time.monotonic() >= deadline:
            raise LoadError("busy")
        if waiting:
            waiting()
    try:
        yield
    finally:
        _AT_ONCE.release()
