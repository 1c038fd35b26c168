"""What the tests in a browser do and look at again and again."""

import csv
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.conftest import BUNDLED, ROOT

CASES = ROOT / "tests/cases"

PAGES = {
    "": "总览：任务全文与承担单位",
    "matrix": "责任矩阵：谁牵头、谁负责",
    "workload": "单位负荷：每个单位承担多少",
}
#: What every address of the bundled document begins with.
DOC = {"doc": [BUNDLED.name]}
FILTERED = "单位：省金融办 · 角色：牵头 · 5 项任务"


def go(page: Page, base: str, path: str = "") -> None:
    """Loads the page, and waits until it shows something. `at_rest` waits until it shows everything."""
    page.goto(f"{base}/{path}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def choose_files(page: Page, files) -> None:
    """What the page has read makes room in a new uploader: for a moment the old one still stands beside it."""
    uploader = page.locator("input[type=file]")
    expect(uploader).to_have_count(1)
    uploader.set_input_files(files)


def follow(page: Page, path: str) -> None:
    """Goes to this path as a link inside the page does: the session stays, and nothing is loaded anew."""
    page.evaluate(
        "path => { history.pushState({}, '', path); dispatchEvent(new PopStateEvent('popstate')); idleSince = 0; }",
        f"{urlsplit(page.url).path.rpartition('/')[0]}/{path}",
    )


def seen(element: Locator) -> str:
    """What the style sheet writes in the place of an element's own words, which it makes invisible."""
    return element.evaluate(
        "e => (getComputedStyle(e).fontSize === '0px' ? '' : e.textContent) + getComputedStyle(e, '::after').content"
    )


def expect_no_sideways_scrolling(page: Page) -> None:
    """The page as it stands after its run: what it holds may first have to follow a change of size or theme."""
    at_rest(page)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 150)))")
    width = page.evaluate(
        "Math.max(...[document.documentElement, ...document.querySelectorAll('.stMain')].map(e => e.scrollWidth - e.clientWidth))"
    )
    assert width == 0


def click_chart(mark: Locator) -> None:
    """A click on a mark of a chart, when it has been drawn, and drawn again under the pointer."""
    expect(mark).to_be_visible()
    stand_still(mark.page)
    element = mark.element_handle()  # this one: under the pointer its locator may find another
    element.hover(force=True)
    stand_still(mark.page)
    element.click(force=True)


def stand_still(page: Page) -> None:
    """Waits until nothing of the page has changed for half a second: a chart is drawn in several goes."""
    page.evaluate(
        """() => new Promise(done => {
          let timer;
          const wait = () => { clearTimeout(timer); timer = setTimeout(() => { changes.disconnect(); done(); }, 500); };
          const changes = new MutationObserver(wait);
          changes.observe(document.body, { subtree: true, childList: true, attributes: true });
          wait();
        })"""
    )


def at_rest(page: Page) -> None:
    """Waits until the page is connected and for 400 ms no run has been asked for."""
    page.wait_for_function(
        """() => {
          const { testConnectionState, testScriptState } = document.querySelector(".stApp").dataset;
          const isIdle = testConnectionState === "CONNECTED" && testScriptState === "notRunning";
          window.idleSince = isIdle ? window.idleSince || performance.now() : 0;
          return isIdle && performance.now() - window.idleSince > 400;
        }""",
        timeout=60_000,
    )


def pick_agency(page: Page, name: str) -> None:
    page.get_by_role("combobox", name="单位").click()
    page.get_by_role("option", name=re.compile(rf"^{re.escape(name)}\s")).click()
    page.keyboard.press("Escape")


def download(page: Page, label: str) -> tuple[str, bytes]:
    with page.expect_download() as started:
        button = page.get_by_role("button", name=label, exact=True)
        button.or_(page.get_by_role("link", name=label, exact=True)).click()
    return started.value.suggested_filename, Path(started.value.path()).read_bytes()


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Waits until the condition holds, for a minute at most."""
    for _ in range(600):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError("a minute has passed")


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def upload(page: Page, *names: str) -> None:
    choose_files(page, [CASES / name for name in names])
