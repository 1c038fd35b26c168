"""g: small or simple files of which a reader that looks twice at the same thing makes minutes or gigabytes."""

import zlib
from collections.abc import Sequence

from tests.attacks.base import TABLE, attack, html
from tests.attacks.office import package, word, word_table


@attack(".txt")
def g26_one_line():
    """a text of one line of 400,000 characters"""
    return "加强金融服务（责任单位：" * 33_334


@attack(".txt")
def g27_lines_that_go_on():
    """15,000 lines that end in a comma, which each go on in the next one"""
    return "市财政局、\n" * 15_000


@attack(".txt")
def g28_long_numeral():
    """paragraphs that begin with a number of 30,000 digits"""
    return f"{'一' * 30_000}、省财政厅牵头\n" * 100


@attack(".html")
def g29_attributes():
    """a tag with 200,000 attributes"""
    return html().replace("<td>市民政局", f"<td {' '.join(f'a{at}=1' for at in range(200_000))}>市民政局")


@attack(".docx")
def g30_placeholders():
    """2,000 numbered paragraphs, in a list whose label has 20,000 places for its number"""
    numbered = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="{"%1" * 20_000}"/></w:lvl>'
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    numbering = f"""<?xml version="1.0"?><w:numbering xmlns:w="{main}"><w:abstractNum w:abstractNumId="1">{level}
        </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""
    return package(word(word_table(TABLE) + numbered * 2_000) | {"word/numbering.xml": numbering})


def pdf(content: bytes, resources: bytes, objects: Sequence[bytes]) -> bytes:
    """A PDF of one page; `objects` have the numbers from 5 on."""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << %s >> >>" % resources,
        stream(content),
        *objects,
    ]
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(b"%010d 00000 n \n" % len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, b"".join(places))
    return body + table + b"trailer << /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(body)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), entries, packed)


@attack(".pdf")
def g31_forms_in_forms():
    """a PDF whose twelve forms each use the next one ten times: 3 KB, a million million strokes"""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F %d 0 R >> >>"
    nested = [stream(b"/F Do " * 10, form % number) for number in range(6, 17)]
    return pdf(b"/F Do", b"/XObject << /F 5 0 R >>", [*nested, stream(b"0 0 1 1 re f " * 10, form % 17)])


@attack(".pdf")
def g32_letters_over_letters():
    """a PDF page of 30,000 letters of many sizes, which all lie over one another as watermarks do"""
    shades = [
        b"%.1f g BT /F1 %d Tf %d 700 Td (%s) Tj ET" % (at % 10 / 10, at % 40 + 5, at % 9, b"abcdefghij" * 2)
        for at in range(1_500)
    ]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    return pdf(b"\n".join(shades), b"/Font << /F1 5 0 R >>", [font])


def wide_range() -> bytes:
    """A PDF of 1 KB whose font gives 268 million characters their meaning."""
    font = b"""<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [7 0 R]
        /ToUnicode 6 0 R >>"""
    meanings = stream(b"begincmap 1 beginbfrange <00000000> <0FFFFFFF> <0041> endbfrange endcmap")
    cid = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /FontDescriptor 8 0 R >>"
    descriptor = b"<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 9 9] >>"
    text = b"BT /F1 12 Tf 100 700 Td <0001> Tj ET"
    return pdf(text, b"/Font << /F1 5 0 R >>", [font, meanings, cid, descriptor])
