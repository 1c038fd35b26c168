"""Runs the real server and a real browser. These tests need Chromium, which `make test` installs."""

import contextlib
import random
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, expect, sync_playwright

from tests.benchmarks.server import wait_until_read
from tests.conftest import ROOT

expect.set_options(timeout=30_000)
_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--force-prefers-reduced-motion",
    "--host-resolver-rules=MAP board.intra.example 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip


def free_port() -> int:
    """A free port outside the range from which the system takes ports for outgoing connections, so that it stays free."""
    for port in random.sample(range(20_000, 32_000), 100):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise RuntimeError("no free port")


def wait_until_healthy(base: str, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{base}/_stcore/health", timeout=2) as answer:
                if answer.read() == b"ok":
                    return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the server at {base} did not come up")


def start(folder: Path = ROOT, port: int | None = None, **options) -> tuple[subprocess.Popen, str]:
    """Starts the dashboard in `folder` on this or a free port. Returns its process, which the caller ends, and its address.

    `options` are those of `Popen`.
    """
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    options = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **options}
    return subprocess.Popen(command, cwd=folder, **options), f"http://127.0.0.1:{port}"


@contextmanager
def running(folder: Path = ROOT, **options) -> Iterator[tuple[subprocess.Popen, str]]:
    """Runs the dashboard as `start` does, waits until it is ready, and yields its process and its address."""
    process, base = start(folder, **options)
    try:
        wait_until_healthy(base, process)
        yield process, base
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def serve(folder: Path = ROOT, **options) -> Iterator[str]:
    """Runs the dashboard as `running` does, and yields its address alone."""
    with running(folder, **options) as (_, base):
        yield base


@contextmanager
def serve_documents(folder: Path, documents: dict[str, bytes], **options) -> Iterator[str]:
    """Serves a copy of the project in `folder` with these documents, by file name, instead of the bundled ones."""
    for part in ("pages", "dashboard", "loaders", ".streamlit"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "app.py", folder)
    (folder / "data/documents").mkdir(parents=True)
    for name, document in documents.items():
        (folder / "data/documents" / name).write_bytes(document)
    with serve(folder, **options) as base:
        wait_until_read(base)
        yield base


def serve_document(folder: Path, document: bytes, name: str = "document.txt", **options) -> AbstractContextManager[str]:
    """As `serve_documents`, with this document alone."""
    return serve_documents(folder, {name: document}, **options)


@pytest.fixture(scope="session")
def _running() -> Iterator[tuple[subprocess.Popen, str]]:
    with running() as (process, base):
        yield process, base


@pytest.fixture(scope="session")
def server(_running) -> str:
    """The address of a server that all tests share."""
    return _running[1]


@pytest.fixture(scope="session")
def server_process(_running) -> subprocess.Popen:
    """The process of `server`, which a test may stop for a moment."""
    return _running[0]


def chromium() -> str | None:
    """Chromium without its windows, which takes less time; the whole browser where only that is installed."""
    return shutil.which("chromium-headless-shell") or shutil.which("chromium")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=_FLAGS)
        yield browser
        browser.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo) -> Iterator[None]:
    """Adds the text of the open pages to the report of a failed test."""
    report = yield
    if report.failed and call.when == "call" and "browser" in item.funcargs:
        for context in item.funcargs["browser"].contexts:
            report.sections.extend((f"On screen at {page.url}", _text(page)) for page in context.pages)
    return report


def _text(page: Page) -> str:
    try:
        return re.sub(r"\n+", "\n", page.locator("body").inner_text(timeout=2_000))[:1_000]
    except Error as error:
        return str(error)


@pytest.fixture(scope="session")
def kept(browser) -> list[Page]:
    """Pages that all tests share, each with cookies of its own: only the first load of a page compiles Streamlit's scripts,
    which takes longer than anything else in it."""
    return []


@pytest.fixture
def new_page(browser, kept) -> Iterator[Callable[..., Page]]:
    """Opens pages, by default of 1920×1080; `with_clock` those whose time the test sets. The test fails if one has logged an
    error that is not `expected`, or has asked another host.

    Pages do not share cookies or storage with each other or with other tests.
    """
    wrong: list[str] = []
    used: list[tuple[Page, dict[str, Callable]]] = []
    spent: set[Page] = set()

    def listeners(expected: tuple[str, ...]) -> dict[str, Callable]:
        def log(message: ConsoleMessage) -> None:
            if message.type == "error" and not any(words in message.text for words in expected):
                wrong.append(message.text)

        return {
            "console": log,
            "pageerror": lambda error: wrong.append(str(error)),
            "request": lambda request: None if _is_local(request.url) else wrong.append(request.url),
        }

    def open_page(
        width: int = 1920,
        height: int = 1080,
        scheme: str = "light",
        expected: tuple[str, ...] = (),
        with_clock: bool = False,
    ) -> Page:
        page = new_visitor(browser) if with_clock or not kept else kept.pop()
        used.append((page, listeners(expected)))
        for event, listener in used[-1][1].items():
            page.on(event, listener)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        if with_clock:
            spent.add(page)  # the clock cannot be taken out again
            page.clock.install()
        return page

    yield open_page
    for page, heard in used:
        for event, listener in heard.items():
            page.remove_listener(event, listener)
        try:
            _empty(page)
        except Error:  # its server has ended
            spent.add(page)
        if page in spent:
            page.context.close()
        else:
            kept.append(page)
    assert wrong == []


def new_visitor(browser: Browser) -> Page:
    """A page with cookies and storage of its own."""
    context = browser.new_context(
        locale="zh-CN",
        viewport={"width": 1920, "height": 1080},
        permissions=["clipboard-read", "clipboard-write"],
        ignore_https_errors=True,
    )
    context.set_default_timeout(40_000)
    return context.new_page()


def _empty(page: Page) -> None:
    """Leaves the page as a new one, except for what the browser has compiled. Raises Error if its server has ended."""
    for other in page.context.pages:
        if other is not page:
            other.close()
    if page.url.startswith("http"):
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
    page.context.clear_cookies()
    page.unroute_all()
    page.goto(urljoin(page.url, "/_stcore/health"))
    page.context.new_cdp_session(page).send("Page.resetNavigationHistory")


def _is_local(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "https://board.intra.example:", "data:", "blob:"))


@pytest.fixture
def page(new_page) -> Page:
    return new_page()
