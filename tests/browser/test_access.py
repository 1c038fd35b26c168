"""Whether everybody can use the pages: people who cannot see well, who use the keyboard, who have a small screen or an old
browser. axe-core, which looks for obstacles, comes from npm by scripts/setup.sh."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.pages import PAGES
from tests.browser.conftest import new_visitor
from tests.browser.steps import at_rest, expect_no_sideways_scrolling, follow, go, pick_agency, stand_still
from tests.conftest import ROOT

AXE = ROOT / "tests/browser/node_modules/axe-core/axe.min.js"
#: Every page, and the other views of those that have several.
VIEWS = [
    *(page.path for page in PAGES),
    "?tab=table",
    "agency?agency=省财政厅",
    "collaboration?relation=flow",
    "collaboration?relation=questions",
]
LESS = {"as on a tablet": {"width": 820, "height": 1180}, "as with letters at 200 %": {"width": 683, "height": 384}}


def opened(browser: Browser, server: str, width: int, height: int) -> Iterator[Page]:
    page = new_visitor(browser)
    page.set_viewport_size({"width": width, "height": height})
    go(page, server)
    at_rest(page)
    yield page
    page.context.close()


@pytest.fixture(scope="module")
def window(browser, server) -> Iterator[Page]:
    yield from opened(browser, server, 1366, 768)


@pytest.fixture(scope="module")
def phone(browser, server) -> Iterator[Page]:
    yield from opened(browser, server, 390, 844)


@pytest.fixture(scope="module", params=VIEWS)
def view(request, window) -> Page:
    """Each view in turn, for all tests of it."""
    follow(window, request.param)
    at_rest(window)
    return window


@pytest.mark.parametrize(("scheme", "ground"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(21, 23, 26)")])
def test_a_view_has_no_serious_obstacle(view, scheme, ground):
    view.emulate_media(color_scheme=scheme)
    expect(view.locator(".stApp")).to_have_css("background-color", ground)
    view.evaluate(AXE.read_text(encoding="utf-8"))
    found = view.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]

    assert [
        f"{one['id']}: {[node['html'][:200] for node in one['nodes'][:3]]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ] == []


def test_a_view_has_one_heading_of_the_first_level(view):
    expect(view.locator("h1")).to_have_count(1)


def test_what_a_view_names_has_its_name_in_the_language_of_the_page(view):
    english = "[...document.querySelectorAll('[aria-label], [placeholder]')].filter(e => e.checkVisibility()).flatMap(e => [e.ariaLabel, e.placeholder]).filter(w => /^[a-z]{3}/i.test(w ?? '') && !/^(Word|Excel)/.test(w))"

    assert view.evaluate(english) == []


def test_the_skip_link_goes_past_everything_to_the_matrix(page, server):
    go(page, server, "matrix")
    at_rest(page)
    page.locator("body").press("Tab")
    expect(page.locator("[data-testid=stSkipToContent]")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator(".rb-matrix")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.rb-matrix') !== null")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_has_the_focus_is_seen(new_page, server, scheme):
    page = new_page(1366, 768, scheme)
    go(page, server, "matrix")
    at_rest(page)
    unseen = []
    for _ in range(30):
        page.keyboard.press("Tab")
        unseen += page.evaluate(
            """() => {
                const held = document.activeElement, around = [held, held.closest("label"), held.parentElement, held.parentElement.parentElement];
                const seen = around.some(e => e && (parseFloat(getComputedStyle(e).outlineWidth) >= 2 && getComputedStyle(e).outlineStyle !== "none"));
                return seen || held.matches("body, input") ? [] : [held.outerHTML.slice(0, 150)];
            }"""
        )

    assert unseen == []


def expect_to_fit(page: Page, width: int) -> None:
    """The whole navigation is in sight, and nothing is beside the screen."""
    expect_no_sideways_scrolling(page)
    links = page.locator(".st-key-pages a").evaluate_all(
        "links => links.map(link => link.getBoundingClientRect().toJSON())"
    )
    assert len(links) == sum(not page.under for page in PAGES)
    assert [link for link in links if not link["width"] or link["left"] < 0 or link["right"] > width] == []


@pytest.mark.parametrize("size", LESS.values(), ids=LESS)
def test_a_view_fits_a_window_that_is_made_smaller(view, size):
    before = view.viewport_size
    view.set_viewport_size(size)

    expect_to_fit(view, size["width"])
    view.set_viewport_size(before)


@pytest.mark.parametrize("path", VIEWS)
def test_a_view_fits_a_phone(phone, path):
    follow(phone, path)

    expect_to_fit(phone, 390)


def test_a_phone_can_filter(new_page, server):
    page = new_page(390, 844)
    go(page, server)
    at_rest(page)
    page.get_by_role("button", name="展开侧栏").click()
    stand_still(page)
    pick_agency(page, "省财政厅")
    page.get_by_role("button", name="收起侧栏").click()

    expect(page.get_by_text("单位：省财政厅").first).to_be_visible()


def test_a_phone_can_brief(new_page, server):
    page = new_page(390, 844)
    go(page, server, "briefing")
    page.get_by_role("button", name="下一项").click()

    expect(page.locator(".rb-slide h2")).to_contain_text("2.")


def test_the_files_of_a_draft_are_offered_within_the_screen(new_page, server):
    page = new_page(1366, 768)
    go(page, server, "documents")
    page.locator("input[type=file]").set_input_files(
        {
            "name": "甲.txt",
            "mimeType": "text/plain",
            "buffer": "甲市责任分工表\n工作内容\t牵头单位\n（一）修路\t市交通局\n".encode(),
        }
    )
    expect(page.get_by_role("heading", name="甲市责任分工表")).to_be_visible()
    page.get_by_role("button", name="导出与分享").click()
    box = page.get_by_test_id("stPopoverBody")
    expect(box.get_by_text("可直接打印")).to_be_visible()
    stand_still(page)

    place = box.bounding_box()
    assert place
    assert place["y"] >= 0
    assert place["y"] + place["height"] <= 768
    assert box.evaluate("box => box.scrollHeight <= box.clientHeight + 1")


def test_a_browser_that_is_too_old_gets_one_sentence(browser, server):
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("delete HTMLElement.prototype.popover")
    page.goto(server)

    expect(page.locator("body")).to_contain_text("这个浏览器版本过旧，无法显示看板")
    page.wait_for_timeout(1500)
    assert page.locator("body").inner_text().count("\n") == 0
    context.close()
