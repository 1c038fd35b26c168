"""The log of exports and uploads: who, what, how much; and no word of a document."""

import logging

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.web.audit import Audit

UPLOAD = "/_stcore/upload_file/s1/f1"


async def answer(request: Request) -> PlainTextResponse:
    await request.body()
    return PlainTextResponse("省财政厅" * 10, int(request.query_params.get("status", 200)))


def client(**settings: object) -> TestClient:
    routes = [Route("/{path:path}", answer, methods=["GET", "PUT"])]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(Audit, **settings)]), client=("10.1.2.3", 5))


@pytest.fixture(autouse=True)
def heard(caplog) -> None:
    caplog.set_level(logging.INFO, "dashboard.audit")


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("/assignments.csv?agency=省财政厅", "assignments.csv by 10.1.2.3: status=200 bytes=120"),
        ("/print?doc=秘密", "print by 10.1.2.3: status=200 bytes=120"),
        ("/files/secret/责任分工_省财政厅.xlsx?lang=zh", "file.xlsx by 10.1.2.3: status=200 bytes=120"),
        ("/assignments.csv?agency=x&status=400", "assignments.csv by 10.1.2.3: status=400 bytes=120"),
    ],
)
def test_each_export_is_a_line_without_a_word_of_the_document(caplog, path, line):
    client().get(path)

    assert caplog.messages == [line]


def test_each_file_that_is_sent_is_a_line_with_its_size_and_whether_it_was_refused(caplog):
    client().put(UPLOAD, content=b"x" * 1234)
    client().put(f"{UPLOAD}?status=413", content=b"x")

    assert caplog.messages == ["upload by 10.1.2.3: status=200 bytes=1234", "upload by 10.1.2.3: status=413 bytes=1"]


def test_pages_and_their_scripts_are_no_lines(caplog):
    for path in ("/", "/matrix", "/assets/style.css", "/static/js/index.js"):
        client().get(path)

    assert caplog.messages == []


def test_the_user_is_named_as_the_proxy_names_them(caplog):
    trusted = '{"X-Forwarded-Email": "email"}'
    client(user_headers=trusted).get("/print", headers={"X-Forwarded-Email": "wang@example.cn"})
    client().get("/print", headers={"X-Forwarded-Email": "wang@example.cn"})

    assert [line.split(":")[0] for line in caplog.messages] == ["print by wang@example.cn", "print by 10.1.2.3"]


def test_below_a_path_exports_are_lines_too(caplog):
    client(base="/board").get("/board/print")

    assert caplog.messages == ["print by 10.1.2.3: status=200 bytes=120"]
