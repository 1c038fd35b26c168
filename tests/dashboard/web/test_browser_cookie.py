"""The cookie by which the board knows a browser again."""

from http.cookies import SimpleCookie

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.web.browser_cookie import NAME, BrowserCookie


async def answer(request: Request) -> Response:
    return HTMLResponse("", int(request.query_params.get("status", 200)))


def client(scheme: str = "http", **settings: str) -> TestClient:
    app = Starlette(routes=[Route("/{path:path}", answer)], middleware=[Middleware(BrowserCookie, **settings)])
    return TestClient(app, base_url=f"{scheme}://board")


def set_cookie(asked: TestClient, path: str = "/", **headers: bytes) -> str | None:
    return asked.get(path, headers=headers).headers.get("set-cookie")


def test_a_browser_gets_it_with_its_first_page():
    cookie = SimpleCookie(set_cookie(client()))[NAME]

    assert len(cookie.value) == 22  # 128 bits
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert int(cookie["max-age"]) == 365 * 24 * 3600


def test_each_browser_gets_another():
    assert set_cookie(client()) != set_cookie(client())


def test_a_browser_that_has_it_keeps_it():
    asked = client()
    set_cookie(asked)

    assert set_cookie(asked) is None


@pytest.mark.parametrize("value", ["", "short", "x" * 23, "ü" * 22, "a b" * 7])
def test_what_the_board_has_not_made_is_replaced(value):
    assert set_cookie(client(), Cookie=f"{NAME}={value}".encode("latin-1"))


@pytest.mark.parametrize(
    "path", ["/assets/style.css", "/print", "/guide", "/_stcore/health", "/?status=404", "/?status=307"]
)
def test_what_is_no_page_brings_none(path):
    assert set_cookie(client(), path) is None


def test_below_a_path_it_is_for_that_path_alone():
    assert "; Path=/board;" in set_cookie(client(base="/board"), "/board/matrix")
    assert set_cookie(client(base="/board"), "/matrix") is None


def test_over_tls_it_stays_there():
    assert set_cookie(client("https")).endswith("; Secure")
    assert "Secure" not in set_cookie(client())
