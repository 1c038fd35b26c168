"""python -m tests.benchmarks.scale [--documents N …]: the dashboard on very many documents, in Chromium.

Three sizes: 1,000 real files of 100 rows, which are read first (half a million assignments); 4,000 documents (two million)
and 144,000 (36 million), whose store is made directly (`make_store`). Prints for each step the seconds until the page shows it, the seconds of its runs at the server, and the
server's memory in MB, at last the most that it had. `--documents` runs only sizes that are named.
"""

import argparse
import contextlib
import os
import re
import resource
import shutil
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.benchmarks.make_documents import make_documents
from tests.benchmarks.make_store import make_store
from tests.browser.conftest import start, wait_until_healthy

MATRIX, BARS, GRID = ".rb-matrix", ".bars .point", ".rb-table"
SIZES = (1_000, 4_000, 144_000)
_ROWS = (96, 48)  # of a document whose store is made: of up to 4,000, of more
_MOST_EXPORTED = 300 << 20  # bytes of the CSV that are taken
_RUN_SECONDS = re.compile(r"^board_run_seconds_sum.* ([\d.e+-]+)$", re.MULTILINE)


class Measured:
    """A server and a browser page; calling the object runs a step and prints its figures."""

    def __init__(self, process: int, base: str, page: Page) -> None:
        self.process, self.base, self.page = process, base, page

    def __call__(self, name: str, act: Callable[[], object], words: str | re.Pattern, shown: str = "h1") -> None:
        """Runs `act`; the step is done when the page shows `words` and an element that matches `shown`."""
        ran, started = self._runs(), time.perf_counter()
        act()
        expect(self.page.get_by_text(words).first).to_be_visible(timeout=60_000)
        expect(self.page.locator(shown).first).to_be_visible(timeout=60_000)
        seconds = time.perf_counter() - started
        self.page.wait_for_timeout(300)  # until a second run that follows the first has ended
        self.report(name, seconds, self._runs() - ran)

    def report(self, name: str, seconds: float, at_server: float | None = None) -> None:
        """Prints the line of a step."""
        ran = f"{at_server:8.2f}" if at_server is not None else " " * 8
        print(f"{name:34} {seconds:8.2f} {ran} {self._memory():8,.0f}", flush=True)

    def export(self) -> None:
        """Takes the CSV of all documents, or the beginning of a very large one."""
        started, taken = time.perf_counter(), 0
        with urllib.request.urlopen(f"{self.base}/assignments.csv?doc=all", timeout=600) as answer:
            while taken < _MOST_EXPORTED and (chunk := answer.read(1 << 20)):
                taken += len(chunk)
        self.report(f"CSV of all, {taken / 2**20:,.0f} MB", time.perf_counter() - started)

    def _runs(self) -> float:
        with urllib.request.urlopen(f"{self.base}/metrics", timeout=600) as answer:
            return sum(map(float, _RUN_SECONDS.findall(answer.read().decode())))

    def _memory(self) -> float:
        return int(Path(f"/proc/{self.process}/statm").read_text().split()[1]) * resource.getpagesize() / 2**20

    def most_memory(self) -> float:
        """The most that the server has had, in MB."""
        status = Path(f"/proc/{self.process}/status").read_text()
        return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 2**10


@contextmanager
def serving(folder: Path) -> Iterator[tuple[int, str]]:
    """Serves the documents of a folder with their store; yields the process id and the address."""
    os.environ |= {"RB_DOCUMENTS": str(folder / "documents"), "RB_STORE": str(folder / "store")}
    process, base = start()
    try:
        wait_until_healthy(base, process)
        yield process.pid, base
    finally:
        process.terminate()
        process.wait(20)


def walk(step: Measured) -> None:
    """Measures all pages with all documents together."""
    page, base = step.page, step.base
    lead = page.get_by_role("button", name="牵头", exact=True)
    clear = page.get_by_role("button", name="清除筛选")
    search = page.get_by_role("textbox", name="关键词")
    step("one document, first page", lambda: page.goto(base), "未筛选 ·")
    step("all documents, first time", lambda: page.goto(f"{base}/?doc=all"), "全部文档（")
    step("all documents, reload", page.reload, "全部文档（")
    step("read: role", lead.click, "角色：牵头 ·", ".rb-action")
    step("read: role off", lead.click, "未筛选 ·", ".rb-action")
    step("read: words", lambda: search.fill("信用修复"), "“信用修复” ·", "h1")
    step("read: clear", clear.click, "未筛选 ·", ".rb-action")
    agency = page.locator(".rb-chip").first.inner_text().strip("●○ ")
    step("one agency", lambda: page.goto(f"{base}/agency?doc=all&agency={agency}"), f"单位：{agency}", ".rb-partners")
    step("table", lambda: page.goto(f"{base}/?doc=all&tab=table"), "未筛选 ·", GRID)
    step("matrix", page.get_by_role("link", name="责任矩阵").click, "共 ", MATRIX)
    step("matrix: role", lead.click, "角色：牵头 ·", MATRIX)
    step("matrix: role off", lead.click, "未筛选 ·", MATRIX)
    step("workload", page.get_by_role("link", name="单位负荷").click, "图中为前 ", BARS)
    step("workload: role", lead.click, "角色：牵头 ·", BARS)
    step("workload: role off", lead.click, "未筛选 ·", BARS)
    step(
        "questions", lambda: page.goto(f"{base}/collaboration?doc=all&relation=questions"), "点击一行", ".rb-questions"
    )
    step("documents", page.get_by_role("link", name="文档").click, "份文档", ".rb-entry")
    step.export()
    print(f"{'the most memory':34} {'':8} {'':8} {step.most_memory():8,.0f}\n", flush=True)


def measure(chromium: Browser, count: int) -> None:
    """Makes the documents of a size, opens the board on them and walks through it."""
    folder = Path(tempfile.mkdtemp())
    print(f"{f'{count:,} documents':34} {'seconds':>8} {'server':>8} {'MB':>8}")
    try:
        if count <= SIZES[0]:
            make_documents(folder / "documents", documents=count)
            with serving(folder) as (process, base):
                step = Measured(process, base, chromium.new_page())
                step("first start, one document", lambda: step.page.goto(base), "未筛选 ·")
                started = time.perf_counter()
                wait_until_read(base)
                step.report("until every document is read", time.perf_counter() - started)
        else:
            make_store(folder, count, rows=_ROWS[count > SIZES[1]])
        with serving(folder) as (process, base):
            walk(Measured(process, base, chromium.new_page(viewport={"width": 1920, "height": 1080})))
    finally:
        shutil.rmtree(folder)


def wait_until_read(base: str) -> None:
    """Waits until no file is still to be read: until then, there is no CSV of all documents."""
    deadline = time.monotonic() + 600
    while time.monotonic() < deadline:
        with contextlib.suppress(urllib.error.HTTPError), urllib.request.urlopen(f"{base}/assignments.csv?doc=all"):
            return
        time.sleep(0.5)
    raise TimeoutError("the documents were not read in time")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=SIZES)
    sizes = parser.parse_args().documents
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for count in sizes:
            measure(chromium, count)
        chromium.close()


if __name__ == "__main__":
    sys.exit(main())
