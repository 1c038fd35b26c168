"""Where uploads are in the page alone (RB_DRAFT_DAYS=0), the browser asks before it is left."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.conftest import serve
from tests.browser.steps import download, go, upload

ENVIRONMENT = {**os.environ, "RB_DRAFT_DAYS": "0"}


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with serve(env=ENVIRONMENT) as base:
        yield base


@pytest.fixture
def asked(page) -> Iterator[list[str]]:
    """The questions that the browser has asked; the answer to each is to stay."""
    questions: list[str] = []

    def stay(dialog: Dialog) -> None:
        questions.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    yield questions
    page.remove_listener("dialog", stay)


def reload(page: Page) -> None:
    """What F5 does, without waiting for a page that may not come."""
    page.evaluate("setTimeout(() => location.reload(), 0)")
    page.wait_for_timeout(1_000)


def test_an_upload_is_not_lost_without_a_question(page, base, asked):
    go(page, base, "documents")
    upload(page, "sheets-merged.xlsx")
    expect(page.get_by_role("button", name="移除")).to_be_visible(timeout=60_000)
    reload(page)
    assert asked == ["beforeunload"]

    page.get_by_role("link", name="责任矩阵").click()
    expect(page.locator(".rb-matrix")).to_be_visible()
    page.get_by_test_id("stSidebarCollapseButton").locator("button").click(force=True)
    reload(page)
    assert asked == ["beforeunload"] * 2

    page.get_by_role("link", name="文档", exact=True).click()
    page.get_by_role("button", name="移除").click()
    expect(page.get_by_role("button", name="移除")).to_have_count(0)
    expect(page.locator(".rb-unkept")).to_have_count(0)
    reload(page)
    assert asked == ["beforeunload"] * 2


def test_taking_a_file_away_is_no_leaving(page, base, asked):
    go(page, base, "documents")
    upload(page, "sheets-merged.xlsx")
    expect(page.get_by_role("button", name="移除")).to_be_visible(timeout=60_000)
    page.get_by_role("link", name="总览").click()
    download(page, "下载 CSV")

    assert asked == []
    page.get_by_role("link", name="文档", exact=True).click()
    page.get_by_role("button", name="移除").click()
    expect(page.get_by_role("button", name="移除")).to_have_count(0)  # so that the page may be left


def test_without_an_upload_nothing_is_asked(page, base, asked):
    go(page, base)
    page.get_by_role("button", name="牵头", exact=True).click()
    expect(page.get_by_text("角色：牵头").first).to_be_visible()
    reload(page)

    assert asked == []
