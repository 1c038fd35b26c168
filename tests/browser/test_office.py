"""The office's installation, for real: the files of deploy/, nginx, TLS, two processes, a browser."""

import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import httpx2
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import free_port
from tests.browser.cut import is_connected
from tests.browser.office import NAME, Office, check, run_office
from tests.browser.steps import download, go, pick_agency, rows, upload
from tests.browser.test_connection import FILTER, follows_clicks, shows, until
from tests.conftest import BUNDLED, ROOT


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Iterator[Office]:
    with run_office(tmp_path_factory.mktemp("office")) as office:
        yield office


@pytest.fixture
def visit(new_page, office) -> Callable[[str], Page]:
    """Opens a page of the office's board, each as a visitor of its own; a process that ends may be logged as an error."""

    def open_page(path: str = "") -> Page:
        page = new_page(expected=("",))
        go(page, office.base, path)
        is_connected(page)
        return page

    return open_page


def cookies(page: Page) -> dict[str, dict]:
    return {cookie["name"]: cookie for cookie in page.context.cookies()}


def process_of(page: Page) -> str:
    """The name of the process that holds the page's session."""
    return cookies(page)["board_process"]["value"]


def test_filter_download_and_upload_work_over_tls(visit):
    page = visit()
    pick_agency(page, "省财政厅")
    expect(page.get_by_text("单位：省财政厅 · 4 项任务").first).to_be_visible()
    name, data = download(page, "下载 CSV")
    assert (name, {row["单位"] for row in rows(data)}) == (
        "责任分工_金融支持小微企业责任分工表_省财政厅.csv",
        {"省财政厅"},
    )

    page.get_by_role("link", name="文档").click()
    upload(page, "sheets-merged.xlsx")
    expect(page.get_by_role("button", name="移除")).to_be_visible(timeout=60_000)


def test_cookies_are_for_tls_only_and_the_browser_is_told_to_stay_with_it(visit, office):
    page = visit()

    assert {name: (cookie["secure"], cookie["sameSite"]) for name, cookie in cookies(page).items()} == {
        "board_process": (True, "Strict"),
        "_streamlit_xsrf": (True, "Strict"),
        "rb_browser": (True, "Lax"),
    }
    assert office.get("/").headers["strict-transport-security"] == "max-age=31536000"


def test_plain_http_leads_to_tls(office):
    answer = httpx2.get(f"http://127.0.0.1:{office.http}/matrix?role=lead", headers={"Host": NAME})

    assert (answer.status_code, answer.headers["location"]) == (301, f"https://{NAME}/matrix?role=lead")


@pytest.mark.parametrize(
    "path",
    ["metrics", "agent/openapi.json", "agent/interact", "script-health-check", "../_stcore/metrics", "%6detrics"],
)
def test_what_is_nobodys_business_is_not_there(office, path):
    assert office.get(f"/_stcore/{path}").status_code == 404


def test_the_log_has_no_key_of_a_draft_and_no_secret_of_a_file(office):
    office.get("/overview?doc=Kq3-verySecretKey")
    office.get("/files/Kq3-verySecretFile/assignments")

    log = ""
    for _ in range(100):  # nginx writes a line after it has answered
        log = (office.folder / "board.log").read_text(encoding="utf-8")
        if '"GET /files/" ' in log:
            break
        time.sleep(0.05)
    assert '"GET /overview" ' in log
    assert '"GET /files/" ' in log
    assert "Secret" not in log


def test_another_host_name_is_refused_by_nginx(office):
    assert office.get("/", host="evil.example").status_code == 421
    assert httpx2.get(f"http://127.0.0.1:{office.http}/", headers={"Host": "evil.example"}).status_code == 421
    with pytest.raises(httpx2.ConnectError, match="UNRECOGNIZED_NAME"):
        office.get("/", tls_name="evil.example")


def test_static_files_arrive_compressed_once(office):
    script = re.search(r'src="\./(static/js/[^"]+)"', office.get(f"/?doc={BUNDLED.name}").text)[1]
    installed = next((ROOT / ".venv").glob(f"lib/python*/site-packages/streamlit/static/{script}"))
    answer = office.get(f"/{script}", **{"Accept-Encoding": "gzip"})

    assert answer.headers["content-encoding"] == "gzip"
    assert answer.content == installed.read_bytes()
    assert int(answer.headers.get("content-length", 0)) < installed.stat().st_size / 2


def test_what_the_application_compressed_is_not_compressed_again(office):
    by_itself = httpx2.get(f"http://127.0.0.1:{office.ports['8501']}/assignments.csv")
    answer = office.get("/assignments.csv", **{"Accept-Encoding": "gzip"})

    assert by_itself.headers["content-encoding"] == "gzip"
    assert answer.headers.get_list("content-encoding") == ["gzip"]
    assert answer.content == by_itself.content


def test_an_upload_over_the_limit_is_refused_by_nginx(office):
    assert office.ask("PUT", "/_stcore/upload_file/a/b", content=b"a" * (11 * 2**20 + 1)).status_code == 413
    assert office.ask("PUT", "/_stcore/upload_file/a/b", content=b"a" * (10 * 2**20)).status_code != 413


def test_visitors_are_spread_over_the_processes(office):
    with ExitStack() as visits:
        # Pages of before may still be counted where they were; four make up for that.
        given = [visits.enter_context(office.stream()).response.headers["set-cookie"] for _ in range(4)]

    assert {re.match(r"board_process=(\d+);", cookie)[1] for cookie in given} == {"8501", "8502"}


def test_when_a_process_is_killed_its_views_come_back_by_the_other_and_stay_there(visit, office):
    page = visit(f"matrix{FILTER}")
    shows(page, "matrix")
    killed = process_of(page)
    office.processes[killed].kill()
    office.processes[killed].wait(10)

    until(page, lambda: process_of(page) != killed)
    is_connected(page)
    shows(page, "matrix")
    follows_clicks(page)
    assert process_of(page) == ({"8501", "8502"} - {killed}).pop()
    office.start(killed)
    page.get_by_role("link", name="文档").click()
    upload(page, "sheets-merged.xlsx")
    expect(page.get_by_role("button", name="移除")).to_be_visible(timeout=60_000)


def test_when_a_process_hangs_its_views_come_back_by_the_other(visit, office):
    page = visit(f"matrix{FILTER}")
    shows(page, "matrix")
    hung = process_of(page)
    office.processes[hung].send_signal(signal.SIGSTOP)
    try:
        page.evaluate("dispatchEvent(new Event('offline'))")  # it looks at once, instead of when its next look is due
        until(page, lambda: process_of(page) != hung)  # at once, or after 5 s, if nginx has to find out first
        is_connected(page)
        shows(page, "matrix")
        follows_clicks(page)
        assert process_of(page) != hung
    finally:
        office.processes[hung].send_signal(signal.SIGCONT)


def test_a_header_without_end_is_refused_and_costs_the_board_nothing(office):
    answer = office.get("/", cookie="x" * 2**20)

    assert answer.status_code == 400
    assert office.get("/assignments.csv").status_code == 200


def test_a_request_that_is_never_finished_is_cut_off(office):
    with socket.create_connection(("127.0.0.1", office.http), timeout=20) as half_open:
        half_open.sendall(b"GET / HTTP/1.1\r\nHost: ")
        assert half_open.recv(1) == b""  # and not silence: that would be a timeout


def test_one_address_gets_so_many_connections_and_no_more(office):
    upload = (
        f"PUT / HTTP/1.1\r\nHost: {NAME}:{office.https}\r\nContent-Length: 9\r\n\r\n".encode()
    )  # the body never comes
    with ExitStack() as connections:
        for _ in range(150):
            connections.enter_context(office.connection()).sendall(upload)
        one_more = connections.enter_context(office.connection())
        one_more.sendall(upload)
        assert one_more.recv(12) == b"HTTP/1.1 429"
    assert office.get("/_stcore/health").status_code == 200


def test_the_check_finds_a_board_in_order(office):
    assert check(office.ports["8501"]).returncode == 0


def test_the_check_tells_a_server_that_is_gone():
    port = free_port()
    checked = check(port)

    assert (checked.returncode, checked.stderr) == (2, f"http://127.0.0.1:{port} does not answer\n")


@pytest.mark.parametrize("unit", ["board@8501.service", "board-check@8501.service", "board-check@8501.timer"])
def test_the_units_are_valid(tmp_path, unit):
    template = ROOT / "deploy" / re.sub(r"\d+", "", unit)
    text = template.read_text(encoding="utf-8").replace("/opt/board", str(ROOT))
    (tmp_path / unit).write_text(text, encoding="utf-8")
    checked = subprocess.run(["systemd-analyze", "verify", tmp_path / unit], capture_output=True, text=True)

    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_unit_leaves_the_process_little_to_reach(tmp_path):
    shutil.copy(ROOT / "deploy/board@.service", tmp_path / "board@8501.service")
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=20", tmp_path / "board@8501.service"]
    checked = subprocess.run(command, capture_output=True, text=True)

    assert checked.returncode == 0, checked.stdout
