"""Writes small PDFs for tests: letters at chosen places, turned, coloured or transparent, and rules."""

import math
from collections.abc import Sequence

SIZE = 10.0


class Page:
    """A page of 595 × 842 points; x and y count from its upper left corner."""

    def __init__(self, turn: int = 0) -> None:
        self.content: list[str] = []
        self.turn = turn  # /Rotate

    def text(
        self, x: float, y: float, text: str, size: float = SIZE, *, angle: float = 0, grey: float = 0, **more: float
    ):
        """Write `text` with its baseline from (x, y); `angle` is in degrees, `spacing` in points, `alpha` 0.2 or 1."""
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        codes = "".join(f"{ord(char):04X}" for char in text)
        faint = "/Faint gs " if more.get("alpha", 1) < 1 else ""
        self.content.append(
            f"q {faint}{grey} g BT /F {size} Tf {more.get('mode', 0):.0f} Tr {more.get('spacing', 0)} Tc"
            f" {cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} {x} {842 - y} Tm <{codes}> Tj ET Q"
        )
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float):
        self.content.append(f"{x0} {842 - y0} m {x1} {842 - y1} l S")
        return self

    def picture(self):
        """Cover the page with a picture."""
        self.content.append("q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID . EI Q")
        return self

    def cells(
        self, lefts: Sequence[float], tops: Sequence[float], rows: Sequence[Sequence[str]], *, ruled: bool = True
    ):
        """Write a table; the last of `lefts` and `tops` are its right and its lower edge."""
        for top, row in zip(tops, rows, strict=False):
            for left, cell in zip(lefts, row, strict=False):
                for at, line in enumerate(cell.split("\n")):
                    self.text(left + 4, top + 13 + 12 * at, line)
        if ruled:
            for x in lefts:
                self.rule(x, tops[0], x, tops[-1])
            for y in tops:
                self.rule(lefts[0], y, lefts[-1], y)
        return self

    def turned(self, angle: int) -> "Page":
        """The page with its whole content turned by 90, 180 or 270 degrees against the clock."""
        matrix = {90: "0 1 -1 0 842 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 595"}[angle]
        page = Page(self.turn)
        page.content = [f"q {matrix} cm", *self.content, "Q"]
        return page


def pdf(*pages: Page, named: bool = True) -> bytes:
    """The pages as a file whose font names every character of the basic plane, or none."""
    kids = " ".join(f"{7 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [4 0 R]"
        + (b" /ToUnicode 6 0 R >>" if named else b" >>"),
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /FontDescriptor 5 0 R /DW 1000 /W [0 255 500] >>",
        b"<< /Type /FontDescriptor /FontName /F /Flags 4 /FontBBox [0 -120 1000 880] /Ascent 880 /Descent -120 >>",
        _stream("begincmap 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap"),
    ]
    for at, page in enumerate(pages):
        resources = "/Font << /F 3 0 R >> /ExtGState << /Faint << /ca 0.2 /CA 0.2 >> >>"
        wide = "842 842" if page.content[:1] and page.content[0].startswith("q 0 ") else "595 842"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {wide}] /Rotate {page.turn} /Resources << {resources} >>"
            f" /Contents {8 + 2 * at} 0 R >>".encode(),
            _stream("\n".join(page.content)),
        ]
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(objects, start=1):
        places.append(b"%010d 00000 n \n" % len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, b"".join(places))
    return body + table + b"trailer << /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(body)


def _stream(content: str) -> bytes:
    data = content.encode()
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)
