"""The office's board below a path of its name, https://board.intra.example/board/: behind nginx, in a browser."""

import subprocess
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cut import is_connected
from tests.browser.office import Office, password, run_office
from tests.browser.steps import download, go, pick_agency, rows, upload
from tests.conftest import ROOT

FILTERED = "单位：省财政厅 · 4 项任务"


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Iterator[Office]:
    with run_office(tmp_path_factory.mktemp("office"), "board", running=("8501",)) as office:
        yield office


@pytest.fixture
def page(new_page, office) -> Iterator[Page]:
    """A page that at its end has logged no error, been answered with none, and asked for nothing outside the board."""
    page, wrong = new_page(), []
    page.on("response", lambda answer: wrong.append(answer.url) if answer.status >= 400 else None)
    page.on("request", lambda request: wrong.append(request.url) if not _is_of(office, request.url) else None)
    yield page
    assert wrong == []


def _is_of(office: Office, url: str) -> bool:
    return url.startswith((f"{office.base}/", "data:", f"blob:{office.base.rpartition('/')[0]}"))


def test_filter_pages_and_back_work_and_stay_below_it(page, office):
    go(page, office.base)
    is_connected(page)
    pick_agency(page, "省财政厅")
    expect(page.get_by_text(FILTERED).first).to_be_visible()
    page.get_by_role("link", name="责任矩阵").click()
    expect(page.locator(".rb-matrix")).to_be_visible()
    assert (
        unquote(urlsplit(page.url).path + "?" + urlsplit(page.url).query)
        == "/board/matrix?doc=shanxi-sme-finance.txt&agency=省财政厅"
    )

    page.go_back()
    expect(page.locator(".rb-actions").first).to_be_visible()
    assert urlsplit(page.url).path == "/board/"


def test_a_link_inside_the_page_keeps_the_session_and_its_upload(page, office):
    go(page, office.base, "documents")
    upload(page, "sheets-merged.xlsx")
    expect(page.get_by_role("button", name="移除")).to_be_visible()
    title = page.get_by_role("combobox", name="查看文档").input_value()
    page.get_by_role("link", name="单位情况").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.locator("a.rb-chip").first.click()

    expect(page.locator(".rb-name h2")).to_be_visible()
    assert urlsplit(page.url).path == "/board/agency"
    assert page.get_by_role("combobox", name="查看文档").input_value() == title


def test_what_is_taken_away_comes_from_below_it(page, office):
    go(page, office.base, "?agency=省财政厅")
    name, data = download(page, "下载 CSV")
    assert (name, {row["单位"] for row in rows(data)}) == (
        "责任分工_金融支持小微企业责任分工表_省财政厅.csv",
        {"省财政厅"},
    )

    page.get_by_role("button", name="导出与分享").click()
    name, data = download(page, "Word 任务清单")
    assert name.endswith(".docx")
    assert data.startswith(b"PK")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="打印版").click()
    expect(opened.value.locator("tbody tr")).to_have_count(4)


def test_its_bare_name_leads_to_its_first_page(office):
    answer = office.get("/board?role=lead")

    assert (answer.status_code, answer.headers["location"]) == (301, "/board/?role=lead")


def test_signing_in_leads_back_below_it(office):
    assert office.get("/board/sign-in").status_code == 401
    answer = office.get("/board/sign-in?role=lead", **password("wang"))

    assert (answer.status_code, answer.headers["location"]) == (302, "./?role=lead")


@pytest.mark.parametrize(
    "path", ["", "matrix", "assignments.csv", "print", "assets/host.js", "_stcore/health", "boards/"]
)
def test_outside_it_there_is_nothing(office, path):
    answer = office.get(f"/{path}")

    assert answer.status_code == 404
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    "path", ["metrics", "agent/openapi.json", "agent/interact", "script-health-check", "bidi-components/a", "none"]
)
def test_doors_that_are_closed_are_closed_below_it(office, path):
    assert office.get(f"/board/_stcore/{path}").status_code == 404


def test_the_check_finds_the_board_below_it(office):
    command = [ROOT / "deploy/board-check", str(office.ports["8501"])]
    checked = subprocess.run(command, capture_output=True, text=True, timeout=200, env=office.environment())

    assert (checked.returncode, checked.stderr) == (0, "")
