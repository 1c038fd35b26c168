"""The child process that reads files from outside: started by worker_pool, limited in memory, killed if it is slow."""

import os
import pickle
import sys
from collections.abc import Callable, Mapping
from typing import IO

from dashboard.model.stored_document import pack, to_bytes
from loaders import LoadError, load_document

#: Bytes of address space beyond that of the imports: the largest workbook takes 0.7 GB, a 10 MB page of text 0.3 GB.
_MEMORY = 1 << 30
#: The exit status of a child to which the memory was not enough: there may be none left for an answer.
NO_MEMORY = 99


def answer() -> None:
    """Read requests (data, name, columns) from standard input and write the answers to standard output, until it closes.

    Answers are ("progress", share), then ("document", bytes) or ("error", LoadError).
    """
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    _limit_memory()
    try:
        while True:
            data, name, columns = pickle.load(sys.stdin.buffer)
            _send(out, *_read(data, name, columns, lambda share: _send(out, "progress", share)))
    except EOFError:
        return
    except MemoryError:
        os._exit(NO_MEMORY)


def _send(out: IO[bytes], *answer: object) -> None:
    pickle.dump(answer, out)
    out.flush()


def _read(
    data: bytes, name: str, columns: Mapping[int, str] | None, progress: Callable[[float], None]
) -> tuple[str, bytes | LoadError]:
    try:
        return "document", to_bytes(pack(load_document(data, name=name, columns=columns, progress=progress)))
    except LoadError as error:
        return "error", error


def _limit_memory() -> None:
    """Limit the address space where the system can; Windows cannot."""
    if sys.platform != "linux":
        return
    import resource

    with open("/proc/self/statm", encoding="ascii") as sizes:
        mapped = int(sizes.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (mapped + _MEMORY, mapped + _MEMORY))
