"""English in a real browser: the address, the marks of the page, the way there and back."""

from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser.steps import FILTERED, PAGES, at_rest, download, go, query, rows, seen, stand_still

IN_ENGLISH = "Agency: 省金融办 · Role: Lead · 5 actions"


def test_an_english_link_opens_in_english_and_stays_so_from_page_to_page(page, server):
    assert '<html lang="en">' in page.request.get(f"{server}/matrix?lang=en").text()
    go(page, server, "matrix?lang=en&agency=省金融办&role=lead")

    expect(page.get_by_role("heading", level=1)).to_have_text("Matrix: who leads, who is responsible")
    expect(page.get_by_text(IN_ENGLISH).first).to_be_visible()
    expect(page).to_have_title("Matrix · Responsibility board")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("group", name="Selected values")).to_be_visible()
    page.get_by_role("link", name="Workload").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Workload: how much each agency has to do")
    expect(page.get_by_text(IN_ENGLISH).first).to_be_visible()
    assert query(page)["lang"] == ["en"]
    page.reload()
    expect(page.get_by_text(IN_ENGLISH).first).to_be_visible()


def test_the_switch_keeps_the_filter_and_back_returns_to_chinese(page, server):
    go(page, server, "?agency=省金融办&role=牵头")
    expect(page.get_by_text(FILTERED)).to_be_visible()
    page.get_by_role("button", name="English").click()

    expect(page.get_by_text(IN_ENGLISH)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("link", name="Matrix")).to_be_visible()
    page.wait_for_url(lambda url: "lang=en" in url and "role=lead" in url)
    page.go_back()
    expect(page.get_by_text(FILTERED)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES[""])
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")


def test_the_english_download_is_what_its_address_gives(page, server):
    go(page, server, "?lang=en")
    page.get_by_role("combobox", name="Agency").fill("customs")
    page.get_by_role("option", name="太原海关 · Taiyuan customs").click()
    page.keyboard.press("Escape")
    expect(page.get_by_text("Agency: 太原海关 · 1 action")).to_be_visible()

    name, data = download(page, "Download CSV")
    assert name == "assignments_金融支持小微企业责任分工表_太原海关.csv"
    assert [(row["Agency"], row["Role"]) for row in rows(data)] == [("太原海关", "Responsible")]
    assert page.request.get(f"{server}/assignments.csv?{urlsplit(page.url).query}").body() == data


def test_a_click_on_a_source_row_stays_in_english(page, server):
    go(page, server, "documents?lang=en")
    at_rest(page)
    grid = page.locator("[data-testid=stDataFrame]").nth(1)
    grid.scroll_into_view_if_needed()
    stand_still(page)
    box = grid.bounding_box()
    page.mouse.click(box["x"] + 100, box["y"] + 39 * 3.5)

    looked = page.locator(".rb-source")
    expect(looked.get_by_text("source row 3")).to_be_visible()
    expect(looked.get_by_text("Lead", exact=False).first).to_be_visible()


def test_the_menu_of_the_frame_speaks_the_language_of_the_page(page, server):
    for path, words in (("", ["自动", "浅色", "深色", "打印"]), ("?lang=en", ["System", "Light", "Dark", "Print"])):
        go(page, server, path)
        page.get_by_test_id("stMainMenu").click()
        items = [page.get_by_test_id(f"stMainMenuItem-theme-{name}") for name in ("System", "Light", "Dark")]

        items.append(page.get_by_test_id("stMainMenuItemLabel").first)
        assert [seen(item) for item in items] == [f'"{word}"' for word in words]
        expect(page.get_by_test_id("stMainMenuItem-recordScreencast")).to_be_hidden()


def test_pages_that_a_narrow_window_has_no_room_for_are_reached_by_scrolling_their_line(page, server):
    page.set_viewport_size({"width": 800, "height": 768})
    go(page, server, "?lang=en")
    last = page.get_by_role("link", name="Documents", exact=True)
    last.scroll_into_view_if_needed()

    expect(last).to_be_in_viewport()
    last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Documents")


def test_the_boxes_of_the_frame_speak_chinese(page, server):
    go(page, server, "")
    page.keyboard.press("Tab")
    assert seen(page.get_by_test_id("stSkipToContent")) == '"跳到正文"'
    page.get_by_role("combobox", name="单位").fill("没有的单位")

    assert seen(page.get_by_test_id("stMultiSelectDropdown").locator("[role=option] > span")) == '"没有匹配项"'


def test_the_buttons_above_a_grid_are_named_in_the_language_of_the_page(page, server):
    for path, words in (("documents", ["查找", "放大"]), ("documents?lang=en", ["Search", "Fullscreen"])):
        go(page, server, path)
        grid = page.locator("[class*='st-key-rows-']")
        grid.get_by_test_id("stDataFrame").hover()
        for name, word in zip(["Search", "Fullscreen"], words, strict=True):
            button = grid.get_by_role("button", name=word, exact=True)
            button.hover()
            expect(page.get_by_role("tooltip", include_hidden=True)).to_have_text(name)
            expect(page.get_by_role("tooltip", include_hidden=True)).to_be_hidden()
            assert seen(button) == f'"{word}"'

    page.get_by_test_id("stTooltipIcon").first.hover()
    expect(page.get_by_role("tooltip")).to_be_visible()


def test_the_search_of_a_grid_says_what_it_found_in_numbers(page, server):
    go(page, server, "workload")
    page.get_by_test_id("stDataFrame").hover()
    page.get_by_role("button", name="查找", exact=True).click()
    page.keyboard.type("金融")
    found = page.locator(".gdg-search-bar")
    expect(found).to_have_attribute("data-found", "1")
    page.keyboard.press("Enter")
    expect(found).to_have_attribute("data-found", "1 / 1")

    assert seen(found).endswith('"1 / 1"')
    expect(page.locator(".gdg-search-status > *")).to_have_css("font-size", "0px")
