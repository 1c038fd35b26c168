"""Reading what comes from outside: in a child process, so that no file can stop or slow the pages of others."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from dashboard.text import t
from loaders import Document, LoadError, UnknownHeader, load_document

SECONDS = 60  # of reading, before the child is ended
_MEMORY = 2 << 30  # bytes of addresses a read may take; pyarrow alone sets 1 GB of them aside
_AT_ONCE = threading.BoundedSemaphore(2)
# Not multiprocessing: it would run the main script, which under Streamlit is the page, again in the child.
_CHILD = [sys.executable, "-c", "from dashboard.reading import answer; answer()"]


def read_apart(
    data: bytes,
    *,
    name: str,
    columns: Mapping[int, str] | None = None,
    progress: Callable[[float], None] | None = None,
    seconds: float = SECONDS,
) -> Document:
    """`load_document` in a child process with bounds on time and memory, two at once in the whole server.

    Raises LoadError, and UnknownHeader, as `load_document` does; LoadError too where a bound is met or the child dies.
    """
    question = pickle.dumps((data, name, columns))
    with _AT_ONCE:
        child = subprocess.Popen(
            _CHILD,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(__file__).parents[1],
        )
        slow = threading.Event()
        timer = threading.Timer(seconds, lambda: (slow.set(), child.kill()))
        timer.start()
        try:
            return _ask(child, question, progress)
        except (EOFError, OSError, pickle.UnpicklingError):
            raise LoadError(t("error.slow" if slow.is_set() else "error.died")) from None
        finally:
            timer.cancel()
            child.kill()
            child.communicate()


def _ask(child: subprocess.Popen, question: bytes, progress: Callable[[float], None] | None) -> Document:
    child.stdin.write(question)
    child.stdin.flush()
    while True:
        kind, *values = pickle.load(child.stdout)
        if kind == "document":
            return values[0]
        if kind == "unknown":
            raise UnknownHeader(*values)
        if kind == "error":
            raise LoadError(*values)
        if progress:
            progress(*values)


def answer() -> None:
    """The child: reads a question from standard input, writes what comes of it to standard output."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    _bound_memory()
    data, name, columns = pickle.load(sys.stdin.buffer)
    for said in _read(data, name, columns, lambda share: _say(out, ("progress", share))):
        _say(out, said)


def _say(out, said: tuple) -> None:
    pickle.dump(said, out)
    out.flush()


def _read(data: bytes, name: str, columns: Mapping[int, str] | None, progress: Callable[[float], None]):
    try:
        yield "document", load_document(data, name=name, columns=columns, progress=progress)
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
