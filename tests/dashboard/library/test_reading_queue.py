"""The files of a session are read one after another in the background; a page waits only if it asks to."""

import threading

import pytest

from dashboard.library.reading_queue import ReadingQueue, Status, Task
from dashboard.model.entry import Entry


class Reader:
    """Reads a file when the test says so."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.together = 0
        self.may_end = threading.Semaphore(0)
        self.has_begun = threading.Semaphore(0)

    def __call__(self, task: Task, progress, waiting) -> Entry:
        self.read.append(task.name)
        self.together += 1
        assert self.together == 1
        if task.name == "late":
            waiting()
        else:
            progress(0.5)
        self.has_begun.release()
        assert self.may_end.acquire(timeout=10)
        self.together -= 1
        return Entry(task.key, task.name, "session")


@pytest.fixture
def reader() -> Reader:
    return Reader()


def queue_of(reader: Reader, *names: str) -> ReadingQueue:
    queue = ReadingQueue(reader)
    for name in names:
        queue.add(Task(b"", name, key=name))
    assert reader.has_begun.acquire(timeout=10)
    return queue


def test_files_are_read_one_at_a_time_in_their_order(reader):
    queue = queue_of(reader, "a", "b", "c")
    for _ in range(3):
        reader.may_end.release()
    queue.wait(10)

    assert reader.read == ["a", "b", "c"]
    assert [(task.name, entry.name) for task, entry in queue.take_done()] == [("a", "a"), ("b", "b"), ("c", "c")]
    assert queue.take_done() == []
    assert queue.status() is None


def test_the_status_says_which_file_of_how_many_and_how_far(reader):
    queue = queue_of(reader, "a", "late")
    assert queue.status() == Status("a", 1, 2, 0.5, is_waiting=False)

    reader.may_end.release()
    assert reader.has_begun.acquire(timeout=10)
    assert queue.status() == Status("late", 2, 2, 0.0, is_waiting=True)
    reader.may_end.release()


def test_who_waits_goes_on_after_a_while_though_nothing_is_read(reader):
    queue = queue_of(reader, "a")
    queue.wait(0.01)

    assert [task.name for task in queue.waiting] == ["a"]
    reader.may_end.release()


def test_a_queue_that_was_empty_reads_and_counts_anew(reader):
    queue = queue_of(reader, "a")
    reader.may_end.release()
    queue.wait(10)
    queue.add(Task(b"", "b", key="b"))
    assert reader.has_begun.acquire(timeout=10)

    assert queue.status() == Status("b", 1, 1, 0.5, is_waiting=False)
    reader.may_end.release()


def test_after_its_session_a_queue_reads_no_further_file(reader):
    queue = queue_of(reader, "a", "b")
    queue.close()
    reader.may_end.release()
    queue.wait(10)

    assert reader.read == ["a"]
