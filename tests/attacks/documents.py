"""e16–e35, e51, e52: Word documents and workbooks that say one thing and hold another."""

from tests.attacks.base import HEADER, ROWS, TABLE, attack, outside, spoiled
from tests.attacks.office import (
    cell,
    package,
    relations,
    run,
    shared_cell,
    shared_strings,
    sheet,
    word,
    word_cell,
    word_table,
    workbook,
)


@attack(".docx")
def e16_tracked_changes():
    """an agency deleted and another inserted as tracked changes"""
    deleted = "<w:del><w:r><w:delText>市假局</w:delText></w:r></w:del>"
    return package(word(word_table(spoiled(2, 1, f"{deleted}<w:ins>{run('市发展改革委')}</w:ins>"))))


@attack(".docx")
def e17_hidden_text():
    """hidden text with another agency"""
    return package(word(word_table(spoiled(2, 1, run("市发展改革委") + run("、市假局", "<w:vanish/>")))))


@attack(".docx")
def e18_gridspan_million():
    """a cell that spans a million columns"""
    title = word_cell("责任分工表", '<w:gridSpan w:val="1000000"/>')
    return package(word(word_table([[title], *TABLE])))


@attack(".docx")
def e19_vmerge():
    """the deadline merged over three rows"""
    first, going_on = word_cell("2025年底前", '<w:vMerge w:val="restart"/>'), word_cell("", "<w:vMerge/>")
    return package(word(word_table([HEADER, (*ROWS[0][:3], first), *((*row[:3], going_on) for row in ROWS[1:])])))


@attack(".docx")
def e20_two_tables():
    """a table that has nothing to do with it, before the other"""
    return package(word(word_table([("姓名", "电话"), ("张三", "1234567")]) + word_table()))


@attack(".docx")
def e21_no_table():
    """no table"""
    return package(word(f"<w:p>{run('请各单位认真落实。')}</w:p>"))


@attack(".docx")
def e22_nested_tables_300():
    """300 tables in one another, in one cell"""
    opening, closing = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    nested = f"{opening * 300}<w:p>{run('深')}</w:p>{closing * 300}"
    return package(word(word_table(spoiled(1, 0, f"{run(ROWS[0][0])}</w:p>{nested}<w:p>"))))


def _with_cell(at: str, xml: str) -> bytes:
    """The plain workbook with one cell's XML changed."""
    row, column = int(at[1]) - 1, ord(at[0]) - 65
    return package(workbook({"分工": sheet().replace(cell(at, TABLE[row][column]), xml)}))


@attack(".xlsx")
def e23_formula_cached():
    """an agency that is a formula with a stored result"""
    return _with_cell("C4", '<c r="C4" t="str"><f>CONCAT("市人力","x")</f><v>市人力资源社会保障局</v></c>')


@attack(".xlsx")
def e24_formula_no_cache():
    """a formula without a stored result"""
    return _with_cell("C4", '<c r="C4"><f>CONCAT("市","人社局")</f></c>')


@attack(".xlsx")
def e25_hyperlink_formula():
    """a HYPERLINK formula"""
    formula = f"HYPERLINK(&quot;{outside()}&quot;,&quot;市人力资源社会保障局&quot;)"
    return _with_cell("C4", f'<c r="C4" t="str"><f>{formula}</f><v>市人力资源社会保障局</v></c>')


@attack(".xlsx")
def e26_error_cells():
    """an error value where an agency should be"""
    return _with_cell("C4", '<c r="C4" t="e"><v>#REF!</v></c>')


@attack(".xlsx")
def e27_far_cell():
    """a stray cell at XFD1048576, for which a dense reader makes 17 billion"""
    far = f'<row r="1048576">{cell("XFD1048576", "x")}</row>'
    return package(workbook({"分工": sheet().replace("</sheetData>", f"{far}</sheetData>")}))


@attack(".xlsx")
def e28_lying_dimension():
    """four rows that claim to be A1:XFD1048576"""
    return package(workbook({"分工": sheet(before='<dimension ref="A1:XFD1048576"/>')}))


@attack(".xlsx")
def e29_unique_count():
    """sharedStrings that claim to be four billion"""
    rows = sheet().replace(cell("B2", ROWS[0][1]), shared_cell("B2", 0))
    shared = shared_strings([ROWS[0][1]], 'count="4294967295" uniqueCount="4294967295"')
    return package(workbook({"分工": rows}, shared=shared))


@attack(".xlsx")
def e30_row_r_huge():
    """the last row is row 1,048,576, with a million blank ones before it"""
    last, number = sheet([ROWS[2]], first=4), 1_048_576
    row = last[last.index("<row") : last.index("</sheetData>")]
    far = row.replace('<row r="4">', f'<row r="{number}">')
    for column in "ABCD":
        far = far.replace(f'"{column}4"', f'"{column}{number}"')
    return package(workbook({"分工": sheet(TABLE[:3]).replace("</sheetData>", f"{far}</sheetData>")}))


@attack(".xlsx")
def e31_two_sheets_hidden():
    """a very hidden sheet under the same header"""
    return package(workbook({"分工": sheet(), "旧稿": sheet([HEADER, ("9.旧", "市假局", "", "")])}, hidden=["旧稿"]))


@attack(".xlsx")
def e32_merged_cells():
    """a merged title and merged deadlines"""
    rows = [("责任分工表", "", "", ""), HEADER, ROWS[0], *((*row[:3], "") for row in ROWS[1:])]
    merges = '<mergeCells count="2"><mergeCell ref="A1:D1"/><mergeCell ref="D3:D5"/></mergeCells>'
    return package(workbook({"分工": sheet(rows, after=merges)}))


@attack(".xlsx")
def e33_phonetic_rich_text():
    """text in several runs with a phonetic guide"""
    text = '<is><r><t>市民</t></r><r><t>政局</t></r><rPh sb="0" eb="3"><t>shiminzhengju</t></rPh></is>'
    return _with_cell("B4", f'<c r="B4" t="inlineStr">{text}</c>')


@attack(".xlsx")
def e34_x000d_escape():
    """a carriage return written _x000D_, and a line break, between the agencies"""
    return package(workbook({"分工": sheet(spoiled(1, 2, "市财政局_x000D_\n市委编办"))}))


@attack(".xlsm")
def e35_macro():
    """a workbook with macros"""
    parts = workbook(extra={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    types = parts["[Content_Types].xml"].replace(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main",
        "application/vnd.ms-excel.sheet.macroEnabled.main",
    )
    return package(parts | {"[Content_Types].xml": types})


@attack(".xlsx")
def e51_dde_external_link():
    """a DDE link to a program"""
    link = (
        '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<ddeLink ddeService="cmd" ddeTopic="/C calc"><ddeItems><ddeItem name="A0" advise="1"/></ddeItems></ddeLink>'
        "</externalLink>"
    )
    parts = workbook(extra={"xl/externalLinks/externalLink1.xml": link})
    book = parts["xl/workbook.xml"].replace(
        "</sheets>", '</sheets><externalReferences><externalReference r:id="rId2"/></externalReferences>'
    )
    targets = relations(("worksheet", "worksheets/sheet1.xml"), ("externalLink", "externalLinks/externalLink1.xml"))
    return package(parts | {"xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": targets})


@attack(".xlsx")
def e52_strict_ooxml():
    """the namespaces of Strict Open XML"""
    old, new = "http://schemas.openxmlformats.org", "http://purl.oclc.org/ooxml"
    parts = workbook()
    for name in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"):
        parts[name] = (
            parts[name]
            .replace(f"{old}/spreadsheetml/2006/main", f"{new}/spreadsheetml/main")
            .replace(f"{old}/officeDocument/2006/relationships", f"{new}/officeDocument/relationships")
        )
    return package(parts)
