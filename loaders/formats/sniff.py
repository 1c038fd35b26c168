"""What a file is, from its first bytes: the suffix is what somebody called it."""

from __future__ import annotations

import re

from loaders.messages import LoadError

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|table|tbody|tr|div|span|style|h[1-6]|ol|ul)[\s>/]", re.IGNORECASE
)
_MIME = re.compile(rb"(?:^|\n)(?:MIME-Version|Content-Type)\s*:", re.IGNORECASE)
#: First bytes -> why such a file is refused.
_REFUSED = {
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"BM": "picture",
    b"II*\x00": "picture",
    b"MM\x00*": "picture",
    b"RIFF": "picture-sound-or-film",
    b"\x1f\x8b": "archive",
    b"Rar!": "archive",
    b"7z\xbc\xaf": "archive",
    b"BZh": "archive",
    b"\xfd7zXZ": "archive",
    b"{\\rtf": "rtf",
    b"MZ": "program",
    b"\x7fELF": "program",
}
_BINARY_REFUSED = (b"BM", b"MZ")  # two letters that a text may well begin with
#: What a phone saves begins with the size of a box, then `ftyp` and a brand: HEIC and AVIF pictures, films.
_FTYP = re.compile(rb"\x00.{3}ftyp(?:(hei|hev|mif|msf|avi[fs])|.)", re.DOTALL)
#: Stream names of an OLE container (stored as UTF-16) -> what the file is.
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)
_OLE_REFUSED = {
    "encrypted": "password",
    "doc": "old-word",
    "ppt": "presentation",
    "unknown": "old-office",
}


def sniff(data: bytes) -> str:
    """ "zip", "xls", "pdf", "html", "mhtml" or "text". Raises LoadError for what no reader here can read."""
    if data.startswith(_ZIP):
        return "zip"
    if data.startswith(_OLE):
        return _sniff_ole(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for magic, code in _REFUSED.items():
        if data.startswith(magic) and (magic not in _BINARY_REFUSED or b"\x00" in data[:64]):
            raise LoadError(code)
    if match := _FTYP.match(data):
        raise LoadError("picture" if match[1] else "sound-or-film")
    return _sniff_markup(data)


def _sniff_ole(data: bytes) -> str:
    found = next((kind for name, kind in _OLE_STREAMS if name.encode("utf-16-le") in data), "unknown")
    if found in _OLE_REFUSED:
        raise LoadError(_OLE_REFUSED[found])
    return found


def _sniff_markup(data: bytes) -> str:
    start = data[:8192].replace(b"\x00", b"")
    if _MIME.search(start[:512]) and b"multipart/related" in data[:4096].lower():
        return "mhtml"
    stripped = start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return "html" if stripped.startswith(b"<") and _HTML.search(start) else "text"
