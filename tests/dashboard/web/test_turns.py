"""Turns for large exports: one for each client, a few in all, given back whatever becomes of the export."""

import threading
from collections.abc import Iterator

import pytest

from dashboard.web.turns import Turns


def chunks() -> Iterator[bytes]:
    yield from (b"a", b"b", b"c")


def test_the_chunks_come_in_order_and_the_turn_is_given_back_after_the_last():
    turns = Turns(most=1)

    assert b"".join(turns.stream("x", chunks(), 0)) == b"abc"
    assert turns.stream("y", chunks(), 0) is not None


def test_a_client_has_one_turn_at_a_time_and_the_server_so_many():
    turns = Turns(most=2)
    held = [turns.stream("x", chunks(), 0), turns.stream("y", chunks(), 0)]

    assert turns.stream("x", chunks(), 0) is None
    assert turns.stream("z", chunks(), 0) is None
    assert b"".join(held[1]) == b"abc"
    assert turns.stream("x", chunks(), 0) is None
    assert turns.stream("z", chunks(), 0) is not None


def test_an_export_that_nobody_takes_to_its_end_gives_its_turn_back():
    turns = Turns(most=1)
    stream = turns.stream("x", chunks(), 0)
    next(stream)
    del stream
    turns.stream("y", chunks(), 0)  # dropped before its first chunk was taken

    assert turns.stream("z", chunks(), 0) is not None


def test_whoever_waits_gets_the_turn_when_it_is_given_back():
    turns = Turns(most=1)
    stream = turns.stream("x", chunks(), 0)
    threading.Timer(0.2, lambda: [*stream]).start()

    assert turns.stream("y", chunks(), 10) is not None


def test_an_export_that_fails_gives_its_turn_back():
    def broken() -> Iterator[bytes]:
        yield b"a"
        raise OSError("disk")

    turns = Turns(most=1)
    stream = turns.stream("x", broken(), 0)
    with pytest.raises(OSError, match="disk"):
        list(stream)
    assert turns.stream("y", chunks(), 0) is not None
