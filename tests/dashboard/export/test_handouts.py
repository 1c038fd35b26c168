"""The files that users take away contain exactly what the filter shows, and no formula."""

import io
import zipfile
from xml.etree import ElementTree

import docx
import openpyxl
import pytest
from bs4 import BeautifulSoup
from docx.oxml.ns import qn

from dashboard.analysis.assignments import assignments_page
from dashboard.analysis.columns import table_columns
from dashboard.analysis.matrix import matrix, row_labels
from dashboard.analysis.table_view import EVERYTHING
from dashboard.export import print_page as print_module
from dashboard.export import workbook as workbook_module
from dashboard.export.csv_files import assignments_csv
from dashboard.export.matrix_picture import matrix_svg
from dashboard.export.print_page import print_page
from dashboard.export.task_list import task_list, task_lists
from dashboard.export.workbook import workbook
from dashboard.library import catalogue
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from dashboard.render.assignments import assignment_table
from loaders import load_document
from tests.conftest import with_other_columns

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def dataset():
    return catalogue.shared_dataset(catalogue.documents_of(catalogue.shared_entries(), None))


def hostile():
    text = "任务\t牵头单位\t责任单位\n=1+1\t@甲局\t<b>乙局</b>、-丙办\n"
    return Selection(make_dataset(load_document(text.encode(), name="t.txt")), Filter())


def sheets(selection) -> dict[str, list[tuple]]:
    book = openpyxl.load_workbook(io.BytesIO(workbook(selection)))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_the_workbook_has_a_sheet_for_overview_assignments_matrix_and_workload(dataset):
    assert list(sheets(Selection(dataset, Filter()))) == ["总览", "分工明细", "责任矩阵", "单位负荷"]


def test_the_workload_of_a_few_agencies_is_their_share_of_all_actions_as_on_the_page(dataset):
    _, header, row, *_ = sheets(Selection(dataset, Filter(agency=("省财政厅",))))["单位负荷"]

    assert dict(zip(header, row, strict=True))["占比"] == 0.235


def test_each_sheet_says_the_document_and_the_filter_above_its_header(dataset):
    shown = sheets(Selection(dataset, Filter(agency=("省金融办",), role=("lead",))))

    said = {rows[0][0].removesuffix("　图例：● 牵头　○ 责任") for rows in shown.values()}
    assert said == {"《金融支持小微企业责任分工表》　单位：省金融办 · 角色：牵头 · 5 项任务"}


def test_the_matrix_of_the_workbook_has_its_legend_above(dataset):
    shown = sheets(Selection(dataset, Filter()))

    assert shown["责任矩阵"][0][0].endswith("17 项任务　图例：● 牵头　○ 责任")


def test_the_workbook_holds_the_assignments_the_filter_shows(dataset):
    shown = sheets(Selection(dataset, Filter(agency=("省金融办",))))["分工明细"]

    at = shown[1].index("单位")
    assert [row[at] for row in shown[2:]] == ["省金融办"] * 7


def test_headers_are_frozen_and_filterable(dataset):
    book = openpyxl.load_workbook(io.BytesIO(workbook(Selection(dataset, Filter()))))

    assert [sheet.freeze_panes for sheet in book] == ["A3", "A3", "B3", "A3"]
    assert all(sheet.auto_filter.ref.startswith("A2:") for sheet in book)


def test_a_text_like_a_formula_is_a_string_in_the_workbook_and_marked_as_one():
    book = openpyxl.load_workbook(io.BytesIO(workbook(hostile())))

    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert {cell.value for cell in cells if cell.quotePrefix} >= {"=1+1", "@甲局", "-丙办"}


def test_a_filter_without_assignments_gives_a_workbook_of_the_actions(dataset):
    nothing = Selection(dataset, Filter(q="这些词哪里也没有"))

    assert list(sheets(nothing)) == ["总览"]


def test_the_task_list_names_number_task_role_and_partners_of_one_agency(dataset):
    document = docx.Document(io.BytesIO(task_list(Selection(dataset, Filter()), "省金融办")))

    lead, responsible = document.tables
    assert document.paragraphs[0].text == "省金融办任务清单"
    assert [cell.text for cell in lead.rows[0].cells][:4] == ["序号", "措施与任务", "角色", "共同承担单位"]
    assert (len(lead.rows), len(responsible.rows)) == (6, 3)
    first = [cell.text for cell in lead.rows[1].cells]
    assert first[1].startswith("1. 完善政银担合作机制\n")
    assert first[2:4] == ["● 牵头", "责任：省国资委、省金控集团、各市（县）政府"]
    assert [table.rows[-1].cells[0].text for table in document.tables] == ["5", "7"]


def test_the_task_list_has_headings_for_the_outline_and_blank_columns_to_fill_in(dataset):
    document = docx.Document(io.BytesIO(task_list(Selection(dataset, Filter()), "省金融办")))

    headings = [(one.style.name, one.text) for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "省金融办任务清单"),
        ("Heading 2", "● 牵头（5 项任务）"),
        ("Heading 2", "○ 责任（2 项任务）"),
    ]
    for table in document.tables:
        assert [cell.text for cell in table.rows[0].cells][-2:] == ["落实情况", "备注"]
        assert {cell.text for row in table.rows[1:] for cell in row.cells[-2:]} == {""}


def test_every_cell_of_the_workbook_has_a_border_and_long_texts_wrap(dataset):
    book = openpyxl.load_workbook(io.BytesIO(workbook(Selection(dataset, Filter()))))

    for sheet in book:
        cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
        assert {cell.border.bottom.style for cell in cells} == {"thin"}
    assert all(cell.alignment.wrap_text for cell in book["分工明细"]["D"][2:])


def test_table_csv_and_workbook_have_the_same_columns_in_the_same_order(dataset):
    several = make_dataset(with_other_columns("略"), dataset.documents[0])
    for each in (dataset, several, make_dataset(with_other_columns("略"))):
        shown = Selection(each, Filter())
        csv_header = assignments_csv(shown).decode("utf-8-sig").splitlines()[0].split(",")
        rows = assignments_page(shown, 0, 9)
        table = assignment_table(rows, EVERYTHING, table_columns(each))
        heads = [head.get_text() for head in BeautifulSoup(table, "html.parser").select("th")]

        assert heads == csv_header == list(sheets(shown)["分工明细"][1])


def test_the_task_list_is_a4_across_with_fonts_set_by_name_and_its_header_on_each_page(dataset):
    document = docx.Document(io.BytesIO(task_list(Selection(dataset, Filter()), "省金融办")))

    page = document.sections[0]
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (29.7, 21.0)
    assert document.styles["Normal"].element.rPr.rFonts.get(qn("w:eastAsia")) == "宋体"
    assert document.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_the_task_list_follows_the_filter(dataset):
    measure = next(label for label in dataset.measures if label.startswith("9."))
    document = docx.Document(io.BytesIO(task_list(Selection(dataset, Filter(measure=(measure,))), "省金融办")))

    assert {row.cells[1].text.split("\n")[0] for row in document.tables[0].rows[1:]} == {measure}


def test_the_zip_has_a_task_list_for_every_agency_shown(dataset):
    archive = zipfile.ZipFile(io.BytesIO(task_lists(Selection(dataset, Filter(role=("lead",))))))

    leading = dataset.tables.rows("SELECT DISTINCT agency FROM assignments WHERE role = 'lead'")
    assert sorted(archive.namelist()) == sorted(f"{agency}.docx" for (agency,) in leading)


def test_two_agencies_never_share_a_file_name():
    text = "任务\t责任单位\n修路\t甲/局、甲局、A局、a局\n"
    selection = Selection(make_dataset(load_document(text.encode(), name="t.txt")), Filter())

    names = zipfile.ZipFile(io.BytesIO(task_lists(selection))).namelist()
    assert len({name.casefold() for name in names}) == len(names) == len(selection.dataset.agencies)


def test_no_file_of_the_zip_has_a_name_that_windows_keeps_for_itself():
    selection = Selection(
        make_dataset(load_document("任务\t责任单位\n修路\tCON、com1、甲局\n".encode(), name="t.txt")), Filter()
    )

    names = zipfile.ZipFile(io.BytesIO(task_lists(selection))).namelist()
    assert names == ["CON（2）.docx", "com1（2）.docx", "甲局.docx"]


def test_a_name_with_a_character_code_stays_that_name_in_the_workbook():
    text = "任务\t责任单位\n修路\t_x003D_1局\n"
    selection = Selection(make_dataset(load_document(text.encode(), name="t.txt")), Filter())
    archive = zipfile.ZipFile(io.BytesIO(workbook(selection)))

    written = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
    assert ">_x005F_x003D_1" in written
    assert ">_x003D_1" not in written


def test_the_print_page_escapes_what_the_document_says():
    page = print_page(hostile())

    assert "&lt;b&gt;乙局" in page
    assert "<b>乙局" not in page


def test_the_print_page_repeats_its_header_and_cuts_no_row(dataset):
    page = print_page(Selection(dataset, Filter()))

    assert "display: table-header-group" in page
    assert "break-inside: avoid" in page
    assert page.count("<tr>") == 18


def test_the_picture_of_the_matrix_names_every_row_and_agency_and_the_filter(dataset):
    selection = Selection(dataset, Filter(role=("lead",)))
    table = matrix(selection, rows="measures")
    labels = row_labels(dataset, table.index.tolist(), "measures")
    picture = matrix_svg(table, labels, selection)

    root = ElementTree.fromstring(picture)
    words = "".join(text.strip() for text in root.itertext())
    assert "角色：牵头 · 17 项任务" in words
    assert all(label in words for label in labels)
    assert all(agency in words for agency in table.columns)
    assert words.count("●") == int((table > 0).to_numpy().sum()) + 1  # and one in the legend


def picture_of(selection) -> ElementTree.Element:
    """The picture of the matrix of a selection."""
    table = matrix(selection, rows="measures")
    return ElementTree.fromstring(
        matrix_svg(table, row_labels(selection.dataset, table.index.tolist(), "measures"), selection)
    )


def test_the_legend_of_the_picture_stands_above_the_matrix_in_the_colours_of_the_roles(dataset):
    picture = picture_of(Selection(dataset, Filter()))

    marks = [mark for mark in picture.iter(f"{SVG}text") if mark.find(f"{SVG}tspan") is not None]
    assert [mark[0].text for mark in marks[:2]] == ["●", "○"]
    assert [mark[0].get("fill") for mark in marks[:2]] == ["#9d1f1f", "#1f5f9d"]
    assert (
        int(marks[0].get("y"))
        == int(marks[1].get("y"))
        < min(int(line.get("y1")) for line in picture.iter(f"{SVG}line"))
    )


def test_the_agency_asked_for_is_bold_among_its_partners_in_the_picture(dataset):
    picture = picture_of(Selection(dataset, Filter(agency=("省财政厅",))))

    bold = [text.text for text in picture.iter(f"{SVG}text") if text.get("font-weight") == "700"]
    assert "".join(filter(None, bold)).strip() == "省财政厅"


def test_rows_of_the_picture_stand_below_the_heading_of_their_section():
    table = "类别\t任务\t责任单位\n乙类\t1.甲\t甲局\n甲类\t2.丙\t乙局\n"
    picture = picture_of(Selection(make_dataset(load_document(table.encode(), name="t.txt")), Filter()))

    at = {text.text: int(text.get("y")) for text in picture.iter(f"{SVG}text")}
    assert at["乙类"] < at["1. 甲"] < at["甲类"] < at["2. 丙"]


def test_the_number_of_a_long_title_stands_in_its_first_line_in_the_picture():
    selection = Selection(
        make_dataset(load_document(f"任务\t责任单位\n1.{'甲' * 30}\t乙局\n".encode(), name="t.txt")), Filter()
    )

    lines = [text.text for text in picture_of(selection).iter(f"{SVG}text")]
    assert "1. " + "甲" * 21 in lines


def test_nothing_of_a_document_is_markup_in_the_picture():
    selection = hostile()
    table = matrix(selection, rows="measures")
    labels = row_labels(selection.dataset, table.index.tolist(), "measures")

    assert "<b>" not in matrix_svg(table, labels, selection)


def test_a_sheet_has_no_more_than_excel_can_hold_and_says_what_is_left_out(dataset, monkeypatch):
    monkeypatch.setattr(workbook_module, "MOST_ROWS", 10)
    monkeypatch.setattr(workbook_module, "MOST_COLUMNS", 12)
    book = openpyxl.load_workbook(io.BytesIO(workbook(Selection(dataset, Filter()))))

    assert [(sheet.max_row, sheet.max_column) for sheet in book][:3] == [(12, 5), (12, 8), (12, 12)]
    assert "共 48 行、8 列，Excel 一张表最多 10 行、12 列，其余请用 CSV" in book.worksheets[1]["A1"].value
    assert "其余请用 CSV" in book.worksheets[2]["A1"].value


def test_the_print_page_is_bounded_and_says_how_many_actions_are_left_out(dataset, monkeypatch):
    monkeypatch.setattr(print_module, "MOST_PRINTED", 5)
    page = print_page(Selection(dataset, Filter()))

    assert page.count("<tr>") == 1 + 5
    assert "另有 12 项任务没有列入" in page


def test_other_columns_are_columns_of_the_workbook_and_text_there():
    book = openpyxl.load_workbook(io.BytesIO(workbook(Selection(make_dataset(with_other_columns("=1+1")), Filter()))))

    for sheet in book.worksheets[:2]:
        header, row = list(sheet.iter_rows())[1:3]
        assert [cell.value for cell in header][-2:] == ["备注", "责任人"]
        assert [(cell.value, cell.data_type) for cell in row][-2:] == [("=1+1", "s"), ("李四", "s")]


def test_in_the_workbook_of_several_documents_they_are_one_column(dataset):
    shown = sheets(Selection(make_dataset(with_other_columns("略"), dataset.documents[0]), Filter()))

    for rows in (shown["总览"], shown["分工明细"]):
        assert (rows[1][-1], rows[2][-1], rows[-1][-1]) == ("其他列", "备注：略；责任人：李四", None)


def test_task_list_and_print_page_have_them_below_the_task():
    shown = Selection(make_dataset(with_other_columns("<b>略</b>")), Filter())
    cell = docx.Document(io.BytesIO(task_list(shown, "甲局"))).tables[0].rows[1].cells[1].text

    assert cell.split("\n")[-2:] == ["备注：<b>略</b>", "责任人：李四"]
    assert "<small>备注：&lt;b&gt;略&lt;/b&gt; · 责任人：李四</small>" in print_page(shown)
