"""The connection is lost, and comes back: servers that stop, networks that fail, pages that nobody looks at."""

import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import free_port, new_visitor, start, wait_until_healthy
from tests.browser.line import Line, line_to
from tests.browser.test_board import DOC, FILTERED, PAGES, go, query
from tests.browser.test_documents import upload
from tests.conftest import BUNDLED

FILTER = f"?doc={BUNDLED.name}&agency=省金融办&role=lead"
# What one sees of each page under FILTER, and how much of it.
SEEN = {"": (".rb-action", 5), "matrix": ('.rb-matrix tbody th[scope="row"]', 4), "workload": (".bars .point path", 12)}
LOST = "与服务器的连接断了，正在重新连接；页面上是断开前的内容。"


@pytest.fixture
def open_page(new_page) -> Callable[..., Page]:
    """Opens pages; the browser logs each request that fails while the server is away."""
    return partial(new_page, expected=("",))


def says_that_it_is_cut_off(page: Page) -> None:
    """The page says so in its own words, where one can see it, and no dialog of Streamlit's lies over it."""
    page.wait_for_function(
        """said => {
          const shown = getComputedStyle(document.querySelector(".stApp"), "::after");
          return shown.content === JSON.stringify(said) && shown.visibility === "visible";
        }""",
        arg=LOST,
    )
    assert page.get_by_role("dialog").count() == 0


def is_connected(page: Page) -> None:
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=60_000)
    assert page.evaluate("getComputedStyle(document.querySelector('.stApp'), '::after').content") == "none"


def shows(page: Page, path: str) -> None:
    """The page under this path with FILTER is on screen."""
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES[path])
    expect(page.get_by_text(FILTERED).first).to_be_visible()
    selector, count = SEEN[path]
    expect(page.locator(selector)).to_have_count(count)
    assert unquote(page.url).endswith(f"/{path}{FILTER}")


def settled(page: Page) -> int:
    """The number of the page's elements, once no run is under way and none is still to be drawn."""
    shows(page, "matrix")
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    return page.locator("*").count()


def follows_clicks(page: Page) -> None:
    page.wait_for_timeout(1_000)  # by now the browser has asked for a run of its own
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.get_by_role("button", name="责任", exact=True).click()
    expect(page.get_by_text("单位：省金融办 · 角色：牵头、责任 · 7 项任务").first).to_be_visible()


# Cut off from the beginning: the other tests run meanwhile.


@dataclass
class CutOff:
    """A page whose line was cut at a moment, with what it showed then."""

    page: Page
    line: Line
    since: float
    title: str
    key: str

    def wait(self, seconds: float) -> None:
        """Until the cut has lasted so long."""
        self.page.wait_for_timeout(max(0, 1000 * (self.since + seconds - time.monotonic())))


@pytest.fixture(scope="module", autouse=True)
def cut_off(server, browser) -> Iterator[dict[int, CutOff]]:
    """Two pages with an uploaded document and a filter, cut off from the server for these seconds."""
    with ExitStack() as lines:
        yield {seconds: _cut(new_visitor(browser), lines.enter_context(line_to(server))) for seconds in (30, 150)}


def _cut(page: Page, line: Line) -> CutOff:
    go(page, line.base, "documents")
    upload(page, "sheets-merged.xlsx")
    expect(page).to_have_url(re.compile(r"\?doc=upload-"))
    page.get_by_role("button", name="牵头", exact=True).click()
    expect(page).to_have_url(re.compile(r"role="))
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    title = page.get_by_role("combobox", name="查看文档").input_value()
    line.cut()
    return CutOff(page, line, time.monotonic(), title, query(page)["doc"][0])


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_the_same_views_come_back_when_the_server_was_restarted(open_page, end):
    port = free_port()
    process, base = start(port=port)
    try:
        wait_until_healthy(base, process)
        pages = {path: open_page() for path in PAGES}
        for path, page in pages.items():
            go(page, base, f"{path}{FILTER}")
            shows(page, path)
        process.send_signal(end)
        process.wait(10)
        for page in pages.values():
            says_that_it_is_cut_off(page)
        process, base = start(port=port)
        wait_until_healthy(base, process)
        for path, page in pages.items():
            is_connected(page)
            shows(page, path)
            follows_clicks(page)
    finally:
        process.terminate()
        process.wait(20)


def test_a_restart_that_loses_an_upload_says_so_and_keeps_the_filters_that_fit(open_page):
    port = free_port()
    process, base = start(port=port)
    try:
        wait_until_healthy(base, process)
        page = open_page()
        go(page, base, "documents")
        upload(page, "sheets-merged.xlsx")
        expect(page).to_have_url(re.compile(r"\?doc=upload-"))
        page.get_by_role("button", name="牵头", exact=True).click()
        expect(page).to_have_url(re.compile(r"role="))
        process.kill()
        process.wait(10)
        process, base = start(port=port)
        wait_until_healthy(base, process)

        expect(page.get_by_text("上传的文档只在当时的会话中有")).to_be_visible(timeout=30_000)
        expect(page.get_by_role("heading", name="《金融支持小微企业责任分工表》")).to_be_visible()
        assert query(page) == {**DOC, "role": ["lead"]}
    finally:
        process.terminate()
        process.wait(20)


def test_a_page_whose_script_did_not_come_is_loaded_anew_and_then_complete(server, open_page):
    page = open_page()
    page.route("**/PlotlyChart*.js", lambda route: route.abort(), times=1)
    go(page, server, f"workload{FILTER}")

    shows(page, "workload")


def test_a_page_whose_script_never_comes_is_loaded_anew_once(server, open_page):
    page = open_page()
    loads = []
    page.on("domcontentloaded", lambda: loads.append(page.url))
    page.route("**/PlotlyChart*.js", lambda route: route.abort())
    go(page, server, f"workload{FILTER}")
    page.wait_for_timeout(5_000)

    expect(page.get_by_text("PlotlyChart")).to_be_visible()
    assert len(loads) == 2


def test_a_page_whose_script_did_not_come_stays_where_loading_it_anew_would_lose_an_upload(server, open_page):
    page = open_page()
    go(page, server, "documents")
    upload(page, "sheets-merged.xlsx")
    expect(page).to_have_url(re.compile(r"\?doc=upload-"))
    page.route("**/PlotlyChart*.js", lambda route: route.abort())
    page.get_by_role("link", name=PAGES["workload"][:4], exact=True).click()

    expect(page.get_by_text("PlotlyChart")).to_be_visible()
    page.evaluate("window.isTheSame = true")
    page.wait_for_timeout(2_000)
    assert page.evaluate("window.isTheSame")


def test_a_network_that_the_machine_knows_is_gone_is_said_at_once(server, open_page):
    page = open_page()
    go(page, server, f"matrix{FILTER}")
    page.context.set_offline(True)
    says_that_it_is_cut_off(page)
    page.wait_for_timeout(10_000)  # by then Streamlit would have said it, too
    says_that_it_is_cut_off(page)
    page.context.set_offline(False)

    is_connected(page)
    shows(page, "matrix")
    follows_clicks(page)


def test_a_page_left_alone_for_days_stays_as_it_is(server, open_page):
    page = open_page(with_clock=True)
    go(page, server, f"matrix{FILTER}")
    before = settled(page)
    for _ in range(20):
        page.clock.fast_forward("12:00:00")
        page.wait_for_timeout(300)

    assert settled(page) == before
    assert page.locator("[role=dialog], [data-testid=stToast]").count() == 0
    follows_clicks(page)


def test_a_page_does_not_grow_with_its_runs(server, open_page):
    page = open_page()
    go(page, server, f"matrix{FILTER}")
    before = settled(page)
    button = page.get_by_role("button", name="责任", exact=True)
    for _ in range(30):
        button.click()
        expect(page.get_by_text("7 项任务").first).to_be_visible()
        button.click()
        expect(page.get_by_text(FILTERED).first).to_be_visible()

    assert settled(page) == before


@pytest.mark.parametrize("seconds", [30, 150])
def test_a_page_that_was_cut_off_reconnects_with_its_upload_and_filter(cut_off, seconds):
    lost = cut_off[seconds]
    lost.wait(seconds)
    says_that_it_is_cut_off(lost.page)
    lost.line.mend()

    is_connected(lost.page)
    assert query(lost.page) == {"doc": [lost.key], "role": ["lead"]}
    lost.page.get_by_role("link", name="责任矩阵").click()
    expect(lost.page.get_by_text(f"《{lost.title}》　角色：牵头")).to_be_visible()
