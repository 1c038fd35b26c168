"""Many sessions that change their filter at the same moment, and the figures of it."""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

from websockets.exceptions import WebSocketException

from tests.benchmarks.server import Server
from tests.benchmarks.sessions import Failed, Ran, Tab, tab

_ALL = {"agency": [], "role": [], "q": ""}
#: Changes of a filter in turn, each with the words that the page of the bundled document then shows.
CHANGES = (
    (_ALL | {"agency": ["省金融办"]}, "7 / 48"),
    (_ALL | {"agency": ["省金融办"], "role": ["牵头"]}, "单位：省金融办 · 角色：牵头 · 5 项任务"),
    (_ALL, "未筛选 · 17 项任务"),
    (_ALL | {"q": "担保"}, "关键词：“担保” · 5 项任务"),
    (_ALL, "未筛选 · 17 项任务"),
)


@dataclass
class Load:
    """The measurements: seconds of each run, the failures, the server's processor time, and the time that passed."""

    seconds: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    cpu_ms: float = 0
    wall_ms: float = 0

    @property
    def p50(self) -> float:
        return statistics.median(self.seconds)

    @property
    def p95(self) -> float:
        return percentile(self.seconds, 95)

    @property
    def cpu_ms_a_run(self) -> float:
        return self.cpu_ms / len(self.seconds)

    @property
    def share(self) -> float:
        """The share of one processor that the server used, in percent."""
        return 100 * self.cpu_ms / self.wall_ms

    def add(self, results: Sequence[Ran | BaseException]) -> None:
        for result in results:
            if isinstance(result, Ran):
                self.seconds.append(result.seconds)
            elif isinstance(result, (Failed, WebSocketException, OSError)):
                self.failures.append(f"{type(result).__name__}: {result}"[:500])
            else:
                raise result


def percentile(values: Sequence[float], share: int) -> float:
    """The smallest value that at least `share` percent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)]


@asynccontextmanager
async def open_tabs(server: Server, count: int, **address: str) -> AsyncIterator[list[Tab]]:
    """Opens `count` tabs on the first page, one after another."""
    async with AsyncExitStack() as stack:
        tabs = []
        for _ in range(count):
            tabs.append(await stack.enter_async_context(tab(server.base)))
            await tabs[-1].open(**address)
        yield tabs


async def storm(server: Server, tabs: Sequence[Tab], rounds: int, changes: Sequence = CHANGES) -> Load:
    """All tabs change their filter at the same moment, in each round; a tab goes on after a failure."""
    load = Load()
    worked, started = server.cpu_ms, time.perf_counter()
    for at in range(rounds):
        values, expect = changes[at % len(changes)]
        runs = (each.choose(expect=expect, **values) for each in tabs)
        load.add(await asyncio.gather(*runs, return_exceptions=True))
    load.cpu_ms = server.cpu_ms - worked
    load.wall_ms = 1000 * (time.perf_counter() - started)
    return load
