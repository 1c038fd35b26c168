"""Reads files from outside in child processes, so that no file can stop or slow down the pages of others.

At most two files are read at once in the whole server, one per session (`reading_queue`). Each read is one line in the
log, without any content of the document.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import pickle
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from typing import IO, Any, cast

from dashboard import ROOT
from dashboard.library.worker import NO_MEMORY
from dashboard.model.stored_document import StoredDocument, from_bytes
from loaders import LoadError
from loaders.formats.encoding import clean

_LONGEST_NAME = 80
#: Seconds for reading a file, after which the child is killed. A text table takes one to three; the largest files allowed
#: take, on one core of 2 GHz, 20 (a workbook of a million cells) and 52 (a PDF of 500 pages).
SECONDS = 60.0
_PATIENCE = 120.0  # seconds of waiting for a place, enough for two files that take the full time
_BEAT = 0.5  # seconds between two calls of `waiting`
_LEAVING = 5.0  # seconds that a child may take to end
_PLACES = 2
_AT_ONCE = threading.BoundedSemaphore(_PLACES)
_LOG = logging.getLogger("dashboard.reading")
# Not multiprocessing: it would run the main script, which under Streamlit is the page, again in the child.
_CHILD = [sys.executable, "-c", "from dashboard.library.worker import answer; answer()"]
#: Arrow's own memory pool reserves a GB of address space at the first table, as much as a read may take.
_ENVIRONMENT = {"ARROW_DEFAULT_MEMORY_POOL": "system"}


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
    seconds: float = SECONDS,
    patience: float = _PATIENCE,
) -> StoredDocument:
    """`load_document` in a child process with limits on time (`seconds`) and memory.

    `waiting` is called every half second while both places are taken. Raises what `load_document` raises; also LoadError
    if a limit is reached, the child dies, or no place becomes free within `patience` seconds.
    """
    started = time.monotonic()
    outcome, rows = "left", 0  # a callback raised, because the session no longer wants the file
    try:
        with _place(waiting, patience), Reader() as reader:
            document = reader.read(data, name=name, columns=columns, progress=progress, seconds=seconds)
        outcome, rows = "ok", document.counts["actions"]
        return document
    except LoadError as error:
        outcome = error.code
        raise
    except Exception:
        outcome = "bug"
        raise
    finally:
        _LOG.info(
            "read %s: %s, rows=%d bytes=%d sha256=%s seconds=%.2f",
            repr(name)[:_LONGEST_NAME],  # in plain characters only
            outcome,
            rows,
            len(data),
            hashlib.sha256(data).hexdigest()[:12],
            time.monotonic() - started,
        )


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


class Reader:
    """A child process that reads one document after another; if it dies or is killed, the next document gets a new one."""

    def __init__(self) -> None:
        self._child: subprocess.Popen | None = None

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_: object) -> None:
        if self._child:
            self._child.kill()
            self._child.communicate()
            self._child = None

    def read(
        self,
        data: bytes,
        *,
        name: str,
        columns: Mapping[int, str] | None = None,
        progress: Callable[[float], None] | None = None,
        seconds: float = SECONDS,
    ) -> StoredDocument:
        """As `read_apart`, without its limit on the number of children."""
        self._child = child = self._child or _start()
        slow = threading.Event()

        def give_up() -> None:
            slow.set()
            child.kill()

        timer = threading.Timer(seconds, give_up)
        timer.start()
        try:
            kind, value = _ask(child, pickle.dumps((data, name, columns)), progress)
        except (EOFError, OSError, pickle.UnpicklingError):
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(_LEAVING)  # until it has ended, there is no exit status
            self.__exit__()
            code = "slow" if slow.is_set() else "large" if child.returncode == NO_MEMORY else "died"
            raise LoadError(code) from None
        except BaseException:  # a callback raised; the answer of this child is still to come
            self.__exit__()
            raise
        finally:
            timer.cancel()
        if kind == "error":
            raise value
        return from_bytes(value)


def _start() -> subprocess.Popen:
    pipe = subprocess.PIPE
    environment = os.environ | _ENVIRONMENT
    return subprocess.Popen(_CHILD, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, cwd=ROOT, env=environment)


def _ask(child: subprocess.Popen, request: bytes, progress: Callable[[float], None] | None) -> tuple[str, Any]:
    """Send a request and return the answer of `worker.answer`, after its reports of progress."""
    requests, answers = cast(IO[bytes], child.stdin), cast(IO[bytes], child.stdout)
    requests.write(request)
    requests.flush()
    while True:
        kind, value = pickle.load(answers)
        if kind != "progress":
            return kind, value
        if progress:
            progress(value)
