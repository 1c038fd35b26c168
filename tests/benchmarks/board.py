"""python -m tests.benchmarks.board: times and resources of the dashboard, in a real browser, over WebSockets, and in the loader.

Each round starts a server on the bundled document and one on a large document, one after the other, and opens both in
browsers with an empty cache. The first round is discarded. The figures are medians.
"""

import argparse
import asyncio
import os
import platform
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import AsyncExitStack
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Browser

from tests.benchmarks import loader
from tests.benchmarks.load import open_tabs, storm
from tests.benchmarks.make_documents import large_document
from tests.benchmarks.server import ROOT, Server, serving
from tests.benchmarks.stopwatch import Watched, chromium

_TOGGLES = 4  # of the filter, on and off, on each page
_GROUPS, _A_GROUP = 3, 20  # of sessions opened beside each other
_BURSTS = 10
_FIGURES = ".rb-figures dd, [data-testid=stMetricValue]"
Figures = dict[str, list[float]]

#: The measurements in the order of the table, with their number of decimals.
ROWS = {
    "server start to health, ms": 0,
    "first page after the start, ms": 0,
    "next fresh browser, ms": 0,
    "filter change, overview, ms": 0,
    "filter change, matrix, ms": 0,
    "filter change, workload, ms": 0,
    "switch to the matrix, ms": 0,
    "CSV click to file, ms": 0,
    "server CPU a filter change, overview, ms": 1,
    "server CPU a filter change, matrix, ms": 1,
    "server CPU a filter change, workload, ms": 1,
    "server CPU a page load, ms": 0,
    "first load over the wire, MB": 2,
    "server memory with one session, MB": 0,
    "memory a further session, MB": 2,
}


def look(browser: Browser, server: Server, got: Figures, actions: int) -> None:
    """One round of all browser measurements, on a server that has just started."""
    page = Watched(browser)
    took = page.open(server.base, [".rb-action", _FIGURES], f"未筛选 · {actions} 项任务")
    got["first page after the start, ms"].append(took)
    page.page.wait_for_timeout(1_000)  # what comes late belongs to it
    got["first load over the wire, MB"].append(page.bytes / 1e6)
    got["server memory with one session, MB"].append(server.rss_mb)
    toggle(page, server, got, "overview", f".rb-actions, {_FIGURES}")
    took, file = page.download("下载 CSV")
    if file.count(b"\r\n") < actions:
        raise RuntimeError(f"the CSV has {file.count(bytes([10]))} lines")
    got["CSV click to file, ms"].append(took)
    got["switch to the matrix, ms"].append(page.turn_to("责任矩阵", ".rb-matrix", "责任矩阵："))
    page.rest()
    toggle(page, server, got, "matrix", ".rb-matrix")
    page.turn_to("单位负荷", ".bars .point", "单位负荷：")
    page.rest()
    toggle(page, server, got, "workload", ".js-plotly-plot")
    page.close()
    worked, page = server.cpu_ms, Watched(browser)
    took = page.open(server.base, [".rb-action", _FIGURES], f"未筛选 · {actions} 项任务")
    got["next fresh browser, ms"].append(took)
    page.rest()
    got["server CPU a page load, ms"].append(server.cpu_ms - worked)
    page.close()


def toggle(page: Watched, server: Server, got: Figures, where: str, drawn: str) -> None:
    """Switches a role of the filter on and off several times."""
    worked = server.cpu_ms
    for _ in range(_TOGGLES):
        for words in ("角色：牵头 · ", "未筛选 · "):
            got[f"filter change, {where}, ms"].append(page.press("牵头", drawn, words))
            page.rest()
    got[f"server CPU a filter change, {where}, ms"].append((server.cpu_ms - worked) / (2 * _TOGGLES))


async def more_sessions(server: Server, got: Figures) -> None:
    """Measures the memory of further open sessions, a group at a time; the first group warms up."""
    async with AsyncExitStack() as stack:
        for group in range(_GROUPS + 1):
            before = server.rss_mb
            await stack.enter_async_context(open_tabs(server, _A_GROUP))
            if group:
                got["memory a further session, MB"].append((server.rss_mb - before) / _A_GROUP)


async def at_once(server: Server) -> None:
    """Prints the response times when 1, 5, 20 and 50 sessions change their filter at the same moment."""
    print(f"\n{'sessions at once':>16} {'p50 ms':>8} {'p95 ms':>8} {'failed':>8} {'CPU ms a change':>16}")
    for count in (1, 5, 20, 50):
        async with open_tabs(server, count) as tabs:
            await storm(server, tabs, 5)
            load = await storm(server, tabs, _BURSTS)
        figures = f"{load.p50 * 1000:>8.0f} {load.p95 * 1000:>8.0f} {len(load.failures):>8} {load.cpu_ms_a_run:>16.1f}"
        print(f"{count:>16} {figures}", flush=True)
        for failure in load.failures[:1]:
            print(failure)


def print_machine() -> None:
    models = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    model = models[0].partition(":")[2].strip() if models else platform.processor()
    packages = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "pandas", "plotly"))
    busy = os.getloadavg()[0]
    print(f"{os.cpu_count()} × {model}, Python {platform.python_version()}, {packages}; load before: {busy:.1f}\n")


def print_table(bundled: Figures, large: Figures) -> None:
    print(f"{'':42} {'bundled':>8} {'(min–max)':>16} {'1,000×200':>10} {'ratio':>6}")
    for name, digits in ROWS.items():
        one, two = statistics.median(bundled[name]), statistics.median(large[name])
        spread = f"({min(bundled[name]):.{digits}f}–{max(bundled[name]):.{digits}f})"
        ratio = f"{two / one:>6.1f}" if one > 0 else f"{'–':>6}"
        print(f"{name:42} {one:>8,.{digits}f} {spread:>16} {two:>10,.{digits}f} {ratio}", flush=True)


def measured(work: Path, rounds: int, seconds: float) -> tuple[Figures, Figures]:
    """The figures of the bundled document and of the large one."""
    large, started = work / "large", time.monotonic()
    large.mkdir()
    (large / "large.txt").write_bytes(large_document())
    documents = ((ROOT / "data/documents", 17), (large, 1_762))
    got = (defaultdict(list), defaultdict(list))
    with chromium() as browser:
        for number in range(rounds + 1):
            if time.monotonic() - started > seconds and got[1]:
                print(f"{number - 1} rounds of {rounds}: time is up")
                break
            for (folder, actions), figures in zip(documents, got, strict=True):
                kept = figures if number else defaultdict(list)
                with serving(folder, RB_STORE=str(work / "store")) as server:
                    kept["server start to health, ms"].append(server.started_ms)
                    look(browser, server, kept, actions)
    for (folder, _), figures in zip(documents, got, strict=True):
        with serving(folder) as server:
            asyncio.run(more_sessions(server, figures))
    return got


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=480, help="no round begins later")
    asked = parser.parse_args(arguments)
    print_machine()
    with tempfile.TemporaryDirectory() as work:
        print_table(*measured(Path(work), asked.rounds, asked.seconds))
    with serving() as server:
        asyncio.run(at_once(server))
    print()
    loader.main()


if __name__ == "__main__":
    sys.exit(main())
