"""The page around Streamlit: in its language, our scripts before Streamlit's, and no silence where Streamlit's page has changed."""

import asyncio
import re
from contextlib import asynccontextmanager

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from dashboard.model.filters import Query
from dashboard.text import language
from dashboard.web.page_shell import PageShell, StreamlitPageChangedError, make_pages
from dashboard.web.static_files import FOLDER
from dashboard.web.streamlit_internals import index_page

PAGES = make_pages(index_page())
#: How each part of Streamlit's page begins that is replaced, and one more of it.
REPLACED = {
    '<html lang="en">': '<html lang="en">',
    "<script>": "<script></script>",
    "<title>Streamlit</title>": "<title>Streamlit</title>",
    "</head>": "</head>",
    "<noscript>": "<noscript></noscript>",
    "</body>": "</body>",
}


def as_it_is(query: Query) -> list[tuple[str, str]]:
    return [(name, value) for name, values in query.items() for value in values]


def client(base: str = "") -> TestClient:
    middleware = [Middleware(PageShell, pages=PAGES, base=base, complete=as_it_is)]
    return TestClient(Starlette(middleware=middleware), follow_redirects=False)


CLIENT = client()
PAGE = CLIENT.get("/matrix").text


def test_the_page_is_in_its_language_under_our_name():
    assert '<html lang="zh-CN">' in PAGE
    assert "<title>责任分工看板</title>" in PAGE
    assert '<html lang="en">' in CLIENT.get("/matrix?lang=en").text
    assert "<title>Responsibility board</title>" in CLIENT.get("/matrix?lang=en").text


def test_a_language_that_there_is_not_is_chinese():
    assert CLIENT.get("/matrix?lang=fr").text == PAGE


def test_making_the_pages_leaves_the_language_as_it_was():
    assert language() == "zh"


def test_our_scripts_run_before_streamlits():
    scripts = re.findall(r'<script (defer|type="module")[^>]*src="([^"]+)"', PAGE)

    assert [address.split("/")[1] for _, address in scripts] == ["assets"] * (len(scripts) - 1) + ["static"]
    assert scripts[0] == ("defer", "./assets/old_browser.js")


def test_our_styles_come_after_streamlits():
    assert re.findall(r'<link rel="stylesheet"[^>]*href="\./(\w+)/', PAGE) == ["static", *["assets"] * 8]


def test_no_script_stands_in_the_page():
    assert set(re.findall(r"<script[^>]*>([^<]*)</script>", PAGE)) == {""}


def test_every_file_of_ours_that_the_page_names_is_there():
    named = re.findall(r'(?:href|src)="\./assets/([^"]+)"', PAGE)

    assert [name for name in named if not (FOLDER / name).is_file()] == []


def test_every_script_of_ours_is_named_by_the_page():
    named = re.findall(r'src="\./assets/([^"]+)"', PAGE)

    assert sorted(named) == sorted(path.name for path in FOLDER.glob("*.js"))


@pytest.mark.parametrize("part", REPLACED)
def test_a_page_of_streamlit_that_lacks_what_is_replaced_is_refused_and_that_named(part):
    with pytest.raises(StreamlitPageChangedError, match="0 places") as refused:
        make_pages(index_page().replace(part, "", 1))
    assert part in str(refused.value)


@pytest.mark.parametrize("part", REPLACED)
def test_a_page_of_streamlit_that_has_it_twice_is_refused_too(part):
    with pytest.raises(StreamlitPageChangedError, match="2 places"):
        make_pages(index_page() + REPLACED[part])


def test_an_address_that_is_no_page_leads_to_the_first_with_its_query():
    answer = CLIENT.get("/nowhere?role=lead")

    assert (answer.status_code, answer.headers["location"]) == (307, "/?role=lead")


@pytest.mark.parametrize("address", ["/matrix/", "//matrix", "//matrix//"])
def test_an_odd_spelling_of_a_page_leads_to_the_page_itself(address):
    assert location(PageShell(None, PAGES), address) == "/matrix?lang=en"


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [("/board", "/board/?lang=en"), ("/board/matrix/", "/board/matrix?lang=en"), ("/board/none", "/board/?lang=en")],
)
def test_below_a_path_redirects_stay_below_it(address, leads_to):
    assert location(PageShell(None, PAGES, base="/board"), address) == leads_to


def test_below_a_path_a_page_is_the_same_page():
    below = client("/board")

    assert below.get("/board/matrix").text == below.get("/board/").text == PAGE
    assert below.get("/matrix").status_code == 404
    assert below.get("/boards").status_code == 404


def location(app: PageShell, address: str) -> str:
    """Where the answer leads. By hand: a client would take // for a host."""
    scope = {"type": "http", "method": "GET", "path": address, "query_string": b"lang=en", "headers": []}
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

    with TestClient(Starlette(lifespan=lifespan, middleware=[Middleware(PageShell, pages=PAGES)])):
        assert started == [True]


@pytest.mark.parametrize(("accept", "status"), [("text/html,*/*;q=0.8", 307), ("*/*", 200)])
def test_a_bare_address_is_completed_for_a_browser_and_answered_for_a_health_check(accept, status):
    shell = PageShell(None, PAGES, complete=lambda query: [("doc", "a"), *as_it_is(query)])
    client = TestClient(shell, follow_redirects=False)

    assert client.get("/", headers={"Accept": accept}).status_code == status
    assert client.get("/matrix?role=lead", headers={"Accept": accept}).headers["location"] == "/matrix?doc=a&role=lead"


def test_the_script_for_old_browsers_can_be_read_by_them():
    script = re.sub(r"//.*", "", (FOLDER / "old_browser.js").read_text(encoding="utf-8"))

    assert not re.search(r"=>|`|\?\.|\?\?|\b(const|let|class|async)\b", script)
