"""Short lines without a number are headings of the annotated lines below them."""

import pytest

from loaders.blocks import Paragraph
from loaders.layout.prose.headings import mark_headings
from loaders.layout.prose.item_lines import read_lines
from loaders.layout.prose.lines import lines_of
from loaders.messages.places import FILE

TASK = "修路。（市交通局）"


def headings(lines: list[str]) -> list[str]:
    """The lines without a number that became headings, from the outermost level to the innermost."""
    items = read_lines(lines_of([(at, Paragraph(line, FILE)) for at, line in enumerate(lines)]))
    mark_headings(items)
    return [item.text for item in items if not item.ordinal and item.level < 99]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["责任分工", "交通", TASK, "水利", TASK], ["交通", "水利"]),
        (["交通", TASK, "水利", TASK], []),  # the first line is the title, and one heading alone is none
        (["责任分工", "一、道路", "东区", TASK, "西区", TASK], ["东区", "西区"]),  # below numbered ones, too
        (["责任分工", "交通。", TASK, "水利。", TASK], []),
        (["责任分工", "长" * 41, TASK, "水" * 41, TASK], []),
        (["责任分工", "交通", "修路", "水利", "架桥"], []),
        (["责任分工", "注：甲", TASK, "填表人：李", TASK], []),
        (["重点任务", "城市", "交通", f"1.{TASK}", "水利", f"2.{TASK}"], ["城市", "交通", "水利"]),
        (["重点任务", "某县政府办公室", "交通", f"1.{TASK}", "水利", f"2.{TASK}"], ["交通", "水利"]),  # its issuer
        (["1.修路", "培训", f"（1）{TASK}", f"（2）{TASK}"], ["培训"]),  # between an item and its parts
        (["一、道路（市交通局）", "1.修路", "铺好路基", "2.架桥"], []),  # the text of an item
        (["任务清单", "县教育局", "1.办学", "县水利局", "1.修渠"], ["县教育局", "县水利局"]),
    ],
)
def test_headings_without_a_number_are_found(lines, expected):
    assert headings(lines) == expected
