"""The real server while its documents become unreadable, change and disappear: over HTTP and in sessions of the pages."""

import asyncio
import os
import shutil
import urllib.error
import urllib.request
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.benchmarks.load import open_tabs
from tests.benchmarks.server import Server, serving, wait_until_read
from tests.benchmarks.sessions import Failed, Tab, tab

HEADER = "工作内容\t牵头单位\t责任单位\n"
SECONDS = 6  # until a change shows on the next run


def table(title: str, rows: int) -> bytes:
    body = "".join(f"（{at}）第{at}项。内容\t甲局\t乙局\n" for at in range(1, rows + 1))
    return f"{title}\n{HEADER}{body}".encode()


def get(server: Server, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"{server.base}{path}", timeout=10) as answer:
            return answer.status, answer.read().decode("utf-8-sig")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


async def until(words: str, run: Callable[[], Awaitable]) -> str:
    """Runs the page until it shows the words; returns its text."""
    for _ in range(4 * SECONDS):
        text = (await run()).text
        if words in text:
            return text
        await asyncio.sleep(0.25)
    raise AssertionError(f"{words} is not there after {SECONDS} s, but: {text[:400]}")


@pytest.fixture
def documents(tmp_path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    return folder


def put(folder: Path, name: str, data: bytes) -> None:
    """Replaces a file as a careful program does: writes a new one beside it, then renames that."""
    (folder.parent / "new").write_bytes(data)
    os.replace(folder.parent / "new", folder / name)


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory) -> Iterator[Server]:
    """A server of one good document, last changed in November 2023, and of much that is none."""
    folder = tmp_path_factory.mktemp("spoiled") / "documents"
    folder.mkdir()
    put(folder, "good.txt", table("好的责任分工表", 3))
    os.utime(folder / "good.txt", (1_700_000_000, 1_700_000_000))
    for name, data in (
        ("empty.txt", b""),
        ("header.txt", HEADER.encode()),
        ("broken.docx", b"PK\x03\x04" + b"\0" * 99),
    ):
        put(folder, name, data)
    windows = os.fsdecode("方案.txt".encode("gb18030"))  # as an archive from Windows leaves it
    put(folder, windows, table("名字不是UTF-8的责任分工表", 3))
    (folder / "nowhere.txt").symlink_to(folder / "no such file")
    (folder / "round.txt").symlink_to(folder / "round.txt")  # may not be opened, not by root either
    (folder / "folder.txt").mkdir()
    os.mkfifo(folder / "pipe.txt")
    with serving(folder) as server:
        wait_until_read(server.base)
        yield server


def test_bad_files_at_the_start_are_listed_with_their_reasons_and_the_good_one_is_shown(spoiled):
    async def check() -> None:
        async with tab(spoiled.base) as one:
            await one.open(expect="《好的责任分工表》</p><p>未筛选 · 3 项任务")
            listed = (await one.turn_to("documents")).text
            for name in ("empty.txt", "header.txt", "broken.docx", "nowhere.txt", "round.txt"):
                assert f"<b>{name}</b>" in listed
            assert listed.count("rb-error") == 5
            assert "方案.txt" in listed
            assert "请" in listed.partition("<b>broken.docx</b>")[2].partition("</div>")[0]
            assert "folder.txt" not in listed

    assert get(spoiled, "/_stcore/health") == (200, "ok")
    asyncio.run(check())
    assert get(spoiled, "/assignments.csv")[0] == 200
    assert get(spoiled, f"/assignments.csv?doc={quote('方案.txt')}")[0] == 200


def test_the_documents_page_says_as_of_when_the_data_is(spoiled):
    async def check() -> None:
        async with tab(spoiled.base) as one:
            await one.open("documents", expect="数据截至 2023-11-1")

    asyncio.run(check())


def test_without_a_document_to_show_the_page_says_what_to_do(documents):
    documents.rmdir()

    async def check(server: Server) -> None:
        async with tab(server.base) as one:
            with pytest.raises(Failed, match="还没有可读的文档，请在“文档”页上传"):
                await one.open()

    with serving(documents) as server:
        assert get(server, "/_stcore/health") == (200, "ok")
        asyncio.run(check(server))
        assert get(server, "/assignments.csv")[0] == 503

        documents.mkdir()
        asyncio.run(check(server))
        assert get(server, "/assignments.csv")[0] == 503


def test_files_change_break_and_go_under_many_sessions_and_no_run_fails(documents):
    good = table("会变的责任分工表", 3)
    put(documents, "a.txt", good)
    put(documents, "b.txt", table("另一份责任分工表", 2))

    with serving(documents) as server:
        wait_until_read(server.base)
        asyncio.run(_change_under(server, documents / "a.txt", good))


async def _change_under(server: Server, path: Path, good: bytes) -> None:
    stop = asyncio.Event()

    async def go_on(one: Tab) -> int:
        runs = 0
        while not stop.is_set():
            await one.choose(agency=["甲局"] if runs % 2 else [])
            await one.turn_to(("matrix", "compare", "documents", "")[runs % 4])
            runs += 2
            await asyncio.sleep(0.1)  # no person is faster, and the server would do nothing else
        return runs

    async with open_tabs(server, 3) as tabs, tab(server.base) as watcher:
        await watcher.open("", f"doc={quote('会变的责任分工表')}", expect="3 项任务")
        others = asyncio.gather(*map(go_on, tabs))
        try:
            await _changes(server, watcher, path, good)
        finally:
            stop.set()
            runs = await others
    assert min(runs) > 10


async def _changes(server: Server, watcher: Tab, path: Path, good: bytes) -> None:
    def look() -> Awaitable:
        return watcher.choose()

    put(path.parent, path.name, table("会变的责任分工表", 5))
    await until("未筛选 · 5 项任务", look)

    path.write_bytes(b"\xef\xbb\xbf")  # in place: begun to be written anew
    said = await until("无法读取", look)
    assert "未筛选 · 5 项任务" in said
    assert "“a.txt”从 20" in said
    assert get(server, f"/assignments.csv?doc={quote('会变的责任分工表')}")[1].count("\n") == 11
    path.write_bytes(table("会变的责任分工表", 7))
    assert "无法读取" not in await until("未筛选 · 7 项任务", look)

    path.unlink()
    said = await until("文档《会变的责任分工表》已被移走，现在显示的是另一份文档。", look)
    assert "《另一份责任分工表》</p><p>未筛选 · 2 项任务" in said
    assert "移走" not in (await look()).text
    status, reason = get(server, f"/assignments.csv?doc={quote('会变的责任分工表')}")
    assert (status, "会变的责任分工表" in reason) == (400, True)

    put(path.parent, path.name, good)
    await until("会变的责任分工表", lambda: watcher.turn_to("documents"))

    moved = path.parent.with_name("moved")
    shutil.move(path.parent, moved)
    await until("文件夹 data/documents 无法打开", look)
    shutil.move(moved, path.parent)
    await until("未筛选 · 2 项任务", lambda: watcher.turn_to(""))
