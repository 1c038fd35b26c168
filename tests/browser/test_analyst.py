"""What an analyst does with the table of assignments in a browser: copy cells, find by pinyin, print."""

import io
import re
from urllib.parse import urlencode

import pdfplumber
import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import at_rest, choose_files, follow, go, query

TABLE = 'table\n工作内容\t牵头单位\t责任单位\n（一）甲。=1+1\t@甲局\t乙局\n（二）乙。"第一"<br>第二\t丙局\t\n'


def copied(page: Page) -> str:
    """What Ctrl+C copies."""
    page.evaluate(
        """addEventListener("copy", (event) => { window.copied = event.clipboardData.getData("text/plain"); })"""
    )
    page.keyboard.press("Control+c")
    return page.evaluate("window.copied")


def drag(page: Page, first: tuple[int, int], last: tuple[int, int]) -> None:
    """Drag from one cell (row, column) of the table to another."""
    at_rest(page)
    for at, (row, column) in enumerate((first, last)):
        box = page.locator(".rb-table tbody tr").nth(row).locator("td").nth(column).bounding_box()
        page.mouse.move(box["x"] + 12, box["y"] + 12, steps=4)
        if not at:
            page.mouse.down()
    page.mouse.up()


def test_cells_that_a_drag_picks_are_copied_as_text_between_tabs(page, server):
    go(page, server, "?tab=table&columns=measure_no,agency,role")
    expect(page.locator(".rb-table tbody tr")).to_have_count(48)
    drag(page, (0, 1), (1, 2))

    assert page.locator("td[aria-selected]").count() == 4
    assert copied(page) == "省金融办\t牵头\r\n省国资委\t责任"
    expect(page.locator(".rb-copy-bar [role=status]")).to_have_text("已复制 2 行 × 2 列，可粘贴到 Excel、WPS")


def test_cells_are_picked_by_keys_too(page, server):
    go(page, server, "?tab=table&columns=measure_no,agency,role")
    page.locator(".rb-table tbody td").first.focus()
    for key in ("ArrowRight", "Shift+ArrowDown", "Shift+ArrowRight"):
        page.keyboard.press(key)

    assert copied(page) == "省金融办\t牵头\r\n省国资委\t责任"


def test_a_drag_within_a_cell_selects_its_words(page, server):
    go(page, server, "?tab=table&columns=action")
    at_rest(page)
    box = page.locator(".rb-table tbody td").first.bounding_box()
    page.mouse.move(box["x"] + 12, box["y"] + 15)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 15, steps=4)
    page.mouse.up()

    assert page.locator("td[aria-selected]").count() == 0
    assert page.evaluate("getSelection().toString()") in page.locator(".rb-table tbody td").first.inner_text()


def test_the_whole_table_is_copied_and_no_cell_of_it_is_a_formula(page, server):
    go(page, server, "documents")
    choose_files(page, {"name": "table.tsv", "mimeType": "text/plain", "buffer": TABLE.encode()})
    expect(page.locator(".rb-heading").first).to_contain_text("table", timeout=60_000)
    at_rest(page)
    follow(page, f"?{urlencode({'tab': 'table', 'doc': query(page)['doc'][0]})}")
    expect(page.locator(".rb-table tbody tr").first).to_be_visible()
    page.evaluate(
        """addEventListener("copy", (event) => { window.copied = event.clipboardData.getData("text/plain"); })"""
    )
    page.locator(".rb-copy-table").click()

    lines = page.evaluate("window.copied").split("\r\n")
    assert lines[0].split("\t")[:4] == ["措施序号", "措施", "任务序号", "任务内容"]
    assert lines[1].split("\t")[3:5] == ["'=1+1", "'@甲局"]


@pytest.mark.parametrize("letters", ["sczt", "shengcaizhengting"])
def test_letters_find_an_agency_in_the_filter_whose_pinyin_nobody_sees(page, server, letters):
    go(page, server, "")
    page.get_by_role("combobox", name="单位").click()
    page.keyboard.type(letters)
    entry = page.locator("[data-testid$=Dropdown] [data-item-hl]")
    expect(entry).to_have_count(1)
    line = entry.evaluate("each => parseFloat(getComputedStyle(each).lineHeight)")
    expect(entry).to_have_css("clip-path", re.compile(r"^inset\(0px 0px "))
    assert entry.bounding_box()["height"] > 2 * line - 1

    page.keyboard.press("Enter")
    expect(page.locator(".rb-head")).to_contain_text("单位：省财政厅")
    chosen = page.locator(".st-key-agency [data-tag]")
    chosen.hover()
    expect(chosen).to_have_attribute("aria-label", "省财政厅")
    expect(chosen.locator("[title]")).to_have_attribute("title", "省财政厅")


def test_what_is_printed_is_the_whole_matrix_across_one_sheet_without_the_sidebar(page, server):
    go(page, server, "matrix")
    at_rest(page)
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True, format="A4"))) as printed:
        sheets = [(sheet.width > sheet.height, sheet.extract_text()) for sheet in printed.pages]

    assert len(sheets) == 1
    is_across, words = sheets[0]
    assert is_across
    assert all(f"{number}." in words for number in range(1, 14))
    assert "关键词" not in words
    assert "下载" not in words
