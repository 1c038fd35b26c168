"""Reads the files of one session one after another in the background, so that no page waits for a file."""

import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.model.entry import Entry


@dataclass(frozen=True, eq=False)
class Task:
    """A file to read: its bytes, its name, the key of its entry, who asks, and the columns as that person has named them."""

    data: bytes
    name: str
    key: str
    by: str = ""
    columns: Mapping[int, str] | None = None


@dataclass(frozen=True)
class Status:
    """The file that is being read, its number of how many, the share read (0–1); or that it waits for other sessions."""

    name: str
    number: int
    count: int
    share: float
    is_waiting: bool


Read = Callable[[Task, Callable[[float], None], Callable[[], None]], Entry]


class ReadingQueue:
    """Reads the tasks that are added, in order, on a thread that lives as long as there are any.

    `read` makes the entry of a task; it gets a callback for the share read so far, and one for having to wait.
    """

    def __init__(self, read: Read) -> None:
        self._read = read
        self._tasks, self._done = deque[Task](), list[tuple[Task, Entry]]()
        self._finished = 0  # tasks finished since the queue was last empty
        self._share, self._is_waiting = 0.0, False
        self._changed = threading.Condition()
        self._is_closed = False

    def add(self, task: Task) -> None:
        """Queue a task."""
        with self._changed:
            if not self._tasks:
                self._finished = 0
                threading.Thread(target=self._run, daemon=True).start()
            self._tasks.append(task)

    @property
    def waiting(self) -> tuple[Task, ...]:
        """The tasks still to be read; the first one is being read."""
        with self._changed:
            return tuple(self._tasks)

    @property
    def new_keys(self) -> set[str]:
        """The keys of the documents that are still to be read for the first time, or to be taken by `take_done`."""
        with self._changed:
            tasks = [*self._tasks, *(task for task, _ in self._done)]
        return {task.key for task in tasks if task.columns is None}

    def status(self) -> Status | None:
        """How far the reading is; None if nothing is left to read."""
        with self._changed:
            if not self._tasks:
                return None
            count = self._finished + len(self._tasks)
            return Status(self._tasks[0].name, self._finished + 1, count, self._share, self._is_waiting)

    def wait(self, seconds: float) -> None:
        """Return when all tasks are read, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: not self._tasks, seconds)

    def take_done(self) -> list[tuple[Task, Entry]]:
        """The tasks finished since the last call, with their entries."""
        with self._changed:
            done, self._done = self._done, []
            return done

    def close(self) -> None:
        """Read no further task, because the session has ended."""
        with self._changed:
            self._is_closed = True

    def _run(self) -> None:
        while True:
            with self._changed:
                task = self._tasks[0]
                self._share, self._is_waiting = 0.0, False
            entry = self._read(task, self._report, self._say_waiting)
            with self._changed:
                self._done.append((task, entry))
                self._tasks.popleft()
                self._finished += 1
                if self._is_closed:
                    self._tasks.clear()
                self._changed.notify_all()
                if not self._tasks:
                    return

    def _report(self, share: float) -> None:
        self._share, self._is_waiting = share, False

    def _say_waiting(self) -> None:
        self._is_waiting = True
