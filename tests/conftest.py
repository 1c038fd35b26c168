"""Fixtures and documents that several tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import text
from dashboard.library import disk_cache, worker
from dashboard.library.worker_pool import Reader
from dashboard.model.dataset import Dataset, make_dataset
from dashboard.model.stored_document import StoredDocument, from_bytes
from loaders import Document, load_document

ROOT = Path(__file__).parents[1]
BUNDLED = ROOT / "data/documents/shanxi-sme-finance.txt"


def document(text: str, name: str = "t.txt", header: str = "工作内容\t牵头单位\t责任单位\n") -> Document:
    """A document of tab-separated rows under the usual header, or another."""
    return load_document(f"{header}{text}".encode(), name=name)


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
def _own_cache(tmp_path_factory) -> None:
    """Gives the tests an empty cache of their own."""
    disk_cache.FOLDER = tmp_path_factory.mktemp("cache")


@pytest.fixture
def read_here(monkeypatch) -> None:
    """Files are read in this process and not in one of their own, which takes a second to start: for tests of what is done
    with documents. Tests of the reading itself go without it."""

    def read(_self: Reader, data: bytes, *, name: str, columns=None, progress=None, seconds=None) -> StoredDocument:
        kind, value = worker._read(data, name, columns, progress or (lambda share: None))
        if kind == "error":
            raise value
        return from_bytes(value)

    monkeypatch.setattr(Reader, "read", read)


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The dataset of the bundled document."""
    return make_dataset(load_document(BUNDLED.read_bytes(), name=BUNDLED.name))
