"""What is made before the first visitor comes is what the first visitor sees."""

from dashboard import library, matrix_view, ui, views
from tests.pages.test_pages import html, open_page


def test_the_first_page_and_the_matrix_are_found_made(monkeypatch):
    library._alone.cache_clear()
    ui.warm_up()
    monkeypatch.setattr(views, "actions", None)
    monkeypatch.setattr(matrix_view, "matrix", None)

    assert html(open_page("overview")).count('class="rb-action"') == 17
    assert html(open_page("matrix")).count('<th scope="row">') == 13 + 2
