"""Workbooks saved as one XML file (XML 表格 2003)."""

import pytest

from loaders import LoadError, load_document
from loaders.formats.xml_sheet import read_xml_sheet
from tests.loaders.files import agencies, findings

STYLES = (
    '<Style ss:ID="struck"><Font ss:StrikeThrough="1"/></Style>'
    '<Style ss:ID="month"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;"/></Style>'
    '<Style ss:ID="day"><NumberFormat ss:Format="Short Date"/></Style>'
    '<Style ss:ID="share"><NumberFormat ss:Format="Percent"/></Style>'
)
HIDDEN = "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>"


def cell(text: str, more: str = "", kind: str = "String") -> str:
    return f'<Cell {more}><Data ss:Type="{kind}">{text}</Data></Cell>'


def row(*cells: str, more: str = "") -> str:
    return f"<Row {more}>{''.join(text if text.startswith('<') else cell(text) for text in cells)}</Row>"


HEADER = row("任务", "责任单位", "时限")


def book(*rows: str, columns: str = "", more: str = "", encoding: str = "utf-8") -> bytes:
    sheet = f'<Worksheet ss:Name="甲"><Table>{columns}{"".join(rows)}</Table></Worksheet>'
    return (
        f'<?xml version="1.0" encoding="{encoding}"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f"<Styles>{STYLES}</Styles>{sheet}{more}</Workbook>"
    ).encode(encoding)


def rows(*more: str, **options: str) -> list[list[str]]:
    return read_xml_sheet(book(*more, **options)).blocks[0].rows


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "utf-16"])
@pytest.mark.parametrize("name", ["t.xls", "t.xml"])
def test_it_is_known_by_its_content(encoding, name):
    document = load_document(book(HEADER, row("1.甲", "市教育局", "6月"), encoding=encoding), name=name)

    assert agencies(document) == ["市教育局"]
    assert str(document.actions["place"].iloc[0]) == "工作表 甲 第 2 行"


def test_cells_and_rows_count_on_from_the_last_unless_they_have_an_index():
    source = read_xml_sheet(book(row("a", cell("c", 'ss:Index="3"'), "d"), row("x", more='ss:Index="5"')))

    assert source.blocks[0].rows == [["a", "", "c", "d"], ["x", "", "", ""]]
    assert source.blocks[0].row_numbers == [1, 5]


def test_merged_cells_are_laid_out():
    assert rows(
        row(cell("甲", 'ss:MergeDown="1"'), cell("乙", 'ss:MergeAcross="1"')), row(cell("b", 'ss:Index="2"'), "c")
    ) == [
        ["甲", "乙", "乙"],
        ["甲", "b", "c"],
    ]


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (cell("2025-06-30T00:00:00.000", 'ss:StyleID="month"', "DateTime"), "2025年6月"),
        (cell("2025-06-30T00:00:00.000", 'ss:StyleID="day"', "DateTime"), "2025/6/30"),
        (cell("2025-06-30T00:00:00.000", "", "DateTime"), "2025-06-30"),
        (cell("0.5", 'ss:StyleID="share"', "Number"), "50.00%"),
        (cell("3", "", "Number"), "3"),
        (cell("x", "", "Number"), "x"),
        (cell("1", "", "Boolean"), "是"),
        (cell("甲局<S>、乙局</S>、<B>丙局</B><Sup>1</Sup>"), "甲局、丙局"),
        (cell("甲局&#10;乙局"), "甲局\n乙局"),
    ],
)
def test_a_value_reads_as_it_is_printed(value, printed):
    assert rows(row("a", value)) == [["a", printed]]


def test_what_is_hidden_or_crossed_out_is_left_out_and_named():
    document = load_document(
        book(
            row("任务", "责任单位", "电话"),
            row("1.甲", "市教育局", "1"),
            row("2.乙", "市公安局", "2", more='ss:Hidden="1"'),
            row(cell("3.丙", 'ss:StyleID="struck"'), cell("市财政局", 'ss:StyleID="struck"')),
            columns='<Column ss:Index="3" ss:Hidden="1"/>',
            more=f'<Worksheet ss:Name="乙"><Table>{HEADER}</Table>{HIDDEN}</Worksheet>',
        ),
        name="t.xls",
    )

    assert agencies(document) == ["市教育局"]
    assert {
        "工作表 甲：有 1 列是隐藏的，未读取：电话",
        "工作表 甲：有 1 行是隐藏的，未读取：[3] 2.乙 市公安局",
        "工作表 甲：有 2 处划掉（删除线）的文字，未读取：3.丙；市财政局",
        "工作表 乙：是隐藏的工作表，未读取",
    } <= {*findings(document)}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (book(HEADER)[:-30], "file-damaged"),
        (book(HEADER).replace(b"<?mso", b"<!DOCTYPE a [<!ENTITY b 'c'>]><?mso"), "doctype"),
        (book(row(cell("x", 'ss:MergeAcross="16000" ss:MergeDown="1000000"'))), "ranges-too-large"),
        (book(), "no-visible-text"),
    ],
)
def test_what_cannot_be_read_is_refused(data, code):
    with pytest.raises(LoadError) as error:
        load_document(data, name="t.xls")
    assert error.value.code == code


def test_a_cell_far_away_costs_nothing():
    far = row(cell("x", 'ss:Index="16384"'), more='ss:Index="1048576"')

    assert agencies(load_document(book(HEADER, row("1.甲", "市教育局", ""), far), name="t.xls")) == ["市教育局"]
