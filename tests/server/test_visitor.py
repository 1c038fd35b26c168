"""Whom a page takes its visitor for: by the headers and cookies of its connection, on the real server."""

import json
import os
import socket
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value, generate_xsrf_token_string
from websockets.sync.client import ClientConnection, connect

from tests.attacks.base import tsv
from tests.browser.conftest import free_port, serve_document

SECRET, KEY = "a long secret", "5" * 64
#: A page that says who looks at it, above what it shows.
SAYING = """
import streamlit as st
from dashboard.ui import visitor
st.text(f"seen|{visitor.user()}|{visitor.visitor()}|{visitor.may_edit()}|{visitor.browser()}")
"""
SECRETS = """[auth]
redirect_uri = "%s/oauth2callback"
cookie_secret = "%s"
client_id = "board"
client_secret = "x"
server_metadata_url = "https://id.intra.example/.well-known/openid-configuration"
"""


class Board:
    """A board of which some may edit, behind a proxy, with a server that signs people in."""

    def __init__(self, base: str, editors: Path) -> None:
        self.base, self.editors = base, editors

    def open(self, origin: str | None = None, token: str = "", **headers: str) -> ClientConnection:
        """The connection of a page."""
        address = urlsplit(self.base)
        return connect(
            f"ws://{address.netloc}/_stcore/stream",
            sock=socket.create_connection((address.hostname, address.port), timeout=20),
            origin=origin,
            subprotocols=["streamlit", *filter(None, [token])],
            additional_headers=headers,
            max_size=None,
            max_queue=None,  # a page with unread messages could not be closed, only given up
            open_timeout=20,
        )

    def seen(self, **headers: str) -> list[str]:
        """User, name for the log, whether they may edit, browser: as the page of a connection with these headers says."""
        with self.open(**headers) as page:
            return run(page)


def run(page: ClientConnection) -> list[str]:
    ask = BackMsg()
    ask.rerun_script.query_string = ""
    page.send(ask.SerializeToString())
    while True:
        element = ForwardMsg.FromString(page.recv(timeout=60)).delta.new_element
        if element.text.body.startswith("seen|"):
            return element.text.body.split("|")[1:]


@pytest.fixture(scope="module")
def board(tmp_path_factory) -> Iterator[Board]:
    folder = tmp_path_factory.mktemp("board")
    editors, secrets = folder / "editors", folder / "secrets.toml"
    editors.write_text("wang\nli@office.cn\n", encoding="utf-8")
    port = free_port()
    secrets.write_text(SECRETS % (f"http://127.0.0.1:{port}", KEY), encoding="utf-8")
    settings = {
        "RB_PROXY_SECRET": SECRET,
        "RB_EDITORS": str(editors),
        "STREAMLIT_SERVER_TRUSTED_USER_HEADERS": '{"X-Forwarded-User": "name"}',
        "STREAMLIT_SECRETS_FILES": str(secrets),
        "STREAMLIT_SERVER_COOKIE_SECRET": KEY,
    }
    with serve_document(folder / "copy", tsv().encode(), port=port, env={**os.environ, **settings}) as base:
        page = folder / "copy/pages/overview.py"
        page.write_text(SAYING + page.read_text(encoding="utf-8"), encoding="utf-8")
        yield Board(base, editors)


def test_whom_the_proxy_names_is_the_user(board):
    assert board.seen(**{"X-Forwarded-User": "wang", "X-Board-Proxy": SECRET})[:3] == ["wang", "wang", "True"]
    assert board.seen(**{"X-Forwarded-User": "zhao", "X-Board-Proxy": SECRET})[:3] == ["zhao", "zhao", "False"]


@pytest.mark.parametrize("proof", [{}, {"X-Board-Proxy": "wrong"}])
def test_whom_somebody_else_names_is_nobody(board, proof):
    assert board.seen(**{"X-Forwarded-User": "wang", **proof})[:3] == ["", "this machine", "False"]


def test_an_editor_who_is_removed_while_the_page_is_open_is_none_at_the_next_click(board):
    names = board.editors.read_text(encoding="utf-8")
    with board.open(**{"X-Forwarded-User": "wang", "X-Board-Proxy": SECRET}) as page:
        assert run(page)[2] == "True"
        board.editors.write_text("li@office.cn\n", encoding="utf-8")
        assert run(page)[2] == "False"
    board.editors.write_text(names, encoding="utf-8")


def test_a_browser_is_known_by_the_hash_of_its_cookie(board):
    assert board.seen(Cookie=f"rb_browser={'x' * 22}")[3] == sha256(b"x" * 22).hexdigest()
    assert board.seen()[3] == "None"


def signed_in(board: Board, key: str = KEY, **claims: object) -> dict[str, str]:
    """What the browser of somebody sends who has come back from the server that signs people in."""
    user = {"email": "li@office.cn", "iss": "https://id.intra.example", "origin": board.base, "is_logged_in": True}
    token = generate_xsrf_token_string()
    cookie = create_signed_value(key, "_streamlit_user", json.dumps({**user, **claims})).decode()
    return {"origin": board.base, "token": token, "Cookie": f"_streamlit_user={cookie}; _streamlit_xsrf={token}"}


def test_who_has_signed_in_is_the_user_by_the_address_of_their_mail(board):
    assert board.seen(**signed_in(board))[:3] == ["li@office.cn", "li@office.cn", "True"]


def test_a_mail_address_that_nobody_has_verified_is_no_user(board):
    assert board.seen(**signed_in(board, email_verified=False))[:3] == ["", "this machine", "False"]


def test_a_cookie_that_the_board_has_not_signed_is_no_user(board):
    assert board.seen(**signed_in(board, "6" * 64))[:3] == ["", "this machine", "False"]


@pytest.mark.parametrize("path", ["auth/login", "auth/logout", "oauth2callback"])
def test_the_way_to_the_server_that_signs_people_in_is_open(board, path):
    answer = httpx2.get(f"{board.base}/{path}")  # a step that nobody has asked for leads to the first page

    assert (answer.status_code, answer.headers["location"]) == (302, "/")
