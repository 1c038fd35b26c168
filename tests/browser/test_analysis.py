"""Targets and comparison in a real browser: marks, kinds, downloads, the address bar."""

from playwright.sync_api import expect

from tests.browser.conftest import serve_document
from tests.browser.test_board import download, go, query, rows
from tests.conftest import BUNDLED


def test_targets_are_marked_filtered_by_kind_and_taken_away(page, server):
    go(page, server, "targets")
    expect(page.locator(".rb-targets mark")).to_have_count(20)
    page.get_by_role("radio", name="数额").click()

    expect(page.locator(".rb-targets mark")).to_have_count(3)
    assert query(page) == {"doc": [BUNDLED.name], "kind": ["amount"]}
    name, data = download(page, "下载目标表 CSV")
    assert name == "量化目标.csv"
    assert [row["规范值"] for row in rows(data)] == ["100 %", "10000000 → 20000000 元", "≥ 10000000 元"]
    page.reload()
    expect(page.locator(".rb-targets mark")).to_have_count(3)


def test_two_bundled_documents_are_compared_and_a_link_opens_it_again(page, tmp_path):
    text = BUNDLED.read_text(encoding="utf-8")
    with serve_document(tmp_path, text.encode(), "a.txt") as base:
        revised = text.replace("责任分工表", "责任分工表（二稿）").replace("按季召开", "按月召开")
        (tmp_path / "data/documents/b.txt").write_text(revised, encoding="utf-8")
        (tmp_path / "data/documents/c.txt").write_text(
            text.replace("责任分工表", "责任分工表（三稿）"), encoding="utf-8"
        )
        go(page, base, "compare?new=b")
        expect(page.locator(".rb-compare del")).to_have_text("季")
        expect(page.locator(".rb-compare ins")).to_have_text("月")
        assert [row["差别"] for row in rows(download(page, "下载差别表 CSV")[1])] == ["内容变化"]
        page.get_by_role("combobox", name="新文档").click()
        page.get_by_role("option", name="金融支持小微企业责任分工表（三稿）").click()
        expect(page.get_by_text("两份文档没有差别")).to_be_visible()
        assert query(page) == {"doc": ["a.txt"], "old": ["a.txt"], "new": ["c.txt"]}
        page.reload()
        expect(page.get_by_text("两份文档没有差别")).to_be_visible()
        page.goto("about:blank")
