"""An exception that nobody foresaw, in a route or behind it: a sentence with a number, the same number in the log."""

import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.library import catalogue
from dashboard.web.routes import routes
from dashboard.web.security import Security

SECRET = "市财政局 /srv/board/secret.py"


def fail(*_: object, **__: object):
    raise KeyError(SECRET)


async def fail_midway(_request) -> StreamingResponse:
    def content():
        yield b"begun"
        fail()

    return StreamingResponse(content())


def client(base: str = "") -> TestClient:
    known = [*routes(base), Route("/midway", fail_midway)]
    app = Starlette(routes=known, middleware=[Middleware(Security, base=base)])
    return TestClient(app, raise_server_exceptions=False)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", r"操作未能完成（编号 ([0-9a-f]{6})）。请稍后再试；若仍出现，请把编号告诉管理员。"),
        (
            "?lang=en",
            r"This could not be done \(number ([0-9a-f]{6})\). Please try again later; if it happens again, give this number to the administrator\.",
        ),
    ],
)
@pytest.mark.parametrize("path", ["/assignments.csv", "/print"])
def test_an_unforeseen_error_of_a_route_is_one_sentence_with_the_number_of_the_log(
    path, query, sentence, monkeypatch, caplog
):
    monkeypatch.setattr(catalogue, "shared_entries", fail)
    answer = client().get(path + query)

    assert answer.status_code == 500
    number = re.fullmatch(sentence, answer.text)[1]
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    (line,) = [record for record in caplog.records if record.name == "dashboard"]
    assert line.getMessage() == f"request error {number}"
    assert line.exc_info


def test_an_answer_that_fails_midway_ends_there(caplog):
    answer = client().get("/midway")

    assert answer.content in (b"begun", b"")
    assert SECRET not in answer.text
    assert [record.getMessage()[:13] for record in caplog.records if record.name == "dashboard"] == ["request error"]


def test_each_error_has_a_number_of_its_own(monkeypatch):
    monkeypatch.setattr(catalogue, "shared_entries", fail)

    assert len({client().get("/print").text for _ in range(5)}) == 5


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/board/assignments.csv", 200),
        ("/assignments.csv", 404),
        ("/midway", 404),
        ("/board/_stcore/metrics", 404),
        ("/board/component/a", 404),
    ],
)
def test_below_a_path_nothing_outside_it_is_answered_and_closed_routes_are_closed(path, status):
    answer = client("/board").get(path)

    assert answer.status_code == status
    assert "script-src 'self'" in answer.headers["content-security-policy"]
