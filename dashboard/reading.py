"""Reading what comes from outside: in a child process, so that no file can stop or slow the pages of others."""

from __future__ import annotations

import contextlib
import os
import pickle
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from dashboard.packed import Packed, from_bytes, pack, to_bytes
from dashboard.text import t
from loaders import LoadError, UnknownHeader, load_document
from loaders.formats.encoding import clean

_LONGEST_NAME = 80
SECONDS = 60  # of reading, before the child is ended
_MEMORY = 2 << 30  # bytes of addresses a read may take; pyarrow alone sets 1 GB of them aside
_AT_ONCE = threading.BoundedSemaphore(2)
# Not multiprocessing: it would run the main script, which under Streamlit is the page, again in the child.
_CHILD = [sys.executable, "-c", "from dashboard.reading import answer; answer()"]


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
    seconds: float = SECONDS,
) -> Packed:
    """`load_document` in a child process with bounds on time and memory, two at once in the whole server.

    Raises LoadError, and UnknownHeader, as `load_document` does; LoadError too where a bound is met or the child dies.
    """
    with _AT_ONCE, Reader() as reader:
        return reader.read(data, name=name, columns=columns, progress=progress, seconds=seconds)


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
    ) -> Packed:
        """As `read_apart`."""
        self._child = child = self._child or _start()
        slow = threading.Event()
        timer = threading.Timer(seconds, lambda: (slow.set(), child.kill()))
        timer.start()
        whole = False
        try:
            answer = _ask(child, pickle.dumps((data, name, columns)), progress)
            whole = True
        except (EOFError, OSError, pickle.UnpicklingError):
            raise LoadError(t("error.slow" if slow.is_set() else "error.died")) from None
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
        cwd=Path(__file__).parents[1],
    )


def _ask(child: subprocess.Popen, question: bytes, progress: Callable[[float], None] | None) -> tuple:
    child.stdin.write(question)
    child.stdin.flush()
    while True:
        kind, *values = pickle.load(child.stdout)
        if kind != "progress":
            return kind, *values
        if progress:
            progress(*values)


def _document(kind: str, *values: object) -> Packed:
    if kind == "unknown":
        raise UnknownHeader(*values)
    if kind == "error":
        raise LoadError(*values)
    return from_bytes(*values)


def answer() -> None:
    """The child: reads questions from standard input, writes what comes of them to standard output."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    _bound_memory()
    with contextlib.suppress(EOFError):
        while True:
            data, name, columns = pickle.load(sys.stdin.buffer)
            for said in _read(data, name, columns, lambda share: _say(out, ("progress", share))):
                _say(out, said)


def _say(out, said: tuple) -> None:
    pickle.dump(said, out)
    out.flush()


def _read(data: bytes, name: str, columns: Mapping[int, str] | None, progress: Callable[[float], None]):
    try:
        yield "document", to_bytes(pack(load_document(data, name=name, columns=columns, progress=progress)))
    except UnknownHeader as error:
        yield "unknown", str(error), error.sample
    except LoadError as error:
        yield "error", str(error)
    except MemoryError:
        yield "error", t("error.large")


def _bound_memory() -> None:
    """Where the system can: Windows has no such limit."""
    if sys.platform != "linux":
        return
    import resource

    with open("/proc/self/statm", encoding="ascii") as sizes:
        mapped = int(sizes.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (mapped + _MEMORY, mapped + _MEMORY))
