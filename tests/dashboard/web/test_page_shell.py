"""The page around Streamlit: in its language, our script before Streamlit's, nothing asked for that is not needed."""

import asyncio
import re
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from dashboard.web.page_shell import Shell, make_template
from dashboard.web.static_files import Assets

FOLDER = Path(streamlit.__file__).parent / "static"
ASSETS = Assets(FOLDER)
TEMPLATE = make_template((FOLDER / "index.html").read_text(encoding="utf-8"), ASSETS, font="'Noto Sans SC',\"<b>\"")
CLIENT = TestClient(Starlette(middleware=[Middleware(Shell, template=TEMPLATE)]), follow_redirects=False)
PAGE = CLIENT.get("/matrix").text


def test_the_page_is_in_its_language_under_our_name():
    assert '<html lang="zh-CN">' in PAGE
    assert "<title>责任分工看板</title>" in PAGE
    assert '<html lang="en">' in CLIENT.get("/matrix?lang=en").text


def test_our_script_runs_before_streamlits():
    scripts = re.findall(r'<script[^>]*src="([^"]+)"', PAGE)

    assert re.fullmatch(r"\./static/board/board\.\w{8}\.js", scripts[0])
    assert scripts[1].startswith("./static/js/index.")


def test_no_script_stands_in_the_page():
    assert re.findall(r"<script[^>]*>([^<]*)</script>", PAGE) == ["", ""]


def test_every_file_the_page_names_is_there():
    named = re.findall(r'(?:href|src)="\.(/[^"]+)"', PAGE)

    assert len(named) > 60
    assert [address for address in named if address not in ASSETS] == []


def test_what_the_first_page_is_drawn_with_is_asked_for_at_once_and_once():
    loads = re.findall(r'modulepreload"[^>]*href="\./static/js/([\w-]+)', PAGE)

    assert {"Html", "Multiselect", "ButtonGroup", "TextInput", "DownloadButton"} <= set(loads)
    assert not {"PlotlyChart", "DataFrame"} & set(loads)
    assert len(re.findall(r'modulepreload"[^>]*href="([^"]+)', PAGE)) == len(
        set(re.findall(r'modulepreload"[^>]*href="([^"]+)', PAGE))
    )


def test_a_font_nothing_is_set_in_is_not_asked_for():
    assert "SourceSans" not in PAGE


def test_a_theme_cannot_break_out_of_the_page():
    assert "<b>" not in PAGE


def test_an_address_that_is_no_page_leads_to_the_first_with_its_query():
    answer = CLIENT.get("/nowhere?role=lead")

    assert (answer.status_code, answer.headers["location"]) == (307, "/?role=lead")


@pytest.mark.parametrize("address", ["/matrix/", "//matrix", "//matrix//"])
def test_an_odd_spelling_of_a_page_leads_to_the_page_itself(address):
    scope = {"type": "http", "method": "GET", "path": address, "query_string": b"lang=en", "headers": []}

    assert location(Shell(None, TEMPLATE), scope) == "/matrix?lang=en"


def location(app: Shell, scope: dict) -> str:
    """Where the answer leads. By hand: a client would take // for a host."""
    sent = []

    async def send(message: dict) -> None:
        sent.append(message)

    asyncio.run(app(scope, None, send))
    return dict(sent[0]["headers"])[b"location"].decode()


def test_the_start_of_the_server_reaches_the_application_behind():
    started = []

    @asynccontextmanager
    async def lifespan(_app):
        started.append(True)
        yield

    with TestClient(Starlette(lifespan=lifespan, middleware=[Middleware(Shell, template=TEMPLATE)])):
        assert started == [True]
