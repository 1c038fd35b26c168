"""python -m scripts.pictures [PAGE…]: takes the screenshots in docs/pictures again, of the named pages or of all.

Each page is opened in a browser window of 1366×768, the size of most meeting room screens, with the bundled document. The
page that compares documents also gets a second version of it, with three changes.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from os import environ
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from dashboard import pages
from dashboard.library import catalogue
from tests.benchmarks.server import wait_until_read
from tests.browser.conftest import chromium, serve

FOLDER = Path(__file__).parents[1] / "docs/pictures"
_SIZE = {"width": 1366, "height": 768}
_COLOURS = 96  # enough for text on white; a picture takes 30 to 90 KB
_QUIET = 1_000  # milliseconds after the last run for charts to finish their animation
#: The parameters of a page's address for its picture.
_VIEWS = {
    "briefing": "at=8",
    "agency": "agency=省金融办",
    "compare": "old=2025年分工表.txt&new=2026年分工表.txt",
}
#: The changes in the second version of the bundled document: (old text, new text).
_CHANGES = (
    ("3年内建成", "2年内建成"),
    ("扩大至 2000 万元", "扩大至 3000 万元"),
    ("省财政厅、省中小企业局", "省财政厅"),
)


def main(names: list[str]) -> None:
    """Take the pictures of these pages."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        if alone := [name for name in names if name != "compare"]:
            with serve() as base:
                _take(browser, base, alone)
        if "compare" in names:
            with _two_versions() as documents, serve(env=environ | {"RB_DOCUMENTS": str(documents)}) as base:
                wait_until_read(base)  # a page waits for the document that it shows, and not for the other one
                _take(browser, base, ["compare"])


@contextmanager
def _two_versions() -> Iterator[Path]:
    """A folder with the bundled document and a later version of it."""
    text = (catalogue.DOCUMENTS / "shanxi-sme-finance.txt").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "2025年分工表.txt").write_text(text, encoding="utf-8")
        for old, new in _CHANGES:
            if old not in text:
                raise ValueError(f"the bundled document has no {old}")
            text = text.replace(old, new, 1)
        (Path(folder) / "2026年分工表.txt").write_text(text, encoding="utf-8")
        yield Path(folder)


def _take(browser: Browser, base: str, names: list[str]) -> None:
    context = browser.new_context(locale="zh-CN", viewport=_SIZE)
    for name in names:
        page = context.new_page()
        path = next(page.path for page in pages.PAGES if page.name == name)
        page.goto(f"{base}/{path}?{_VIEWS.get(name, '')}")
        _wait_until_drawn(page)
        _save(page.screenshot(), FOLDER / f"{name}.png")
        page.close()
    context.close()


def _wait_until_drawn(page: Page) -> None:
    page.locator(".stApp[data-test-script-state='notRunning']").wait_for(timeout=60_000)
    page.locator(".stMain .stHtml:visible").first.wait_for(timeout=60_000)
    page.wait_for_timeout(_QUIET)
    page.get_by_test_id("stSkeleton").first.wait_for(state="detached", timeout=60_000)
    page.wait_for_timeout(_QUIET)  # what took the place of a skeleton is drawn in several goes


def _save(picture: bytes, path: Path) -> None:
    """Save the picture with few colours, which halves its size."""
    image = Image.open(BytesIO(picture)).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    image.save(path, optimize=True)
    print(f"{path.name}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main(sys.argv[1:] or [page.name for page in pages.PAGES])
