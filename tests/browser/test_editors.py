"""Readers without a password and editors with one, on the office's one site: nginx, its file of passwords, a browser."""

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.browser.cut import is_connected
from tests.browser.office import PASSWORDS, SECRET, Office, password, run_office
from tests.browser.steps import go

FORGED = {"X-Forwarded-User": "wang"}
EDITOR, READER = "已登录：wang", "已登录：li（只能查看，不在可编辑人员名单中）"


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("office")
    (folder / "editors.txt").write_text("wang\n王芳\n", encoding="utf-8")
    with run_office(folder, running=("8501",)) as office:
        yield office


@pytest.fixture
def come(browser: Browser, office) -> Iterator[Callable[..., Page]]:
    """Opens the board in a browser of its own, whose user types this name and password where it is asked."""
    contexts = []

    def open_page(name: str = "", path: str = "") -> Page:
        typed = {"username": name, "password": PASSWORDS[name]} if name else None
        context = browser.new_context(locale="zh-CN", ignore_https_errors=True, http_credentials=typed)
        contexts.append(context)
        page = context.new_page()
        go(page, office.base, path)
        is_connected(page)
        return page

    yield open_page
    for context in contexts:
        context.close()


def signed_in(page: ClientConnection) -> str:
    """What the page of this connection says of who has signed in; "" if it offers to sign in instead."""
    ask = BackMsg()
    ask.rerun_script.query_string = ""
    with page:
        page.send(ask.SerializeToString())
        while True:
            element = ForwardMsg.FromString(page.recv(timeout=60)).delta.new_element
            if element.text.body.startswith("已登录"):
                return element.text.body
            if ">登录</a>" in element.html.body:
                return ""


def straight(office: Office, **headers: str) -> ClientConnection:
    """A WebSocket that goes past nginx to the process."""
    return connect(
        f"ws://127.0.0.1:{office.ports['8501']}/_stcore/stream",
        subprotocols=["streamlit"],
        additional_headers=headers,
        max_size=None,
        max_queue=None,  # a page with unread messages could not be closed, only given up
        open_timeout=20,
    )


def test_a_reader_is_asked_for_nothing_and_may_sign_in(come):
    page = come(path="?role=lead")

    expect(page.get_by_role("link", name="登录")).to_be_visible()
    expect(page.get_by_text("已登录")).to_have_count(0)


@pytest.mark.parametrize(("name", "words"), [("王芳", "已登录：王芳"), ("li", READER)])
def test_who_signs_in_comes_back_to_the_view_by_name(come, name, words):
    page = come(name, "?role=lead")
    page.get_by_role("link", name="登录").click()

    expect(page.get_by_text(words, exact=True)).to_be_visible()
    expect(page.get_by_text("角色：牵头").first).to_be_visible()
    page.get_by_role("link", name="责任矩阵").click()
    page.reload()
    expect(page.get_by_text(words, exact=True)).to_be_visible()


def test_an_editor_who_is_removed_while_connected_is_a_reader_at_the_next_click(come, office):
    page = come("wang")
    page.get_by_role("link", name="登录").click()
    expect(page.get_by_text(EDITOR, exact=True)).to_be_visible()
    office.editors.write_text("王芳\n", encoding="utf-8")
    try:
        page.get_by_role("link", name="责任矩阵").click()
        expect(page.get_by_text("已登录：wang（只能查看，不在可编辑人员名单中）", exact=True)).to_be_visible()
    finally:
        office.editors.write_text("wang\n王芳\n", encoding="utf-8")


def test_through_nginx_nobody_names_themselves(office):
    assert signed_in(office.stream(**FORGED)) == ""
    assert signed_in(office.stream(**FORGED, **{"X-Board-Proxy": "wrong"})) == ""
    assert signed_in(office.stream(**FORGED, **password("li"))) == READER
    assert signed_in(office.stream(**password("wang"))) == EDITOR


@pytest.mark.parametrize("proof", [{}, {"X-Board-Proxy": "wrong"}, {"X-Forwarded-For": "127.0.0.1"}])
def test_past_nginx_nobody_names_themselves_either(office, proof):
    assert signed_in(straight(office, **FORGED, **proof)) == ""


def test_a_wrong_password_opens_nothing(office):
    assert office.get("/sign-in").status_code == 401
    assert office.get("/", **password("wang", "wrong")).status_code == 401
    assert office.get("/sign-in", **password("zhao", "any")).status_code == 401
    with pytest.raises(InvalidStatus, match="401"):
        office.stream(**password("wang", "wrong"))


def test_signing_in_leads_back_to_this_board_alone(office):
    answer = office.get("/sign-in?doc=a&next=https://elsewhere.invalid", **password("wang"))

    assert (answer.status_code, answer.headers["location"]) == (302, "./?doc=a&next=https://elsewhere.invalid")


class Echo(BaseHTTPRequestHandler):
    """Stands in the place of the board, and answers with the headers that it was sent."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({name.lower(): value for name, value in self.headers.items()}).encode())

    def log_message(self, *_: object) -> None:
        pass


def test_the_board_gets_the_name_and_the_proof_and_never_the_password(tmp_path):
    with run_office(tmp_path, running=()) as office:
        echo = HTTPServer(("127.0.0.1", office.ports["8501"]), Echo)
        Thread(target=echo.serve_forever, daemon=True).start()
        while office.get("/").status_code == 502:  # nginx has asked before it was there
            time.sleep(0.1)
        named = office.get("/matrix", **password("wang"), **{"X-Board-Proxy": "mine"}).json()
        nameless = office.get("/matrix", **FORGED).json()
        echo.shutdown()
        echo.server_close()

    assert (named["x-forwarded-user"], named["x-board-proxy"]) == ("wang", SECRET)
    assert "authorization" not in named
    assert "x-forwarded-user" not in nameless


def test_guesses_of_a_password_are_limited(tmp_path):
    with run_office(tmp_path, running=(), guesses=5) as office, ThreadPoolExecutor(20) as guessers:
        seen: set[int] = set()
        for _ in range(20):
            answers = guessers.map(lambda _: office.get("/matrix", **password("wang", "wrong")), range(40))
            seen |= {answer.status_code for answer in answers}
            if 429 in seen:
                break

    assert seen == {401, 429}
