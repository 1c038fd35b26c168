"""Reading what comes from outside: in a child process, so that no file can stop or slow the pages of others.

Two are read at once in the whole server, one in a session (`dashboard/ui/turn.py`). What comes of each is one line of the log, without a value of the document.
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
from dashboard.model.stored_document import StoredDocument, from_bytes
from loaders import LoadError
from loaders.formats.encoding import clean

_LONGEST_NAME = 80
#: Of reading, before the child is ended. A table of text takes one to three at most, and the largest that are allowed take
#: on one core of 2 GHz: a workbook of a million cells 20, a PDF of 500 pages 52. Ten would refuse both.
SECONDS = 60.0
_PLACES = 2
_PATIENCE = 120.0  # seconds of waiting for a place: two files that take all of theirs leave before
_BEAT = 0.5  # seconds between two words to those who wait
_AT_ONCE = threading.BoundedSemaphore(_PLACES)
_LOG = logging.getLogger("dashboard.reading")
_LONGEST_LOGGED = 80
# Not multiprocessing: it would run the main script, which under Streamlit is the page, again in the child.
_CHILD = [sys.executable, "-c", "from dashboard.library.worker import answer; answer()"]
#: Arrow's own pool sets a GB of addresses aside at the first table, as much as a read may take.
_ENVIRONMENT = {"ARROW_DEFAULT_MEMORY_POOL": "system"}


def shown_name(name: str) -> str:
    """An upload's name as it is kept and shown: no folders, nothing invisible, on one line, 80 characters at most.

    It only names the upload; no path is ever made of it, and what the file is decides how it is read.
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
    """`load_document` in a child process with bounds on time and memory, two at once in the whole server.

    `waiting` is called now and then while both places are taken. Raises LoadError, and UnknownHeader, as `load_document`
    does; LoadError too where a bound is met, the child dies, or no place has become free for so long.
    """
    started = time.monotonic()
    outcome, rows = "left", 0  # whoever wanted it went on before
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
        _LOG.info("%s", _line(data, name, outcome, rows, time.monotonic() - started))


@contextlib.contextmanager
def _place(waiting: Callable[[], None] | None, patience: float) -> Iterator[None]:
    """One of the places for a child; LoadError where none becomes free in time."""
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


def _line(data: bytes, name: str, outcome: str, rows: int, seconds: float) -> str:
    """What the log says of a read: the name in plain letters only, whatever is in it."""
    size, known = len(data), hashlib.sha256(data).hexdigest()[:12]
    return (
        f"read {repr(name)[:_LONGEST_LOGGED]}: {outcome}, rows={rows} bytes={size} sha256={known} seconds={seconds:.2f}"
    )


class Reader:
    """A child process that reads one document after another; one that dies or takes too long is followed by a new one."""

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
        """As `read_apart`."""
        self._child = child = self._child or _start()
        slow = threading.Event()

        def give_up() -> None:
            slow.set()
            child.kill()

        timer = threading.Timer(seconds, give_up)
        timer.start()
        whole = False
        try:
            answer = _ask(child, pickle.dumps((data, name, columns)), progress)
            whole = True
        except (EOFError, OSError, pickle.UnpicklingError):
            raise LoadError("slow" if slow.is_set() else "died") from None
        finally:
            timer.cancel()
            if not whole:
                self.__exit__()
        return _document(*answer)


def _start() -> subprocess.Popen:
    return subprocess.Popen(
        _CHILD,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=os.environ | _ENVIRONMENT,
    )


def _ask(child: subprocess.Popen, question: bytes, progress: Callable[[float], None] | None) -> tuple:
    asked, answers = cast(IO[bytes], child.stdin), cast(IO[bytes], child.stdout)
    asked.write(question)
    asked.flush()
    while True:
        kind, *values = pickle.load(answers)
        if kind != "progress":
            return kind, *values
        if progress:
            progress(*values)


def _document(kind: str, value: Any) -> StoredDocument:
    if kind == "error":
        raise value
    return from_bytes(value)
