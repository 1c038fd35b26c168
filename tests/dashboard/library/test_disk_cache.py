"""Read documents are kept by content, name and version of the reader; if a kept one is damaged, the file is read again."""

import hashlib
import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.library import background, disk_cache
from dashboard.library.folder import Folder
from dashboard.model.stored_document import StoredDocument, pack
from loaders import LoadError, Place, Sample, UnknownHeader, load_document

pytestmark = pytest.mark.usefixtures("read_here")
TABLE = "一份责任分工表\n工作内容\t牵头单位\t责任单位\n（一）甲。乙\t{agency}\t丙局\n"


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """An empty folder for documents, and a path for a cache that does not exist yet."""
    monkeypatch.setattr(disk_cache, "FOLDER", tmp_path / "cache")
    (tmp_path / "documents").mkdir()
    return tmp_path / "documents"


def put(folder: Path, name: str = "a.txt", agency: str = "甲局") -> Path:
    path = folder / name
    path.write_text(TABLE.format(agency=agency), encoding="utf-8")
    return path


def read(folder: Path) -> StoredDocument:
    """The only document of the folder, as a server that has just started reads it."""
    return Folder().entries(folder)[0].document


def keep_marked(path: Path) -> None:
    """Put a document into the cache that differs from what the reader would read from the file."""
    data = path.read_bytes()
    disk_cache.save(data, path.name, replace(pack(load_document(data, name=path.name)), title="从缓存取得"))


def kept_files() -> list[Path]:
    return [path for path in disk_cache.FOLDER.rglob("*") if path.is_file()]


def test_a_document_in_the_cache_is_taken_from_there(folder):
    keep_marked(put(folder))

    assert read(folder).title == "从缓存取得"


def test_a_document_that_was_read_is_kept(folder):
    path = put(folder)
    read(folder)

    assert disk_cache.load(path.read_bytes(), path.name).title == "一份责任分工表"


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
    disk_cache.save(path.read_bytes(), path.name, error)
    assert Folder().entries(folder)[0].error.as_data() == error.as_data()

    [kept] = kept_files()
    os.utime(kept, (time.time() - 90_000,) * 2)
    assert (Folder().entries(folder)[0].error is None) == again


def test_a_bad_file_is_read_once(folder, monkeypatch):
    (folder / "bad.txt").write_bytes(b"")
    code = Folder().entries(folder)[0].error.code
    monkeypatch.setattr(background.Reader, "read", lambda *_, **__: pytest.fail("it is read again"))

    assert Folder().entries(folder)[0].error.code == code


def test_changed_content_is_read_anew(folder):
    keep_marked(put(folder))
    put(folder, agency="新设立的局")

    assert read(folder).assignments["agency"].tolist() == ["新设立的局", "丙局"]


def test_the_same_content_under_another_name_is_another_document(folder):
    keep_marked(put(folder))
    (folder / "a.txt").rename(folder / "b.txt")

    assert (read(folder).title, read(folder).name) == ("一份责任分工表", "b.txt")


def signed(content: bytes) -> bytes:
    return hashlib.sha256(content).digest() + content


@pytest.mark.parametrize(
    "broken",
    [
        lambda kept: b"",
        lambda kept: kept[:20],
        lambda kept: kept[:-1],
        lambda kept: kept[:200] + bytes([kept[200] ^ 1]) + kept[201:],
        lambda kept: kept[::-1],
        lambda kept: signed(b"{}\nxx"),
        lambda kept: signed(b"[]"),
    ],
    ids=["empty", "cut in the signature", "cut", "one bit", "reversed", "signed, of another kind", "signed, no object"],
)
def test_a_broken_file_is_read_anew_and_mended(folder, broken):
    path = put(folder)
    keep_marked(path)
    (kept,) = kept_files()
    kept.write_bytes(broken(kept.read_bytes()))

    assert read(folder).title == "一份责任分工表"
    assert disk_cache.load(path.read_bytes(), path.name).title == "一份责任分工表"


def test_another_version_of_the_reader_reads_anew_and_takes_the_old_ones_place(folder, monkeypatch):
    keep_marked(put(folder))
    monkeypatch.setattr(disk_cache, "reader_version", lambda: "another")

    assert read(folder).title == "一份责任分工表"
    assert {path.parent.name for path in kept_files()} == {"another"}


def test_the_version_of_the_reader_is_that_of_its_sources():
    assert disk_cache.reader_version() == disk_cache.reader_version.__wrapped__()
    assert len(disk_cache.reader_version()) == 16


def test_a_cache_that_cannot_be_written_costs_only_time(folder, monkeypatch):
    (folder.parent / "file").write_text("no folder")
    monkeypatch.setattr(disk_cache, "FOLDER", folder.parent / "file")
    put(folder)

    assert read(folder).title == "一份责任分工表"


def test_only_the_newest_files_stay(folder, monkeypatch):
    monkeypatch.setattr(disk_cache, "MOST_FILES", 2)
    for agency in ("甲局", "乙局", "丁局"):
        put(folder, agency=agency)
        read(folder)

    assert len(kept_files()) == 2
    assert disk_cache.load((folder / "a.txt").read_bytes(), "a.txt")
