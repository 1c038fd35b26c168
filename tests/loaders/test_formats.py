"""What a file is decides who reads it; what cannot be read is refused in one sentence; no file costs more than it may."""

import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from loaders import LoadError, UnknownHeader, load_document
from loaders.formats import archive

CASES = Path(__file__).parents[1] / "cases"
TABLE = "<table><tr><td>任务</td><td>责任单位</td></tr><tr><td>1.甲</td><td>市教育局</td></tr></table>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def agencies(data: bytes, name: str = "t.txt", **more) -> list[str]:
    return load_document(data, name=name, **more).assignments["agency"].tolist()


def workbook() -> bytes:
    return sheet(["任务", "责任单位"], ["1.甲", "市教育局"])


def sheet(*rows: list[str]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def word_document() -> bytes:
    document = docx.Document()
    table = document.add_table(2, 2)
    for (row, column), text in {(0, 0): "任务", (0, 1): "责任单位", (1, 0): "1.甲", (1, 1): "市教育局"}.items():
        table.cell(row, column).text = text
    return saved(document)


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zipped(*parts: str) -> bytes:
    """An archive of parts with nothing in them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part in parts:
            archive.writestr(part, "<a/>")
    return out.getvalue()


def test_what_is_unpacked_of_all_parts_is_counted_whatever_the_directory_says(monkeypatch):
    monkeypatch.setattr(archive, "_check", lambda entries: None)
    monkeypatch.setattr(archive, "_MOST_BYTES", len("<a/>"))
    assert archive.open_archive(zipped("a.xml")) == {"a.xml": b"<a/>"}

    with pytest.raises(LoadError, match="解压后过大"):
        archive.open_archive(zipped("a.xml", "b.xml"))


def message(data: bytes, name: str) -> str:
    """What the user is told; “读了。” where the file was read."""
    try:
        load_document(data, name=name)
    except LoadError as error:
        return str(error)
    return "读了。"


def edited(archive: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The archive with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            content = before.read(entry)
            after.writestr(entry.filename, content.replace(old, new, 1) if entry.filename == part else content)
    return out.getvalue()


@pytest.mark.parametrize("name", ["t.docx", "t.csv", "t.pdf", "t"])
def test_a_file_is_read_as_what_it_is_whatever_it_is_called(name):
    for data in (TABLE.encode(), workbook(), word_document(), "任务,责任单位\n1.甲,市教育局\n2.乙,市教育局\n".encode()):
        if name == "t.csv" or not data.startswith("任务".encode()):
            assert set(agencies(data, name)) == {"市教育局"}


def test_a_web_page_saved_in_one_file_is_read():
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n'

    assert agencies(f"{head}{TABLE}\r\n--b--\r\n".encode(), "t.mht") == ["市教育局"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "另存为 .docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (OLE + b"something", "另存为"),
        (b"\x1f\x8b\x08\x00", "压缩包"),
        (b"\xff\xd8\xff\xe0", "图片"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "图片"),
        (b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00", "音视频"),
        (zipped("OFD.xml"), "OFD 版式文件，请用 OFD 阅读器或 WPS 打开，另存为 PDF 或 Word 文档"),
        (zipped("ppt/presentation.xml"), "演示文稿"),
        (zipped("content.xml", "META-INF/manifest.xml"), "OpenDocument"),
        (zipped("任务.xml"), "解压后上传"),
        (b"%PDF-1.4\n%%EOF", "损坏"),
        (b"PK\x03\x04 and no more", "损坏"),
        (b"{\\rtf1 }", ".docx"),
        (edited(workbook(), "xl/worksheets/sheet1.xml", b"<worksheet", b"<!DOCTYPE a><worksheet"), "DOCTYPE"),
        (edited(workbook(), "xl/worksheets/sheet1.xml", b"</worksheet>", b"</worksheet>" + b" " * 30_000_000), "过大"),
        (
            edited(
                workbook(),
                "xl/worksheets/sheet1.xml",
                b"</sheetData>",
                b'</sheetData><mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>',
            ),
            "合并单元格",
        ),
        (edited(word_document(), "word/document.xml", b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="999999"/>'), "不正常"),
        (f"{'<table><tr><td>' * 100}{TABLE}".encode(), "嵌套太深"),
        (f"{'<div>' * 9_000}{TABLE}".encode(), "嵌套太深"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data, words):
    with pytest.raises(LoadError, match=words) as error:
        load_document(data, name="t")

    assert str(error.value).endswith("。")


def word_text(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    return saved(document)


@pytest.mark.parametrize("data", [sheet(["甲", "乙"], ["丙", "丁"]), word_text("没有表格")], ids=["xlsx", "docx"])
def test_only_plain_text_is_told_of_separators(data):
    assert "没有找到" in message(data, "t")
    assert "制表符" not in message(data, "t")
    assert "制表符" in message("没有表格".encode(), "t.txt")


def test_a_cell_far_away_costs_nothing_and_is_reported():
    book = openpyxl.load_workbook(io.BytesIO(workbook()))
    book.active.cell(1_048_576, 16_384, "x")
    document = load_document(saved(book), name="t.xlsx")

    assert document.assignments["agency"].tolist() == ["市教育局"]
    assert any("以后还有内容" in str(finding) for finding in document.findings)


@pytest.mark.parametrize("span", ["colspan=1000000", "rowspan=1000000", "colspan=abc", "rowspan=-1", "colspan=0"])
def test_a_span_reaches_no_further_than_the_table(span):
    assert agencies(TABLE.replace("<td>市", f"<td {span}>市").encode()) == ["市教育局"]


def test_brackets_without_end_are_read_in_no_time():
    assert agencies(f"1.甲{'（' * 20_000}责任单位：市教育局\n2.乙（责任单位：市财政局）".encode())[-1] == "市财政局"


@pytest.mark.parametrize(
    "path", sorted(path for path in CASES.iterdir() if path.suffix != ".md"), ids=lambda path: path.name
)
def test_a_file_cut_short_gives_a_document_or_a_load_error(path):
    data = path.read_bytes()
    for end in range(1, len(data), max(1, len(data) // 12)):
        assert message(data[:end], path.name).endswith("。")


UNKNOWN = "办理说明\t由谁办\t期望\n修路\t市交通局、市财政局\t快\n架桥\t市水利局\t慢\n".encode()


def test_a_table_whose_header_is_unknown_shows_its_first_rows():
    with pytest.raises(UnknownHeader) as error:
        load_document(UNKNOWN, name="t.txt")

    assert error.value.sample.rows[:2] == (("办理说明", "由谁办", "期望"), ("修路", "市交通局、市财政局", "快"))


def test_a_table_is_read_with_the_columns_as_told():
    document = load_document(UNKNOWN, name="t.txt", columns={0: "task", 1: "lead", 2: "ignore"})

    assert document.assignments["agency"].tolist() == ["市交通局", "市财政局", "市水利局"]
    assert document.headers == (("办理说明", "task"), ("由谁办", "lead"), ("期望", "ignored"))
    assert [*map(str, document.actions["place"])] == ["文件第 2 行", "文件第 3 行"]


@pytest.mark.parametrize("columns", [{0: "task"}, {0: "task", 9: "lead"}])
def test_columns_that_cannot_be_read_are_refused(columns):
    with pytest.raises(LoadError):
        load_document(UNKNOWN, name="t.txt", columns=columns)


def test_a_hidden_sheet_is_named():
    document = load_document((CASES / "sheets-merged.xlsx").read_bytes(), name="t.xlsx")

    assert "工作表 旧稿：是隐藏的工作表，没有读入" in map(str, document.findings)


def test_a_name_whose_place_was_left_out_is_kept_and_the_full_one_suggested():
    document = load_document("任务\t责任单位\n1.甲\t市发改委、财政局\n".encode(), name="t.txt")

    assert document.assignments["agency"].tolist() == ["市发改委", "财政局"]
    assert "第 1 行：“财政局”可能是“市财政局”，原文省略了“市”，按原文读" in map(str, document.findings)


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


def test_the_pages_of_a_pdf_are_counted_while_it_is_read():
    shares = []

    load_document((CASES / "pages-ruled.pdf").read_bytes(), name="pages-ruled.pdf", progress=shares.append)
    assert shares == sorted(shares)
    assert len(shares) > 1
    assert shares[-1] == 1


def test_a_radical_that_a_pdf_names_for_a_character_is_read_as_the_character():
    document = load_document("任务\t责任单位\n推进⼤棚改造\t市⽔利局、市⺠政局\n".encode(), name="copied.txt")

    assert document.assignments["agency"].tolist() == ["市水利局", "市民政局"]
    assert document.assignments["measure"].unique().tolist() == ["推进大棚改造"]


def test_what_somebody_typed_between_angle_brackets_stays_beside_a_tag():
    document = load_document("任务\t责任单位\n1.A<B, C>D；<br>换行\t市教育局\n".encode(), name="t.txt")

    assert document.assignments["measure"].tolist() == ["A<B, C>D；换行"]


def test_a_quoted_cell_of_a_csv_may_hold_a_drawn_table():
    cell = '"2.见下表：\n| a | b |\n|---|---|\n| 1 | 2 |"'
    data = f"任务,牵头单位,责任单位\n1.甲,市教育局,乙局\n{cell},市财政局,丙局\n".encode()

    assert agencies(data, "t.csv") == ["市教育局", "乙局", "市财政局", "丙局"]
