"""What a file is, from its first bytes: the suffix is what somebody called it."""

from __future__ import annotations

import re

from loaders.schema import LoadError

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|table|tbody|tr|div|span|style|h[1-6]|ol|ul)[\s>/]", re.IGNORECASE
)
_MIME = re.compile(rb"(?:^|\n)(?:MIME-Version|Content-Type)\s*:", re.IGNORECASE)
_PICTURE = "文件是图片，不是文本，请先识别文字（OCR），再存成 .docx、.xlsx 或文本。"
_MOVIE = "文件是音视频，不是文本，请换成 .docx、.xlsx 或文本。"
#: First bytes -> the sentence that says what to do instead.
_REFUSED = {
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"BM": _PICTURE,
    b"II*\x00": _PICTURE,
    b"MM\x00*": _PICTURE,
    b"RIFF": "文件是图片或音视频，不是文本，请换成 .docx、.xlsx 或文本。",
    b"\x1f\x8b": "文件是压缩包，请先解压，再上传里面的文档。",
    b"Rar!": "文件是压缩包，请先解压，再上传里面的文档。",
    b"7z\xbc\xaf": "文件是压缩包，请先解压，再上传里面的文档。",
    b"BZh": "文件是压缩包，请先解压，再上传里面的文档。",
    b"\xfd7zXZ": "文件是压缩包，请先解压，再上传里面的文档。",
    b"{\\rtf": "文件是 RTF 格式，请用 Word 或 WPS 打开，另存为 .docx 后再试。",
    b"MZ": "文件是程序，不是文档，请换一个文件。",
    b"\x7fELF": "文件是程序，不是文档，请换一个文件。",
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
    "encrypted": "文件有密码保护，请取消密码、另存后再试。",
    "doc": "文件是旧版 Word 或 WPS 文字（.doc、.wps），请用 Word 或 WPS 打开，另存为 .docx 后再试。",
    "ppt": "文件是演示文稿，不是责任分工表，请换成 .docx、.xlsx 或文本。",
    "unknown": "认不出这个旧版 Office 或 WPS 文件，请打开后另存为 .docx 或 .xlsx 再试。",
}


def sniff(data: bytes) -> str:
    """ "zip", "xls", "pdf", "html", "mhtml" or "text". Raises LoadError for what no reader here can read."""
    if data.startswith(_ZIP):
        return "zip"
    if data.startswith(_OLE):
        return _sniff_ole(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for magic, message in _REFUSED.items():
        if data.startswith(magic) and (magic not in _BINARY_REFUSED or b"\x00" in data[:64]):
            raise LoadError(message)
    if match := _FTYP.match(data):
        raise LoadError(_PICTURE if match[1] else _MOVIE)
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
