"""The files of one session, read one after another in the background: no page waits for a file."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.model.entry import Entry


@dataclass(frozen=True, eq=False)
class Task:
    """A file to read: its bytes, its name, the key of the entry that comes of it, and what a person said of its columns."""

    data: bytes
    name: str
    key: str
    is_bundled: bool = False
    columns: Mapping[int, str] | None = None


@dataclass(frozen=True)
class Status:
    """Which of how many files is being read, and how far (0–1), or that it waits for files of other sessions."""

    name: str
    number: int
    count: int
    share: float
    is_waiting: bool


Read = Callable[[Task, Callable[[float], None], Callable[[], None]], Entry]


class ReadingQueue:
    """Reads the tasks that are added, in order, on a thread that lives while there are any.

    `read` makes the entry of a task; it is told where to report the share that is read, and that it has to wait.
    """

    def __init__(self, read: Read) -> None:
        self._read = read
        self._tasks, self._done = deque[Task](), list[tuple[Task, Entry]]()
        self._finished = 0  # of the files that were added since the queue was last empty
        self._share, self._is_waiting = 0.0, False
        self._changed = threading.Condition()
        self._is_closed = False

    def add(self, task: Task) -> None:
        """Read this task after those that were added before."""
        with self._changed:
            if not self._tasks:
                self._finished = 0
                threading.Thread(target=self._run, daemon=True).start()
            self._tasks.append(task)

    @property
    def waiting(self) -> tuple[Task, ...]:
        """What is still to be read, the task that is being read first."""
        with self._changed:
            return tuple(self._tasks)

    def status(self) -> Status | None:
        """How far the reading is; None where nothing is left to read."""
        with self._changed:
            if not self._tasks:
                return None
            count = self._finished + len(self._tasks)
            return Status(self._tasks[0].name, self._finished + 1, count, self._share, self._is_waiting)

    def wait(self, seconds: float) -> None:
        """Return when all is read, after so many seconds at the latest."""
        with self._changed:
            self._changed.wait_for(lambda: not self._tasks, seconds)

    def take_done(self) -> list[tuple[Task, Entry]]:
        """The tasks that were read since this was last asked, with what came of them."""
        with self._changed:
            done, self._done = self._done, []
            return done

    def close(self) -> None:
        """Read no further task: nobody would see what comes of it."""
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
