"""Reads files in a child process with limits, so that no file can stop, fill or slow down the program that reads it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, cast

from loaders.limited.child import NO_MEMORY, SECONDS
from loaders.limited.frames import receive, send
from loaders.messages import LoadError, error_from_data

_LEAVING = 5.0  # seconds that a child may take to end
_ROOT = Path(__file__).parents[2]
#: Arrow's own memory pool reserves a GB of address space at the first table, as much as a read may take.
_ENVIRONMENT = {"ARROW_DEFAULT_MEMORY_POOL": "system"}
_TOO_SLOW = -getattr(signal, "SIGXCPU", 0)


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
    ) -> bytes:
        """The document as the worker's `encode` gives it. Reading may take `seconds`, and as many of processor time.

        Raises what `load_document` raises; also LoadError if a limit is reached or the child dies.
        """
        self._child = child = self._child or self._start()
        slow = threading.Event()

        def give_up() -> None:
            slow.set()
            child.kill()

        timer = threading.Timer(seconds, give_up)
        timer.start()
        try:
            head, body = _ask(child, {"name": name, "columns": columns and dict(columns)}, data, progress)
        except (EOFError, OSError, ValueError):
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(_LEAVING)  # until it has ended, there is no exit status
            self.__exit__()
            raise LoadError("read-slow" if slow.is_set() else _reason(child.returncode)) from None
        except BaseException:  # a callback raised; the answer of this child is still to come
            self.__exit__()
            raise
        finally:
            timer.cancel()
        if error := head.get("error"):
            raise error_from_data(error)
        return body

    def _start(self) -> subprocess.Popen[bytes]:
        pipe = subprocess.PIPE
        environment = os.environ | _ENVIRONMENT
        return subprocess.Popen(
            self._command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, cwd=_ROOT, env=environment
        )


def _command(worker: str, *arguments: str) -> list[str]:
    # Not multiprocessing: it would run the main script, which under Streamlit is the page, again in the child.
    return [sys.executable, "-m", worker, *arguments]


def _reason(status: int) -> str:
    return {NO_MEMORY: "read-large", _TOO_SLOW: "read-slow"}.get(status, "read-died")


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
