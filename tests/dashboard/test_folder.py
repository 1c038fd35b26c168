"""A folder of documents: read once for everyone, by several processes where many are new, one bad file apart."""

import sys
from pathlib import Path
from threading import Thread

from dashboard import reading
from dashboard.folder import Folder
from tests.dashboard.test_library import put


def test_many_new_files_are_read_by_processes_and_those_who_wait_see_how_far(tmp_path):
    for at in range(12):
        put(tmp_path, f"{at:02}.txt", f"第{at}份")
    (tmp_path / "05.txt").write_bytes(b"")
    said = []
    entries = Folder().entries(tmp_path, lambda done, count: said.append((done, count)))

    assert [entry.document.title if entry.document else None for entry in entries] == [
        f"第{at}份" if at != 5 else None for at in range(12)
    ]
    assert said
    assert said == sorted(said)
    assert {count for _, count in said} == {12}


def test_a_file_that_ends_its_process_is_one_error_and_the_others_are_read(tmp_path, monkeypatch):
    code = "import os, dashboard.child as r; load = r.load_document; r.load_document = lambda data, name, **more: os.abort() if '3' in name else load(data, name=name, **more); r.answer()"
    monkeypatch.setattr(reading, "_CHILD", [sys.executable, "-c", code])
    for at in range(8):
        put(tmp_path, f"{at}.txt", f"致命{at}")

    entries = Folder().entries(tmp_path)
    assert [entry.name for entry in entries if entry.error] == ["3.txt"]
    assert "没能读完" in str(entries[3].error)


def test_a_bug_in_the_reader_is_one_documents_error(tmp_path, monkeypatch):
    put(tmp_path, "a.txt", "读不了的")
    code = "import dashboard.child as child; child.load_document = lambda *_, **__: 1 / 0; child.answer()"
    monkeypatch.setattr(reading, "_CHILD", [sys.executable, "-c", code])

    assert "没能读完" in str(Folder().entries(tmp_path)[0].error)


def test_a_file_that_would_end_the_server_ends_its_process_only_be_it_the_first_or_the_only_one(tmp_path, monkeypatch):
    code = "import os, dashboard.child as child; child.load_document = lambda *_, **__: os.abort(); child.answer()"
    monkeypatch.setattr(reading, "_CHILD", [sys.executable, "-c", code])
    put(tmp_path, "a.txt", "唯一一份")

    assert "没能读完" in str(Folder().entries(tmp_path)[0].error)


def test_sessions_that_come_at_once_share_one_reading(tmp_path):
    for at in range(6):
        put(tmp_path, f"{at}.txt", f"同时{at}")
    folder, found = Folder(), []
    threads = [Thread(target=lambda: found.append(folder.entries(tmp_path))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert len(found) == 4
    assert all(entries == found[0] for entries in found)


def test_a_folder_that_is_not_there_has_no_documents(tmp_path):
    assert Folder().entries(tmp_path / "nowhere") == []


def test_a_removed_file_is_gone_and_a_mended_one_is_read(tmp_path):
    folder = Folder()
    put(tmp_path, "a.txt", "先有的")
    bad = tmp_path / "b.txt"
    bad.write_bytes(b"")
    assert [entry.error is None for entry in folder.entries(tmp_path)] == [True, False]

    Path(tmp_path / "a.txt").unlink()
    put(tmp_path, "b.txt", "改好的")
    assert [entry.document.title for entry in folder.entries(tmp_path)] == ["改好的"]
