"""The table of pages fits the files, the words, and what the pages put into their addresses."""

import pytest

from dashboard.pages import BY_PATH, PAGES
from dashboard.text.words import WORDS
from tests.conftest import ROOT
from tests.pages.test_pages import open_page


def test_every_script_is_a_page_and_every_page_has_its_words():
    assert sorted(page.name for page in PAGES) == sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
    assert all(f"{page.name}.nav" in WORDS for page in PAGES)


def test_the_navigation_has_eight_entries_at_most():
    assert len({page.top for page in PAGES}) <= 8
    assert {page.under for page in PAGES} - {""} <= {page.name for page in PAGES if not page.under}


def test_the_first_page_opens_at_the_root_and_a_former_address_still_leads_to_its_page():
    assert PAGES[0].path == ""
    assert BY_PATH["commitments"].name == "targets"


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "compare"], ids=lambda page: page.name)
def test_an_address_with_the_values_a_page_begins_with_is_the_same_as_without_them(page):
    app = open_page(page.name, **page.parameters)

    assert list(app.query_params) == ["doc"]
    assert not app.warning


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "name"),
    [(page.name, name) for page in PAGES for name in page.parameters if name not in ("page", "at", "hide_others")],
)
def test_every_parameter_of_the_table_belongs_to_a_widget_that_says_what_it_does_not_know(page, name):
    if page == "compare" or name == "order":
        return  # with one document there is nothing to choose, and without deadlines nothing to order
    app = open_page(page, **{name: "nosuch"})

    assert "“nosuch”" in app.warning[0].value
