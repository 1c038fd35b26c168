"""The child process: it reads one document after another for its parent, and ends with it.

Whatever a file does, the child keeps to so much memory, and to so much processor time for each document. To be run as
`serve(encode)` by a module that says how a document becomes the bytes of the answer.
"""

import contextlib
import os
import sys
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import IO, Any

from loaders import LoadError, load_document
from loaders.limited.frames import receive, send

#: Bytes of address space beyond that of the imports: the largest workbook takes 0.7 GB, a 10 MB page of text 0.3 GB.
_MEMORY = 1 << 30
#: The exit status of a child to which the memory was not enough: there may be none left for an answer.
NO_MEMORY = 99
#: Seconds of processor time for one document. A text table takes one to three; the largest files allowed take, on one core
#: of 2 GHz, 20 (a workbook of a million cells) and 52 (a PDF of 500 pages).
SECONDS = 60

Request = tuple[dict[str, Any], bytes]


def serve(encode: Callable[[Any], bytes], load: Callable[..., Any] | None = None) -> None:
    """Answer the requests on standard input until it is closed; `encode` makes the bytes of the answer.

    Documents are read by `load`, which is called like `load_document` and may return something else.

    It says {"ready": True} first. A request is {"name", "columns"} with the file. Its answers are {"progress": share}, then {} with the document's bytes
    or {"error": …} as of `LoadError.as_data`.
    """
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    _limit_memory()
    requests: SimpleQueue[Request] = SimpleQueue()
    threading.Thread(target=_receive, args=(requests,), daemon=True).start()
    try:
        send(out, {"ready": True})
        while True:
            _answer(out, *requests.get(), encode, load or load_document)
    except MemoryError:
        os._exit(NO_MEMORY)


def _receive(requests: SimpleQueue[Request]) -> None:
    """End this process, whatever it is doing, when its parent has closed the other end or has ended itself."""
    try:
        while True:
            requests.put(receive(sys.stdin.buffer))
    except MemoryError:
        os._exit(NO_MEMORY)
    except EOFError:
        os._exit(0)


def _answer(
    out: IO[bytes], head: dict[str, Any], data: bytes, encode: Callable[[Any], bytes], load: Callable[..., Any]
) -> None:
    _limit_time()
    columns = head["columns"] and {int(index): kind for index, kind in head["columns"].items()}
    try:
        document = load(data, name=head["name"], columns=columns, progress=lambda share: send(out, {"progress": share}))
    except LoadError as error:
        send(out, {"error": error.as_data()})
    else:
        send(out, {}, encode(document))


def _limit_memory() -> None:
    """Limit the address space where the system can; Windows cannot."""
    if sys.platform != "linux":
        return
    import resource

    with open("/proc/self/statm", encoding="ascii") as sizes:
        mapped = int(sizes.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (mapped + _MEMORY, mapped + _MEMORY))


def _limit_time() -> None:
    """Let the system end this process after SECONDS of processor time from now on; Windows cannot."""
    with contextlib.suppress(ImportError):
        import resource

        used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (int(used) + SECONDS, resource.getrlimit(resource.RLIMIT_CPU)[1]))
