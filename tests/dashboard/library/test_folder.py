"""A folder of documents: read once for all sessions, by several processes at once; a bad file costs only itself."""

import logging
import os
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from dashboard.library import background, file_stamps
from dashboard.library import folder as folder_module
from dashboard.library.folder import Folder
from loaders import LoadError
from tests.dashboard.library.test_catalogue import put

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def soon_still(monkeypatch):
    """A file counts as unchanged after a quarter of a second, so that no test waits longer for a change. Nobody who looks is
    impatient: a test of what is shown before all files are read says so."""
    monkeypatch.setattr(file_stamps, "STILL", 0.25)
    monkeypatch.setattr(folder_module, "_PATIENCE", 60)


def test_many_new_files_are_read_by_processes_and_those_who_wait_see_how_far(tmp_path):
    for at in range(6):
        put(tmp_path, f"{at:02}.txt", f"第{at}份")
    (tmp_path / "03.txt").write_bytes(b"")
    said = []
    entries = Folder(tmp_path).entries(progress=lambda done, count: said.append((done, count)))

    assert [entry.document.title if entry.document else None for entry in entries] == [
        f"第{at}份" if at != 3 else None for at in range(6)
    ]
    assert said
    assert said == sorted(said)
    assert {count for _, count in said} == {6}


def test_a_file_that_ends_its_process_is_one_error_and_the_others_are_read(tmp_path, child_runs):
    program = "load = child.load_document; child.load_document = lambda data, name, **more: os.abort() if '3' in name else load(data, name=name, **more)"
    child_runs(program)
    for at in range(5):
        put(tmp_path, f"{at}.txt", f"致命{at}")

    entries = Folder(tmp_path).entries()
    assert [entry.name for entry in entries if entry.error] == ["3.txt"]
    assert entries[3].error.code == "read-died"


def test_a_file_that_would_end_the_server_ends_its_process_only_be_it_the_first_or_the_only_one(tmp_path, child_runs):
    child_runs("child.load_document = lambda *_, **__: os.abort()")
    put(tmp_path, "a.txt", "唯一一份")

    assert Folder(tmp_path).entries()[0].error.code == "read-died"


@pytest.mark.usefixtures("read_here")
def test_names_that_are_not_utf8_are_decoded_and_stay_unlike_all_others(tmp_path):
    for name, title in (
        ("表.txt".encode("gb18030"), "第1份"),
        ("表.txt".encode(), "第2份"),
        (b"\xff\xff.txt", "第3份"),
    ):
        put(tmp_path, os.fsdecode(name), title)
    folder = Folder(tmp_path)

    by_key = {entry.key: entry.document.title for entry in folder.entries()}
    assert by_key == {"表.txt": "第2份", r"\xb1\xed.txt": "第1份", r"\xff\xff.txt": "第3份"}
    for entry in folder.entries():
        assert entry.document.title in folder.path_of(entry).read_text(encoding="utf-8")


SLOW = """
load = child.load_document
def slow(data, name, **more):
    import time
    if 'slow' in name:
        time.sleep(60)
    return load(data, name=name, **more)
child.load_document = slow"""


def test_slow_files_keep_neither_a_page_nor_a_later_good_file_waiting(tmp_path, monkeypatch, child_runs):
    child_runs(SLOW)
    monkeypatch.setattr(background, "FIRST_TRY", 1.5)
    monkeypatch.setattr(folder_module, "_PATIENCE", 0.5)
    for name in ("slow1.txt", "slow2.txt"):
        put(tmp_path, name, "慢的")
    put(tmp_path, "z.txt", "好的")
    folder = Folder(tmp_path)

    entries = folder.entries(needed={"z.txt"})
    assert [entry.error and entry.error.code for entry in entries] == ["unread"] * 2 + [None]
    put(tmp_path, "later.txt", "后来的")
    until(lambda: "后来的" in titles(folder))
    started = time.monotonic()
    assert sum(entry.is_unread for entry in folder.entries()) == 2
    assert time.monotonic() - started < 0.5


def test_the_file_that_a_page_is_about_is_waited_for_and_read_first(tmp_path, monkeypatch, child_runs):
    child_runs(SLOW.replace("60", "1"))
    monkeypatch.setattr(folder_module, "_PATIENCE", 0.5)
    for at in range(4):
        put(tmp_path, f"slow{at}.txt", f"第{at}份")

    shown = {entry.name: entry for entry in Folder(tmp_path).entries(needed={"slow3"})}
    assert shown["slow3.txt"].document
    assert any(entry.is_unread for entry in shown.values())


def test_sessions_that_come_at_once_share_one_reading(tmp_path):
    for at in range(3):
        put(tmp_path, f"{at}.txt", f"同时{at}")
    folder, found = Folder(tmp_path), []
    threads = [Thread(target=lambda: found.append(folder.entries())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert len(found) == 4
    assert all([*entries] == [*found[0]] for entries in found)


def test_a_folder_that_is_not_there_has_no_documents(tmp_path):
    assert Folder(tmp_path / "nowhere").entries().by_key == {}


def until(holds: Callable[[], bool]) -> None:
    """Wait until the condition holds: a changed file is read when it has been unchanged for a moment."""
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def titles(folder: Folder) -> list[str]:
    return [entry.document.title for entry in folder.entries() if entry.document]


@pytest.mark.usefixtures("read_here")
def test_a_removed_file_is_gone_and_a_mended_one_is_read(tmp_path):
    folder = Folder(tmp_path)
    put(tmp_path, "a.txt", "先有的")
    bad = tmp_path / "b.txt"
    bad.write_bytes(b"")
    assert [entry.error is None for entry in folder.entries()] == [True, False]

    Path(tmp_path / "a.txt").unlink()
    put(tmp_path, "b.txt", "改好的")
    until(lambda: titles(folder) == ["改好的"])


@pytest.mark.usefixtures("read_here")
def test_a_change_of_neither_size_nor_time_of_writing_is_seen(tmp_path):
    folder, path = Folder(tmp_path), put(tmp_path, "a.txt", "先写的")
    before = path.stat()
    time.sleep(file_stamps.STILL + 0.1)  # so that it is read for good
    assert titles(folder) == ["先写的"]

    put(tmp_path, "a.txt", "后写的")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    until(lambda: titles(folder) == ["后写的"])


@pytest.mark.usefixtures("read_here")
def test_an_older_file_moved_over_it_is_read(tmp_path):
    folder, path = Folder(tmp_path), put(tmp_path, "a.txt", "现在的")
    assert titles(folder) == ["现在的"]
    (tmp_path / "old").mkdir()
    older = put(tmp_path / "old", "a.txt", "以前的")
    os.utime(older, (1_600_000_000, 1_600_000_000))

    os.replace(older, path)
    until(lambda: titles(folder) == ["以前的"])
    assert folder.entries()[0].modified == 1_600_000_000


@pytest.mark.usefixtures("read_here")
def test_a_file_still_being_written_is_not_taken_before_it_stands_still(tmp_path, monkeypatch):
    monkeypatch.setattr(file_stamps, "STILL", 1.5)  # longer than a busy machine pauses between two writes
    folder, whole = Folder(tmp_path), put(tmp_path, "a.txt", "长的").read_text(encoding="utf-8")
    whole += "".join(f"（{at}）项。内容\t甲局\t\n" for at in range(2, 9))
    folder.entries()
    counts = set()
    for end in range(len(whole) // 2, len(whole), 15):
        (tmp_path / "b.txt").write_text(whole[:end], encoding="utf-8")
        counts |= {entry.document.counts["actions"] for entry in folder.entries() if entry.name == "b.txt"}
        time.sleep(0.05)
    (tmp_path / "b.txt").write_text(whole, encoding="utf-8")

    until(lambda: len(titles(folder)) == 2)
    counts.add(folder.entries()[1].document.counts["actions"])
    assert counts == {8}


@pytest.mark.usefixtures("read_here")
def test_a_file_read_while_young_is_looked_at_again_and_the_document_stays_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(file_stamps, "STILL", 3600.0)  # the file is young as long as the first read takes
    read = []
    attempt = background.BackgroundReader._try
    monkeypatch.setattr(background.BackgroundReader, "_try", lambda *given: read.append(1) or attempt(*given))
    put(tmp_path, "a.txt", "刚写的")
    folder = Folder(tmp_path)
    first = folder.entries()[0].document
    at_once = len(read)

    monkeypatch.setattr(file_stamps, "STILL", 0.0)
    until(lambda: folder.entries() and len(read) > at_once)
    again = len(read)
    assert folder.entries()[0].document is first
    folder.entries()
    assert len(read) == again


@pytest.mark.usefixtures("read_here")
def test_what_was_read_last_stays_with_a_word_while_the_file_is_broken(tmp_path):
    folder, path = Folder(tmp_path), put(tmp_path, "a.txt", "好的")
    first = folder.entries()[0]
    assert first.stale is None

    path.write_bytes(b"PK\x03\x04 half")
    until(lambda: folder.entries()[0].stale is not None)
    entry = folder.entries()[0]
    assert entry.document is first.document
    assert entry.modified == first.modified
    assert str(entry.stale.error).endswith("。")
    since = entry.stale.since
    assert time.time() - 10 < since <= time.time()

    path.write_bytes(b"PK\x03\x04 another half")
    time.sleep(file_stamps.STILL + 0.2)
    assert folder.entries()[0].stale.since == since
    put(tmp_path, "a.txt", "好的")
    until(lambda: folder.entries()[0].stale is None)
    assert folder.entries()[0].document is first.document


@pytest.mark.usefixtures("read_here")
def test_a_file_gone_for_an_instant_stays_on_the_list(tmp_path):
    folder, path = Folder(tmp_path), put(tmp_path, "a.txt", "换一份")
    folder.entries()
    path.unlink()
    assert titles(folder) == ["换一份"]

    put(tmp_path, "a.txt", "换成的")
    until(lambda: titles(folder) == ["换成的"])
    path.unlink()
    until(lambda: titles(folder) == [])


@pytest.mark.usefixtures("read_here")
def test_a_long_reading_of_a_changed_file_keeps_nobody_from_what_was_read_before(tmp_path, monkeypatch):
    folder = Folder(tmp_path)
    put(tmp_path, "a.txt", "先前的")
    folder.entries()
    going_on = Event()

    def read(_self: object, data: bytes, **_named: object) -> None:
        going_on.wait(20)
        raise LoadError("file-damaged")

    monkeypatch.setattr(background.Reader, "read", read)
    monkeypatch.setattr(folder_module, "_PATIENCE", 0.5)
    put(tmp_path, "a.txt", "要读很久的")
    time.sleep(file_stamps.STILL + 0.1)
    started = time.monotonic()
    assert titles(folder) == ["先前的"]
    assert time.monotonic() - started < 5
    going_on.set()


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "pipe.txt")
    assert Folder(tmp_path).entries().by_key == {}


@pytest.mark.usefixtures("read_here")
def test_a_folder_that_is_lost_leaves_what_was_read_with_a_word(tmp_path):
    there = tmp_path / "documents"
    folder = Folder(there)
    there.mkdir()
    put(there, "a.txt", "网络盘上的")
    folder.entries()

    there.rename(tmp_path / "elsewhere")
    entry = folder.entries()[0]
    assert entry.document.title == "网络盘上的"
    assert entry.stale.error.code == "folder-lost"
    (tmp_path / "elsewhere").rename(there)
    assert folder.entries()[0].stale is None


@pytest.mark.usefixtures("read_here")
def test_each_file_that_is_read_is_a_line_of_the_log(tmp_path, caplog):
    put(tmp_path, "a.txt", "记下的")
    (tmp_path / "no-rows.txt").write_bytes(b"")
    with caplog.at_level(logging.INFO, "dashboard.reading"):
        Folder(tmp_path).entries()

    lines = sorted(line.partition(", ")[0] for line in caplog.messages if line.startswith("read "))
    assert lines == ["read 'a.txt': ok", "read 'no-rows.txt': file-empty"]
