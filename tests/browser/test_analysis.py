"""Targets and comparison in a real browser, and which document is shown: marks, kinds, downloads, the address bar."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import serve_documents
from tests.browser.steps import download, go, query, rows, until
from tests.conftest import BUNDLED


def test_targets_are_marked_filtered_by_kind_and_taken_away(page, server):
    go(page, server, "targets?view=targets")
    expect(page.locator(".rb-targets mark")).to_have_count(10)
    page.get_by_role("radio", name="数额").click()

    expect(page.locator(".rb-targets mark")).to_have_count(3)
    assert query(page) == {"doc": [BUNDLED.name], "view": ["targets"], "kind": ["amount"]}
    name, data = download(page, "下载目标表 CSV")
    assert name == "量化目标_金融支持小微企业责任分工表.csv"
    assert [row["目标值"] for row in rows(data)] == ["100%", "由1000万元到2000万元", "不低于1000万元"]
    page.reload()
    expect(page.locator(".rb-targets mark")).to_have_count(3)


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[tuple[Path, str]]:
    """A server of three versions of one document and of a large one, and the folder that they are in. In the second version
    a word is another, in the third the title alone."""
    text = BUNDLED.read_text(encoding="utf-8")
    documents = {
        "a.txt": text,
        "b.txt": text.replace("责任分工表", "责任分工表（二稿）").replace("按季召开", "按月召开"),
        "c.txt": text.replace("责任分工表", "责任分工表（三稿）"),
        "wide.txt": "工作内容\t牵头单位\t责任单位"
        + "".join(
            f"\n（{at}）第{at}项措施的名称写得比较长一些。内容\t单位名称{at}\t单位名称{at % 60 + 1}"
            for at in range(1, 61)
        ),
    }
    folder = tmp_path_factory.mktemp("served")
    with serve_documents(folder, {name: words.encode() for name, words in documents.items()}) as base:
        yield folder / "data/documents", base


@pytest.fixture
def four(served) -> str:
    """The address of that server."""
    return served[1]


def test_two_bundled_documents_are_compared_and_a_link_opens_it_again(page, four):
    go(page, four, "compare?new=b")
    expect(page.locator(".rb-compare del")).to_have_text("季")
    expect(page.locator(".rb-compare ins")).to_have_text("月")
    assert [row["差别"] for row in rows(download(page, "下载差别表 CSV")[1])] == ["内容变化"]
    page.get_by_role("combobox", name="新文档").click()
    page.get_by_role("option", name="金融支持小微企业责任分工表（三稿）").click()
    expect(page.get_by_text("两份文档没有差别")).to_be_visible()
    assert query(page) == {"doc": ["a.txt"], "old": ["a.txt"], "new": ["c.txt"]}
    page.reload()
    expect(page.get_by_text("两份文档没有差别")).to_be_visible()


def test_the_chosen_document_is_in_the_address_and_a_link_opens_it(page, four):
    go(page, four)
    page.get_by_role("combobox", name="查看文档").click()
    page.get_by_role("option", name="金融支持小微企业责任分工表（二稿）").click()
    expect(page.get_by_text("《金融支持小微企业责任分工表（二稿）》")).to_be_visible()
    assert query(page) == {"doc": ["b.txt"]}
    page.reload()
    expect(page.get_by_text("《金融支持小微企业责任分工表（二稿）》")).to_be_visible()
    go(page, four, "matrix?doc=all&agency=太原海关")
    expect(page.get_by_text("全部文档（4 份）　单位：太原海关 · 3 项任务")).to_be_visible()


def test_a_matrix_of_60_by_60_scrolls_under_headings_that_stay(page, four):
    go(page, four, "matrix?doc=wide")
    matrix = page.locator(".rb-matrix")
    matrix.evaluate("e => e.scrollTo(900, 900)")

    assert min(matrix.evaluate("e => [e.scrollLeft, e.scrollTop]")) > 500
    offsets = """e => {
        const [frame, column, row] = [e, e.querySelectorAll("thead th")[30], e.querySelectorAll("tbody th")[30]]
            .map((part) => part.getBoundingClientRect());
        return [Math.round(column.y - frame.y), Math.round(row.x - frame.x)];
    }"""
    assert matrix.evaluate(offsets) == [1, 1]


def test_yesterdays_link_opens_the_same_document_though_another_was_added_before_it(page, served):
    folder, base = served
    go(page, base, "?agency=太原海关")
    address = page.url
    page.goto("about:blank")
    (folder / "0.txt").write_text("新的责任分工表\n工作内容\t责任单位\n修路\t太原海关\n", encoding="utf-8")
    until(page, lambda: page.request.get(f"{base}/assignments.csv?doc=0.txt").ok)
    page.goto(address)

    expect(page.locator(".rb-document")).to_have_text("《金融支持小微企业责任分工表》")
    expect(page.get_by_text("单位：太原海关 · 1 项任务")).to_be_visible()
