"""Web pages: tables with their spans, lists with their numbers, and nothing that is hidden."""

import pytest

from loaders.blocks import Grid
from loaders.formats.html import read_html

ROW = "<tr><td>1.甲</td><td>市教育局</td></tr>"


def blocks(page: str) -> list:
    found = read_html(page.encode()).blocks
    return [block.rows if isinstance(block, Grid) else block.text for block in found]


@pytest.mark.parametrize("span", ["colspan=1000000", "rowspan=1000000", "colspan=abc", "rowspan=-1", "colspan=0"])
def test_a_span_reaches_no_further_than_the_table(span):
    table = f"<table><tr><td>任务</td><td>责任单位</td></tr>{ROW.replace('<td>市', f'<td {span}>市')}</table>"

    assert blocks(table) == [[["任务", "责任单位"], ["1.甲", "市教育局"]]]


def test_a_merged_cell_stands_in_every_cell_that_it_covers():
    table = "<table><tr><td rowspan=2>甲</td><td>a</td></tr><tr><td>b</td></tr></table>"

    assert blocks(table) == [[["甲", "a"], ["甲", "b"]]]


def test_a_table_around_other_tables_only_places_them():
    assert blocks(f"<table><tr><td>题</td></tr><tr><td><table>{ROW}{ROW}</table></td></tr></table>") == [
        "题",
        [["1.甲", "市教育局"]] * 2,
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>x</script>",
        '<p style="display:none">x</p>',
        '<div class="nav">x</div>',
        "<footer>x</footer>",
        "<!-- x -->",
    ],
)
def test_what_is_not_shown_is_left_out(hidden):
    assert blocks(f"<body><p>甲</p>{hidden}</body>") == ["甲"]


def test_items_of_a_list_have_the_numbers_that_a_browser_prints():
    assert blocks("<ol start=3><li>甲</li><li>乙</li></ol>") == ["3.甲", "4.乙"]


def test_the_title_of_the_page_is_that_of_the_source():
    assert read_html("<title> 分工\n表 </title><p>甲".encode()).title == "分工 表"
