"""What is made before the first visitor comes is what the first visitor sees."""

from dashboard import ui
from dashboard.library import catalogue
from dashboard.render import actions, matrix
from tests.pages.test_pages import html, open_page


def test_the_first_page_and_the_matrix_are_found_made(monkeypatch):
    catalogue._alone.cache_clear()
    ui.warm_up()
    monkeypatch.setattr(actions, "action_list", None)
    monkeypatch.setattr(matrix, "matrix_table", None)

    assert html(open_page("overview")).count('class="rb-action"') == 17
    assert html(open_page("matrix")).count('<th scope="row">') == 13 + 2
