"""What a person sees who sends more than the server takes."""

from playwright.sync_api import Page, expect

from dashboard.intake import MOST_FILES
from tests.attacks.base import comma
from tests.browser.test_board import go


def send(page: Page, count: int, first: int = 0) -> None:
    files = [
        {"name": f"{at}.csv", "mimeType": "text/csv", "buffer": comma().encode() + b"\n" * at}
        for at in range(first, first + count)
    ]
    page.locator("input[type=file]").set_input_files(files)


def test_what_was_read_makes_room_for_more(page, server):
    go(page, server, "documents")
    send(page, MOST_FILES)
    expect(page.get_by_text("21 份文档")).to_be_visible(timeout=60_000)

    send(page, 2, first=MOST_FILES)
    expect(page.get_by_text("23 份文档")).to_be_visible(timeout=60_000)


def test_of_too_many_files_at_once_the_page_says_how_many_it_did_not_take(new_page, server):
    page = new_page(expected=("429",))
    go(page, server, "documents")
    send(page, MOST_FILES + 3)

    expect(page.get_by_text("有 3 个文件没有收下：一次不超过 20 个、共 60 MB，请分几次上传。")).to_be_visible(
        timeout=60_000
    )
    expect(page.get_by_text("21 份文档")).to_be_visible()
