"""What a reader does beside reading: it should write nothing, start nothing, and call nobody."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.attacks.base import trap

_CALLS = ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn")
_CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.symlink", "os.link")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_seen: list[str] | None = None


def _note(event: str, args: tuple) -> None:
    if _seen is None or not (event in _CALLS or event in _CHANGES or (event == "open" and _writes(*args))):
        return
    if "__pycache__" not in str(args):
        _seen.append(f"{event} {args}")


def _writes(_path: object, mode: str | None, flags: int) -> bool:
    return bool(set(mode or "") & set("wax+")) or bool(flags & _WRITING)


sys.addaudithook(_note)


@contextmanager
def watched() -> Iterator[list[str]]:
    """The list of what was written, started or called in this process meanwhile. A module that is only now imported is not
    kept as compiled, as Python does otherwise."""
    global _seen
    compiles, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    _seen = seen = []
    try:
        yield seen
    finally:
        _seen, sys.dont_write_bytecode = None, compiles


def trap_called() -> bool:
    """Whether anybody has knocked at the trap since this was asked last, from whatever process or library."""
    try:
        trap().accept()[0].close()
    except BlockingIOError:
        return False
    return True
