"""Word documents: tables outside the flow of the text, files inside, and runs that are not shown."""

import io
import zipfile

import pytest

from loaders import LoadError, load_document
from loaders.blocks import Grid
from loaders.formats.registry import read_file
from loaders.formats.sniff import File
from tests.conftest import ROOT
from tests.loaders.files import agencies, codes, findings, workbook

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
ROWS = [["任务", "责任单位"], ["1.甲", "市教育局"]]
OBJECT = '<w:p><w:r><w:object><o:OLEObject ShapeID="a" r:id="r1"/></w:object></w:r></w:p>'
CHUNK = '<w:altChunk r:id="r1"/>'


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def row(*cells: str, properties: str = "") -> str:
    texts = (text if text.startswith("<") else run(text) for text in cells)
    return f"<w:tr>{properties}{''.join(f'<w:tc><w:p>{text}</w:p></w:tc>' for text in texts)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


TABLE = table(*(row(*cells) for cells in ROWS))


def word(body: str, *, target: str = "", inside: bytes | str = "", **parts: str) -> bytes:
    """A document; `target` is a part inside it that the relation r1 leads to, `parts` are further ones in word/."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        relation = f'<Relationship Id="r1" Target="{target}"/>'
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{relation}</Relationships>")
        if target:
            archive.writestr(f"word/{target}", inside)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {SPACES}>{content}</w:{name}>")
    return out.getvalue()


def loaded(body: str, **more):
    return load_document(word(body, **more), name="t.docx")


def read(data: bytes) -> list:
    blocks = read_file(File(data, "t.docx", print)).blocks
    return [block.rows if isinstance(block, Grid) else block.text for block in blocks]


def drawn(content: str) -> str:
    return f"<w:drawing><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></w:drawing>"


def pictured(content: str) -> str:
    return f"<w:pict><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></w:pict>"


def either(choice: str, fallback: str) -> str:
    return f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>'


@pytest.mark.parametrize(
    "box",
    [drawn(TABLE), pictured(TABLE), either(drawn(TABLE), pictured(TABLE)), either("<w:drawing/>", pictured(TABLE))],
    ids=["DrawingML", "VML", "both", "fallback alone"],
)
def test_a_table_in_a_text_box_is_read_once_behind_its_paragraph(box):
    assert read(word(f"<w:p>{run('题')}<w:r>{box}</w:r></w:p>")) == ["题", ROWS]


def test_the_text_of_a_box_in_a_cell_belongs_to_the_cell():
    paragraph = f"<w:p>{run('市财政局')}</w:p>"
    box = f"<w:r>{drawn(paragraph)}</w:r>"

    assert read(word(table(row("甲", run("市教育局") + box), row("乙", "丙")))) == [
        [["甲", "市教育局\n市财政局"], ["乙", "丙"]]
    ]


def test_a_table_that_only_places_another_one_is_no_table():
    assert read(word(table(row("左", f"<w:r/></w:p>{TABLE}<w:p>")))) == ["左", ROWS]


HTML = "<!DOCTYPE html><html><table><tr><td>任务</td><td>责任单位</td></tr><tr><td>1.甲</td><td>市教育局</td></tr></table></html>"
INSIDE = {
    "a.htm": HTML,
    "a.html": f'<?xml version="1.0"?>{HTML}',
    "a.txt": "任务\t责任单位\n1.甲\t市教育局\n",
    "a.docx": word(TABLE),
    "a.xlsx": workbook(甲=ROWS),
}


@pytest.mark.parametrize("reference", [CHUNK, OBJECT], ids=["altChunk", "object"])
@pytest.mark.parametrize("target", INSIDE)
def test_a_file_inside_the_document_is_read_where_it_stands(reference, target):
    assert read(word(reference, target=target, inside=INSIDE[target])) == [ROWS]


def test_an_old_workbook_inside_is_read_and_named():
    old = (ROOT / "tests/cases/old-workbook.xls").read_bytes()
    document = loaded(OBJECT, target="oleObject1.bin", inside=old)

    assert len(document.actions) == len(load_document(old, name="t.xls").actions)
    assert "全文：有 1 个嵌入的文件，也读入了：oleObject1.bin" in findings(document)


@pytest.mark.parametrize(
    ("target", "inside"), [("a.rtf", "{\\rtf1 }"), ("a.png", b"\x89PNG\r\n"), ("a.docx", b"PK\x03\x04")]
)
def test_a_file_inside_that_cannot_be_read_is_named(target, inside):
    document = loaded(TABLE + OBJECT, target=target, inside=inside)

    assert f"全文：有 1 个嵌入的对象，未读取：{target}" in findings(document)


def test_files_inside_files_are_read_to_a_depth():
    data = word(TABLE)
    for _ in range(5):
        data = word(CHUNK, target="a.docx", inside=data)

    with pytest.raises(LoadError) as error:
        load_document(data, name="t.docx")
    assert error.value.code == "no-visible-text"


def test_the_files_inside_are_counted():
    assert codes(loaded(CHUNK * 25, target="a.txt", inside=INSIDE["a.txt"])).count("embedded-file-not-read") == 1


def test_what_is_unpacked_inside_is_counted_with_the_rest(monkeypatch):
    file = File(word(TABLE + CHUNK, target="a.docx", inside=word(TABLE)), "t.docx", print)
    file.budget.bytes = len(word(TABLE)) * 2

    assert "embedded-file-not-read" in [finding.code for finding in read_file(file).findings]


@pytest.mark.parametrize("declared", ["<!DOCTYPE html [<!ENTITY a 'b'>]>", "<!DOCTYPE html><!ENTITY a 'b'>"])
def test_a_page_inside_that_declares_entities_is_refused(declared):
    with pytest.raises(LoadError) as error:
        loaded(CHUNK, target="a.htm", inside=f"{declared}<p>甲</p>")
    assert error.value.code == "doctype"


@pytest.mark.parametrize(
    ("symbol", "text"),
    [
        ('w:font="Symbol" w:char="F0B7"', "甲·乙"),
        ('w:font="Wingdings" w:char="F0FC"', "甲√乙"),
        ('w:font="宋体" w:char="3001"', "甲、乙"),
        ('w:font="Webdings" w:char="F031"', "甲·乙"),
        ('w:font="Wingdings" w:char="x"', "甲·乙"),
    ],
)
def test_a_symbol_stands_between_the_words_that_it_parts(symbol, text):
    assert read(word(f"<w:p>{run('甲')}<w:r><w:sym {symbol}/></w:r>{run('乙')}</w:p>")) == [text]


STYLES = (
    '<w:style w:styleId="Base"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:styleId="Struck"><w:basedOn w:val="Base"/></w:style>'
    '<w:style w:styleId="Mark"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "code"),
    [
        ("<w:strike/>", "struck-text"),
        ('<w:dstrike w:val="1"/>', "struck-text"),
        ('<w:rStyle w:val="Struck"/>', "struck-text"),
        ("<w:vanish/>", "hidden-text"),
        ('<w:rStyle w:val="Loop"/>', "hidden-text"),
    ],
)
def test_a_run_that_is_not_shown_is_left_out_and_named(properties, code):
    document = loaded(table(row(*ROWS[0]), row("1.甲", run("市教育局") + run("、市财政局", properties))), styles=STYLES)

    assert agencies(document) == ["市教育局"]
    assert [finding.values["text"] for finding in document.findings if finding.code == code] == ["市财政局"]


@pytest.mark.parametrize("properties", ['<w:strike w:val="0"/>', '<w:rStyle w:val="Struck"/><w:strike w:val="false"/>'])
def test_a_run_whose_switch_is_off_is_shown(properties):
    assert agencies(loaded(table(row(*ROWS[0]), row("1.甲", run("市教育局", properties))), styles=STYLES)) == [
        "市教育局"
    ]


@pytest.mark.parametrize(
    "properties",
    ['<w:vertAlign w:val="superscript"/>', '<w:position w:val="8"/>', '<w:rStyle w:val="Mark"/>'],
)
@pytest.mark.parametrize("mark", ["1", "②", "[3]", "*"])
def test_a_raised_mark_is_no_part_of_a_name(properties, mark):
    document = loaded(table(row(*ROWS[0]), row("1.甲", run("市教育局") + run(mark, properties))), styles=STYLES)

    assert agencies(document) == ["市教育局"]
    assert "note-marks" in codes(document)


@pytest.mark.parametrize(
    "left_out",
    [
        row(*(run(text, "<w:strike/>") for text in ("2.乙", "市公安局"))),
        row("2.", run("市公安局", "<w:vanish/>")),
        row("2.乙", "市公安局", properties="<w:trPr><w:del/></w:trPr>"),
        row("2.乙", "市公安局", properties="<w:trPr><w:hidden/></w:trPr>"),
    ],
    ids=["crossed out", "hidden but its number", "deleted", "hidden"],
)
def test_a_row_that_is_not_shown_is_no_action(left_out):
    document = loaded(table(row(*ROWS[0]), row(*ROWS[1]), left_out, row("3.丙", "市财政局")))

    assert agencies(document) == ["市教育局", "市财政局"]
    assert len(document.actions) == 2


def test_a_control_that_is_not_filled_in_is_blank():
    control = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击此处输入单位')}</w:sdtContent></w:sdt>"
    )
    document = loaded(table(*(row(*cells) for cells in ROWS), row("2.乙", control)))

    assert agencies(document) == ["市教育局"]
    assert "placeholder-text" in codes(document)


def test_notes_and_comments_are_named():
    note = f'<w:footnote w:type="separator"/><w:footnote w:id="2"><w:p>{run("以市为准")}</w:p></w:footnote>'
    comment = f"<w:comment><w:p>{run('待定')}</w:p></w:comment>"
    document = loaded(TABLE, footnotes=note, comments=comment)

    assert {"全文：有 1 条脚注或尾注，未读取：以市为准", "全文：有 1 条批注，未读取：待定"} <= {*findings(document)}


def test_a_document_of_pictures_alone_is_not_called_empty():
    with pytest.raises(LoadError) as error:
        loaded("<w:p><w:r><w:drawing/></w:r></w:p>")
    assert error.value.code == "no-visible-text"


PACKAGE = (
    '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
    '<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>{}</pkg:xmlData></pkg:part>'
    '<pkg:part pkg:name="/word/a.png"><pkg:binaryData>AA==</pkg:binaryData></pkg:part></pkg:package>'
)
OLD = '<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>{}</w:body></w:wordDocument>'


@pytest.mark.parametrize(
    "data",
    [PACKAGE.format(f"<w:document {SPACES}><w:body>{TABLE}</w:body></w:document>"), OLD.format(TABLE)],
    ids=["Word 2007", "Word 2003"],
)
def test_a_document_may_be_one_xml_file(data):
    assert agencies(load_document(data.encode(), name="t.doc")) == ["市教育局"]
