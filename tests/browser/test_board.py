"""What only a browser can show: clicks, downloads, the address bar, themes, and that nothing leaves the machine."""

from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

from dashboard.pages import BY_PATH
from dashboard.text import t
from tests.browser.steps import (
    DOC,
    FILTERED,
    PAGES,
    at_rest,
    click_chart,
    download,
    expect_no_sideways_scrolling,
    follow,
    go,
    pick_agency,
    query,
    rows,
)


def test_a_filter_changes_figures_text_download_and_address_together(page, server):
    go(page, server)
    pick_agency(page, "省金融办")
    page.get_by_role("button", name="牵头", exact=True).click()

    expect(page.get_by_text(FILTERED)).to_be_visible()
    expect(page.locator(".rb-figures dd:not(.rb-what)")).to_have_text(["4 / 13", "5 / 17", "1 / 21", "5 / 48"])
    expect(page.locator(".rb-action")).to_have_count(5)
    expect(page.locator(".rb-hit")).to_have_text(["省金融办"] * 5, use_inner_text=True)
    assert query(page) == {**DOC, "agency": ["省金融办"], "role": ["lead"]}
    name, data = download(page, "下载 CSV")
    assert name == "责任分工_金融支持小微企业责任分工表_省金融办_牵头.csv"
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 6
    assert [(row["单位"], row["角色"], row["原表行号"]) for row in rows(data)] == [
        ("省金融办", "牵头", number) for number in ("1", "2", "3", "11", "12")
    ]
    route = page.request.get(f"{server}/assignments.csv?{urlsplit(page.url).query}")
    assert route.body() == data


def test_the_search_filters_while_typing(page, server):
    go(page, server)
    page.get_by_role("textbox", name="关键词").fill("信用山西")

    expect(page.get_by_text("关键词：“信用山西” · 1 项任务")).to_be_visible()
    expect(page.locator("mark")).to_have_text(["信用山西"], use_inner_text=True)


def test_findings_once_opened_stay_open_as_the_filter_changes(page, server):
    go(page, server, "")
    page.locator(".rb-details summary").click()
    page.get_by_role("button", name="牵头", exact=True).click()
    expect(page.get_by_text("角色：牵头 ·")).to_be_visible()

    expect(page.locator(".rb-details p").first).to_be_visible()


def test_the_clear_button_brings_everything_back(page, server):
    go(page, server, "?agency=省金融办&role=牵头&q=担保")
    page.get_by_role("button", name="清除筛选").click()

    expect(page.get_by_text("未筛选 · 17 项任务").first).to_be_visible()
    assert query(page) == DOC


def test_a_short_link_is_rewritten_and_survives_a_reload(page, server):
    go(page, server, "matrix?measure=8&role=lead")

    expect(page.get_by_text("措施：8. 有效落实小微企业金融政策 · 角色：牵头 · 3 项任务")).to_be_visible()
    assert query(page) == {**DOC, "measure": ["8. 有效落实小微企业金融政策"], "role": ["lead"]}
    page.reload()
    expect(page.get_by_text("措施：8. 有效落实小微企业金融政策 · 角色：牵头 · 3 项任务")).to_be_visible()


def test_back_undoes_a_filter_and_a_change_of_page(page, server):
    go(page, server)
    pick_agency(page, "省财政厅")
    expect(page.get_by_text("单位：省财政厅 · 4 项任务").first).to_be_visible()
    page.get_by_role("link", name="责任矩阵").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES["matrix"])
    expect(page.get_by_text("单位：省财政厅 · 4 项任务").first).to_be_visible()

    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES[""])
    expect(page.get_by_text("单位：省财政厅 · 4 项任务").first).to_be_visible()
    page.go_back()
    expect(page.get_by_text("未筛选 · 17 项任务").first).to_be_visible()


def test_after_pages_turned_and_gone_back_through_faster_than_they_come_the_page_is_that_of_its_address(page, server):
    go(page, server, "?role=lead&q=企业")
    for _ in range(2):
        for name in ("逐项汇报", "责任矩阵", "单位负荷", "协同关系", "目标与时限", "总览"):
            page.get_by_role("link", name=name, exact=True).first.click()
            page.wait_for_timeout(120)
    at_rest(page)
    for _ in range(8):
        page.evaluate("history.back()")
        page.wait_for_timeout(80)

    at_rest(page)
    named = BY_PATH[urlsplit(page.url).path.strip("/")].name
    expect(page.locator("h1")).to_contain_text(t(f"{named}.nav"))
    expect(page.get_by_text("角色：牵头 · 关键词：“企业”")).to_be_visible()


def test_a_link_of_the_navigation_is_the_whole_address_of_its_view(new_page, server):
    page, other = new_page(), new_page()
    go(page, server, "?agency=省金融办&role=牵头")
    expect(page.get_by_text(FILTERED)).to_be_visible()
    address = page.get_by_role("link", name="责任矩阵").evaluate("link => link.href")

    other.goto(address)
    expect(other.get_by_role("heading", level=1)).to_have_text(PAGES["matrix"])
    expect(other.get_by_text(FILTERED)).to_be_visible()
    assert other.url == address


def test_back_after_clearing_brings_the_whole_filter_back(page, server):
    go(page, server, "matrix?agency=省金融办&q=担保")
    page.get_by_role("button", name="清除筛选").click()
    expect(page.get_by_text("未筛选 · 17 项任务").first).to_be_visible()

    page.go_back()
    expect(page.get_by_text("单位：省金融办 · 关键词：“担保”")).to_be_visible()


def test_an_address_that_is_no_page_leads_to_the_first_with_its_filter(page, server):
    go(page, server, "pages/matrix?agency=省金融办")

    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES[""])
    expect(page.get_by_text("单位：省金融办 · 7 项任务")).to_be_visible()


def test_a_foreign_host_name_is_refused(page, server):
    answer = page.request.get(f"{server}/assignments.csv", headers={"Host": "evil.example"})

    assert answer.status == 400


@pytest.mark.parametrize(
    ("path", "text", "ground"),
    [
        ("workload", ".ytick text", ".js-plotly-plot .main-svg"),
        ("collaboration?relation=flow", ".st-key-flow svg text", ".st-key-flow svg[baseProfile] > rect"),
    ],
)
def test_a_change_of_theme_leaves_a_chart_readable(page, server, path, text, ground):
    go(page, server, path)
    expect(page.locator(text).first).to_be_visible()
    page.emulate_media(color_scheme="dark")

    expect(page.locator(text).first).to_have_css("fill", "rgb(236, 236, 236)")
    light = "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).fill].includes('rgb(255, 255, 255)')"
    assert not page.locator(ground).first.evaluate(light)


def test_a_click_on_a_mark_opens_the_whole_text_with_all_agencies(page, server):
    go(page, server, "matrix")
    page.get_by_role("button", name="责任：省国资委，2. 完善政策性农业信贷担保体系").click()

    opened = page.locator(".rb-popover:popover-open")
    expect(opened.locator(".rb-action:visible")).to_contain_text(
        "推动省级农业信贷担保体系向市县延伸，3年内建成覆盖省、市、县的政策性农业信贷担保体系"
    )
    assert opened.locator(".rb-chip:visible").all_inner_texts() == [
        "省金融办",
        "省国资委",
        "省财政厅",
        "各市（县）政府",
    ]
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)


def test_a_mark_opens_by_keyboard(page, server):
    go(page, server, "matrix")
    page.get_by_role("button", name="牵头：省金融办，1. 完善政银担合作机制").press("Enter")

    expect(page.locator(".rb-popover:popover-open small:visible")).to_have_text("原表第 1 行")


def test_a_click_on_another_mark_shows_what_is_behind_that_one_and_a_second_click_closes_it(page, server):
    go(page, server, "matrix")
    first, other = (
        page.get_by_role("button", name=f"牵头：省金融办，{label}") for label in ("1. 完善政银担合作机制", "9. 加强")
    )
    opened = page.locator(".rb-popover:popover-open")
    first.click()
    expect(opened.locator("small:visible")).to_have_text(["原表第 1 行"])
    other.dispatch_event("click")
    expect(opened.locator("small:visible")).to_have_text(["原表第 11 行", "原表第 12 行"])

    other.dispatch_event("click")
    expect(opened).to_have_count(0)


def test_nothing_fades_while_the_filter_changes(page, server):
    go(page, server)
    page.evaluate(
        """() => {
          window.faded = [];
          addEventListener("transitionrun", ({ target, propertyName }) => {
            if (propertyName === "opacity" && target.dataset.testid === "stElementContainer") faded.push(target.innerText);
          }, true);
        }"""
    )
    for role, count in (("牵头", 25), ("责任", 48), ("牵头", 23)):
        page.get_by_role("button", name=role, exact=True).click()
        expect(page.get_by_text(f"{count} 项分工")).to_be_visible()

    assert page.evaluate("faded") == []


@pytest.mark.parametrize("query", ["", "?lang=en"])
def test_what_marks_open_looks_as_on_the_first_page(page, server, query):
    go(page, server, query)
    expect(page.locator(".rb-action")).to_have_count(17)
    listed = page.locator(".rb-action").evaluate_all("all => all.map(one => one.outerHTML)")
    go(page, server, f"matrix{query}")
    expect(page.locator(".rb-matrix button")).to_have_count(47)
    at_rest(page)
    behind = page.locator(".rb-matrix button").evaluate_all(
        """marks => marks.flatMap(mark => {
          mark.click();
          return [...document.querySelectorAll(".rb-popover .rb-action:not([hidden])")].map(one => one.outerHTML);
        })"""
    )

    assert set(behind) == set(listed)


def test_on_the_wall_of_a_meeting_room_texts_are_larger(page, server):
    go(page, server)
    size = "parseFloat(getComputedStyle(document.querySelector('.rb-text')).fontSize)"
    on_a_desk = page.evaluate(size)
    page.set_viewport_size({"width": 2560, "height": 1440})

    assert page.evaluate(size) > 1.2 * on_a_desk
    expect_no_sideways_scrolling(page)


def test_the_whole_matrix_is_readable_at_once_on_a_meeting_screen(page, server):
    go(page, server, "matrix")
    expect(page.locator(".rb-matrix button")).to_have_count(47)
    at_rest(page)

    matrix = page.locator(".rb-matrix").bounding_box()
    table = page.locator(".rb-matrix table").bounding_box()
    assert table["width"] <= matrix["width"] + 1
    assert table["height"] <= matrix["height"] + 1
    assert table["y"] + table["height"] <= 1080


def test_the_matrix_and_the_workload_are_downloaded(page, server):
    go(page, server, "matrix")
    name, data = download(page, "下载矩阵 CSV")
    assert name == "责任矩阵_措施_金融支持小微企业责任分工表.csv"
    assert len(rows(data)) == 13 + 2
    page.get_by_role("link", name="单位负荷").click()
    name, data = download(page, "下载负荷表 CSV")
    assert name == "单位负荷_任务_金融支持小微企业责任分工表.csv"
    first = rows(data)[0]
    assert next((first[n] for n in first if n.startswith("合计")), first) == "7"


def test_a_click_on_a_bar_sets_the_agency_filter_and_a_second_click_clears_it(page, server):
    go(page, server, "workload")
    bars = page.locator(".bars .point path")
    expect(bars).to_have_count(42)
    click_chart(bars.nth(2))

    expect(page.get_by_text("单位：省财政厅 · 4 项任务").first).to_be_visible()
    page.wait_for_url(lambda url: "省财政厅" in unquote(url))
    assert query(page) == {**DOC, "agency": ["省财政厅"]}
    click_chart(bars.nth(2))
    expect(page.get_by_text("未筛选 · 17 项任务").first).to_be_visible()


def test_each_page_follows_light_and_dark_and_does_not_scroll_sideways_at_1366_by_768(page, server):
    go(page, server)
    page.set_viewport_size({"width": 1366, "height": 768})
    for path in PAGES:
        follow(page, path)
        expect(page.get_by_role("heading", level=1)).to_have_text(PAGES[path])

        for scheme, ground in (("light", "rgb(255, 255, 255)"), ("dark", "rgb(21, 23, 26)")):
            page.emulate_media(color_scheme=scheme)
            expect(page.locator(".stApp")).to_have_css("background-color", ground)
            if path == "matrix":
                expect(page.locator(".rb-matrix tbody td").first).to_have_css("background-color", ground)
            expect_no_sideways_scrolling(page)


def test_what_is_selected_can_be_read_on_the_dark_ground(new_page, server):
    page = new_page(scheme="dark")
    go(page, server, "matrix?role=牵头")

    for name, role in (("措施", "radio"), ("牵头", "button")):
        expect(page.get_by_role(role, name=name, exact=True)).to_have_css("color", "rgb(242, 163, 163)")


def test_the_first_page_loads_neither_plotly_nor_the_grid(page, server):
    loaded = []
    page.on("request", lambda request: loaded.append(request.url.lower()))
    go(page, server)
    page.wait_for_load_state("networkidle")

    assert not [url for url in loaded if "plotly" in url or "dataframe" in url or "glide" in url]


def test_the_page_says_that_it_is_chinese_and_what_it_is(page, server):
    go(page, server, "matrix")

    assert page.locator("html").get_attribute("lang") == "zh-CN"
    assert page.title() == "责任矩阵 · 责任分工看板"
