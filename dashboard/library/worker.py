"""The process that reads what comes from outside: started by worker_pool, bounded in memory, killed if it is slow."""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import IO

from dashboard.model.stored_document import pack, to_bytes
from loaders import LoadError, load_document

#: Bytes of addresses beside what the imports take: the largest workbook takes 0.7 GB of them, a 10 MB page of text 0.3.
_MEMORY = 1 << 30


def answer() -> None:
    """Read questions from standard input, write what comes of them to standard output, to their end."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    _bound_memory()
    with contextlib.suppress(EOFError):
        while True:
            data, name, columns = pickle.load(sys.stdin.buffer)
            for said in _read(data, name, columns, lambda share: _say(out, ("progress", share))):
                _say(out, said)


def _say(out: IO[bytes], said: tuple) -> None:
    pickle.dump(said, out)
    out.flush()


def _read(
    data: bytes, name: str, columns: Mapping[int, str] | None, progress: Callable[[float], None]
) -> Iterator[tuple]:
    try:
        yield "document", to_bytes(pack(load_document(data, name=name, columns=columns, progress=progress)))
    except LoadError as error:
        yield "error", error
    except MemoryError:
        yield "error", LoadError("large")


def _bound_memory() -> None:
    """Where the system can: Windows has no such limit."""
    if sys.platform != "linux":
        return
    import resource

    with open("/proc/self/statm", encoding="ascii") as sizes:
        mapped = int(sizes.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (mapped + _MEMORY, mapped + _MEMORY))
