"""Every format gives the same table; what cannot be read is refused with one sentence, within limits of time and memory."""

import pytest

from loaders import LoadError, load_document
from tests import promise
from tests.conftest import ROOT
from tests.loaders.files import agencies, edited, word_table, workbook

CASES = ROOT / "tests/cases"
ROWS = (["任务", "责任单位"], ["1.甲", "市教育局"])
TABLE = "<table><tr><td>任务</td><td>责任单位</td></tr><tr><td>1.甲</td><td>市教育局</td></tr></table>"
MHTML = f'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n{TABLE}\r\n--b--\r\n'
BOOK, SHEET = workbook(甲=ROWS), "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("name", ["t.docx", "t.csv", "t.pdf", "t"])
@pytest.mark.parametrize(
    "data",
    [TABLE.encode(), MHTML.encode(), BOOK, word_table(*ROWS), "任务\t责任单位\n1.甲\t市教育局\n".encode()],
    ids=["html", "mhtml", "xlsx", "docx", "text"],
)
def test_a_file_is_read_as_what_it_is_whatever_it_is_called(data, name):
    assert agencies(load_document(data, name=name)) == ["市教育局"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        ("\ufeff \n\t".encode(), "file-empty"),
        (b"\xff\xff\xff\xff", "line-not-text"),
        (b"%PDF-1.4\n%%EOF", "file-damaged"),
        (b"PK\x03\x04 and no more", "file-damaged"),
        (edited(BOOK, SHEET, b"<worksheet", b"<!DOCTYPE a><worksheet"), "doctype"),
        (edited(BOOK, SHEET, b"</worksheet>", b"</worksheet>" + b" " * 30_000_000), "unpacked-too-large"),
        (
            edited(
                BOOK, SHEET, b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>'
            ),
            "ranges-too-large",
        ),
        (
            edited(word_table(*ROWS), "word/document.xml", b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="999999"/>'),
            "spans-too-large",
        ),
        (f"{'<table><tr><td>' * 100}{TABLE}".encode(), "page-tables-too-deep"),
        (f"{'<div>' * 9_000}{TABLE}".encode(), "page-tags-too-deep"),
        (b" " * (10 * 2**20 + 1), "file-too-large"),
        (("甲\n" * 20_001).encode(), "too-many-rows"),
        (("\t".join(["甲"] * 201) + "\n").encode(), "too-many-columns"),
        (f"任务\t责任单位\n{'长' * 32_768}\t市教育局".encode(), "cell-too-long"),
        (MHTML.replace("text/html", "text/plain").encode(), "page-without-body"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data, code):
    with pytest.raises(LoadError) as error:
        load_document(data, name="t")

    assert error.value.code == code
    assert str(error.value).count("。") == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "path",
    sorted(path for path in CASES.iterdir() if not path.name.endswith((".expected.csv", ".md"))),
    ids=lambda path: path.name,
)
def test_a_file_cut_short_gives_a_document_or_a_load_error(path):
    data = path.read_bytes()
    for end in range(1, len(data), max(1, len(data) // 12)):
        promise.read(data[:end], path.name)


def test_brackets_without_end_are_read_in_no_time():
    data = f"1.甲{'（' * 20_000}责任单位：市教育局\n2.乙（责任单位：市财政局）".encode()

    assert agencies(load_document(data, name="t"))[-1] == "市财政局"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("two-annexes.docx", "表 2 第 2 行"),
        ("sheets-merged.xlsx", "工作表 续表 第 1 行"),
        ("tracked-changes.docx", "第 4 段"),
        ("pages-text.pdf", "第 1 页"),
        ("pages-ruled.pdf", "第 3 页表 1 第 33 行"),
        ("text-label-lines.txt", "文件第 8 行"),
    ],
)
def test_an_action_says_where_it_stands(path, place):
    assert str(load_document((CASES / path).read_bytes(), name=path).actions["place"].iloc[-1]) == place


def test_a_file_that_ends_in_the_middle_of_a_character_says_so():
    document = load_document("任务\t责任单位\n甲\t市教育局\n乙\t市财政局".encode()[:-1], name="t.txt")

    assert "file-cut-off" in [finding.code for finding in document.findings]
