"""The other pages with hostile names: each stands there as it is printed, and a page left alone asks nobody."""

import re
from html import escape
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from dashboard.pages import BY_PATH
from dashboard.text import t
from tests.browser.conftest import serve_document
from tests.browser.steps import download, follow, go, rows
from tests.browser.test_attacks import (
    BESIDE,
    LEADS,
    OTHERS,
    TITLE,
    assert_nothing_was_made_of_it,
    hostile_document,
    visit,
)

SECOND = TITLE.replace("责任", "分工")
PAGES = ("", "briefing", "matrix", "workload", "agency", "collaboration", "targets", "compare", "documents")


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """Two versions of one hostile document: in the second each amount is another, and the first agency is gone."""
    folder = tmp_path_factory.mktemp("two")
    with serve_document(folder, hostile_document(rest="，不低于1000万元"), "a.txt") as base:
        second = hostile_document(SECOND, rest="，不低于2000万元").decode().replace(f"\t{escape(LEADS[0])}\t", "\t县\t")
        (folder / "data/documents/b.txt").write_text(second, encoding="utf-8")
        yield base


def test_the_briefing_shows_each_name_as_printed(page, two):
    page.goto(f"{two}/briefing?doc=a&at=1")
    expect(page.locator(".rb-slide")).to_be_visible()
    for at in (1, 7, 8, 10, 16, 24, 26):
        follow(page, f"briefing?doc=a&at={at}")
        expect(page.locator(".rb-slide h2")).to_contain_text(f"{at}. {BESIDE[(at - 1) % len(BESIDE)]}{at - 1}")
        expect(page.locator(".rb-slide dd").first).to_have_text(LEADS[at - 1])
        assert_nothing_was_made_of_it(page)


def test_the_directory_and_an_agencys_own_page_show_each_name_as_printed(page, two):
    visit(page, two, "agency?doc=a")
    expect(page.locator(".rb-chip").first).to_be_visible()
    words = page.locator(".stMain").inner_text()
    assert [name for name in {*LEADS, *OTHERS} if name not in words] == []

    for name in (LEADS[6], LEADS[7], LEADS[15], LEADS[23], OTHERS[1], OTHERS[7]):
        follow(page, f"agency?doc=a&agency={quote(name)}")
        expect(page.locator(".rb-name h2")).to_have_text(name)
        assert_nothing_was_made_of_it(page)


def test_the_crossing_of_agencies_shows_each_name_as_printed(page, two):
    visit(page, two, "collaboration?doc=a")
    expect(page.locator(".stMain table").first).to_be_visible()
    heads = page.locator(".stMain table th").all_inner_texts()

    assert sum(name in heads for name in LEADS) >= 20
    assert [name for name in BESIDE if name not in heads] == []
    page.locator(".stMain table th a", has_text=BESIDE[0]).first.click()
    expect(page.locator(".rb-name h2")).to_have_text(BESIDE[0])
    assert_nothing_was_made_of_it(page)


def test_the_flow_shows_each_name_as_printed_and_so_does_what_is_said_of_a_ribbon(page, two):
    visit(page, two, "collaboration?doc=a&relation=流向图")
    flow = page.locator(".st-key-flow svg")
    expect(flow.locator("text").first).to_be_visible()
    drawn = "\n".join(flow.locator("text").all_text_contents())
    assert [name for name in LEADS[:10] if name not in drawn] == []

    ribbons = flow.locator('path[fill-opacity="0.35"], path[opacity="0.35"]')
    ribbons.first.hover(force=True)
    expect(page.locator(".st-key-flow").get_by_text(f"{LEADS[0]} ● -- ○ {BESIDE[0]}")).to_be_visible()
    assert_nothing_was_made_of_it(page)


def test_targets_stand_in_texts_and_titles_as_printed(page, two):
    visit(page, two, "targets?doc=a&view=targets")
    expect(page.locator(".rb-targets mark").first).to_be_visible()
    words = page.locator(".rb-targets").inner_text()

    assert [name for name in (*LEADS, *BESIDE) if name not in words.replace("\n", "")] == []
    assert [row for row in rows(download(page, "下载目标表 CSV")[1]) if "1000万元" not in "".join(row.values())] == []
    assert_nothing_was_made_of_it(page)


def test_differences_between_documents_stand_there_as_printed(page, two):
    go(page, two, "compare?old=a&new=b")
    expect(page.locator(".rb-compare ins").first).to_be_visible()
    words = page.locator(".stMain").inner_text()

    assert [name for name in (*LEADS, TITLE, SECOND) if name not in words] in ([], [TITLE, SECOND])
    expect(page.locator(".rb-compare", has_text=LEADS[0]).first).to_be_visible()
    assert_nothing_was_made_of_it(page)


def test_what_only_an_address_says_is_repeated_as_it_is(page, server):
    go(page, server)
    for name in ("![图](http://corpus.invalid/u.png)", ":red[x]", "<b>x</b>", "$x$", "[链](http://corpus.invalid)"):
        follow(page, f"?doc={quote(name)}&agency={quote(name)}&q={quote(name)}")

        said = "\u2060?".join(map(re.escape, name))  # the invisible mark keeps an address from being a link
        expect(page.get_by_role("alert").first).to_contain_text(re.compile(said))
        assert_nothing_was_made_of_it(page)


def test_a_page_left_alone_for_minutes_asks_its_own_server_at_most(new_page, two):
    page = new_page(with_clock=True)
    page.goto(two)
    for path in PAGES:
        name = t(f"{BY_PATH[path].name}.nav")
        if above := BY_PATH[path].under:
            page.get_by_role("link", name=t(f"{above}.nav"), exact=True).first.click()
        page.get_by_role("link", name=name, exact=True).first.click()
        if path == "briefing":  # it has slides under its headings alone
            expect(page.locator(".rb-slide h2")).to_be_visible()
        else:
            expect(page.locator("h1")).to_contain_text(name)
        expect(page.get_by_test_id("stMainBlockContainer")).to_be_visible()
        page.clock.fast_forward(60_000)
        page.clock.fast_forward(60_000)

        assert_nothing_was_made_of_it(page)
