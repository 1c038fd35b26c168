"""The connection is lost, and comes back: servers that stop, networks that fail, pages that nobody looks at."""

import os
import re
from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import free_port, serve, start, wait_until_healthy
from tests.browser.cut import CutOff, cut_off_page, is_connected, reconnects, says_that_it_is_cut_off
from tests.browser.steps import FILTERED, PAGES, at_rest, go, query, until, upload
from tests.conftest import BUNDLED

FILTER = f"?doc={BUNDLED.name}&agency=省金融办&role=lead"
# What one sees of each page under FILTER, and how much of it.
SEEN = {"": (".rb-action", 5), "matrix": ('.rb-matrix tbody th[scope="row"]', 4), "workload": (".bars .point path", 12)}


@pytest.fixture
def open_page(new_page) -> Callable[..., Page]:
    """Opens pages; the browser logs each request that fails while the server is away."""
    return partial(new_page, expected=("",))


def shows(page: Page, path: str) -> None:
    """The page under this path with FILTER is on screen."""
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES[path])
    expect(page.get_by_text(FILTERED).first).to_be_visible()
    selector, count = SEEN[path]
    expect(page.locator(selector)).to_have_count(count)
    assert unquote(page.url).endswith(f"/{path}{FILTER}")


def settled(page: Page) -> int:
    """The number of the page's elements, once no run is under way and none is still to be drawn."""
    shows(page, "matrix")
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    at_rest(page)
    return page.locator("*").count()


def follows_clicks(page: Page) -> None:
    at_rest(page)  # the browser asks for a run of its own
    page.get_by_role("button", name="责任", exact=True).click()
    expect(page.get_by_text("单位：省金融办 · 角色：牵头、责任 · 7 项任务").first).to_be_visible()


@pytest.fixture(scope="module", autouse=True)
def cut_off(server, browser) -> Iterator[CutOff]:
    """A page that is cut off from the beginning of this file: the other tests run meanwhile."""
    with cut_off_page(server, browser) as lost:
        yield lost


@pytest.fixture(scope="module", autouse=True)
def cut_off_for_long(server, browser) -> Iterator[CutOff]:
    """Another one."""
    with cut_off_page(server, browser) as lost:
        yield lost


def test_links_right_after_a_start_open_their_views_and_after_a_crash_they_come_back_with_the_upload(open_page):
    """The upload is a draft in the library, which outlives the server."""
    port = free_port()
    process, base = start(port=port)
    try:
        wait_until_healthy(base, process)
        pages, own = {path: open_page() for path in PAGES}, open_page()
        for path, page in pages.items():
            page.goto(f"{base}/{path}?agency=省金融办&role=牵头", wait_until="commit")  # all at once
        for path, page in pages.items():
            shows(page, path)
        go(own, base, "documents")
        upload(own, "sheets-merged.xlsx")
        expect(own).to_have_url(re.compile(r"\?doc=[\w-]{22}$"))
        draft = query(own)
        own.get_by_role("button", name="牵头", exact=True).click()
        expect(own).to_have_url(re.compile(r"role="))
        process.kill()
        process.wait(20)
        for page in pages.values():
            says_that_it_is_cut_off(page)
        process, base = start(port=port)
        wait_until_healthy(base, process)

        for path, page in pages.items():
            is_connected(page)
            shows(page, path)
            follows_clicks(page)
        is_connected(own)
        assert query(own) == {**draft, "role": ["lead"]}
        at_rest(own)
        own.get_by_role("link", name="责任矩阵").click()
        expect(own.get_by_text("《2025年重点工作责任分工表》").first).to_be_visible()
        expect(own.get_by_text("角色：牵头").first).to_be_visible()
        assert query(own) == {**draft, "role": ["lead"]}
    finally:
        process.terminate()
        process.wait(20)


def test_a_page_whose_script_did_not_come_is_loaded_anew_and_then_complete(server, open_page):
    page = open_page()
    page.route("**/PlotlyChart*.js", lambda route: route.abort(), times=1)
    go(page, server, f"workload{FILTER}")

    shows(page, "workload")


def test_a_page_whose_script_never_comes_is_loaded_anew_once(server, open_page):
    page = open_page()
    loads = []
    page.on("domcontentloaded", lambda: loads.append(page.url))
    page.route("**/PlotlyChart*.js", lambda route: route.abort())
    page.goto(f"{server}/workload{FILTER}")
    until(page, lambda: len(loads) > 1)
    expect(page.get_by_text("PlotlyChart")).to_be_visible()
    is_connected(page)
    page.wait_for_timeout(1_200)  # the page looks twice a second whether it may be loaded anew

    assert len(loads) == 2


def test_a_page_whose_script_did_not_come_stays_where_loading_it_anew_would_lose_an_upload(open_page):
    """As it would where uploads are in the page alone."""
    page, asked = open_page(), []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    with serve(env={**os.environ, "RB_DRAFT_DAYS": "0"}) as base:
        go(page, base, "documents")
        upload(page, "sheets-merged.xlsx")
        expect(page.get_by_role("button", name="移除")).to_be_visible()
        page.route("**/PlotlyChart*.js", lambda route: route.abort())
        page.get_by_role("link", name=PAGES["workload"][:4], exact=True).click()

        expect(page.get_by_text("PlotlyChart")).to_be_visible()
        page.evaluate("window.isTheSame = true")
        page.wait_for_timeout(1_200)
        assert page.evaluate("window.isTheSame")
        assert asked == []


def test_a_network_that_the_machine_knows_is_gone_is_said_at_once(server, open_page):
    page = open_page()
    go(page, server, f"matrix{FILTER}")
    asked = []
    page.on("requestfailed", lambda request: asked.append(request) if request.url.endswith("/health") else None)
    page.context.set_offline(True)
    says_that_it_is_cut_off(page)
    until(page, lambda: len(asked) > 5)  # when the sixth question is in vain, Streamlit would open its dialog
    page.wait_for_timeout(500)
    says_that_it_is_cut_off(page)
    page.context.set_offline(False)

    is_connected(page)
    shows(page, "matrix")
    follows_clicks(page)


def test_a_page_left_alone_for_days_stays_as_it_is(server, open_page):
    page = open_page(with_clock=True)
    go(page, server, f"matrix{FILTER}")
    before = settled(page)
    for _ in range(4):
        page.clock.fast_forward("48:00:00")
        page.wait_for_timeout(300)

    assert settled(page) == before
    assert page.locator("[role=dialog], [data-testid=stToast]").count() == 0
    follows_clicks(page)


def test_a_page_does_not_grow_with_its_runs(server, open_page):
    page = open_page()
    go(page, server, f"matrix{FILTER}")
    before = settled(page)
    button = page.get_by_role("button", name="责任", exact=True)
    for _ in range(4):
        button.click()
        expect(page.get_by_text("7 项任务").first).to_be_visible()
        button.click()
        expect(page.get_by_text(FILTERED).first).to_be_visible()

    assert settled(page) == before


def test_a_page_that_was_cut_off_for_half_a_minute_reconnects_with_its_upload_and_filter(cut_off):
    cut_off.wait(30)

    reconnects(cut_off)


def test_a_page_that_the_server_has_given_up_reconnects_with_its_upload_and_filter(cut_off_for_long):
    cut_off_for_long.wait_for_server()

    reconnects(cut_off_for_long)
