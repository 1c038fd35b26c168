"""The documents for people: their links lead somewhere, and what they list is what there is."""

import re
from pathlib import Path

import pytest

from dashboard.pages import PAGES
from dashboard.text.words import WORDS
from tests.conftest import ROOT

DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "data/README.md", ROOT / "tests/cases/README.md"]
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]


def anchors(path: Path) -> set[str]:
    """The anchors of a document's headings, as readers of Markdown make them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_of_a_document_leads_to_a_file_and_a_heading(document):
    links = re.findall(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)", document.read_text(encoding="utf-8"))

    for path, anchor in links:
        target = (document.parent / path) if path else document
        assert target.exists(), path
        assert not anchor or anchor in anchors(target), f"{path}#{anchor}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_of_ours_that_a_document_names_is_there(document):
    text = re.sub(r"^ *```.*?^ *```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    named = re.findall(r"`((?:dashboard|loaders|pages|tests|scripts|deploy|data|docs)/[\w./-]+)`", text)
    examples = {"dashboard/ui/sections.py", "pages/sections.py", "tests/dashboard/analysis/test_sections.py"}
    examples |= {"tests/pages/test_sections.py"}
    examples |= {"data/library.db", "data/store", "data/store/"}  # made at the first use

    assert [path for path in named if not (ROOT / path).exists() and path not in examples] == []


def test_the_readmes_are_short_and_lead_to_each_other():
    english, chinese = (path.read_text(encoding="utf-8") for path in READMES)

    assert len(english.split()) <= 1_000
    assert "(README.zh-CN.md)" in english
    assert "(README.md)" in chinese


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_has_its_place_in_the_readmes_and_in_the_guide_with_a_picture(page):
    chinese, english = WORDS[f"{page.name}.nav"]
    guide = (ROOT / "docs/guide.zh-CN.md").read_text(encoding="utf-8")

    assert f"| {chinese} {english} |" in READMES[0].read_text(encoding="utf-8")
    assert f"| {chinese} |" in READMES[1].read_text(encoding="utf-8")
    assert f"## {chinese}\n\n![{chinese}](pictures/{page.name}.png)" in guide
    assert (ROOT / f"docs/pictures/{page.name}.png").exists()


def test_every_variable_of_ours_is_in_both_office_guides():
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "dashboard").rglob("*.py"))
    variables = set(re.findall(r'environ\.get\("(RB_\w+)"', sources))

    for name in ("office.md", "office.zh-CN.md"):
        text = (ROOT / "docs" / name).read_text(encoding="utf-8")
        assert {variable for variable in variables if f"`{variable}`" not in text} == set()
