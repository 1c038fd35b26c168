"""Links to agencies and clicks on collaboration in a real browser: the session stays, and so does the filter."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.steps import (
    click_chart,
    download,
    expect_no_sideways_scrolling,
    follow,
    go,
    query,
    rows,
    stand_still,
)
from tests.conftest import BUNDLED

TAX = "国家税务总局山西省税务局（原省国税局、省地税局）"


def profile(page: Page):
    return page.locator(".rb-name h2")


def test_a_chip_leads_to_its_agency_with_the_rest_of_the_filter(page, server):
    go(page, server, "?measure=8")
    page.locator(".rb-chip", has_text="省财政厅").click()

    expect(profile(page)).to_have_text("省财政厅")
    expect(page.get_by_text("措施：8. 有效落实小微企业金融政策 · 单位：省财政厅 · 1 项任务")).to_be_visible()
    assert query(page) == {"doc": [BUNDLED.name], "agency": ["省财政厅"], "measure": ["8. 有效落实小微企业金融政策"]}
    page.reload()
    expect(profile(page)).to_have_text("省财政厅")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("总览：任务全文与承担单位")
    expect(page.get_by_text("措施：8. 有效落实小微企业金融政策 · 3 项任务")).to_be_visible()


def test_a_heading_of_the_matrix_leads_to_its_agency_by_keyboard(page, server):
    go(page, server, "matrix")
    page.locator("thead a", has_text="太原海关").press("Enter")

    expect(profile(page)).to_have_text("太原海关")


def test_a_link_opened_in_a_new_tab_keeps_document_and_filter(page, server):
    go(page, server, "?measure=8")
    with page.context.expect_page() as opened:
        page.locator(".rb-chip", has_text="省财政厅").click(modifiers=["Control"])

    expect(profile(opened.value)).to_have_text("省财政厅")
    assert query(opened.value)["measure"] == ["8. 有效落实小微企业金融政策"]


def test_a_row_of_the_workload_leads_to_its_agency(page, server):
    go(page, server, "workload?role=牵头")
    expect(page.get_by_text("点击表中一格")).to_be_visible(timeout=60_000)
    grid = page.locator(".st-key-workload canvas").first
    grid.scroll_into_view_if_needed()
    stand_still(page)  # the chart above may still take its height
    box = grid.bounding_box()
    page.mouse.click(box["x"] + 80, box["y"] + 35 + 44 * 0.5)

    expect(profile(page)).to_have_text("省金融办", timeout=60_000)
    expect(page.get_by_text("单位：省金融办 · 角色：牵头 · 5 项任务")).to_be_visible()


def test_the_switch_is_in_the_address_and_all_pages_and_downloads_follow(page, server):
    go(page, server, "matrix?agency=省国税局")
    page.get_by_text("按现行机构").click()
    expect(page.get_by_text(f"单位：{TAX} · 1 项任务")).to_be_visible()
    page.wait_for_url(lambda url: "current=1" in url)
    _, data = download(page, "下载 CSV")
    assert [(row["单位"], row["现行机构"]) for row in rows(data)] == [
        ("省国税局、省地税局", "国家税务总局山西省税务局")
    ]
    assert page.request.get(f"{server}/assignments.csv?{page.url.split('?')[1]}").body() == data

    page.reload()
    expect(page.locator(".rb-matrix thead a")).to_have_text(TAX)
    page.get_by_role("link", name="单位负荷").click()
    expect(page.get_by_text(f"单位：{TAX} · 1 项任务")).to_be_visible()


def test_a_number_of_the_crossing_opens_the_actions_two_agencies_share(page, server):
    go(page, server, "collaboration")
    page.get_by_role("button", name="省发改委 — 人民银行太原中心支行：● 共同牵头 2 项任务").click()

    opened = page.locator(".rb-popover:popover-open")
    expect(opened.locator("small:visible")).to_have_text(["原表第 6 行", "原表第 7 行"], use_inner_text=True)
    assert opened.locator("h3:visible").all_inner_texts() == [
        "6. 促进小微企业信用信息共享",
        "7. 健全小微企业失信惩戒机制",
    ]


def test_a_mark_shows_the_heading_of_its_measure_only_and_no_line_above_its_action(page, server):
    go(page, server, "matrix?rows=任务")
    page.get_by_role("button", name="牵头：各市政府，8. 有效落实小微企业金融政策（2）").click()

    opened = page.locator(".rb-popover:popover-open")
    expect(opened.locator("h3:visible")).to_have_text(["8. 有效落实小微企业金融政策"])
    expect(opened.locator(".rb-action:visible")).to_have_css("border-top-width", "0px")
    expect(opened.locator(".rb-note")).to_be_hidden()


def test_a_click_on_a_ribbon_or_a_name_of_the_flow_lists_its_actions(page, server):
    go(page, server, "collaboration?relation=流向图&agency=太原海关")
    flow = page.locator(".st-key-flow")
    expect(flow.locator("svg text").first).to_be_visible()
    click_chart(flow.locator('svg path[fill-opacity="0.35"], svg path[opacity="0.35"]').first)
    expect(page.get_by_role("heading", level=3).first).to_contain_text("→ ○ 太原海关：1 项任务")

    click_chart(flow.get_by_text("○ 太原海关", exact=True))
    expect(page.get_by_role("heading", level=3).first).to_have_text("○ 太原海关：1 项任务")


def test_a_line_of_the_questions_leads_to_its_rows(page, server):
    go(page, server, "collaboration?relation=问题提示&agency=省财政厅")
    page.get_by_role("link", name="9. 加强小微企业上市培育工作（原表第 12 行）").click()

    expect(page.get_by_text("措施：9. 加强小微企业上市培育工作 · 角色：牵头 · 2 项任务")).to_be_visible()
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get("role") == ["lead"])
    assert "agency" not in query(page)


def test_the_pages_fit_1366_by_768_in_both_themes(new_page, server):
    page = new_page(1366, 768)
    go(page, server)
    for path, shown in (
        ("agency", ".rb-directory"),
        ("agency?agency=省财政厅", ".rb-profile"),
        ("collaboration", ".rb-crossing"),
        ("collaboration?relation=流向图", ".st-key-flow svg text"),
    ):
        follow(page, path)
        expect(page.locator(shown).first).to_be_visible()

        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            expect_no_sideways_scrolling(page)
