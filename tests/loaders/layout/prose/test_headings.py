"""Short lines without a number are headings of the annotated lines below them."""

import pytest

from loaders.blocks import Paragraph
from loaders.layout.prose.headings import plain_headings
from loaders.messages.places import FILE

TASK = "修路。（市交通局）"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["责任分工", "交通", TASK, "水利", TASK], {1, 3}),
        (["交通", TASK, "水利", TASK], set()),  # the first line is the title, and one heading alone is none
        (["责任分工", "一、交通", TASK, "水利", TASK], set()),  # 一、 heads the groups here
        (["责任分工", "交通。", TASK, "水利。", TASK], set()),
        (["责任分工", "长" * 26, TASK, "水" * 26, TASK], set()),
        (["责任分工", "交通", "修路", "水利", "架桥"], set()),
        (["责任分工", "注：甲", TASK, "填表人：李", TASK], set()),
    ],
)
def test_headings_without_a_number_are_found(lines, expected):
    assert plain_headings([Paragraph(line, FILE) for line in lines]) == expected
