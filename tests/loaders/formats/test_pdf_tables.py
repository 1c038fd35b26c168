"""PDF tables without rules between their columns: white space and the header show the columns."""

import pytest

from tests.loaders.formats.pdf_maker import Page
from tests.loaders.formats.test_pdf import HEADER, LEFTS, READ, ROWS, codes, load, rows

MORE = (
    ("3", "清理两条河", "县水利局", "县财政局", "10月底"),
    ("4", "建一处公园", "县住建局", "县林业局", "11月底"),
)
ALL = [
    *READ,
    (3, "清理两条河", "县水利局", "lead"),
    (3, "清理两条河", "县财政局", "responsible"),
    (4, "建一处公园", "县住建局", "lead"),
    (4, "建一处公园", "县林业局", "responsible"),
]


def white(*table, top=100, step=30, page=None):
    return (page or Page()).cells(LEFTS, [top + step * at for at in range(len(table) + 1)], table, ruled=False)


def across(page, *heights, right=LEFTS[-1]):
    for y in heights:
        page.rule(LEFTS[0], y, right, y)
    return page


@pytest.mark.parametrize("heights", [(), (98,), (98, 122), (98, 122, 185), (98, 122, 155, 185)])
def test_a_table_with_few_rules_or_none_is_read(heights):
    assert rows(load(across(white(*ROWS), *heights))) == READ


def test_a_table_goes_on_with_its_header_on_the_next_page():
    document = load(across(white(*ROWS), 98, 122), across(white(HEADER, *MORE), 98, 122, 185))

    assert rows(document) == ALL


def test_a_table_goes_on_without_its_header_on_the_next_page():
    assert rows(load(across(white(*ROWS), 98, 122), across(white(*MORE), 160))) == ALL


def test_page_numbers_and_running_heads_are_no_cells():
    def page(number, *table):
        return white(*table).text(200, 60, "青河县人民政府文件").text(290, 800, f"— {number} —")

    document = load(page(1, *ROWS), page(2, *MORE))

    assert rows(document) == ALL
    assert codes(document) == ["page-header-or-footer"]


def test_a_row_that_a_page_break_divides_is_one():
    before = white(HEADER, ROWS[1], ("2", "植一百棵树，", "县林业局", "县教育局、县农", "9月底"))
    after = white(("", "护好一条路", "", "业农村局", ""), *MORE)

    found = rows(load(before, after))

    assert found[3:6] == [
        (2, "植一百棵树，护好一条路", "县林业局", "lead"),
        (2, "植一百棵树，护好一条路", "县教育局", "responsible"),
        (2, "植一百棵树，护好一条路", "县农业农村局", "responsible"),
    ]


def test_numbers_beside_the_middle_of_their_rows_part_these():
    page = white(HEADER)
    for top, (number, task, lead, others, deadline) in zip((140, 200), ROWS[1:], strict=True):
        page.text(54, top + 12, number).text(284, top + 12, lead).text(504, top + 12, deadline)
        page.text(374, top + 12, others)
        for line, text in enumerate((task, "做好日常管护", "按季通报")):
            page.text(84, top + 12 * line, text)

    assert [row[2:] for row in rows(load(page))] == [row[2:] for row in READ]


def test_a_header_whose_names_are_broken_over_lines_is_found():
    broken = ("序\n号", "工作\n任务", "牵头\n单位", "责任\n单位", "完成\n时限")

    assert rows(load(white(broken, *ROWS[1:], step=34))) == READ


def test_letters_of_a_header_may_be_spaced_out():
    page = white(("序号", "", "牵头单位", "责任单位", "时限"), *ROWS[1:]).text(84, 113, "工作任务", spacing=9)

    assert rows(load(page)) == READ


@pytest.mark.parametrize("x", [54, 270])
def test_a_heading_across_the_table_is_a_section(x):
    page = white(*ROWS[:2], ("",), ROWS[2]).text(x, 173, "一、生态建设")

    document = load(page)

    assert rows(document) == READ
    assert document.assignments["section"].tolist()[-1] == "生态建设"


def test_sentences_above_and_below_the_table_are_no_rows():
    sentence = "各乡镇人民政府、县政府有关部门要按照本表抓好落实，每季度末报送进展情况。"
    page = white(*ROWS).text(54, 80, sentence, 12).text(54, 215, sentence, 12).text(54, 230, sentence, 12)

    assert rows(load(page)) == READ


def test_rules_beside_one_column_alone_do_not_join_the_others():
    page = white(*ROWS).rule(76, 98, 76, 185).rule(276, 98, 276, 185)
    document = load(across(page, 98, 185))

    assert rows(document) == READ
    assert codes(document) == ["columns-by-white-space"]


def test_agencies_below_one_another_are_several():
    page = white(HEADER, ("1", "修三座桥", "县交通局", "县财政局\n县水利局", "6月底"), step=40)

    assert rows(load(page)) == READ[:3]
