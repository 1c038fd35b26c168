"""Static files: compressed once, kept by browsers for a year, and nothing but the files listed."""

import gzip
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.web.static_files import Assets, StaticFiles

FOLDER = Path(streamlit.__file__).parent / "static"
ASSETS = Assets(FOLDER)
INNER = Route("/{path:path}", lambda request: PlainTextResponse("inner"), methods=["GET", "POST"])
CLIENT = TestClient(Starlette(routes=[INNER], middleware=[Middleware(StaticFiles, assets=ASSETS)]))
SCRIPT = ASSETS.scripts("Html")[0]


def get(path: str, encoding: str = "gzip, br"):
    return CLIENT.get(path, headers={"accept-encoding": encoding})


def test_a_script_arrives_compressed_and_is_the_file():
    answer = get(SCRIPT)

    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < (FOLDER / SCRIPT[1:]).stat().st_size
    assert answer.content == (FOLDER / SCRIPT[1:]).read_bytes()


def test_a_browser_keeps_it_for_a_year():
    assert get(SCRIPT).headers["cache-control"] == "public, immutable, max-age=31536000"
    assert get(SCRIPT).headers["vary"] == "Accept-Encoding"


def test_it_is_compressed_once_and_not_for_each_request(monkeypatch):
    get(SCRIPT)
    monkeypatch.setattr(gzip, "compress", None)

    assert get(SCRIPT).status_code == 200


def test_who_takes_no_gzip_gets_the_file_as_it_is():
    answer = get(SCRIPT, encoding="identity")

    assert "content-encoding" not in answer.headers
    assert answer.content == (FOLDER / SCRIPT[1:]).read_bytes()


def test_a_font_is_not_compressed_again():
    font = next((FOLDER / "static").rglob("*.woff2"))

    assert "content-encoding" not in get(f"/{font.relative_to(FOLDER)}").headers


def test_head_says_as_much_without_the_content():
    answer = CLIENT.head(SCRIPT)

    assert answer.headers["content-length"] == get(SCRIPT).headers["content-length"]
    assert answer.content == b""


def test_a_file_of_our_own_has_another_address_when_its_content_changes(tmp_path):
    file = tmp_path / "board.js"
    file.write_text("one")
    first = ASSETS.add(file)
    file.write_text("two")

    assert first != ASSETS.add(file)
    assert first.startswith("/static/board/board.")


@pytest.mark.parametrize(
    "path",
    ["/static/js/../../index.html", "/static/js/%2e%2e/%2e%2e/index.html", "/static/", "/static/js/none.js", "/x"],
)
def test_what_is_no_listed_file_is_left_to_the_server_behind(path):
    assert get(path).text == "inner"


def test_only_reading_is_answered_here():
    assert CLIENT.post(SCRIPT).text == "inner"


def test_the_scripts_of_a_component_come_with_all_that_they_import():
    names = {Path(script).name.split(".")[0] for script in ASSETS.scripts("Html")}

    assert {"Html", "purify"} <= names
    assert "PlotlyChart" not in names
    assert "DataFrame" not in names
