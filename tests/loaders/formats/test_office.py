"""Workbooks and Word documents: what is hidden or far away is reported, and numbers read as they are printed."""

import datetime as dt
import io

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from loaders import load_document
from loaders.formats.number_format import is_date_format, print_date, print_number
from loaders.formats.word_numbering import format_counter
from tests.conftest import ROOT
from tests.loaders.files import agencies, codes, findings, saved, workbook

ROWS = [["任务", "责任单位"], ["1.甲", "市教育局"]]


def changed(change) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(workbook(甲=ROWS)))
    change(book["甲"])
    return saved(book)


def test_a_cell_far_away_costs_nothing_and_is_reported():
    document = load_document(changed(lambda sheet: sheet.cell(1_048_576, 16_384, "x")), name="t.xlsx")

    assert agencies(document) == ["市教育局"]
    assert "beyond-last-column" in codes(document)


def test_what_is_hidden_in_a_sheet_is_left_out_and_named():
    def hide(sheet) -> None:
        sheet.append(["2.乙", "市公安局"])
        sheet.cell(1, 3, "配合单位")
        sheet.cell(2, 3, "市财政局")
        sheet.column_dimensions["C"].hidden = sheet.row_dimensions[3].hidden = True

    document = load_document(changed(hide), name="t.xlsx")
    assert agencies(document) == ["市教育局"]
    assert {
        "工作表 甲：有 1 列是隐藏的，未读取：配合单位",
        "工作表 甲：有 1 行是隐藏的，未读取：[3] 2.乙 市公安局",
    } <= {*findings(document)}


def test_rows_that_a_filter_hides_are_told_from_others():
    def hide(sheet) -> None:
        sheet.append(["2.乙", "市公安局"])
        sheet.row_dimensions[3].hidden = True
        sheet.auto_filter.ref = "A1:B3"
        sheet.auto_filter.add_filter_column(0, ["1.甲"])

    document = load_document(changed(hide), name="t.xlsx")
    assert agencies(document) == ["市教育局"]
    assert "filtered-rows" in codes(document)


def test_crossed_out_cells_and_parts_of_cells_are_left_out_and_named():
    def strike(sheet) -> None:
        sheet.append(["2.乙", "市公安局"])
        sheet["A3"].font = sheet["B3"].font = Font(strike=True)
        sheet["B2"] = CellRichText("市教育局", TextBlock(InlineFont(strike=True), "、市财政局"))

    document = load_document(changed(strike), name="t.xlsx")
    assert (agencies(document), len(document.actions)) == (["市教育局"], 1)
    assert "工作表 甲：有 3 处划掉（删除线）的文字，未读取：市财政局；2.乙；市公安局" in findings(document)


def test_a_merged_cell_reaches_over_a_crossed_out_row():
    def strike(sheet) -> None:
        for at, cells in enumerate([["2.乙", "市公安局"], ["3.丙", "市财政局"]], start=3):
            sheet.cell(at, 1, cells[0])
            sheet.cell(at, 2, cells[1])
        sheet.cell(1, 3, "时限")
        sheet.cell(2, 3, "6月底前")
        sheet.merge_cells("C2:C4")
        sheet["A3"].font = sheet["B3"].font = Font(strike=True)

    document = load_document(changed(strike), name="t.xlsx")
    assert document.actions[["measure_no", "deadline"]].values.tolist() == [[1, "6月底前"], [3, "6月底前"]]


def test_a_raised_mark_of_a_note_is_no_part_of_a_name():
    def mark(sheet) -> None:
        sheet["B2"] = CellRichText("市教育局", TextBlock(InlineFont(vertAlign="superscript"), "1"), "、市财政局")

    assert agencies(load_document(changed(mark), name="t.xlsx")) == ["市教育局", "市财政局"]


def test_a_comment_is_named_with_its_cell():
    def comment(sheet) -> None:
        sheet["B2"].comment = Comment("待定", "某人")

    assert "工作表 甲 B2：有 1 条批注，未读取：待定" in findings(load_document(changed(comment), name="t.xlsx"))


def test_two_sheets_with_the_same_rows_are_named():
    rows = [*ROWS, ["2.乙", "市公安局"], ["3.丙", "市财政局"]]
    document = load_document(workbook(初稿=rows, 定稿=[*rows, ["4.丁", "市司法局"]]), name="t.xlsx")

    assert "工作表 定稿：与工作表“初稿”大部分行相同，都读入了；如有一个是旧稿，请删去后再读" in findings(document)


def test_a_formula_without_a_result_is_reported_with_its_cell():
    document = load_document(workbook(甲=[*ROWS, ["2.乙", "=1/0"], ["3.丙", "市公安局"]]), name="t.xlsx")
    found = next(finding for finding in document.findings if finding.code == "formula-without-result")

    assert (str(found.place), found.source_row) == ("工作表 甲 B3", 2)


def test_a_hidden_sheet_is_named():
    document = load_document((ROOT / "tests/cases/sheets-merged.xlsx").read_bytes(), name="t.xlsx")

    assert "工作表 旧稿：是隐藏的工作表，未读取" in map(str, document.findings)


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        (0.062, "0.0%", "6.2%"),
        (3, '"第"0"批"', "第3批"),
        (1234.5, "#,##0.00", "1,234.50"),
        (5, "000", "005"),
        (2.0, "General", "2"),
        (0.1, "General", "0.1"),
        (7, "@", "7"),
    ],
)
def test_a_number_reads_as_its_format_prints_it(value, code, printed):
    assert print_number(value, code) == printed


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ('yyyy"年"m"月"', "2025年11月"),
        ("yyyy-mm-dd", "2025-11-30"),
        ("m/d/yy", "11/30/25"),
        ("h:mm", "8:05"),
        ("dddd", "星期日"),
        ("yyyy/m/d;@", "2025/11/30"),
        ("", "2025-11-30"),
    ],
)
def test_a_date_reads_as_its_format_prints_it(code, printed):
    assert print_date(dt.datetime(2025, 11, 30, 8, 5), code) == printed


@pytest.mark.parametrize(("code", "expected"), [("yyyy", True), ("0.0", False), ('0"月"', False), ("General", False)])
def test_a_format_of_dates_is_known(code, expected):
    assert is_date_format(code) == expected


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (3, "decimal", "3"),
        (12, "chineseCounting", "十二"),
        (3, "decimalEnclosedCircle", "③"),
        (3, "lowerLetter", "c"),
        (4, "upperRoman", "IV"),
        (3, "decimalFullWidth", "３"),
        (3, "decimalZero", "03"),
    ],
)
def test_a_counter_is_written_as_word_writes_it(number, form, text):
    assert format_counter(number, form) == text
