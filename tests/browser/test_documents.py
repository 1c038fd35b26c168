"""Documents in a real browser: upload, open, address bar, and a session's own uploads."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import serve_document
from tests.browser.test_board import go, query

CASES = Path(__file__).parents[1] / "cases"


def upload(page: Page, *names: str) -> None:
    page.locator("input[type=file]").set_input_files([CASES / name for name in names])


def test_an_uploaded_workbook_is_read_and_shown_on_every_page(page, server):
    go(page, server, "documents")
    upload(page, "sheets-merged.xlsx")
    expect(page.get_by_role("button", name="移除")).to_be_visible()
    title = page.get_by_role("combobox", name="查看文档").input_value()

    for name in ("总览", "责任矩阵", "单位负荷"):
        page.get_by_role("link", name=name).click()
        expect(page.get_by_text(f"《{title}》")).to_be_visible()


def test_an_upload_is_seen_in_its_own_session_only(new_page, server):
    mine, other = new_page(), new_page()
    go(mine, server, "documents")
    upload(mine, "two-annexes.docx")
    expect(mine.get_by_role("button", name="移除")).to_be_visible()

    go(other, server, "documents")
    expect(other.locator(".rb-entry")).to_have_count(1)


def test_a_bad_upload_says_why_and_the_document_stays(page, server, tmp_path):
    bad = tmp_path / "bad<b>.pdf"
    bad.write_bytes(b"%PDF-1.4 broken")
    go(page, server, "documents")
    page.locator("input[type=file]").set_input_files(bad)

    expect(page.locator(".rb-error")).to_have_count(1)
    assert page.locator(".rb-error").inner_text().endswith("。")
    expect(page.get_by_text("bad<b>.pdf").first).to_be_visible()
    expect(page.get_by_role("heading", name="《金融支持小微企业责任分工表》")).to_be_visible()


def test_the_chosen_document_is_in_the_address_and_a_link_opens_it(page, tmp_path):
    table = "第{n}份责任分工表\n工作内容\t牵头单位\t责任单位\n（一）修路。把路修好\t第{n}局\t\n"
    with serve_document(tmp_path, table.format(n="一").encode(), "one.txt") as base:
        (tmp_path / "data/documents/two.txt").write_text(table.format(n="二"), encoding="utf-8")
        go(page, base)
        page.get_by_role("combobox", name="查看文档").click()
        page.get_by_role("option", name="第二份责任分工表").click()
        expect(page.get_by_text("《第二份责任分工表》")).to_be_visible()
        assert query(page) == {"doc": ["第二份责任分工表"]}
        page.reload()
        expect(page.get_by_text("《第二份责任分工表》")).to_be_visible()
        go(page, base, "matrix?doc=all&agency=第一局")
        expect(page.get_by_text("全部文档（2 份）　单位：第一局 · 1 项任务")).to_be_visible()
        page.goto("about:blank")


def test_a_click_on_an_assignment_marks_it_in_the_source(page, server):
    go(page, server, "documents")
    grid = page.locator("[data-testid=stDataFrame]").last
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.7, box["y"] + 35 + 35 * 3.5)

    expect(page.locator(".rb-source mark")).to_have_text("各市（县）政府")
