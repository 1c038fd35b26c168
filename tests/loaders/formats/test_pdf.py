"""PDF files: what is drawn on their pages is read as somebody sees it."""

import pytest

from loaders import LoadError, load_document
from tests.conftest import ROOT
from tests.loaders.formats.pdf_maker import Page, pdf

LEFTS = (50, 80, 280, 370, 500, 560)
TOPS = (100, 130, 160, 190)
HEADER = ("序号", "工作任务", "牵头单位", "责任单位", "时限")
ROWS = (
    HEADER,
    ("1", "修三座桥", "县交通局", "县财政局、县水利局", "6月底"),
    ("2", "植一百棵树", "县林业局", "县教育局", "9月底"),
)
READ = [
    (1, "修三座桥", "县交通局", "lead"),
    (1, "修三座桥", "县财政局", "responsible"),
    (1, "修三座桥", "县水利局", "responsible"),
    (2, "植一百棵树", "县林业局", "lead"),
    (2, "植一百棵树", "县教育局", "responsible"),
]


def table() -> Page:
    return Page().cells(LEFTS, TOPS, ROWS)


def load(*pages):
    return load_document(pdf(*pages), name="t.pdf")


def rows(document):
    table = document.assignments
    return list(zip(*(table[name].tolist() for name in ("measure_no", "measure", "agency", "role")), strict=True))


def codes(document):
    return [finding.code for finding in document.findings]


def test_the_pages_are_counted_while_the_file_is_read():
    shares = []
    load_document((ROOT / "tests/cases/pages-ruled.pdf").read_bytes(), name="t.pdf", progress=shares.append)

    assert shares == sorted(shares)
    assert len(shares) > 1
    assert shares[-1] == 1


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_whose_content_lies_on_its_side_is_read(angle):
    assert rows(load(table().turned(angle))) == READ


def test_a_page_that_is_shown_on_its_side_is_read():
    page = table()
    page.turn = 90

    assert rows(load(page)) == READ


@pytest.mark.parametrize(("angle", "x", "y"), [(90, 330, 128), (-90, 320, 72)])
def test_turned_letters_of_a_cell_are_read(angle, x, y):
    header = ("序号", "工作任务", "", "责任单位", "时限")
    page = Page().cells(LEFTS, (70, *TOPS[1:]), (header, *ROWS[1:])).text(x, y, "牵头单位", angle=angle)

    assert rows(load(page)) == READ


def test_letters_that_stand_below_one_another_in_a_cell_are_one_word():
    header = ("序\n号", "工作任务", "牵\n头\n单\n位", "责任单位", "时限")
    page = Page().cells(LEFTS, (70, *TOPS[1:]), (header, *ROWS[1:]))

    assert rows(load(page)) == READ


@pytest.mark.parametrize("by", [0.1, 0.4, 0.8, 1.2])
def test_letters_that_are_drawn_twice_are_read_once(by):
    page = table()
    for top, row in zip(TOPS, ROWS, strict=False):
        page.text(LEFTS[2] + 4 + by, top + 13 + by / 2, row[2], mode=1)

    assert rows(load(page)) == READ


def test_equal_letters_side_by_side_are_both_read():
    page = Page().cells(LEFTS, TOPS, (HEADER, ("11", "修100000111座桥", "县交通局", "县财政局", "6月底")))

    assert rows(load(page))[0] == (11, "修100000111座桥", "县交通局", "lead")


def large(page):
    return page.text(150, 170, "内部资料", 60, angle=30, grey=0.8)


def grid(page, **how):
    for y in range(100, 200, 22):
        for x in range(40, 560, 70):
            page.text(x + y % 7, y, "王小明4821", 8, **how)
    return page


@pytest.mark.parametrize(
    ("draw", "text"),
    [
        (large, "内部资料"),
        (lambda page: page.text(100, 165, "内部资料", 60, grey=0.8), "内部资料"),
        (lambda page: page.text(100, 165, "内部资料", 60, alpha=0.2), "内部资料"),
        (lambda page: page.text(300, 165, "内部资料", 40, angle=90, grey=0.8), "内部资料"),
        (lambda page: grid(page, angle=20), "王小明4821"),
        (lambda page: grid(page, grey=0.85), "王小明4821"),
        (lambda page: grid(page, alpha=0.2), "王小明4821"),
        (lambda page: grid(page, angle=-30, grey=0.9), "王小明4821"),
    ],
)
def test_a_watermark_is_left_out_and_named(draw, text):
    document = load(draw(table()))

    assert rows(document) == READ
    assert [(finding.code, finding.values) for finding in document.findings] == [("watermark-not-read", {"text": text})]


def test_a_part_of_a_watermark_is_left_out_too():
    page = grid(table(), grey=0.85)
    page.text(560, 125, "王小", 8, grey=0.85)

    document = load(page)

    assert rows(document) == READ
    assert [finding.values for finding in document.findings] == [{"text": "王小明4821"}]


def test_a_watermark_under_the_text_of_several_pages_is_named_once():
    document = load(*(large(Page()).cells(LEFTS, TOPS, ROWS) for _ in range(3)))

    assert len(rows(document)) == 3 * len(READ)
    assert codes(document).count("watermark-not-read") == 1


def test_pale_text_that_lies_over_nothing_is_read():
    page = Page()
    for top, row, grey in zip(TOPS, ROWS, (0.6, 0, 0.7), strict=False):
        for left, cell in zip(LEFTS, row, strict=False):
            page.text(left + 4, top + 13, cell, grey=grey)

    assert rows(load(page.cells(LEFTS, TOPS, ()))) == READ


def test_a_large_title_is_read():
    assert load(table().text(150, 80, "青河县重点任务分工表", 26)).title == "青河县重点任务分工表"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pdf(Page().rule(10, 10, 100, 100)), "scanned-pdf"),
        (pdf(Page().picture()), "scanned-pdf"),
        (pdf(Page().picture().text(500, 830, "由扫描程序生成")), "scanned-pages"),
        (pdf(table(), named=False), "letters-without-names"),
    ],
)
def test_a_refusal_says_why_no_text_can_be_read(data, code):
    with pytest.raises(LoadError) as error:
        load_document(data, name="t.pdf")

    assert error.value.code == code


def test_a_scanned_page_among_others_is_a_finding():
    document = load(table(), Page().picture())

    assert [(finding.code, finding.place.page) for finding in document.findings] == [("scanned-page", 2)]


def test_turned_text_beside_a_table_is_named():
    document = load(table().text(30, 300, "装订线", angle=90))

    assert rows(document) == READ
    assert [(finding.code, finding.values) for finding in document.findings] == [
        ("turned-text-not-read", {"text": "装订线"})
    ]
