"""Reading in a child process gives the same results and errors, and keeps to its limits."""

import logging
import os
import re
import threading
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from io import BytesIO
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard.library import worker_pool
from dashboard.library.worker_pool import read_apart
from dashboard.model.stored_tables import tables_of
from loaders import LoadError, UnknownHeader, load_document
from loaders.limited import Reader
from tests.attacks.base import tsv
from tests.attacks.names import FILE_NAMES
from tests.conftest import BUNDLED, ROOT
from tests.promise import unseen

pytestmark = pytest.mark.slow


def test_a_document_read_apart_is_the_same():
    data = BUNDLED.read_bytes()
    apart, here = read_apart(data, name="a.txt"), load_document(data, name="a.txt")

    for name, table in tables_of(here).items():
        assert pq.read_table(BytesIO(apart.tables[name])).equals(pq.read_table(BytesIO(table)))
    assert (apart.title, apart.findings, apart.headers) == (here.title, here.findings, here.headers)


def test_errors_come_back_as_they_are():
    with pytest.raises(LoadError, match="文件是空的"):
        read_apart(b"", name="a.txt")
    with pytest.raises(UnknownHeader) as error:
        read_apart("事情,谁管,谁帮\n修路,交通局,财政局\n".encode(), name="a.csv")
    assert error.value.sample.rows[0] == ("事情", "谁管", "谁帮")


def test_the_pages_of_a_pdf_are_reported_on_the_way():
    shares = []
    read_apart((ROOT / "tests/cases/pages-ruled.pdf").read_bytes(), name="a.pdf", progress=shares.append)

    assert shares[-1] == 1


@pytest.fixture
def taken() -> Iterator[None]:
    """All places for readers are taken."""
    with ExitStack() as places:
        for _ in range(worker_pool._PLACES):
            places.enter_context(worker_pool._AT_ONCE)
        yield


@pytest.mark.usefixtures("taken")
def test_a_file_that_gets_no_place_in_time_is_told_so():
    beats = []

    with pytest.raises(LoadError, match="busy"):
        read_apart(b"x", name="a.txt", waiting=lambda: beats.append(1), patience=1.2)
    assert beats


def test_a_file_waits_until_a_place_is_free_and_is_read_then():
    beats = []
    with ExitStack() as places:
        for _ in range(worker_pool._PLACES):
            places.enter_context(worker_pool._AT_ONCE)
        threading.Timer(0.8, places.pop_all().close).start()

        document = read_apart(tsv().encode(), name="a.tsv", waiting=lambda: beats.append(1))

    assert beats
    assert document.counts["assignments"] == 7


def test_whoever_stops_waiting_takes_no_place(taken):
    def gone() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read_apart(b"x", name="a.txt", waiting=gone)
    worker_pool._AT_ONCE.release()
    read_apart(tsv().encode(), name="a.tsv", patience=0.1)
    worker_pool._AT_ONCE.acquire()


def test_no_third_file_is_read_beside_two(monkeypatch):
    running, most = [], []
    start = Reader._start

    def counted(reader):
        running.append(child := start(reader))
        most.append(sum(each.poll() is None for each in running))
        return child

    monkeypatch.setattr(Reader, "_start", counted)
    threads = [
        threading.Thread(target=read_apart, args=(tsv().encode(),), kwargs={"name": f"{at}.tsv"}) for at in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(most) == 3
    assert max(most) == 2


def test_a_child_that_is_done_is_gone():
    before = set(os.listdir("/proc"))
    read_apart(tsv().encode(), name="a.tsv")

    assert not [pid for pid in set(os.listdir("/proc")) - before if pid.isdigit() and _is_ours(pid)]


def _is_ours(pid: str) -> bool:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1]) == os.getpid()
    except OSError:
        return False


def logged(caplog, data: bytes, name: str, **bounds: float) -> str:
    """The line that reading these bytes writes to the log."""
    caplog.clear()
    with caplog.at_level(logging.INFO, "dashboard"), suppress(LoadError):
        read_apart(data, name=name, **bounds)
    return only(caplog.messages)


def only(lines: list[str]) -> str:
    assert len(lines) == 1
    return lines[0]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (tsv(), "ok, rows=3 bytes=334 "),
        ("", "file-empty, rows=0 bytes=0 "),
        ("事情\t谁管\n修路\t张三三\n铺桥\t李四四\n", "no-header, rows=0 "),
    ],
)
def test_the_log_says_what_came_of_a_file_and_nothing_that_stands_in_it(caplog, text, outcome):
    line = logged(caplog, text.encode(), "名单.tsv")

    assert line.startswith("read '名单.tsv': ")
    assert outcome in line
    assert re.search(r" bytes=\d+ sha256=[0-9a-f]{12} seconds=\d+\.\d\d$", line)
    assert [word for word in ("修路", "张三三", "事情", "工作") if word in line] == []


def test_the_log_tells_what_was_ended_from_what_was_refused(caplog):
    assert ": read-slow, rows=0 " in logged(caplog, tsv().encode(), "a.tsv", seconds=0.01)


def test_no_name_of_an_upload_gets_a_control_character_or_a_second_line_into_the_log(caplog, taken):
    for name in FILE_NAMES:
        line = logged(caplog, b"", name, patience=0)
        assert ": busy, rows=0 " in line
        assert unseen(line) == []
        assert line.isprintable()
        assert len(line) < 200
