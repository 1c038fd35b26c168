"""A page whose connection a test cuts, and what the page says and does then."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import new_visitor
from tests.browser.line import Line, line_to
from tests.browser.steps import at_rest, go, query, upload

LOST = "与服务器的连接已中断，正在重新连接；页面上是中断前的内容。"


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

    def wait_for_server(self) -> None:
        """Until the server has given up all connections, as it does within a minute."""
        deadline = self.since + 180
        while self.line.open_at_server:
            assert time.monotonic() < deadline
            self.page.wait_for_timeout(200)


@contextmanager
def cut_off_page(server: str, browser: Browser) -> Iterator[CutOff]:
    """A page with an uploaded document and a filter, cut off from the server from now on."""
    with line_to(server) as line:
        page = new_visitor(browser)
        go(page, line.base, "documents")
        upload(page, "sheets-merged.xlsx")
        expect(page).to_have_url(re.compile(r"\?doc=[\w-]{22}$"))
        page.get_by_role("button", name="牵头", exact=True).click()
        expect(page).to_have_url(re.compile(r"role="))
        at_rest(page)
        title = page.get_by_role("combobox", name="查看文档").input_value()
        line.cut()
        yield CutOff(page, line, time.monotonic(), title, query(page)["doc"][0])
        page.context.close()


def reconnects(lost: CutOff) -> None:
    """When the cut is mended now, the page has its document and its filter again."""
    says_that_it_is_cut_off(lost.page)
    lost.line.mend()

    is_connected(lost.page)
    assert query(lost.page) == {"doc": [lost.key], "role": ["lead"]}
    lost.page.get_by_role("link", name="责任矩阵").click()
    expect(lost.page.get_by_text(f"《{lost.title}》　角色：牵头")).to_be_visible()
