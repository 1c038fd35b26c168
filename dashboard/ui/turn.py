"""One read at a time in a session, though a run of its script may begin while the last still waits for its child process."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator

import streamlit as st

_BEAT = 0.5  # seconds between two words to who waits


@contextlib.contextmanager
def turn(say: Callable[[], None]) -> Iterator[None]:
    """The session's turn to read; `say` is called now and then before, and ends a run that is itself followed by another."""
    lock = st.session_state.setdefault("_turn", threading.Lock())
    while not lock.acquire(timeout=_BEAT):
        say()
    try:
        yield
    finally:
        lock.release()
