"""The last resort: whatever goes wrong in a page, a person sees a sentence with a number, and the log has the rest."""

import os
import re
import shutil
import time
from urllib.parse import urljoin, urlsplit

import httpx2
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import serve
from tests.browser.office import check, unit_environment
from tests.browser.steps import go
from tests.conftest import BUNDLED, ROOT

BROKEN = """
import streamlit as st
from dashboard.export.downloads import Download
from dashboard.ui import downloads

st.title("broken")
class Secret(Exception): ...

def fail(): raise Secret("市财政局 /srv/secret.py")

@st.fragment
def part():
    if st.button("fragment"): fail()

st.button("callback", on_click=fail)
part()
downloads.offer("download", Download("a.csv", "text/csv", fail))
if st.button("script"): fail()
"""


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """The dashboard with a page that fails on demand, and its log."""
    folder = tmp_path_factory.mktemp("broken")
    for part in ("pages", "dashboard", "loaders", "data", ".streamlit"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "app.py", folder)
    (folder / "pages/overview.py").write_text(BROKEN, encoding="utf-8")
    log = folder / "server.log"
    environment = {**os.environ, **unit_environment()}
    with log.open("wb") as file, serve(folder, stdout=file, stderr=file, env=environment) as base:
        yield base, log


@pytest.mark.parametrize("place", ["script", "callback", "fragment"])
def test_an_error_of_a_page_is_a_sentence_with_a_number_and_a_line_of_the_log(page, broken, place):
    base, log = broken
    go(page, base)
    page.get_by_role("button", name=place).click()
    said = page.get_by_role("alert").get_by_text("本页未能显示")
    expect(said).to_be_visible()

    assert_nothing_is_told(page)
    number = re.search(r"编号 ([0-9a-f]{6})", said.inner_text())[1]
    assert f"page error {number}" in log.read_text(encoding="utf-8")
    page.get_by_role("link", name="回到首页").click()
    page.get_by_role("link", name="责任矩阵").click()
    expect(page.locator(".rb-matrix")).to_be_visible()


def test_an_error_of_a_download_tells_nothing(new_page, broken):
    page = new_page(expected=("500", "404", "400"))
    go(page, broken[0])
    link = page.get_by_role("link", name="下载 CSV")
    link.click()
    page.wait_for_timeout(1500)
    assert_nothing_is_told(page)

    answer = page.request.get(urljoin(page.url, link.get_attribute("href")))
    assert answer.status == 500
    assert re.fullmatch(r"操作未能完成（编号 [0-9a-f]{6}）。.*", answer.text())


def test_the_check_finds_what_fails_while_the_server_is_healthy(broken):
    """The last of this file: in the end the server has no document."""
    base, log = broken
    assert httpx2.get(f"{base}/assignments.csv", timeout=60).status_code == 200
    (log.parent / "pages/overview.py").write_text("1 / 0\n", encoding="utf-8")
    checked = check(urlsplit(base).port)
    assert (checked.returncode, checked.stderr) == (1, f"{base}/_stcore/script-health-check: no good answer\n")

    (log.parent / "data/documents" / BUNDLED.name).unlink()
    deadline = time.monotonic() + 60  # a file is gone when it has been gone for a moment
    while httpx2.get(f"{base}/assignments.csv", timeout=60).status_code == 200 and time.monotonic() < deadline:
        time.sleep(0.2)
    checked = check(urlsplit(base).port)  # without a document no page is run, so the broken one does no harm
    assert (checked.returncode, checked.stderr) == (1, f"{base}/assignments.csv: no good answer\n")

    assert httpx2.get(f"{base}/_stcore/health", timeout=60).text == "ok"


def assert_nothing_is_told(page: Page) -> None:
    shown = page.locator("body").inner_text()
    assert [word for word in ("Secret", "Traceback", ".py", "/srv", "市财政局") if word in shown] == []
