"""Scripts and styles: nothing but the files that are listed, and never an old one of ours for a new."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.web.static_files import FOLDER, StaticFiles
from dashboard.web.streamlit_internals import static_files

STREAMLITS = static_files()
SCRIPT = next(address for address in STREAMLITS if address.endswith(".js"))


def client(base: str = "") -> TestClient:
    inner = Route("/{path:path}", lambda _: PlainTextResponse("inner"), methods=["GET", "POST"])
    middleware = [Middleware(StaticFiles, streamlits=STREAMLITS, base=base)]
    return TestClient(Starlette(routes=[inner], middleware=middleware))


CLIENT = client()


def test_a_script_is_the_file_and_called_a_script():
    ours, streamlits = CLIENT.get("/assets/host.js"), CLIENT.get(SCRIPT)

    assert ours.content == (FOLDER / "host.js").read_bytes()
    assert streamlits.content == STREAMLITS[SCRIPT].read_bytes()
    assert {answer.headers["content-type"].partition(";")[0] for answer in (ours, streamlits)} <= {
        "text/javascript",
        "application/javascript",
    }


def test_a_browser_keeps_streamlits_files_for_a_year_and_asks_for_ours_each_time():
    assert CLIENT.get(SCRIPT).headers["cache-control"] == "public, immutable, max-age=31536000"
    assert CLIENT.get("/assets/host.js").headers["cache-control"] == "no-cache"


def test_the_icon_stands_where_streamlits_page_asks_for_it():
    assert CLIENT.get("/favicon.png").content == (FOLDER / "icon.png").read_bytes()


@pytest.mark.parametrize(
    "path",
    [
        "/assets/",
        "/assets/none.js",
        "/assets/%2e%2e/page_shell.py",
        "/assets/..%2fpage_shell.py",
        "/assets/icon.png",
        "/static/js/../../index.html",
        "/static/js/%2e%2e/%2e%2e/index.html",
        "/static/",
    ],
)
def test_what_is_no_listed_file_is_left_to_the_server_behind(path):
    assert CLIENT.get(path).text == "inner"


def test_only_reading_is_answered_here():
    assert CLIENT.post("/assets/host.js").text == "inner"
    assert CLIENT.head("/assets/host.js").headers["content-length"] == str((FOLDER / "host.js").stat().st_size)


def test_below_a_path_the_files_stand_below_it():
    below = client("/board")

    assert below.get(f"/board{SCRIPT}").content == STREAMLITS[SCRIPT].read_bytes()
    assert below.get("/board/favicon.png").content == (FOLDER / "icon.png").read_bytes()
    assert below.get(SCRIPT).text == below.get("/favicon.png").text == "inner"
