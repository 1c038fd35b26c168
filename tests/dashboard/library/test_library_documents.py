"""The documents of a library as entries: for all threads, beside other processes, with corrections and versions."""

import gc
import hashlib
import sys

import pytest

from dashboard.library.database import Imprint, Library, LibraryAway
from dashboard.library.library_documents import LibraryDocuments
from dashboard.library.store import Store
from dashboard.model.dataset import make_dataset
from dashboard.model.entry import Entry
from dashboard.model.stored_document import as_stored
from loaders import UnknownHeader, load_document
from loaders.edits import Edit, RowKey

pytestmark = pytest.mark.usefixtures("read_here")
TABLE = "市里的责任分工表\n工作内容\t牵头单位\t责任单位\n（一）修路。把路修好\t市交通局\t市财政局、市公安局\n"
NEWER = TABLE.replace("市公安局", "市城管局")
SOURCE = "（一）修路。把路修好\t市交通局\t市财政局、市公安局"
OWNER = "0" * 64


@pytest.fixture
def url(tmp_path) -> str:
    return f"sqlite:///{tmp_path / 'library.db'}"


@pytest.fixture
def documents(url) -> LibraryDocuments:
    return LibraryDocuments(Library(url), Store())


def add(documents: LibraryDocuments, text: str = TABLE, name: str = "city.txt") -> str:
    return documents.library.add_draft(text.encode(), name, owner=OWNER, by="张三").key


def keep(documents: LibraryDocuments, text: str = TABLE) -> str:
    return documents.library.keep(add(documents, text), Imprint("修路"), by="张三").key


def rename(key: str, documents: LibraryDocuments, name: str = "市公路局", version: int = 1) -> None:
    edit = Edit(name, "2026-03-02T12:00:00Z", "李四", "field", RowKey(SOURCE), "lead", ["市交通局"], [name])
    documents.library.add_edits(key, version, [edit], seen=0, by="李四")


def agencies(entry: Entry) -> tuple[str, ...]:
    return make_dataset(entry.document).agencies


def kept(documents: LibraryDocuments) -> list[Entry]:
    """The kept entries when all of them have been read."""
    for _ in range(1000):
        documents.state()
        if not any(entry.is_unread for entry in documents.kept()):
            break
    return documents.kept()


def test_a_kept_document_is_read_once_and_has_the_title_that_it_was_given(documents):
    keep(documents)
    (entry,) = kept(documents)

    assert (entry.origin, entry.document.title) == ("kept", "修路")
    assert documents.kept()[0].document is entry.document


def test_another_process_sees_what_was_kept_at_its_next_look(documents, url):
    other = LibraryDocuments(Library(url), Store())
    before = other.state()
    key = keep(documents)

    assert other.state() != before
    assert [entry.key for entry in kept(other)] == [key]


def test_a_page_does_not_wait_for_a_kept_document_that_is_still_to_be_read(documents):
    keep(documents, TABLE.replace("修路", "养路"))
    documents.state()

    assert documents.kept()[0].is_unread
    assert agencies(kept(documents)[0])


def test_a_draft_opens_by_its_key_and_is_read_when_it_is_opened(documents):
    entry = documents.entry(add(documents))

    assert entry.origin == "draft"
    assert "市交通局" in agencies(entry)


def test_an_upload_of_a_content_that_is_known_stands_in_the_log_too(documents, caplog):
    caplog.set_level("INFO", "dashboard.reading")
    for by in ("张三", "李四"):
        documents.read(TABLE.encode(), "city.txt", None, lambda _: None, lambda: None, by)

    assert [by in line for by, line in zip(("张三", "李四"), caplog.messages, strict=True)] == [True, True]


def test_a_key_that_nobody_has_opens_nothing(documents):
    assert documents.entry("A" * 22) is None


def test_corrections_are_applied_and_taken_back(documents):
    key = keep(documents)
    rename(key, documents)
    assert "市公路局" in agencies(kept(documents)[0])

    documents.library.undo(key, 1, "市公路局", by="李四")
    assert "市公路局" not in agencies(kept(documents)[0])


def test_an_older_version_opens_by_its_number_with_its_own_corrections(documents):
    key = keep(documents)
    rename(key, documents)
    documents.library.keep_as_version(add(documents, NEWER), key, Imprint("修路"), by="张三")
    documents.state()

    old, new = documents.entry(key, 1), documents.entry(key)
    assert (old.key, old.version, new.key, new.version) == (f"{key}/1", 1, key, 2)
    assert "市公路局" in agencies(old)
    assert {"市公路局", "市公安局"}.isdisjoint(agencies(new))
    assert documents.entry(key, 3) is None


def test_a_file_of_the_folder_is_corrected_on_top(documents):
    document = as_stored(load_document(TABLE.encode(), name="city.txt"))
    file = Entry("city.txt", "city.txt", "file", document)
    assert documents.with_corrections(file, TABLE.encode) is file

    rename("city.txt", documents)
    documents.library.describe("city.txt", Imprint("城里的路"), by="张三")
    documents.state()
    entry = documents.with_corrections(file, TABLE.encode)
    assert ("市公路局" in agencies(entry), entry.document.title) == (True, "城里的路")


def test_columns_that_a_person_has_named_count_for_a_file_of_the_folder(documents):
    file = Entry("city.txt", "city.txt", "file", as_stored(load_document(TABLE.encode(), name="city.txt")))
    columns = {"0": "task", "1": "lead", "2": "support"}
    edit = Edit("columns", "2026-03-02T12:00:00Z", "李四", "columns", None, "", None, columns)
    documents.library.add_edits("city.txt", 1, [edit], seen=0, by="李四")
    documents.state()

    entry = documents.with_corrections(file, TABLE.encode)
    assert make_dataset(entry.document).roles == ("lead", "support")


def test_when_the_database_is_away_what_was_known_stays(documents, monkeypatch):
    key = keep(documents)
    kept(documents)

    def away() -> int:
        raise LibraryAway

    monkeypatch.setattr(documents.library, "change", away)
    documents.state()
    assert documents.problem.code == "library-away"
    assert [entry.key for entry in documents.kept()] == [key]


def test_of_a_content_that_cannot_be_read_the_entry_says_why(documents):
    entry = documents.entry(add(documents, "事情,谁管\n修路,市交通局\n", "odd.csv"))

    assert isinstance(entry.error, UnknownHeader)


def test_without_a_store_nothing_of_a_document_is_left_when_the_library_is_gone():
    private = LibraryDocuments(Library.in_memory(), store=None)
    data = TABLE.replace("修路", "铺路").encode()
    private.read(data, "city.txt", None, lambda share: None, lambda: None, "")
    key = private.library.add_draft(data, "city.txt", owner=OWNER, by="").key
    tables = private.entry(key).document.tables

    assert private.entry(key).origin == "session"
    assert Store().find("city.txt", hashlib.sha256(data).hexdigest()) is None
    del private
    gc.collect()
    assert sys.getrefcount(tables) == 2  # `tables` here and the argument
