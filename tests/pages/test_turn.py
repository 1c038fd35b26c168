"""Two runs of one session: one reads at a time."""

import threading
import time

import pytest

from dashboard.ui import turn as turns
from dashboard.ui.turn import turn


class EndOfRun(BaseException):
    pass


@pytest.fixture(autouse=True)
def session(monkeypatch):
    monkeypatch.setattr(turns.st, "session_state", {})
    monkeypatch.setattr(turns, "_BEAT", 0.01)


def test_a_run_reads_when_the_one_before_has_read():
    events = []

    def run(name: str) -> None:
        with turn(lambda: None):
            events.append(f"{name} begins")
            time.sleep(0.1)
            events.append(f"{name} ends")

    threads = [threading.Thread(target=run, args=(name,)) for name in ("first", "second")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [event.split()[1] for event in events] == ["begins", "ends", "begins", "ends"]


def test_a_run_that_is_followed_by_another_waits_no_longer():
    def say() -> None:
        raise EndOfRun

    with turn(say), pytest.raises(EndOfRun), turn(say):
        pass


def test_a_read_that_fails_gives_the_turn_on():
    with pytest.raises(EndOfRun), turn(lambda: None):
        raise EndOfRun

    with turn(lambda: None):
        pass
