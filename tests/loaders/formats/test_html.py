"""Web pages: tables with their spans, lists with their numbers, and nothing that is hidden."""

import pytest

from loaders.blocks import Grid
from loaders.formats.html import read_html, read_mhtml

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
        "<p hidden>x</p>",
        "<p hidden=until-found>x</p>",
        '<p style="visibility: hidden">x</p>',
        "<template><p>x</p></template>",
        "<noscript>x</noscript>",
        "<dialog>x</dialog>",
        '<p class="a b">x</p><style>.b{display:none}</style>',
    ],
)
def test_what_is_not_shown_is_left_out(hidden):
    assert blocks(f"<body><p>甲</p>{hidden}</body>") == ["甲"]


@pytest.mark.parametrize(
    ("css", "is_hidden"),
    [
        (".b{display:none}", True),
        ("#i { color: red; visibility: hidden }", True),
        ("/* x */ .x , tr.b{display:none !important}", True),
        ("table > tbody > tr.b{display:none}", True),  # a browser adds the tbody
        ("div .b{display:none}", False),
        ("@media print{.b{display:none}}", False),
        ("@media screen{.b{display:none}}", True),
        (".b{display:none} tr.b{display:table-row}", False),  # the more specific rule holds
        (".b{display:none !important} tr.b{display:table-row}", True),
        (".b:hover{display:none}", False),
    ],
)
def test_the_style_sheet_of_the_page_says_what_is_hidden(css, is_hidden):
    hidden = "<tr class='a b' id=i><td>9.示例</td><td>某局</td></tr>"
    rows = blocks(f"<style>{css}</style><table>{ROW}{hidden}{ROW}</table>")[0]

    assert (["9.示例", "某局"] not in rows) == is_hidden


def test_hidden_rows_and_tasks_are_named_but_not_the_menus_of_a_page():
    hidden = "<p hidden>分享到</p><p hidden>2.乙（责任单位：市公安局）</p>"
    page = f"<table>{ROW}<tr hidden><td>9.示例</td><td>某局</td></tr>{ROW}</table>{hidden}"

    assert list(map(str, read_html(page.encode()).findings)) == [
        "全文：有 2 处隐藏文字，未读取：9.示例 某局；2.乙（责任单位：市公安局）"
    ]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("甲局<del>、乙局</del>", "甲局"),
        ("甲局、<s>乙局</s>、丙局", "甲局、丙局"),
        ('甲局<span style="text-decoration: line-through">乙局</span>', "甲局"),
        ("甲局<sup>1</sup>", "甲局"),
        ("甲局<sup><a href=#n>[1]</a></sup>、乙局<sup>②</sup>", "甲局、乙局"),
        ("5m<sup>2</sup>", "5m2"),
        ("甲局\n  市乙局", "甲局 市乙局"),  # a line end of the file between two names
        ("修三座\n  桥", "修三座桥"),
        ("甲局&nbsp;乙局", "甲局\xa0乙局"),
    ],
)
def test_the_text_of_a_cell(cell, text):
    assert blocks(f"<table>{ROW}<tr><td>2.乙</td><td>{cell}</td></tr></table>")[0][1] == ["2.乙", text]


def test_a_row_that_is_crossed_out_is_left_out_and_merged_cells_reach_over_it():
    struck = "<tr><td>2</td><td><s>乙</s></td><td><s>某局</s></td></tr>"
    page = f"<table><tr><td>1</td><td>甲</td><td>a</td><td rowspan=3>6月</td></tr>{struck}<tr><td>3</td><td>丙</td><td>c</td></tr></table>"

    assert blocks(page) == [[["1", "甲", "a", "6月"], ["3", "丙", "c", "6月"]]]


def test_a_rowspan_of_0_reaches_to_the_end_of_its_group():
    page = "<table><tbody><tr><td rowspan=0>甲</td><td>a</td></tr><tr><td>b</td></tr></tbody><tbody><tr><td>乙</td><td>c</td></tr></tbody></table>"

    assert blocks(page) == [[["甲", "a"], ["甲", "b"], ["乙", "c"]]]


def test_a_page_of_frames_in_one_file_is_read_from_its_frames():
    frames = [f"--b\r\nContent-Type: text/html\r\n\r\n{page}\r\n" for page in ("<frameset></frameset>", "<p>甲</p>")]
    data = f'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n{"".join(frames)}--b--\r\n'

    assert [block.text for block in read_mhtml(data.encode()).blocks] == ["甲"]


def test_style_sheets_of_an_attacker_cost_little():
    css = "".join(f".a .b{number} .c{{display:none}}" for number in range(5_000))
    page = f"<style>{css}</style>{'<div class=a>' * 200}{'<p class=c>甲</p>' * 2_000}"

    assert len(blocks(page)) == 2_000


def test_items_of_a_list_have_the_numbers_that_a_browser_prints():
    assert blocks("<ol start=3><li>甲</li><li>乙</li></ol>") == ["3.甲", "4.乙"]


def test_the_title_of_the_page_is_that_of_the_source():
    assert read_html("<title> 分工\n表 </title><p>甲".encode()).title == "分工 表"
