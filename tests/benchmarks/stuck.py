"""A small file that keeps its reader busy until the time limit: a PDF with pages ruled like graph paper."""

_RULES, _PAGES = 120, 100


def stuck_pdf() -> bytes:
    """A valid PDF of a few KB whose pages each have more than 10,000 table cells."""
    across = "".join(f"10 {10 + at * 4} m 580 {10 + at * 4} l S\n" for at in range(_RULES))
    down = "".join(f"{10 + at * 4} 10 m {10 + at * 4} 800 l S\n" for at in range(_RULES))
    content = f"{across}{down}BT /F1 8 Tf 12 12 Td (1) Tj ET".encode()
    kids = " ".join(f"{at} 0 R" for at in range(5, 5 + _PAGES))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {_PAGES} >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *[page] * _PAGES,
    ]
    return _joined(objects)


def _joined(objects: list[bytes]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return (
        data
        + head
        + table
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    )
