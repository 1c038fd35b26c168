"""Whose turn it is with a large export: one for each client, a few in the whole server; the others wait with a word."""

from collections.abc import Iterator
from itertools import chain
from threading import Condition

MOST_AT_ONCE = 4
PATIENCE = 20.0  # seconds that a request waits for its turn


class Turns:
    """Gives out turns to clients, which are names or addresses."""

    def __init__(self, most: int = MOST_AT_ONCE) -> None:
        self._most, self._taken = most, set[str]()
        self._changed = Condition()

    def stream(self, client: str, chunks: Iterator[bytes], seconds: float | None = None) -> Iterator[bytes] | None:
        """The chunks, of which the client holds a turn until they are all taken; None if none came in so many seconds,
        by default PATIENCE.

        The first chunk is made at once. Who drops the iterator before its end gives the turn back.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: self._is_free(client), PATIENCE if seconds is None else seconds):
                return None
            self._taken.add(client)
        held = self._held(client, chunks)
        return chain([next(held, b"")], held)  # begun: whoever drops it gives the turn back

    def _is_free(self, client: str) -> bool:
        return client not in self._taken and len(self._taken) < self._most

    def _held(self, client: str, chunks: Iterator[bytes]) -> Iterator[bytes]:
        try:
            yield from chunks
        finally:
            with self._changed:
                self._taken.discard(client)
                self._changed.notify_all()
