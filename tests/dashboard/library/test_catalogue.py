"""The bundled documents: every file is one; a bad file is listed with its error and breaks nothing."""

import os
import time
from pathlib import Path

import pytest

from dashboard.library import catalogue
from dashboard.library.file_stamps import STILL
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from loaders import LoadError
from tests.conftest import BUNDLED, document

pytestmark = pytest.mark.usefixtures("read_here")
TABLE = "{title}\n工作内容\t牵头单位\t责任单位\n（一）甲。乙\t{agency}\t丙局\n"


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(catalogue, "DOCUMENTS", tmp_path)
    return tmp_path


def put(folder: Path, name: str, title: str = "一份责任分工表", agency: str = "甲局") -> Path:
    path = folder / name
    path.write_text(TABLE.format(title=title, agency=agency), encoding="utf-8")
    return path


def test_a_file_dropped_into_the_folder_is_a_document(folder):
    put(folder, "new.txt", "新的责任分工表")

    assert catalogue.shared_entries().titles == {"new.txt": "新的责任分工表"}


def test_a_bad_file_is_listed_with_its_error_and_the_others_stay(folder):
    put(folder, "good.txt")
    (folder / "bad.txt").write_bytes(b"")
    os.symlink(folder / "nowhere", folder / "dangling.txt")
    (folder / "folder").mkdir()

    entries = catalogue.shared_entries()
    assert [(entry.name, entry.document is not None) for entry in entries] == [
        ("bad.txt", False), ("dangling.txt", False), ("good.txt", True),
    ]  # fmt: skip
    assert str(entries[0].error).endswith("。")
    assert list(catalogue.documents_of(entries, None)) == ["good.txt"]


def test_a_replaced_file_is_read_again(folder):
    path = put(folder, "a.txt", agency="甲局")
    first = catalogue.shared_entries()[0].document
    assert catalogue.shared_entries()[0].document is first

    put(folder, "a.txt", agency="新设立的局")
    os.utime(path, ns=(1, 1))
    time.sleep(STILL + 0.1)
    deadline = time.monotonic() + 30
    while catalogue.shared_entries()[0].document is first:  # until it has been read
        assert time.monotonic() < deadline
    assert make_dataset(catalogue.shared_entries()[0].document).agencies == ("新设立的局", "丙局")


def test_without_any_readable_file_the_error_says_what_to_do(folder):
    with pytest.raises(LoadError, match="no-documents"):
        catalogue.documents_of(catalogue.shared_entries(), None)


def test_documents_of_one_title_are_told_apart_by_their_files(folder):
    put(folder, "a.txt")
    put(folder, "b.txt")

    assert catalogue.shared_entries().titles == {
        "a.txt": "一份责任分工表",
        "b.txt": "一份责任分工表（b.txt）",
    }


def test_a_document_is_found_by_title_file_name_or_stem(folder):
    put(folder, "a.txt", "甲市责任分工表")
    put(folder, "b.txt", "乙市责任分工表")
    entries = catalogue.shared_entries()

    assert [catalogue.find(entries, value) for value in ("乙市责任分工表", "b.txt", "b", "all", "丙市责任分工表")] == [
        "b.txt", "b.txt", "b.txt", catalogue.ALL, None,
    ]  # fmt: skip


def test_the_document_of_the_setting_opens_first_wherever_it_stands_in_the_list(folder, monkeypatch):
    put(folder, "a.txt")
    put(folder, "b.txt")
    assert catalogue.default_key(catalogue.shared_entries()) == "a.txt"

    monkeypatch.setattr(catalogue, "DEFAULT", "b.txt")
    assert catalogue.default_key(catalogue.shared_entries()) == "b.txt"


def test_documents_put_together_keep_their_measures_and_rows_apart(dataset):
    other = document("（一）完善政银担合作机制。另一份\t省金融办\t\n（二）乙\t\t\n", name="other.txt")
    together = make_dataset(dataset.documents[0], other)

    assert together.counts == {"measures": 15, "actions": 19, "agencies": 21, "assignments": 49}
    assert together.measures[0] == "1. 完善政银担合作机制〔金融支持小微企业责任分工表〕"
    assert together.measures[-2:] == ("1. 完善政银担合作机制〔other〕", "2. 乙〔other〕")
    assert Selection(together, Filter(agency=("省金融办",))).counts["assignments"] == 8
    shown = Selection(together, Filter(document=("other.txt",)))
    assert shown.counts["assignments"] == 1
    assert [(action.document, action.source_row) for action in together.actions(shown.action_ids())] == [
        ("other", 1),
        ("other", 2),
    ]


def test_the_bundled_document_stays_byte_for_byte():
    assert catalogue.shared_entries()[0].document.sha256 in (BUNDLED.parents[1] / "README.md").read_text(
        encoding="utf-8"
    )
