"""Hostile names on every page: each stands there as it is printed, nothing runs, and no other host is asked."""

import os
from html import escape

import pytest
from playwright.sync_api import Page, expect

from dashboard.library.worker_pool import shown_name
from tests.attacks.base import comma, named, tsv
from tests.attacks.cells import HOSTILE_HEADERS, MARKDOWN, TEMPLATES
from tests.attacks.names import EMOJI, FILE_NAMES, LONG
from tests.browser.conftest import serve_documents
from tests.browser.steps import choose_files, expect_no_sideways_scrolling, go

TITLE = "![图](http://corpus.invalid/t) :red[x] $x$ <b>责任</b>分工表"
#: As pages show a name: without white space.
BESIDE = [name.replace(" ", "") for name in TEMPLATES]
LEADS, OTHERS = list(MARKDOWN), [BESIDE[at % len(BESIDE)] for at in range(len(MARKDOWN))]


def hostile_document(title: str = TITLE, rest: str = "") -> bytes:
    """Every name as a measure, as text with `rest` behind it and as an agency, under a hostile title and headers."""
    rows = [
        (
            f"{at + 1}.{escape(BESIDE[at % len(BESIDE)])}{at}。{escape(lead)}{rest}",
            escape(lead),
            escape(other),
            "甲",
            "乙",
            "丙",
        )
        for at, (lead, other) in enumerate(zip(LEADS, OTHERS, strict=True))
    ]
    return (
        f"{escape(title)}\n" + tsv([("工作任务", "牵头单位", "责任单位", *map(escape, HOSTILE_HEADERS)), *rows])
    ).encode()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A server with the hostile document, which opens first, and one of names that are hard to set, odd.txt."""
    names = [LONG, f"市A{chr(0x301) * 1000}局", "مكتب、ديوان、市财政局", *EMOJI]
    documents = {"document.txt": hostile_document(), "odd.txt": tsv(named(names)).encode()}
    with serve_documents(tmp_path_factory.mktemp("hostile"), documents) as base:
        yield base


def visit(page: Page, base: str, path: str) -> None:
    """Open the page; its head names the document, as it is printed."""
    go(page, base, path)
    expect(page.get_by_text(f"《{TITLE}》").first).to_be_visible()


def assert_nothing_was_made_of_it(page: Page) -> None:
    """No link to elsewhere, picture, formula or element that only a name could have brought."""
    assert page.locator('[href*=corpus]:not([href*="?"]), [src*=corpus], [onerror], .katex').count() == 0
    assert page.locator(".stMain a:not([href^='http://127.0.0.1']):not([href^='/'])[href^=http]").count() == 0


def test_the_reading_view_shows_each_name_as_printed(page, hostile):
    visit(page, hostile, "")

    chips = page.locator(".rb-chip")
    expect(chips).to_have_count(2 * len(LEADS))
    assert chips.all_inner_texts() == [name for pair in zip(LEADS, OTHERS, strict=True) for name in pair]
    assert page.locator(".rb-text p").all_inner_texts() == LEADS
    titles = [f"{at + 1}. {BESIDE[at % len(BESIDE)]}{at}" for at in range(len(LEADS))]
    assert page.locator(".rb-measure h3").all_inner_texts() == titles
    assert_nothing_was_made_of_it(page)


def test_the_table_shows_each_name_as_printed(page, hostile):
    visit(page, hostile, "?tab=分工明细")
    cells = page.locator(".rb-table td")
    expect(cells.first).to_be_attached()

    assert {*LEADS, *OTHERS} <= set(cells.all_text_contents())
    assert_nothing_was_made_of_it(page)


def test_the_filter_offers_each_name_as_printed(page, hostile):
    visit(page, hostile, "")
    page.get_by_role("combobox", name="单位").click()
    for name in (LEADS[0], LEADS[9], OTHERS[0]):
        page.keyboard.type(name[:6])
        expect(page.get_by_role("option", name=name).first).to_be_visible()
        for _ in name[:6]:
            page.keyboard.press("Backspace")
    assert_nothing_was_made_of_it(page)


def test_the_matrix_shows_each_name_as_printed(page, hostile):
    visit(page, hostile, "matrix")

    expect(page.locator(".rb-matrix thead th").first).to_be_visible()
    heads = page.locator(".rb-matrix thead th").all_inner_texts()
    assert [name for name in [*LEADS, *BESIDE] if name not in heads] == []
    assert page.locator('.rb-matrix tbody th[scope="row"]').first.inner_text() == f"1. {BESIDE[0]}0"
    assert_nothing_was_made_of_it(page)


@pytest.mark.parametrize(("role", "names"), [("牵头", LEADS), ("责任", BESIDE)])
def test_ticks_and_hover_of_the_chart_show_each_name_as_printed(page, hostile, role, names):
    visit(page, hostile, f"workload?role={role}")
    ticks = page.locator(".ytick text")
    expect(ticks).to_have_count(len(names), timeout=60_000)
    assert sorted(ticks.all_text_contents()) == sorted(names)
    assert page.locator(".ytick text a, .ytick text tspan[style]").count() == 0

    bars = page.locator(".bars .point path")
    hovered = [hover_text(page, bars.nth(at)) for at in range(0, len(names), 3)]
    assert all(any(text.startswith(f"{name}　") for name in names) for text in hovered)
    assert_nothing_was_made_of_it(page)


def hover_text(page: Page, bar) -> str:
    bar.scroll_into_view_if_needed()
    page.mouse.move(0, 0)
    expect(page.locator(".hoverlayer .hovertext")).to_have_count(0)
    box = bar.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    label = page.locator(".hoverlayer .hovertext .nums")
    expect(label).to_be_visible()
    return label.text_content()


def test_the_documents_page_shows_title_headers_and_findings_as_printed(page, hostile):
    visit(page, hostile, "documents")

    headers = page.locator(".rb-headers").inner_text()
    assert [header for header in HOSTILE_HEADERS if header.replace(":", "") not in headers] == []
    assert_nothing_was_made_of_it(page)


def test_uploads_under_hostile_names_are_listed_as_text(page, server):
    # Those of which a browser could make something; tests/attacks/test_file_names.py has all.
    names = [next(name for name in FILE_NAMES if mark in name) for mark in ("<img", "![", "\u202e")]
    go(page, server, "documents")
    choose_files(
        page,
        [
            {"name": os.path.basename(name), "mimeType": "text/csv", "buffer": comma().encode() + b"\n" * at}
            for at, name in enumerate(names)  # the same bytes twice would be one document
        ],
    )
    entries = page.locator(".rb-entry p")
    expect(entries).to_have_count(1 + len(names), timeout=120_000)

    listed = "\n".join(entries.all_inner_texts())
    assert [name for name in names if shown_name(name) not in listed] == []
    assert "\u202e" not in page.content()
    assert_nothing_was_made_of_it(page)


def test_long_stacked_and_right_to_left_names_keep_the_page_in_shape(new_page, hostile):
    page = new_page(1366, 768)
    go(page, hostile, "?doc=odd.txt")
    for name in ("总览", "责任矩阵", "单位负荷", "文档"):
        page.get_by_role("link", name=name, exact=True).first.click()
        expect(page.locator("h1")).to_contain_text(name)

        expect_no_sideways_scrolling(page)


def test_names_beside_one_of_another_direction_keep_their_order(page, hostile):
    go(page, hostile, "?doc=odd.txt")
    places = [page.locator(".rb-chip", has_text=name).first.bounding_box() for name in ("مكتب", "ديوان", "市财政局")]

    assert places[0]["x"] < places[1]["x"] < places[2]["x"]
    assert [name for name in EMOJI if name not in page.locator(".rb-chip").all_inner_texts()] == []
