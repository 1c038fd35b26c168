"""Fixtures and documents that several tests share."""

import os
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard import text
from dashboard.library import catalogue, folder, store, worker
from dashboard.model.dataset import Dataset, make_dataset
from loaders import Document, limited, load_document
from loaders.limited import Reader

ROOT = Path(__file__).parents[1]
#: Servers that outlive a test have a library and a store of their own, too, and never those of the checkout.
_LIBRARIES = tempfile.TemporaryDirectory(prefix="libraries")
os.environ["RB_DATABASE_URL"] = f"sqlite:///{_LIBRARIES.name}/library.db"
os.environ["RB_STORE"] = f"{_LIBRARIES.name}/store"
BUNDLED = ROOT / "data/documents/shanxi-sme-finance.txt"


def document(text: str, name: str = "t.txt", header: str = "工作内容\t牵头单位\t责任单位\n") -> Document:
    """A document of tab-separated rows under the usual header, or another."""
    return load_document(f"{header}{text}".encode(), name=name)


def with_other_columns(*cells: str, name: str = "t.txt") -> Document:
    """A document of one action for each text, with columns that the contract has no place for; the text is in one of them."""
    rows = "".join(f"任务{at}\t甲局\t乙局\t{text}\t李四\n" for at, text in enumerate(cells, start=1))
    return document(rows, name, header="任务\t牵头单位\t责任单位\t备注\t责任人\n")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Runs browser tests last: their driver keeps an event loop in this thread, where other tests need their own."""
    items.sort(key=lambda item: item.path.is_relative_to(ROOT / "tests/browser"))


@pytest.fixture
def english() -> Iterator[None]:
    """Sets the language of the test to English."""
    text.set_language("en")
    yield
    text.set_language("zh")


@pytest.fixture(scope="session", autouse=True)
def _own_store() -> None:
    """Gives the tests, and the servers that they start, an empty store of their own."""
    store.FOLDER = Path(os.environ["RB_STORE"])


@pytest.fixture(autouse=True)
def _own_library(monkeypatch) -> None:
    """Gives each test, and the servers that it starts, an empty library of its own, made when it is first used."""
    monkeypatch.setenv("RB_DATABASE_URL", f"sqlite:///{_LIBRARIES.name}/{uuid.uuid4().hex}.db")
    catalogue.library.cache_clear()


@pytest.fixture
def read_here(monkeypatch) -> None:
    """Files are read in this process and not in one of their own, which takes a second to start: for tests of what is done
    with documents. Tests of the reading itself go without it."""

    def read(_self: Reader, data: bytes, *, name: str, columns=None, progress=None, seconds=None) -> bytes:
        return worker.encode(load_document(data, name=name, columns=columns, progress=progress))

    monkeypatch.setattr(Reader, "read", read)
    monkeypatch.setattr(folder, "_PATIENCE", 60)


@pytest.fixture
def child_runs(monkeypatch) -> Callable[[str], None]:
    """Lets a child that reads files run a statement first, which may spoil its module `child`."""

    def run(statement: str) -> None:
        program = f"import os, runpy; from loaders.limited import child\n{statement}\nrunpy.run_module("
        monkeypatch.setattr(
            limited,
            "_command",
            lambda worker, *arguments: [sys.executable, "-c", f"{program}{worker!r}, run_name='__main__')", *arguments],
        )

    return run


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The dataset of the bundled document."""
    return make_dataset(load_document(BUNDLED.read_bytes(), name=BUNDLED.name))
