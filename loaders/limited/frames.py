"""Messages between a process and the child that reads for it: an object of JSON and bytes, each with its length before it.

Only data crosses, never a pickle: what a broken child sends can be wrong, but it cannot be executed.
"""

import json
import struct
from typing import IO, Any

_LENGTHS = struct.Struct(">QQ")
_MOST = 1 << 30  # bytes: a child has no more memory than that, so nothing longer is a message


def send(out: IO[bytes], head: dict[str, Any], body: bytes = b"") -> None:
    """Write one message."""
    words = json.dumps(head).encode()
    out.write(_LENGTHS.pack(len(words), len(body)) + words)
    out.write(body)
    out.flush()


def receive(source: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """The next message; EOFError if the other side has ended, ValueError if this is no message."""
    words, body = _LENGTHS.unpack(_exactly(source, _LENGTHS.size))
    if max(words, body) > _MOST:
        raise ValueError("not a message")
    return json.loads(_exactly(source, words)), _exactly(source, body)


def _exactly(source: IO[bytes], count: int) -> bytes:
    data = source.read(count)
    if len(data) < count:
        raise EOFError
    return data
