"""The matrix on real screens: whole and large enough to read, with a crosshair, and titles that lead on."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import go

LIGHT = "rgb(255, 255, 255)"


def open_at(page: Page, server: str, width: int, height: int, query: str = "") -> None:
    """The matrix in a window of this size, once its letters have their size."""
    page.set_viewport_size({"width": width, "height": height})
    go(page, server, f"matrix{query}")
    expect(page.get_by_role("link", name="矩阵存为图片（PNG）")).to_be_attached()
    expect(page.locator("html")).to_have_attribute("style", re.compile("--above: [1-9]"))


def size(page: Page) -> float:
    """The size of the letters of the matrix, in pixels."""
    return page.locator(".rb-matrix table").evaluate("table => parseFloat(getComputedStyle(table).fontSize)")


def fold(page: Page) -> None:
    page.get_by_test_id("stSidebar").hover()
    page.get_by_test_id("stSidebarCollapseButton").locator("button").click()
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")


def expect_whole(page: Page) -> None:
    """All 13 rows and 21 columns, and the totals, are in the window without scrolling."""
    matrix = page.locator(".rb-matrix")
    assert matrix.evaluate("e => [e.scrollWidth - e.clientWidth, e.scrollHeight - e.clientHeight]") == [0, 0]
    expect(matrix.locator("tbody tr")).to_have_count(13)
    expect(matrix.locator("thead a")).to_have_count(21)
    for place in ("thead th >> nth=0", "thead th >> nth=-1", "tbody tr >> nth=-1", "tfoot tr >> nth=-1"):
        expect(matrix.locator(place)).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("size_of_window", [(1366, 768), (1920, 1080), (2560, 1440)], ids=str)
def test_the_whole_matrix_is_on_the_screen_beside_the_filters(page, server, size_of_window):
    open_at(page, server, *size_of_window)

    expect_whole(page)


def test_the_whole_matrix_is_on_the_screen_when_the_sidebar_is_folded(page, server):
    open_at(page, server, 1366, 768)
    fold(page)
    expect(page.locator(".rb-matrix")).to_have_js_property("clientWidth", 1274)

    expect_whole(page)


def test_the_letters_grow_with_the_screen(page, server):
    """From five metres letters can be read that are a fiftieth of the height of the screen."""
    sizes = []
    for width, height in ((1366, 768), (1920, 1080), (2560, 1440)):
        open_at(page, server, width, height)
        sizes.append(size(page) / height)

    assert min(sizes) > 0.018
    assert sizes[-1] > 0.022


def test_a_matrix_that_does_not_fit_keeps_letters_that_can_be_read(page, server):
    open_at(page, server, 820, 600)

    assert size(page) >= 16


def test_the_matrix_of_leads_and_partners_is_whole_too(page, server):
    page.set_viewport_size({"width": 1366, "height": 768})
    go(page, server, "collaboration")
    matrix = page.locator(".rb-crossing")
    expect(page.locator("html")).to_have_attribute("style", re.compile("--above: [1-9]"))

    assert matrix.evaluate("e => [e.scrollWidth - e.clientWidth, e.scrollHeight - e.clientHeight]") == [0, 0]
    expect(matrix.locator("tfoot")).to_be_in_viewport(ratio=1)


def crossed(page: Page) -> list[str]:
    return page.locator(".rb-matrix th.rb-cross").all_inner_texts()


def test_the_row_and_the_column_under_the_pointer_stand_out(page, server):
    open_at(page, server, 1366, 768)
    page.get_by_role("button", name="责任：省中小企业局，6. 促进小微企业信用信息共享").hover()

    assert crossed(page) == ["省中小企业局", "6. 促进小微企业信用信息共享"]
    expect(page.locator(".rb-matrix td.rb-cross").first).not_to_have_css("background-color", LIGHT)
    page.get_by_role("heading", level=1).hover()
    assert crossed(page) == []


def test_the_row_and_the_column_of_the_focus_stand_out(page, server):
    open_at(page, server, 1366, 768)
    page.get_by_role("button", name="牵头：省发改委，6. 促进小微企业信用信息共享").focus()
    assert crossed(page) == ["省发改委", "6. 促进小微企业信用信息共享"]

    page.keyboard.press("Tab")

    assert crossed(page) == ["7. 健全小微企业失信惩戒机制"]


def test_the_title_of_a_row_opens_it_in_the_briefing(page, server):
    open_at(page, server, 1366, 768, "?agency=省财政厅")
    page.get_by_role("link", name="9. 加强小微企业上市培育工作").click()

    expect(page.locator(".rb-slide h2")).to_have_text("9. 加强小微企业上市培育工作")


def test_the_column_asked_for_stands_out_in_light_and_dark(page, server):
    open_at(page, server, 1366, 768, "?agency=省财政厅")

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        picked, other = (page.locator(f".rb-matrix tbody td{kind}").first for kind in (".rb-picked", ":not([class])"))
        colours = [cell.evaluate("e => getComputedStyle(e).backgroundColor") for cell in (picked, other)]
        assert colours[0] != colours[1]
