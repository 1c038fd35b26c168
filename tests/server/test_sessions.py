"""A short form of the load test: many sessions at once, and the test client notices a failed run."""

import asyncio
import shutil
from collections.abc import Iterator

import pytest

from tests.benchmarks import soak
from tests.benchmarks.load import open_tabs, storm
from tests.benchmarks.server import Server, serving
from tests.benchmarks.sessions import Failed, tab
from tests.benchmarks.soak import Promise
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[Server]:
    """The dashboard with a page that always fails, and forgets a closed session after a second."""
    folder = tmp_path_factory.mktemp("broken")
    for part in ("pages", "dashboard", "loaders", ".streamlit", "data"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "app.py", folder)
    (folder / "pages/compare.py").write_text("raise ZeroDivisionError", encoding="utf-8")
    with serving(None, "--server.disconnectedSessionTTL", "1", root=folder) as running:
        yield running


def broken(promises: list[Promise]) -> list[Promise]:
    return [promise for promise in promises if not promise.kept]


def test_sessions_that_change_a_filter_at_once_all_get_their_own_page(server):
    async def check() -> None:
        async with open_tabs(server, 12) as tabs:
            load = await storm(server, tabs, 5)
        assert load.failures == []
        assert len(load.seconds) == 60
        assert load.p95 < 5

    asyncio.run(check())


def test_runs_and_visits_leave_no_threads_files_or_memory(server):
    async def check() -> None:
        # The first half is for what is kept of each page once it has been made.
        assert broken(await soak.many_runs(server, 320, at_once=3)) == []
        assert broken(await soak.visits(server, 10)) == []

    asyncio.run(check())


def test_a_link_followed_before_the_widgets_are_there_keeps_its_filter_in_the_address(server):
    async def check() -> None:
        async with tab(server.base) as one:
            await one.open("collaboration", "relation=问题提示&agency=省财政厅")
            await one.follow("", "role=牵头&q=担保&relation=问题提示", expect="角色：牵头 · 关键词：“担保”")
            assert one.query == {"doc": ["shanxi-sme-finance.txt"], "role": ["lead"], "q": ["担保"]}

    asyncio.run(check())


def test_a_page_that_says_something_else_is_a_failed_run(server):
    async def check() -> None:
        async with tab(server.base) as one:
            await one.open(expect="未筛选 · 17 项任务")
            with pytest.raises(Failed, match="8 / 48"):
                await one.choose(agency=["省金融办"], expect="8 / 48")

    asyncio.run(check())


def test_a_page_that_fails_is_a_failed_run(server):
    async def check() -> None:
        async with tab(server.base) as one:
            await one.open()
            with pytest.raises(Failed, match="本页未能显示"):
                await one.turn_to("compare")

    asyncio.run(check())
