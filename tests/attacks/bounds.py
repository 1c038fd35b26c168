"""g: what the bounds have to hold against, beside the attacks known by name."""

import struct
import zipfile
from pathlib import Path

from tests.attacks.base import TABLE, attack, html, outside, spoiled, tsv
from tests.attacks.office import (
    DOCUMENT,
    SHARED,
    SHEET,
    Entry,
    crafted,
    deflated_blanks,
    package,
    shared_strings,
    sheet,
    stored,
    word,
    word_cell,
    word_table,
    workbook,
)

CASES = Path(__file__).parents[1] / "cases"


@attack(".tsv")
def g01_one_name_8000_times():
    """one agency 8,000 times in a cell: what compares each with each takes minutes"""
    return tsv([("工作任务", "责任单位"), ("1.任务", "、".join(["甲局", "乙局"] * 4_000))])


@attack(".xlsx")
def g02_hyperlink_range():
    """one link over all the cells of a sheet, which openpyxl would make one by one"""
    link = '<hyperlinks><hyperlink ref="A1&#58;XFD1048576" location="A1"/></hyperlinks>'
    return package(workbook({"分工": sheet(after=link)}))


@attack(".xlsx")
def g03_merge_utf16():
    """a merged range over the whole sheet, in UTF-16"""
    merge = '<mergeCells><mergeCell ref="A9:XFD1048576"/></mergeCells>'
    part = '<?xml version="1.0" encoding="UTF-16"?>' + sheet(after=merge)
    return package(workbook() | {SHEET: part.encode("utf-16")})


@attack(".xlsx")
def g04_doctype_without_suffix():
    """an external entity in a part whose name does not say that it is XML"""
    parts = workbook(shared=f'<!DOCTYPE x SYSTEM "{outside()}/x.dtd">{shared_strings(["市大数据局"])}')
    parts["xl/strings.bin"] = parts.pop(SHARED)
    for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        parts[name] = parts[name].replace("sharedStrings.xml", "strings.bin")
    return package(parts)


@attack(".docx")
def g05_doctype_utf7():
    """a DOCTYPE written in UTF-7"""
    part = word()[DOCUMENT].encode("utf-7")
    head = b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x [+ADwAIQ-ENTITY e "x"+AD4]+AD4-'
    return package(word() | {DOCUMENT: head + part})


@attack(".xlsx")
def g06_million_cells():
    """a million and one cells without content, not packed at all"""
    cells = "<row>" + "<c/>" * 1_000_001 + "</row>"
    parts = {name: part for name, part in workbook().items() if name != SHEET}
    return crafted([*(stored(*part) for part in parts.items()), stored(SHEET, sheet(after=cells))])


@attack(".xlsx")
def g07_hostile_sheet_name():
    """a hidden sheet whose name turns the line of its finding around"""
    return package(workbook({"分工": sheet(), "旧\u202e稿": sheet()}, hidden=["旧\u202e稿"]))


@attack(".html")
def g08_entities_after_cleaning():
    """invisible characters that are written as entities, which are decoded after the bytes have been cleaned"""
    return html(spoiled(2, 1, "市&#x202E;发展&#8203;改革&#xFEFF;委"))


@attack(".tsv")
def g09_20000_rows():
    """as many rows as there may be"""
    return tsv([("工作任务", "责任单位"), *((f"任务{at}", "市教育局") for at in range(19_999))])


@attack(".html")
def g10_after_the_end():
    """a table behind the page's end, where a browser shows it and lxml stops"""
    return f"<html><body><p>责任分工</p></body></html>{html(TABLE)}</body></html>"


@attack(".zip")
def g11_same_name_in_capitals():
    """two parts whose names differ in capitals only, which are one to Office"""
    return package(workbook(extra={SHEET.upper(): sheet([("工作任务", "责任单位"), ("1.任务", "市假局")])}))


@attack(".docx")
def g12_declared_too_large():
    """parts that together claim 120 MB, each below the ratio of a bomb"""
    part = Entry("word/a", b"x" * 2**20, zipfile.ZIP_STORED, 2**20)
    large = [part._replace(name=f"word/a{at}.bin", size=40 * 2**20) for at in range(3)]
    return crafted([*(stored(*part) for part in word().items()), *large])


@attack(".tsv")
def g13_names_alike():
    """4,000 names that differ in their brackets only: eight million pairs of look-alikes"""
    return tsv([("工作任务", "责任单位"), ("1.任务", "、".join(f"局({at})" for at in range(4_000)))])


@attack(".tsv")
def g14_ragged_everywhere():
    """3,000 rows with a cell too many: as many findings"""
    return tsv([("工作任务", "责任单位"), *((f"{at}.任务", "市教育局", "多") for at in range(3_000))])


@attack(".tsv")
def g15_endless_tail():
    """words that say how agencies share the work, 10,000 times behind one"""
    return tsv([("工作任务", "责任单位"), ("1.任务", f"市教育局{'负责' * 10_000}")])


@attack(".txt")
def g16_endless_rule():
    """a rule of 200,000 dashes under a table, which is none in the end"""
    return f"|工作任务|责任单位|\n|{'-' * 200_000}x\n{'─' * 200_000}x\n│\n│\n"


@attack(".txt")
def g17_headings_only():
    """5,000 headings in a row, and one task"""
    return "\n".join(["一、标题"] * 5_000 + ["1.任务（责任单位：市教育局）"])


@attack(".tsv")
def g18_open_paragraphs():
    """10,000 paragraphs in one another, in a cell"""
    return tsv([("工作任务", "责任单位"), ("1.任务", f"{'<p>' * 10_000}市教育局")])


@attack(".md")
def g19_strong_without_end():
    """50,000 marks of strong text that never ends"""
    return f"# 分工\n{'**甲 ' * 50_000}\n1.任务（责任单位：市教育局）\n"


@attack(".xlsx")
def g20_ratio():
    """a sheet of 60 MB in 60 KB: less than an archive may hold, more than any honest one packs"""
    content = deflated_blanks(60, sheet().encode())
    parts = {name: part for name, part in workbook().items() if name != SHEET}
    bomb = Entry(SHEET, content, zipfile.ZIP_DEFLATED, 60 * 2**20 + len(sheet().encode()))
    return crafted([*(stored(*part) for part in parts.items()), bomb])


@attack(".docx")
def g21_gridspan_billion():
    """a cell that spans as many columns as nine digits can say"""
    title = word_cell("责任分工表", '<w:gridSpan w:val="999999999"/>')
    return package(word(word_table([[title], *TABLE])))


def _patched_book(record: int, *fields: int) -> bytes:
    """The golden old workbook with other numbers at the start of its last record of a kind."""
    book = bytearray((CASES / "old-workbook.xls").read_bytes())
    struct.pack_into(f"<{len(fields)}H", book, book.rindex(struct.pack("<H", record)) + 4, *fields)
    return bytes(book)


@attack(".xls")
def g22_far_cell():
    """an old workbook's last cell moved to the last row and column there can be: 16 million cells, laid out"""
    return _patched_book(0x00FD, 65_535, 255)


@attack(".xls")
def g23_merged_all():
    """an old workbook with a merged range over the whole sheet"""
    return _patched_book(0x00E5, 3, 0, 65_535, 0, 255)


@attack(".txt")
def g24_eleven_megabytes():
    """a text of 11 MB: the folder and the command line have no upload's limit"""
    return tsv() + "长" * (11 * 2**20 // 3)


@attack(".csv")
def g25_marked_sections():
    """sections of kinds that there are not, in cells that an editor wrote"""
    cells = ("<p>市教育局</p><![endi >", "<![ >市教育局<br>", "市教育局<br><![endi")
    return tsv([("工作任务", "责任单位"), *((f"{at}.任务", cell) for at, cell in enumerate(cells, start=1))])
