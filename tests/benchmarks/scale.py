"""python -m tests.benchmarks.scale [DIR]: the dashboard on 1,000 documents of 100 rows, in Chromium.

Prints for each step the seconds until the page shows it, the server's processor seconds and its memory. The documents are
in DIR, which is created if it does not exist; without DIR they are made for this run only.
"""

import argparse
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.benchmarks.make_documents import make_documents
from tests.browser.conftest import start, wait_until_healthy

MATRIX, BARS, GRID = ".rb-matrix", ".bars .point", "[data-testid=stDataFrame]"


class Measured:
    """A server and a browser page; calling the object runs a step and prints its figures."""

    def __init__(self, process: int, page: Page) -> None:
        self.process, self.page = process, page

    def __call__(self, name: str, act: Callable[[], object], words: str, shown: str = "h1") -> None:
        """Runs `act`; the step is done when the page shows `words` and an element that matches `shown`."""
        worked, started = self._processor(), time.perf_counter()
        act()
        expect(self.page.get_by_text(words).first).to_be_visible(timeout=600_000)
        expect(self.page.locator(shown).first).to_be_visible(timeout=60_000)
        seconds = time.perf_counter() - started
        print(f"{name:34} {seconds:8.2f} {self._processor() - worked:8.2f} {self._memory():8,.0f}", flush=True)

    def _processor(self) -> float:
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _memory(self) -> float:
        return int(Path(f"/proc/{self.process}/statm").read_text().split()[1]) * resource.getpagesize() / 2**20


@contextmanager
def serving(documents: Path, cache: Path) -> Iterator[tuple[int, str]]:
    """Serves the dashboard with these documents; yields the process id and the address."""
    os.environ |= {"RB_DOCUMENTS": str(documents), "RB_CACHE": str(cache)}
    process, base = start()
    try:
        wait_until_healthy(base, process)
        yield process.pid, base
    finally:
        process.terminate()
        process.wait(20)


def filter_changes(step: Measured, page: Page, where: str, shown: str) -> None:
    """Sets and removes a filter of each kind on this page."""
    lead = page.get_by_role("button", name="牵头", exact=True)
    clear = page.get_by_role("button", name="清除筛选")
    step(f"{where}: role", lead.click, "角色：牵头 ·", shown)
    step(f"{where}: role off", lead.click, "未筛选 ·", shown)
    step(
        f"{where}: words", lambda: page.get_by_role("textbox", name="关键词").fill("数据 担保"), "“数据 担保” ·", shown
    )
    step(f"{where}: clear", clear.click, "未筛选 ·", shown)


def walk(process: int, base: str, page: Page) -> None:
    """Measures all pages with all documents together."""
    step = Measured(process, page)
    step("one document", lambda: page.goto(base), "未筛选 ·")
    step("all documents, first time", lambda: page.goto(f"{base}/?doc=all"), "全部文档（")
    step("all documents, reload", page.reload, "全部文档（")
    filter_changes(step, page, "read", ".rb-action")
    step("table", page.get_by_role("radio", name="分工明细").click, "未筛选 ·", GRID)
    filter_changes(step, page, "table", GRID)
    step("matrix", page.get_by_role("link", name="责任矩阵").click, "共 ", MATRIX)
    filter_changes(step, page, "matrix", MATRIX)
    step("workload", page.get_by_role("link", name="单位负荷").click, "图中为前 ", BARS)
    filter_changes(step, page, "workload", BARS)
    step("documents", page.get_by_role("link", name="文档").click, "份文档", ".rb-entry")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    work = Path(tempfile.mkdtemp())
    documents = parser.parse_args().folder or work / "documents"
    if not documents.is_dir():
        make_documents(documents)
    print(f"{'':34} {'seconds':>8} {'server':>8} {'MB':>8}")
    try:
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            with serving(documents, work / "cache") as (process, base):
                page = chromium.new_page(viewport={"width": 1920, "height": 1080})
                Measured(process, page)("first start, every document read", lambda: page.goto(base), "未筛选 ·")
            with serving(documents, work / "cache") as (process, base):
                walk(process, base, chromium.new_page(viewport={"width": 1920, "height": 1080}))
            chromium.close()
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    sys.exit(main())
