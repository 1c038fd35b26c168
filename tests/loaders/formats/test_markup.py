"""A cell may be a fragment of HTML: what a reader sees of it is its text."""

import pytest

from loaders.formats.html_walk import tidy
from loaders.formats.markup import visible_text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<p>甲</p><p>乙<br/>丙</p>", "甲\n乙\n丙"),
        ("<p>甲</p>", "甲"),
        ("A&amp;B", "A&B"),
        ("&amp;lt;", "&lt;"),  # decoded once
        ("甲<b>乙", "甲<b>乙"),  # typed by somebody
        ("各县<市、区>政府", "各县<市、区>政府"),
        ("A<B, C>D；<br>换行", "A<B, C>D；\n换行"),
        ("<script>x</script>甲<!-- y -->", "甲"),
    ],
)
def test_the_visible_text_of_a_cell(cell, text):
    assert visible_text(cell) == text


def test_a_line_end_of_the_file_between_ideographs_is_none_in_the_sentence():
    assert tidy("甲\r  乙 a\r b") == "甲乙 a b"
