"""Measures a page in a real browser: the milliseconds from a click to the moment when its result is on screen."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip
_PATIENCE = 60_000  # ms for any one wait
_WATCH = """
addEventListener('pointerdown', () => { window.rbPressed = performance.now() }, true);
window.rbShown = css => [...document.querySelectorAll(css)].some(e => e.checkVisibility({visibilityProperty: true}));
window.rbWords = words => document.querySelector('[data-testid=stMain]')?.textContent.includes(words);
window.rbDone = () => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState == 'notRunning';
window.rbDrawn = css => [...document.querySelectorAll(css)].map(e => e.innerHTML).join('');
"""
_CHANGED = """([css, words]) => rbWords(words) && rbDone() && rbShown(css) && rbDrawn(css) != window.rbBefore
    && performance.now()"""
_SETTLED = "([css, words]) => rbWords(words) && css.every(rbShown) && performance.now()"


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_FLAGS)
        yield browser
        browser.close()


class Watched:
    """A page in a browser context of its own with an empty cache. All times are in milliseconds."""

    def __init__(self, browser: Browser) -> None:
        self.context = browser.new_context(
            locale="zh-CN", viewport={"width": 1920, "height": 1080}, accept_downloads=True
        )
        self.context.set_default_timeout(_PATIENCE)
        self.context.add_init_script(_WATCH)
        self.page: Page = self.context.new_page()
        self.bytes = 0.0
        network = self.context.new_cdp_session(self.page)
        network.send("Network.enable")
        network.on("Network.loadingFinished", lambda event: self._count(event["encodedDataLength"]))
        network.on("Network.webSocketFrameReceived", lambda event: self._count(_payload(event["response"])))

    def _count(self, size: float) -> None:
        self.bytes += size

    def open(self, address: str, shown: list[str], words: str) -> float:
        """Opens an address; the time until everything `shown` is on screen."""
        self.page.goto(address, wait_until="commit")
        return self._wait(_SETTLED, shown, words)

    def press(self, name: str, drawn: str, words: str, role: str = "button") -> float:
        """Presses a button; the time until the page has `words`, `drawn` has changed, and the run is over."""
        button = self.page.get_by_role(role, name=name, exact=True)
        self.page.evaluate("css => { window.rbBefore = rbDrawn(css) }", drawn)
        button.click()
        return self._wait(_CHANGED, drawn, words) - self.page.evaluate("window.rbPressed")

    def turn_to(self, page: str, shown: str, words: str) -> float:
        """Follows a link to another page; the time until `shown` is on screen."""
        link = self.page.get_by_role("link", name=page, exact=True)
        link.click()
        return self._wait(_SETTLED, [shown], words) - self.page.evaluate("window.rbPressed")

    def download(self, label: str) -> tuple[float, bytes]:
        """Downloads a file; the time until it is complete on disk, and its content."""
        with self.page.expect_download() as started:
            button = self.page.get_by_role("button", name=label, exact=True)
            button.or_(self.page.get_by_role("link", name=label, exact=True)).click()
        path = started.value.path()
        taken = self.page.evaluate("performance.now() - window.rbPressed")
        return taken, path.read_bytes()

    def rest(self) -> None:
        """Waits for messages that arrive after the run."""
        self.page.wait_for_timeout(300)

    def close(self) -> None:
        self.context.close()

    def _wait(self, condition: str, shown: str | list[str], words: str) -> float:
        return self.page.wait_for_function(condition, arg=[shown, words], polling="raf").json_value()


def _payload(frame: dict) -> float:
    """The bytes of a WebSocket frame; Chrome reports binary frames in base64."""
    return len(frame["payloadData"]) * (0.75 if frame["opcode"] == 2 else 1)
