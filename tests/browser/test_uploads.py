"""What a person sees who sends more than the server takes."""

import contextlib

from playwright.sync_api import Page, expect

from dashboard.ui.documents.upload import MOST_PASTED
from dashboard.web.upload_limits import MOST_FILES
from tests.attacks.base import TABLE, tsv
from tests.browser.steps import choose_files, download, go
from tests.conftest import BUNDLED


def send(page: Page, count: int, first: int = 0) -> None:
    """Files that are here already, so that nothing has to be read."""
    data = BUNDLED.read_bytes()
    files = [{"name": f"{at}.txt", "mimeType": "text/plain", "buffer": data} for at in range(first, first + count)]
    choose_files(page, files)


def test_what_was_read_makes_room_for_more(page, server):
    go(page, server, "documents")
    send(page, MOST_FILES)
    expect(page.get_by_role("alert")).to_contain_text("“19.txt”与已有的")

    send(page, 2, first=MOST_FILES)
    expect(page.get_by_role("alert")).to_contain_text("“21.txt”与已有的")


def test_of_too_many_files_at_once_the_page_says_how_many_it_did_not_take(new_page, server):
    page = new_page(expected=("429",))
    go(page, server, "documents")
    send(page, MOST_FILES + 3)

    expect(page.get_by_text("有 3 个文件未接收：一次不超过 20 个、共 60 MB，请分几次上传。")).to_be_visible(
        timeout=30_000
    )


def test_a_draft_is_found_by_its_key_alone(new_page, server):
    mine, other = new_page(), new_page(expected=("400",))
    go(mine, server, "documents")
    choose_files(
        mine,
        {"name": "mine.txt", "mimeType": "text/plain", "buffer": "只有我的责任分工表\n".encode() + tsv(TABLE).encode()},
    )
    expect(mine.locator(".rb-entry.rb-open")).to_contain_text("只有我的责任分工表")

    for address in ("documents?doc=只有我的责任分工表", "?doc=mine", "matrix?doc=mine.txt"):
        go(other, server, address)
        expect(other.get_by_text("没有找到（可能已移除")).to_be_visible()
        assert other.get_by_text(TABLE[1][1]).count() == 0
        if address.startswith("documents"):
            expect(other.locator(".rb-entry")).to_have_count(1)


def test_two_visitors_with_tables_alike_in_length_and_at_both_ends_each_get_their_own_file(new_page, server):
    """Streamlit would name both files by their length and three samples, and give the second visitor the first one's."""
    for agency in ("甲市财政局", "乙市财政局"):
        rows = "".join(
            f"{at}.第{at}项工作。{'把平台建好。' * 200}\t{agency if at == 100 else '省财政厅'}\t\n" for at in range(400)
        )
        page = new_page()
        go(page, server, "documents")
        choose_files(
            page,
            {"name": "t.tsv", "mimeType": "text/plain", "buffer": f"工作任务\t牵头单位\t配合单位\n{rows}".encode()},
        )
        expect(page.locator(".rb-entry.rb-open")).to_contain_text("400 项任务", timeout=60_000)
        page.get_by_role("link", name="总览").click()
        _, data = download(page, "下载 CSV")

        assert len(data) > 1 << 20
        assert [name for name in ("甲市财政局", "乙市财政局") if name.encode() in data] == [agency]


def test_what_is_still_being_read_when_the_page_is_left_is_there_on_coming_back(page, server):
    go(page, server, "documents")
    arrived = []
    page.on("response", lambda answer: arrived.append(answer) if answer.request.method == "PUT" else None)
    tables = [tsv().replace("市财政局", f"市财政局{at}").encode() for at in range(3)]
    choose_files(
        page, [{"name": f"{at}.tsv", "mimeType": "text/plain", "buffer": table} for at, table in enumerate(tables)]
    )
    while len(arrived) < len(tables):
        page.wait_for_timeout(50)
    page.wait_for_timeout(1_000)  # by now the page has told the server of all three
    leave(page, "总览", "总览：任务全文与承担单位")

    page.get_by_role("link", name="文档", exact=True).click()
    expect(page.get_by_role("button", name="移除")).to_have_count(3, timeout=60_000)


def leave(page: Page, link: str, title: str) -> None:
    """Goes to another page while the browser asks for the progress of reading. Streamlit forgets a click on a link when
    such a question overtakes its run, which happens on a busy machine; people click again, and so does this."""
    heading = page.get_by_role("heading", level=1)
    for _ in range(3):
        page.get_by_role("link", name=link).click()
        with contextlib.suppress(AssertionError):
            expect(heading).to_have_text(title, timeout=5_000)
            return
    raise AssertionError(f"three clicks did not lead to {title}")


def test_a_file_chosen_while_others_are_read_is_read_too(page, server):
    """Three runs of the page follow each other: one reads, one takes the new file, one is a click. Each file is read once."""
    go(page, server, "documents")
    arrived = []
    page.on("response", lambda answer: arrived.append(answer) if answer.request.method == "PUT" else None)
    choose(page, ["a", "b"])
    while len(arrived) < 2:
        page.wait_for_timeout(50)
    page.wait_for_timeout(800)  # by now the first of them, of more than a second each, is being read
    choose(page, ["e"])
    page.get_by_role("button", name="牵头", exact=True).click()

    expect(page.get_by_role("button", name="移除")).to_have_count(3, timeout=60_000)
    expect(page.get_by_text("草稿 · e.tsv")).to_be_visible()  # beside it the file may still stand in the uploader
    assert page.get_by_role("alert").count() == 0


def choose(page: Page, names: list[str]) -> None:
    """Tables of 2,500 rows."""
    row = tsv().splitlines()[1]
    files = [(f"{name}.tsv", tsv() + "".join(f"{row}{name}局\n" for _ in range(2_500))) for name in names]
    choose_files(page, [{"name": name, "mimeType": "text/plain", "buffer": table.encode()} for name, table in files])


def test_a_pasted_text_that_is_too_long_is_refused_in_words_and_the_page_goes_on(page, server):
    """More than the server takes from a browser at once: it would end the connection, and the page send it again for ever."""
    go(page, server, "documents")
    page.get_by_role("tab", name="粘贴文字").click()
    box = page.get_by_label("从网页或 Word 复制的表格或文字")
    for text, words in (
        ("市" * 2_000_000, '"未接收：粘贴的文字不超过 1,500,000 字，更长的请存成文件上传。"'),
        (tsv(), "none"),
    ):
        box.click()
        page.evaluate("text => navigator.clipboard.writeText(text)", text)
        page.keyboard.press("Control+V")
        page.wait_for_timeout(500)
        assert (
            page.get_by_test_id("stTabs")
            .get_by_test_id("stTextArea")
            .evaluate("e => getComputedStyle(e, '::after').content")
            == words
        )
    page.get_by_role("button", name="读取粘贴的文字").click()

    expect(page.get_by_role("button", name="移除")).to_have_count(1)


def test_the_longest_text_that_is_taken_fits_what_a_browser_may_send(page, server):
    go(page, server, "documents")
    page.get_by_role("tab", name="粘贴文字").click()
    page.get_by_label("从网页或 Word 复制的表格或文字").fill("市" * MOST_PASTED)
    page.get_by_role("button", name="读取粘贴的文字").click()

    expect(page.get_by_role("alert")).to_contain_text("粘贴的文字.txt", timeout=60_000)
