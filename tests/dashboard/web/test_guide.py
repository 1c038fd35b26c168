"""The guide for users, as the server gives it."""

from bs4 import BeautifulSoup
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.pages import PAGES
from dashboard.text import t
from dashboard.web.guide import guide_routes


def client(base: str = "") -> TestClient:
    return TestClient(Starlette(routes=guide_routes(base)))


def test_the_guide_has_a_section_for_every_page():
    guide = BeautifulSoup(client().get("/guide").text, "html.parser")
    sections = " ".join(heading.text for heading in guide.select("h2, h3"))
    assert [page.name for page in PAGES if t(f"{page.name}.nav") not in sections] == []


def test_its_pictures_are_served_beside_it_also_below_a_path():
    at_base = client("/board")
    guide = BeautifulSoup(at_base.get("/board/guide").text, "html.parser")
    pictures = [picture["src"] for picture in guide.select("img")]
    assert len(pictures) == len(PAGES)
    assert {at_base.get(f"/board/{picture}").headers["content-type"] for picture in pictures} == {"image/png"}
