"""Read documents are stored by content, name and version of the reader; if a stored one is damaged, the file is read again."""

import os
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.library import background, store
from dashboard.library.folder import Folder
from dashboard.library.store import Store
from dashboard.model.dataset import make_dataset
from dashboard.model.stored_document import StoredDocument, to_bytes
from dashboard.model.stored_tables import tables_of
from loaders import LoadError, Place, Sample, UnknownHeader, load_document

pytestmark = pytest.mark.usefixtures("read_here")
TABLE = "一份责任分工表\n工作内容\t牵头单位\t责任单位\n（一）甲。乙\t{agency}\t丙局\n"


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """An empty folder for documents, and a path for a store that does not exist yet."""
    monkeypatch.setattr(store, "FOLDER", tmp_path / "store")
    (tmp_path / "documents").mkdir()
    return tmp_path / "documents"


def put(folder: Path, name: str = "a.txt", agency: str = "甲局") -> Path:
    path = folder / name
    path.write_text(TABLE.format(agency=agency), encoding="utf-8")
    return path


def read(folder: Path) -> StoredDocument:
    """The only document of the folder, as a server that has just started reads it."""
    return Folder(folder).entries()[0].document


def sha256(path: Path) -> str:
    return load_document(path.read_bytes(), name=path.name).sha256


def find(path: Path) -> StoredDocument | None:
    return Store().find(path.name, sha256(path))


def keep_marked(path: Path) -> None:
    """Put a document into the store that differs from what the reader would read from the file."""
    document = load_document(path.read_bytes(), name=path.name)
    Store().add(to_bytes(tables_of(replace(document, title="从库里取得"))))


def stored_files() -> list[Path]:
    return [path for path in store.FOLDER.rglob("*") if path.is_file()]


def test_a_document_in_the_store_is_taken_from_there(folder):
    keep_marked(put(folder))

    assert read(folder).title == "从库里取得"


def test_a_document_that_was_read_is_stored(folder):
    path = put(folder)
    read(folder)

    assert find(path).title == "一份责任分工表"


def test_a_document_that_is_stored_twice_keeps_its_files_which_somebody_may_be_reading(folder):
    document = to_bytes(tables_of(load_document(put(folder).read_bytes(), name="a.txt")))
    Store().add(document)
    before = {path: path.stat().st_ino for path in stored_files()}
    Store().add(document)

    assert {path: path.stat().st_ino for path in stored_files()} == before


@pytest.mark.parametrize(
    ("error", "again"),
    [
        (LoadError("file-empty"), False),
        (UnknownHeader("no-header", Sample((("甲", "乙"),), ("ignored", "ignored"))), False),
        (LoadError("header-without-task", place=Place("row", row=2)), False),
        (LoadError("read-slow"), True),
    ],
    ids=lambda value: getattr(value, "code", None),
)
def test_an_error_is_kept_with_all_that_it_says_and_for_a_day_if_the_machine_may_be_its_cause(folder, error, again):
    path = put(folder)
    Store().add_error(path.name, sha256(path), error)
    assert Folder(folder).entries()[0].error.as_data() == error.as_data()

    [kept] = store.FOLDER.rglob("errors/*")
    os.utime(kept, (time.time() - 90_000,) * 2)
    assert (Folder(folder).entries()[0].error is None) == again


def test_a_bad_file_is_read_once(folder, monkeypatch):
    (folder / "bad.txt").write_bytes(b"")
    code = Folder(folder).entries()[0].error.code
    monkeypatch.setattr(background.Reader, "read", lambda *_, **__: pytest.fail("it is read again"))

    assert Folder(folder).entries()[0].error.code == code


def test_changed_content_is_read_anew(folder):
    keep_marked(put(folder))
    put(folder, agency="新设立的局")

    assert make_dataset(read(folder)).agencies == ("新设立的局", "丙局")


def test_the_same_content_under_another_name_is_another_document(folder):
    keep_marked(put(folder))
    (folder / "a.txt").rename(folder / "b.txt")

    assert (read(folder).title, read(folder).name) == ("一份责任分工表", "b.txt")


@pytest.mark.parametrize("table", ["documents", "actions", "assignments"])
@pytest.mark.parametrize(
    "broken",
    [
        lambda kept: b"",
        lambda kept: kept[:20],
        lambda kept: kept[:-1],
        lambda kept: kept[:200] + bytes([kept[200] ^ 1]) + kept[201:],
        lambda kept: kept[::-1],
    ],
    ids=["empty", "cut at the start", "cut", "one bit", "reversed"],
)
def test_a_broken_table_is_read_anew_and_mended(folder, table, broken):
    path = put(folder)
    keep_marked(path)
    (kept,) = store.FOLDER.rglob(f"{table}.parquet")
    kept.write_bytes(broken(kept.read_bytes()))

    assert read(folder).title == "一份责任分工表"
    assert find(path).title == "一份责任分工表"


def test_another_version_of_the_reader_reads_anew_and_leaves_the_old_ones_documents_for_a_month(folder, monkeypatch):
    keep_marked(put(folder))
    old = store.reader_version()
    monkeypatch.setattr(store, "reader_version", lambda: "another")

    assert read(folder).title == "一份责任分工表"
    assert {path.name for path in store.FOLDER.iterdir()} == {old, "another"}
    month_ago = time.time() - 31 * 86_400
    os.utime(store.FOLDER / old, (month_ago, month_ago))
    Store().tidy()
    assert {path.name for path in store.FOLDER.iterdir()} == {"another"}


def test_the_version_of_the_reader_is_that_of_its_sources():
    assert store.reader_version() == store.reader_version.__wrapped__()
    assert len(store.reader_version()) == 16


def test_a_store_that_cannot_be_written_costs_only_time(folder, monkeypatch):
    (folder.parent / "file").write_text("no folder")
    monkeypatch.setattr(store, "FOLDER", folder.parent / "file")
    put(folder)

    assert read(folder).title == "一份责任分工表"
    assert make_dataset(read(folder)).agencies == ("甲局", "丙局")


def test_a_restart_opens_no_file_that_has_not_been_touched(folder, monkeypatch):
    path = put(folder)
    os.utime(path, (1_600_000_000, 1_600_000_000))
    time.sleep(1.1)  # its time of change cannot be set back
    read(folder)
    monkeypatch.setattr(background, "content", lambda *_: pytest.fail("it is opened"))

    assert read(folder).title == "一份责任分工表"


def test_documents_that_stand_alone_are_packed_when_they_are_many_and_stay_the_same(folder, monkeypatch):
    monkeypatch.setattr(store, "MOST_ALONE", 3)
    for at in range(4):
        put(folder, f"{at}.txt", agency=f"第{at}局")
    before = make_dataset(*(entry.document for entry in Folder(folder).entries()))
    packed = [entry.document for entry in Folder(folder).entries()]
    after = make_dataset(*packed)

    assert len({str(document.tables["actions"]) for document in packed}) == 1
    assert after.agencies == before.agencies == ("第0局", "丙局", "第1局", "第2局", "第3局")
    assert after.actions([1, 300_000_001]) == before.actions([1, 300_000_001])
    assert [document.findings for document in packed] == [document.findings for document in before.documents]
    assert make_dataset(packed[2]).agencies == ("第2局", "丙局")


def test_a_server_goes_over_to_the_pack_that_another_one_has_made(folder, monkeypatch):
    for at in range(3):
        put(folder, f"{at}.txt", agency=f"第{at}局")
    here = Folder(folder)
    alone = here.entries()[0].document
    monkeypatch.setattr(store, "MOST_ALONE", 2)
    Store().tidy()

    assert here.entries()[0].document.tables != alone.tables
    assert make_dataset(*here.entries().documents.values()).counts["actions"] == 3


def test_documents_of_a_pack_no_longer_stand_alone_as_well_after_a_day(folder, monkeypatch):
    monkeypatch.setattr(store, "MOST_ALONE", 2)
    for at in range(2):
        put(folder, f"{at}.txt")
    Folder(folder).entries()
    (pack,) = store.FOLDER.rglob("packs/*/documents.parquet")
    assert len([*store.FOLDER.glob("*/alone/*")]) == 2

    os.utime(pack, (time.time() - 90_000,) * 2)
    Store().tidy()
    assert [*store.FOLDER.glob("*/alone/*")] == []
    assert find(folder / "1.txt")


@pytest.mark.parametrize("table", ["documents", "actions", "assignments"])
def test_the_documents_of_a_pack_that_was_cut_off_are_read_again(folder, monkeypatch, table):
    monkeypatch.setattr(store, "MOST_ALONE", 2)
    for at in range(2):
        put(folder, f"{at}.txt", agency=f"第{at}局")
    Folder(folder).entries()
    (cut,) = store.FOLDER.rglob(f"packs/*/{table}.parquet")
    for alone in store.FOLDER.glob("*/alone/*"):
        shutil.rmtree(alone)
    cut.write_bytes(cut.read_bytes()[:-20])

    documents = [entry.document for entry in Folder(folder).entries()]
    assert make_dataset(*documents).agencies == ("第0局", "丙局", "第1局")
