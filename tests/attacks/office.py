"""The smallest workbook and the smallest Word document, part by part, and archives that break the rules of zip."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import NamedTuple

from tests.attacks.base import TABLE

Parts = dict[str, str | bytes]
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_VERY_HIDDEN = ' state="veryHidden"'
SHEET, SHARED, DOCUMENT = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "word/document.xml"


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of the parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def types(**overrides: str) -> str:
    lines = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )


def relations(*targets: tuple[str, str], external: Iterable[tuple[str, str]] = ()) -> str:
    """(kind, target) of each relation, rId1, rId2 …; those to the outside last."""
    lines = [f'Type="{_RELATION}/{kind}" Target="{target}"' for kind, target in targets]
    lines += [f'Type="{_RELATION}/{kind}" Target="{target}" TargetMode="External"' for kind, target in external]
    entries = "".join(f'<Relationship Id="rId{at}" {line}/>' for at, line in enumerate(lines, start=1))
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'
    )


def cell(at: str, text: str) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def shared_cell(at: str, index: int) -> str:
    return f'<c r="{at}" t="s"><v>{index}</v></c>'


def sheet(rows: Sequence[Sequence[str]] = TABLE, *, before: str = "", after: str = "", first: int = 1) -> str:
    """A worksheet's XML; `before` and `after` stand around its data."""
    lines = []
    for number, row in enumerate(rows, start=first):
        cells = (cell(f"{chr(65 + column)}{number}", text) for column, text in enumerate(row))
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    return (
        f'<worksheet xmlns="{_MAIN}" xmlns:r="{_RELATION}">{before}'
        f"<sheetData>{''.join(lines)}</sheetData>{after}</worksheet>"
    )


def shared_strings(texts: Iterable[str] = (), attributes: str = "") -> str:
    return f'<sst xmlns="{_MAIN}" {attributes}>{"".join(f"<si><t>{escape(text)}</t></si>" for text in texts)}</sst>'


def workbook(
    sheets: Mapping[str, str] | None = None,
    *,
    shared: str | None = None,
    hidden: Sequence[str] = (),
    extra: Mapping[str, str | bytes] | None = None,
) -> Parts:
    """The parts of a workbook; `sheets`: name -> XML."""
    sheets = {"分工": sheet()} if sheets is None else sheets
    numbered = list(enumerate(sheets.items(), start=1))
    targets = [("worksheet", f"worksheets/sheet{at}.xml") for at, _ in numbered]
    kinds = {f"xl/worksheets/sheet{at}.xml": f"{_TYPES}.spreadsheetml.worksheet+xml" for at, _ in numbered}
    if shared is not None:
        targets.append(("sharedStrings", "sharedStrings.xml"))
        kinds[SHARED] = f"{_TYPES}.spreadsheetml.sharedStrings+xml"
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}"{_VERY_HIDDEN * (name in hidden)}/>'
        for at, (name, _) in numbered
    )
    return {
        "[Content_Types].xml": types(**{"xl/workbook.xml": f"{_TYPES}.spreadsheetml.sheet.main+xml"}, **kinds),
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(*targets),
        **{f"xl/worksheets/sheet{at}.xml": xml for at, (_, xml) in numbered},
        **({SHARED: shared} if shared is not None else {}),
        **(extra or {}),
    }


def run(text: str, properties: str = "") -> str:
    return (
        f'<w:r>{f"<w:rPr>{properties}</w:rPr>" * bool(properties)}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )


def word_cell(text: str, properties: str = "") -> str:
    """A cell of a Word table; text that begins with < is XML already."""
    inner = text if text.startswith("<") else run(text)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{inner}</w:p></w:tc>"


def word_table(rows: Iterable[Sequence[str]] = TABLE) -> str:
    lines = ("".join(text if text.startswith("<w:tc>") else word_cell(text) for text in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def word(body: str | None = None, *, external: Iterable[tuple[str, str]] = ()) -> Parts:
    """The parts of a Word document."""
    body = word_table() if body is None else body
    return {
        "[Content_Types].xml": types(**{DOCUMENT: f"{_TYPES}.wordprocessingml.document.main+xml"}),
        "_rels/.rels": relations(("officeDocument", DOCUMENT)),
        DOCUMENT: f'<w:document xmlns:w="{_WORD}" xmlns:r="{_RELATION}"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": relations(external=external),
    }


class Entry(NamedTuple):
    """An entry of a crafted archive: `content` as it is stored, and what the headers claim of it."""

    name: str
    content: bytes
    method: int
    size: int
    crc: int = 0


def stored(name: str, content: str | bytes) -> Entry:
    content = content.encode() if isinstance(content, str) else content
    return Entry(name, content, zipfile.ZIP_STORED, len(content), zlib.crc32(content))


def crafted(entries: Iterable[Entry], shared: Iterable[str] = ()) -> bytes:
    """A zip with the headers as claimed; `shared` are names of more entries over the content of the last."""
    out, directory, count = bytearray(), bytearray(), 0
    for entry in entries:
        at, name = len(out), entry.name.encode()
        fields = (0, entry.method, 0, 0, entry.crc, len(entry.content), entry.size, len(name), 0)
        out += struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, *fields) + name + entry.content
        for listed in (name, *(more.encode() for more in shared if entry.name == "last")):
            fields = (0, entry.method, 0, 0, entry.crc, len(entry.content), entry.size, len(listed), 0, 0, 0, 0, 0, at)
            directory += struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, *fields) + listed
            count += 1
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(out), 0)
    return bytes(out + directory + end)


def deflated_blanks(megabytes: int, before: bytes = b"", after: bytes = b"") -> bytes:
    """Deflate data of so many megabytes of blanks between two texts, made without ever holding them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    begun = packer.compress(before) + packer.flush(zlib.Z_FULL_FLUSH)
    one = packer.compress(b" " * 2**20) + packer.flush(zlib.Z_FULL_FLUSH)
    return begun + one * megabytes + packer.compress(after) + packer.flush()
