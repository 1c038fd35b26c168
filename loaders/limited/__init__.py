"""Reads files in a child process with limits, so that no file can stop, fill or slow down the program that reads it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, cast

from loaders.limited.child import NO_MEMORY, SECONDS
from loaders.limited.frames import receive, send
from loaders.messages import LoadError, error_from_data

_LEAVING = 5.0  # seconds that a child may take to end
_ROOT = Path(__file__).parents[2]
#: Arrow's own memory pool reserves a GB of address space at the first table, as much as a read may take.
_ENVIRONMENT = {"ARROW_DEFAULT_MEMORY_POOL": "system"}
#: The code of the error by the exit status of the child.
_REASONS = {NO_MEMORY: "read-large", -getattr(signal, "SIGXCPU", 0): "read-slow"}


class Reader:
    """A child process that reads one document after another; if it dies or is killed, the next document gets a new one.

    `worker` is the module that the child runs: it calls `child.serve`. `arguments` are its command line.
    """

    def __init__(self, worker: str, arguments: Sequence[str] = ()) -> None:
        self._command = _command(worker, *arguments)
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def _end(self, seconds: float = 0) -> int:
        """End the child, which may take so many seconds to end by itself; returns its exit status."""
        child, self._child = self._child, None
        if child is None:
            return 0
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(seconds)
        child.kill()
        child.communicate()
        return child.returncode

    def read(
        self,
        data: bytes,
        *,
        name: str,
        columns: Mapping[int, str] | None = None,
        progress: Callable[[float], None] | None = None,
        seconds: float = SECONDS,
    ) -> bytes:
        """The document as the worker's `encode` gives it. Reading may take `seconds`, and as many of processor time.

        Raises what `load_document` raises; also LoadError if a limit is reached or the child dies.
        """
        slow = threading.Event()
        try:
            child = self._child or self._start()
            with _time_limit(child, seconds, slow):
                head, body = _ask(child, {"name": name, "columns": columns and dict(columns)}, data, progress)
        except (EOFError, OSError, ValueError):
            status = self._end(_LEAVING)
            raise LoadError("read-slow" if slow.is_set() else _REASONS.get(status, "read-died")) from None
        except BaseException:  # a callback raised; the answer of this child is still to come
            self._end()
            raise
        if error := head.get("error"):
            raise error_from_data(error)
        return body

    def _start(self) -> subprocess.Popen[bytes]:
        """A new child, when it is ready: how long its imports take is no matter of the file."""
        pipe = subprocess.PIPE
        environment = os.environ | _ENVIRONMENT
        self._child = subprocess.Popen(
            self._command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, cwd=_ROOT, env=environment
        )
        receive(cast(IO[bytes], self._child.stdout))
        return self._child


@contextlib.contextmanager
def _time_limit(child: subprocess.Popen[bytes], seconds: float, slow: threading.Event) -> Iterator[None]:
    """Kill the child if it takes longer, and set `slow`."""

    def give_up() -> None:
        slow.set()
        child.kill()

    timer = threading.Timer(seconds, give_up)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _command(worker: str, *arguments: str) -> list[str]:
    # Not multiprocessing: it would run the main script, which under Streamlit is the page, again in the child.
    return [sys.executable, "-m", worker, *arguments]


def _ask(
    child: subprocess.Popen[bytes], head: dict[str, Any], data: bytes, progress: Callable[[float], None] | None
) -> tuple[dict[str, Any], bytes]:
    """Send a request and return the answer of `child.serve`, after its reports of progress."""
    requests, answers = cast(IO[bytes], child.stdin), cast(IO[bytes], child.stdout)
    send(requests, head, data)
    while True:
        head, body = receive(answers)
        if "progress" not in head:
            return head, body
        if progress:
            progress(head["progress"])
