"""Who may name the user of a request: the proxy that knows the secret, and nobody else."""

import logging

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from dashboard.web.trusted_proxy import TrustedProxy, readable

SECRET = "a long secret"
NAMED = {"X-Forwarded-User": "wang"}


async def over_http(request: Request) -> JSONResponse:
    return JSONResponse(dict(request.headers))


async def over_websocket(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_json(dict(websocket.headers))
    await websocket.close()


def client(address: str = "10.1.2.3", **settings: str) -> TestClient:
    settings = {"user_headers": '{"X-Forwarded-User": "name"}', "secret": SECRET, **settings}
    routes = [Route("/", over_http), WebSocketRoute("/", over_websocket)]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(TrustedProxy, **settings)]), client=(address, 5))


def http_headers(asking: TestClient, headers: dict[str, str]) -> dict[str, str]:
    return asking.get("/", headers=headers).json()


def websocket_headers(asking: TestClient, headers: dict[str, str]) -> dict[str, str]:
    with asking.websocket_connect("/", headers=headers) as websocket:
        return websocket.receive_json()


both = pytest.mark.parametrize("headers_that_arrive", [http_headers, websocket_headers])


@both
def test_the_proxy_that_proves_itself_names_the_user(headers_that_arrive):
    arrived = headers_that_arrive(client(), {**NAMED, "X-Board-Proxy": SECRET})

    assert arrived["x-forwarded-user"] == "wang"


@both
@pytest.mark.parametrize(
    "proof", [{}, {"X-Board-Proxy": "wrong"}, {"X-Board-Proxy": ""}, {"X-Board-Proxy": f"{SECRET}x"}]
)
def test_nobody_else_does(headers_that_arrive, proof):
    assert "x-forwarded-user" not in headers_that_arrive(client(), {**NAMED, **proof})


@both
def test_once_there_is_a_secret_this_machine_needs_it_too(headers_that_arrive):
    assert "x-forwarded-user" not in headers_that_arrive(client("127.0.0.1"), NAMED)


@both
@pytest.mark.parametrize(("address", "counts"), [("127.0.0.1", True), ("::1", True), ("10.1.2.3", False)])
def test_without_a_secret_only_this_machine_names_the_user(headers_that_arrive, address, counts):
    arrived = headers_that_arrive(client(address, secret=""), {**NAMED, "X-Board-Proxy": ""})

    assert ("x-forwarded-user" in arrived) == counts


@both
def test_the_secret_goes_no_further(headers_that_arrive):
    assert "x-board-proxy" not in headers_that_arrive(client(), {**NAMED, "X-Board-Proxy": SECRET})


def test_two_proofs_are_none():
    proofs = [("X-Forwarded-User", "wang"), ("X-Board-Proxy", SECRET), ("X-Board-Proxy", "wrong")]

    assert "x-forwarded-user" not in client().get("/", headers=proofs).json()


def test_the_name_of_a_header_has_no_case():
    assert "x-forwarded-user" not in client(user_headers={"x-forwarded-USER": "name"}).get("/", headers=NAMED).json()


def test_other_headers_arrive():
    assert client().get("/", headers={"X-Forwarded-For": "10.9.9.9"}).json()["x-forwarded-for"] == "10.9.9.9"


def test_the_secret_is_a_setting_of_the_environment(monkeypatch):
    monkeypatch.setenv("RB_PROXY_SECRET", SECRET)
    app = TrustedProxy(Starlette(routes=[Route("/", over_http)]), {"X-Forwarded-User": "name"})
    arrived = TestClient(app, client=("127.0.0.1", 5)).get("/", headers=NAMED).json()

    assert "x-forwarded-user" not in arrived


def test_a_page_with_a_forged_user_is_a_line_of_the_log(caplog):
    caplog.set_level(logging.WARNING, "dashboard.proxy")
    websocket_headers(client(), NAMED)
    websocket_headers(client(), {**NAMED, "X-Board-Proxy": SECRET})

    assert caplog.messages == ["a user named without the proxy's secret by 10.1.2.3"]


@pytest.mark.parametrize("name", ["王芳", "wang", "José"])
def test_a_name_in_utf_8_is_read_as_such(name):
    assert readable(name.encode().decode("latin-1")) == name


@pytest.mark.parametrize("name", ["José", "王芳"])
def test_a_name_that_is_read_already_stays(name):
    assert readable(name) == name
