"""Every test of the library runs on both databases: a new SQLite file, and a new database of a real PostgreSQL server."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.library.database import Imprint, Library, Record
from loaders.edits import Edit, RowKey
from tests.dashboard.library.database.postgresql import Server

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
OWNER = "0" * 64


class Clock:
    """Gives the time, which stands still until a test moves it on."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time

    def go_on(self, **time: float) -> None:
        self.time += timedelta(**time)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server that runs."""
    server = Server()
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture
def new_database(request: pytest.FixtureRequest, kind: str, tmp_path: Path) -> Callable[[], str]:
    """Makes empty databases and gives their addresses."""
    if kind == "postgresql":
        return request.getfixturevalue("server").new_database
    numbers = iter(range(100))
    return lambda: f"sqlite:///{tmp_path}/{next(numbers)}.db"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def kind(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def url(new_database) -> str:
    """The address of an empty database."""
    return new_database()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def make(clock) -> Iterator[Callable[..., Library]]:
    """Makes libraries on the test's clock, and closes them."""
    made: list[Library] = []

    def make(url: str, **settings) -> Library:
        made.append(Library(url, **{"now": clock, "draft_days": 7} | settings))
        return made[-1]

    yield make
    for library in made:
        library.close()


@pytest.fixture
def library(make, url) -> Library:
    """An empty library in which everybody may write."""
    return make(url)


def draft(library: Library, data: bytes = b"one", name: str = "plan.txt", owner: str = OWNER, **more) -> Record:
    """A new draft."""
    return library.add_draft(data, name, owner=owner, by="张三", **more)


def kept(library: Library, data: bytes = b"one", name: str = "plan.txt", title: str = "计划") -> Record:
    """A new kept document."""
    return library.keep(draft(library, data, name).key, Imprint(title), by="李四")


def edit(after: object = "新", **changes) -> Edit:
    """A correction of the first row's action."""
    values = {
        "id": f"{after}", "at": "2026-03-02T12:00:00+00:00", "by": "张三", "kind": "field", "row": RowKey("甲\t乙局"),
        "field": "action", "before": "旧", "after": after,
    }  # fmt: skip
    return Edit(**values | changes)
