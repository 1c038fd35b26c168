"""Documents in a real browser: upload, open, address bar, and a session's own uploads."""

import re
from html import escape

from playwright.sync_api import Locator, Page, expect

from tests.attacks.cells import HOSTILE_HEADERS
from tests.browser.steps import DOC, at_rest, choose_files, go, query, seen, upload


def test_an_upload_is_shown_on_every_page_by_links_and_after_a_reload(page, server):
    go(page, server, "documents")
    upload(page, "sheets-merged.xlsx")
    expect(page.get_by_role("button", name="移除")).to_be_visible(timeout=60_000)
    title = page.get_by_role("combobox", name="查看文档").input_value()
    for name in ("总览", "责任矩阵", "单位负荷", "文档"):
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_text(f"《{title}》").first).to_be_visible()
        if name == "总览":
            chip = page.locator(".rb-chip").first
            agency = chip.inner_text()
            chip.click()
            expect(page.locator(".rb-name h2")).to_have_text(agency)
            expect(page.get_by_text(f"《{title}》").first).to_be_visible()

    expect(page).to_have_url(re.compile(r"/documents\?doc=[\w-]{22}&"))
    page.reload()
    expect(page.get_by_role("heading", name=f"《{title}》")).to_be_visible()


LINE = 39  # pixels of a grid's line


def grid(page: Page, name: str) -> Locator:
    return page.locator(f"[class*='st-key-{name}-'] [data-testid=stDataFrame]")


def click_line(page: Page, name: str, line: int) -> None:
    """A click on a line that is in sight of a grid, in the middle of it."""
    at_rest(page)
    expect(grid(page, name)).to_have_count(1)  # that of the document before is gone
    grid(page, name).scroll_into_view_if_needed()
    box = grid(page, name).bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.5, box["y"] + LINE * (line + 1.5))


def test_one_click_after_another_in_any_of_the_grids_is_followed(page, server):
    go(page, server, "documents")
    place = page.locator(".rb-source small")
    click_line(page, "findings", 0)
    expect(place).to_contain_text("原表第 7 行")
    expect(page.locator(".st-key-source-focus")).to_contain_text("单位名单以分隔号结尾，可能漏了一个单位")
    click_line(page, "findings", 1)
    expect(place).to_contain_text("原表第 9 行")
    click_line(page, "rows", 0)
    expect(page.locator(".st-key-source-focus")).not_to_contain_text("这些行的这一列是空白")
    expect(place).not_to_contain_text("原表第 9 行")


def test_the_keys_go_from_source_row_to_source_row(page, server):
    go(page, server, "documents")
    click_line(page, "rows", 1)
    expect(page.locator(".rb-source small")).to_contain_text("原表第 2 行")
    page.keyboard.press("ArrowDown")

    expect(page.locator(".rb-source small")).to_contain_text("原表第 3 行")


def test_the_row_looked_at_stays_in_sight_while_the_grids_scroll(page, server):
    go(page, server, "documents")
    for width, height, line, name in ((1920, 1080, 2, "省金控集团"), (1366, 768, 3, "各市（县）政府")):
        page.set_viewport_size({"width": width, "height": height})
        click_line(page, "assignments", line)
        expect(page.locator(".rb-source mark")).to_have_text(name)
        expect(page.locator(".rb-source small")).to_be_in_viewport()


def test_a_thousand_rows_can_be_checked(page, server, tmp_path):
    rows = "".join(f"{row}\t修第{row}条路\t市第{row}局\t市财政局\n" for row in range(1, 1001))
    large = tmp_path / "large.tsv"
    large.write_text(f"序号\t工作内容\t牵头单位\t责任单位\n{rows}", encoding="utf-8")
    go(page, server, "documents")
    choose_files(page, large)
    expect(page.get_by_text("原文（1000 行）")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("原文（17 行）")).to_have_count(0)
    click_line(page, "rows", 0)
    expect(page.locator(".rb-source small")).to_have_text("原表第 1 行 · 文件第 2 行")
    page.keyboard.press("Control+End")
    expect(page.locator(".rb-source small")).to_have_text("原表第 1000 行 · 文件第 1001 行")

    click_line(page, "assignments", 7)
    expect(page.locator(".rb-source mark")).to_have_text("市财政局")


def test_an_upload_makes_one_entry_of_the_history_and_back_leads_to_the_document_before_also_from_a_removed_one(
    page, server
):
    go(page, server, "documents")
    before = page.evaluate("history.length")
    heading = page.locator("h3", has_text="《")
    upload(page, "sheets-merged.xlsx")
    expect(heading).not_to_have_text("《金融支持小微企业责任分工表》")
    title = heading.inner_text().strip("《》")
    expect(page).to_have_url(re.compile(r"\?doc=[\w-]{22}$"))
    assert page.evaluate("history.length") == before + 1

    page.go_back()
    expect(heading).to_have_text("《金融支持小微企业责任分工表》")
    assert query(page) == DOC
    page.go_forward()
    expect(heading).to_have_text(f"《{title}》")
    page.get_by_role("button", name="移除").click()
    expect(page.locator(".rb-entry")).to_have_count(1)
    page.go_back()
    expect(heading).to_have_text("《金融支持小微企业责任分工表》")


def test_the_uploader_speaks_chinese(page, server, tmp_path):
    go(page, server, "documents")
    uploader = page.get_by_test_id("stFileUploader")
    assert seen(uploader.locator("button p")) == '"选择文件"'
    assert seen(page.get_by_test_id("stFileUploaderDropzoneInstructions").locator("span")) == (
        '"也可把文件拖到这里，每个不超过 10 MB"'
    )

    files = page.evaluate_handle(
        "() => { const data = new DataTransfer(); data.items.add(new File(['a'], 'a.txt')); return data }"
    )
    page.get_by_test_id("stFileUploaderDropzone").dispatch_event("dragenter", {"dataTransfer": files})
    assert seen(uploader.get_by_text("Drag and drop")) == '"松开即上传"'


def test_a_file_over_the_limit_is_refused_in_chinese(page, server, tmp_path):
    large = tmp_path / "large.txt"
    large.write_bytes(b"a" * (10 * 2**20 + 1))
    go(page, server, "documents")
    choose_files(page, large)

    refused = page.get_by_test_id("stFileChip").get_by_role("alert")
    expect(refused).to_be_visible()
    assert seen(refused) == '"未接收：每个文件不超过 10 MB，一次不超过 20 个、共 60 MB"'


def test_the_first_rows_of_an_unknown_table_are_seen_whole_and_as_printed(page, server, tmp_path):
    long = "把道路的路面重新铺设并完成排水管网改造，" * 8
    table = tmp_path / "unknown.csv"
    hostile = ",".join(map(escape, HOSTILE_HEADERS))
    table.write_text(f"办什么,由谁办,{hostile}\n{long},市交通局,甲,乙,丙\n架桥,市水利局,{hostile}\n", encoding="utf-8")
    go(page, server, "documents")
    choose_files(page, table)

    cell = page.locator(".rb-rows td", has_text=long).first
    expect(cell).to_be_visible()
    assert cell.evaluate("e => e.scrollWidth <= e.clientWidth && e.clientHeight > 2 * 20")
    shown = page.locator(".rb-rows").first.inner_text()
    assert {name: shown.count(name) for name in HOSTILE_HEADERS} == dict.fromkeys(HOSTILE_HEADERS, 2)
    assert page.locator('[href*=corpus]:not([href*="?"]), [src*=corpus], [onerror]').count() == 0
    page.get_by_role("button", name="按以上各列读取").click()
    expect(page.locator(".rb-entry.rb-open")).to_contain_text("2 项任务")
