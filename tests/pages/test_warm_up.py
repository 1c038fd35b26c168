"""The first visitor sees the views that the warm-up has prepared."""

from dashboard.library import catalogue
from dashboard.ui import matrix, overview
from dashboard.ui.warm_up import warm_up
from tests.pages.test_pages import html, open_page


def test_the_first_page_and_the_matrix_are_found_made(monkeypatch):
    catalogue._alone.cache_clear()
    warm_up()
    monkeypatch.setattr(overview, "action_list", None)
    monkeypatch.setattr(matrix, "matrix_table", None)

    assert html(open_page("overview")).count('class="rb-action"') == 17
    assert html(open_page("matrix")).count('<th scope="row">') == 13 + 2
