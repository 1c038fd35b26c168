"""Our own scripts and styles: nothing but the files of their folder, and never an old one for a new."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.web.static_files import FOLDER, static_routes

CLIENT = TestClient(Starlette(routes=static_routes("")))


def test_a_script_is_the_file():
    assert CLIENT.get("/assets/host.js").content == (FOLDER / "host.js").read_bytes()


def test_a_browser_asks_whether_its_copy_is_still_good():
    first = CLIENT.get("/assets/host.js")
    again = CLIENT.get("/assets/host.js", headers={"If-None-Match": first.headers["etag"]})

    assert first.headers["cache-control"] == "no-cache"
    assert (again.status_code, again.content) == (304, b"")


def test_the_icon_stands_where_streamlits_page_asks_for_it():
    answer = CLIENT.get("/favicon.png")

    assert answer.content == (FOLDER / "icon.png").read_bytes()
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["", "none.js", "%2e%2e/page_shell.py", "..%2fpage_shell.py"])
def test_what_is_no_file_of_the_folder_is_not_there(path):
    assert CLIENT.get(f"/assets/{path}").status_code == 404


def test_below_a_path_the_files_stand_below_it():
    below = TestClient(Starlette(routes=static_routes("/board")))

    assert below.get("/board/assets/host.js").status_code == below.get("/board/favicon.png").status_code == 200
    assert below.get("/assets/host.js").status_code == below.get("/favicon.png").status_code == 404
