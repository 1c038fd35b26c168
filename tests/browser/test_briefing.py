"""The briefing in the browser: keys, clicker, full screen; and what is taken away."""

import re
import signal
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.steps import at_rest, choose_files, follow


def open_briefing(page: Page, server: str, query: str = "") -> None:
    page.goto(f"{server}/briefing{query}")
    expect(page.locator(".rb-slide h2")).to_be_visible()
    expect(page.locator(".st-key-slide-next button")).to_be_visible()


def test_keys_and_a_clicker_move_through_the_slides(page, server):
    open_briefing(page, server)
    heading = page.locator(".rb-slide h2")

    for at, key in enumerate(["ArrowRight", "PageDown", "Space"], start=2):
        page.keyboard.press(key)
        expect(heading).to_contain_text(f"{at}. ")
    for at, key in zip([3, 2], ["ArrowLeft", "PageUp"], strict=True):
        page.keyboard.press(key)
        expect(heading).to_contain_text(f"{at}. ")
    expect(page).to_have_url(re.compile(r"[?&]at=2"))


def test_a_space_typed_into_the_search_moves_nothing(page, server):
    open_briefing(page, server)
    page.get_by_role("textbox", name="关键词").fill("信贷")
    expect(page).to_have_url(re.compile("[?&]q="))
    page.get_by_role("textbox", name="关键词").press("Space")
    page.get_by_role("textbox", name="关键词").press("ArrowRight")

    page.wait_for_timeout(500)
    expect(page.locator(".st-key-briefing")).to_contain_text(re.compile(r"\b1 / \d"))


def test_keys_work_after_a_jump_and_wherever_the_focus_is(page, server):
    open_briefing(page, server)
    heading, field = page.locator(".rb-slide h2"), page.locator(".st-key-at input")

    for keys, at in ((["End"], 13), (["Home"], 1), (["1", "0", "Enter"], 10), (["ArrowRight"], 11)):
        for key in keys:
            page.keyboard.press(key)
        expect(heading).to_contain_text(f"{at}. ")
    field.fill("5")
    field.press("Enter")
    expect(heading).to_contain_text("5. ")
    page.keyboard.press("ArrowRight")
    expect(heading).to_contain_text("6. ")
    page.get_by_role("textbox", name="关键词").click()
    page.keyboard.press("PageDown")
    expect(heading).to_contain_text("7. ")
    page.locator(".st-key-slide-back button").click()
    expect(heading).to_contain_text("6. ")
    page.keyboard.press("Space")
    expect(heading).to_contain_text("7. ")


def test_a_number_that_there_is_not_opens_the_last_slide_and_says_so(page, server):
    open_briefing(page, server)
    page.keyboard.type("99")
    expect(page.locator(".rb-typed")).to_have_text("99 / 13")
    page.keyboard.press("Enter")

    expect(page.locator(".rb-slide h2")).to_contain_text("13. ")
    expect(page.locator(".rb-typed")).to_have_text("99 → 13 / 13")


def test_a_clicker_makes_the_screen_black_and_any_key_light_again(page, server):
    open_briefing(page, server, "?at=3")
    page.keyboard.press(".")
    expect(page.locator(".rb-black")).to_be_visible()
    page.keyboard.press("ArrowRight")

    expect(page.locator(".rb-black")).to_have_count(0)
    expect(page.locator(".rb-slide h2")).to_contain_text("3. ")


def is_full(page: Page) -> bool:
    return page.evaluate("document.fullscreenElement === document.documentElement")


def test_f5_fills_the_screen_and_keeps_the_place(page, server):
    open_briefing(page, server, "?at=8")
    page.keyboard.press("F5")

    expect(page.locator('[data-testid="stSidebar"]')).to_be_hidden()
    assert is_full(page)
    expect(page.locator(".rb-slide h2")).to_contain_text("8. ")


def test_every_page_fills_the_screen_and_its_controls_appear_on_movement(page, server):
    page.goto(f"{server}/matrix")
    expect(page.locator(".rb-matrix")).to_be_visible()
    page.get_by_role("button", name="全屏").click()
    expect(page.locator('[data-testid="stHeader"]')).to_be_hidden()
    assert is_full(page)
    expect(page.locator(".st-key-pages")).to_have_css("opacity", "0")
    page.mouse.move(300, 300)
    page.mouse.move(320, 320)
    expect(page.locator(".st-key-pages")).to_have_css("opacity", "1")
    page.get_by_role("link", name="逐项汇报").click()
    expect(page.locator(".rb-slide")).to_be_visible()
    assert is_full(page)

    page.get_by_role("button", name="退出全屏").click()
    expect(page.locator('[data-testid="stHeader"]')).to_be_visible()
    assert not is_full(page)


def test_no_slide_is_cut_off_on_a_small_screen(new_page, server):
    page = new_page(1366, 768)
    open_briefing(page, server)
    page.get_by_role("button", name="全屏").click()
    for at in (1, 8, 13):
        follow(page, f"briefing?at={at}")
        expect(page.locator(".rb-slide h2")).to_contain_text(f"{at}. ")
        body = page.locator(".rb-body")
        fits = body.evaluate(
            "body => body.scrollHeight <= body.clientHeight || getComputedStyle(body).overflowY === 'auto'"
        )
        bottom = page.locator(".rb-slide").bounding_box()

        assert fits
        assert bottom["y"] + bottom["height"] <= 768


def test_each_press_is_a_step_however_quickly_they_follow(page, server):
    open_briefing(page, server, "?at=2")
    at_rest(page)
    for key in ["ArrowRight"] * 9 + ["ArrowLeft"] * 2:
        page.keyboard.press(key)

    expect(page.get_by_text("9 / 13")).to_be_visible()


def test_each_press_is_a_step_also_while_the_server_takes_its_time(page, server, server_process):
    open_briefing(page, server, "?at=2")
    server_process.send_signal(signal.SIGSTOP)
    try:
        for _ in range(4):
            page.keyboard.press("ArrowRight")
            page.wait_for_timeout(600)
    finally:
        server_process.send_signal(signal.SIGCONT)

    expect(page.get_by_text("6 / 13")).to_be_visible()


def test_who_has_clicked_the_full_screen_goes_on_by_keyboard(page, server):
    open_briefing(page, server, "?at=2")
    page.get_by_role("button", name="全屏").click()
    for key, at in (("ArrowRight", 3), (" ", 4)):
        page.keyboard.press(key)
        expect(page.locator(".rb-slide h2")).to_contain_text(f"{at}. ")

    assert is_full(page)


def test_a_button_reached_by_keyboard_is_pressed_by_the_space_bar(page, server):
    open_briefing(page, server, "?at=2")
    page.get_by_role("button", name="全屏").focus()
    page.keyboard.press(" ")

    expect(page.locator('[data-testid="stSidebar"]')).to_be_hidden()
    expect(page.locator(".rb-slide h2")).to_contain_text("2. ")


def test_the_link_of_the_view_is_copied(page, server):
    page.goto(f"{server}/?agency=省金融办")
    page.get_by_role("button", name="导出与分享").click()
    page.get_by_role("button", name="复制链接").click()

    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_workbook_and_task_lists_are_downloaded_under_the_name_of_the_filter(page, server):
    page.goto(f"{server}/?agency=省金融办&role=lead")
    page.get_by_role("button", name="导出与分享").click()
    for label, name in [
        ("Excel 工作簿", "责任分工_金融支持小微企业责任分工表_省金融办_牵头.xlsx"),
        ("Word 任务清单", "省金融办任务清单_金融支持小微企业责任分工表_牵头.docx"),
        ("各单位的任务清单", "任务清单_金融支持小微企业责任分工表_省金融办_牵头.zip"),
    ]:
        with page.expect_download() as download:
            page.get_by_role("link", name=label).click()
        assert download.value.suggested_filename == name


def test_the_print_version_holds_what_the_filter_shows(page, server):
    page.goto(f"{server}/?agency=省金融办&role=lead")
    page.get_by_role("button", name="导出与分享").click()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="打印版").click()

    expect(opened.value.locator("tbody tr")).to_have_count(5)
    expect(opened.value.locator("body > p")).to_have_text("单位：省金融办 · 角色：牵头 · 5 项任务")


def test_the_print_version_of_a_draft_opens_by_its_key(page, server):
    page.goto(f"{server}/documents")
    table = "我的责任分工表\n工作内容\t牵头单位\t责任单位\n（一）修路。修好\t甲局\t乙局\n".encode()
    choose_files(page, {"name": "mine.txt", "mimeType": "text/plain", "buffer": table})
    expect(page.locator(".rb-entry.rb-open")).to_contain_text("我的责任分工表")
    page.get_by_role("button", name="导出与分享").click()
    with page.expect_popup() as printed:
        page.get_by_role("link", name="打印版").click()

    expect(printed.value.get_by_text("甲局").first).to_be_visible()


def test_the_chart_and_the_matrix_are_saved_as_pictures(page, server):
    page.goto(f"{server}/workload?role=lead")
    expect(page.locator(".bars .point").first).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="图表存为图片").click()
    assert download.value.suggested_filename == "单位负荷_金融支持小微企业责任分工表_牵头.png"
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")

    page.get_by_role("link", name="责任矩阵").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="矩阵存为图片（SVG）").click()
    assert download.value.suggested_filename == "责任矩阵_金融支持小微企业责任分工表_牵头.svg"
