"""A library that two servers share, seen by two people: drafts, keeping, correcting, versions, removal, backup."""

import subprocess
import sys
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, running
from tests.browser.steps import at_rest, choose_files, go
from tests.dashboard.library.database.postgresql import Server

TABLE = "市里的责任分工表\n工作内容\t牵头单位\t责任单位\n（一）修路。把路修好\t市交通局\t市财政局、市公安局\n"
NEWER = TABLE.replace("市公安局", "市城管局")


class Servers(NamedTuple):
    """Two servers of one library; `kill_first` ends the first one without any farewell."""

    first: str
    second: str
    process: subprocess.Popen

    def kill_first(self) -> None:
        self.process.kill()
        self.process.wait(20)


@pytest.fixture(scope="module")
def postgresql() -> Iterator[Server]:
    """A PostgreSQL server that runs."""
    server = Server()
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture
def servers(postgresql, tmp_path, monkeypatch) -> Iterator[Servers]:
    """Two servers that share one database. That SQLite does the same is tested without servers, in `library/database`."""
    monkeypatch.setenv("RB_DATABASE_URL", postgresql.new_database())
    monkeypatch.setenv("RB_STORE", str(tmp_path / "store"))
    with running() as (process, first), running() as (_, second):
        yield Servers(first, second, process)


def upload(page: Page, base: str, text: str) -> str:
    """Uploads a document, and returns the query of its address."""
    go(page, base, "documents")
    choose_files(page, {"name": "city.txt", "mimeType": "text/plain", "buffer": text.encode()})
    expect(page.get_by_text("草稿：凭链接可以打开")).to_be_visible()
    return page.url.partition("?")[2]


def keep(page: Page) -> None:
    page.get_by_role("button", name="存入文档库", exact=True).click()
    expect(page.get_by_text("已存入文档库。")).to_be_visible()


def correct_lead(page: Page, name: str) -> None:
    page.get_by_text("更正这一行").click()
    at_rest(page)
    page.get_by_role("textbox", name="牵头单位").fill(name)
    page.get_by_role("button", name="保存更正").click()
    expect(page.get_by_text("已保存 1 处更正。")).to_be_visible()


def test_what_one_person_does_to_the_library_another_sees_through_another_server(new_page, servers):
    one, other = new_page(expected=("ERR_CONNECTION_REFUSED",)), new_page(expected=("ERR_CONNECTION_REFUSED",))
    link = upload(one, servers.first, TABLE)
    one.reload()
    expect(one.locator(".rb-entry.rb-open")).to_contain_text("市里的责任分工表")

    go(other, servers.second, "documents")
    expect(other.locator(".rb-entry")).to_have_count(1)
    go(other, servers.second, f"overview?{link}")
    expect(other.get_by_text("市公安局").first).to_be_visible()

    keep(one)
    correct_lead(one, "市公路局")
    one.goto("about:blank")
    servers.kill_first()
    go(other, servers.second, f"matrix?{link}")
    expect(other.get_by_text("市公路局").first).to_be_visible()

    upload(other, servers.second, NEWER)
    other.get_by_text("的新版本（第 2 版）").click()
    keep(other)
    expect(other).to_have_url(f"{servers.second}/documents?{link}")
    go(other, servers.second, f"overview?{link}&version=1")
    expect(other.get_by_text("市公安局").first).to_be_visible()
    go(other, servers.second, f"compare?{link}")
    expect(other.get_by_text("市城管局").first).to_be_visible()


def test_a_removed_document_comes_back_and_a_backup_gives_the_same_views(new_page, tmp_path, monkeypatch):
    monkeypatch.setenv("RB_STORE", str(tmp_path / "store"))
    page = new_page(expected=("ERR_CONNECTION_REFUSED",))
    with running() as (_, base):
        link = upload(page, base, TABLE)
        keep(page)
        page.get_by_role("button", name="移除").click()
        page.get_by_text("最近移除的文档（1 份）").click()
        page.get_by_role("button", name="恢复").click()
        expect(page.locator(".rb-entry.rb-open")).to_contain_text("市里的责任分工表")
        correct_lead(page, "市公路局")
        page.goto("about:blank")

    backup = tmp_path / "backup"
    library("export", backup)
    monkeypatch.setenv("RB_DATABASE_URL", f"sqlite:///{tmp_path / 'restored.db'}")
    library("import", backup)
    with running() as (_, restored):
        go(page, restored, f"overview?{link}")
        expect(page.get_by_text("市公路局").first).to_be_visible()


def library(*arguments: object) -> None:
    command = [sys.executable, "-m", "dashboard.library", *map(str, arguments)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=60, capture_output=True)
