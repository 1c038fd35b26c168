"""Recognises a format by the bytes of the file; its suffix is only a name that somebody gave it."""

import re
from collections.abc import Callable
from functools import cached_property

from loaders.formats.archive import open_archive

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|table|tbody|tr|div|span|style|h[1-6]|ol|ul)[\s>/]", re.IGNORECASE
)
_MIME = re.compile(rb"(?:^|\n)(?:MIME-Version|Content-Type)\s*:", re.IGNORECASE)


class File:
    """A file: its bytes, its name, and a function to call with the share read so far, 0–1."""

    def __init__(self, data: bytes, name: str, progress: Callable[[float], None]) -> None:
        self.data, self.name, self.progress = data, name, progress

    @cached_property
    def parts(self) -> dict[str, bytes]:
        """The checked XML parts of an archive, by name; empty for other files. Raises LoadError as `open_archive` does."""
        return open_archive(self.data) if self.data.startswith(_ZIP) else {}

    @cached_property
    def start(self) -> bytes:
        """The first bytes without NULs, so that UTF-16 shows the letters of ASCII."""
        return self.data[:8192].replace(b"\x00", b"")


Recognise = Callable[[File], bool]


def begins(pattern: bytes) -> Recognise:
    """Recognises a file whose first bytes match the pattern."""
    compiled = re.compile(pattern, re.DOTALL)
    return lambda file: bool(compiled.match(file.data))


def archive_with(part: str) -> Recognise:
    """Recognises an archive with a part, or a folder, of this name."""
    return lambda file: any(name.startswith(part) for name in file.parts)


def has_macros(file: File) -> bool:
    """Whether the file is a Word document or a workbook with macros."""
    return b"macroEnabled" in file.parts.get("[Content_Types].xml", b"")


def ole_with(*streams: str) -> Recognise:
    """Recognises a file of an old Office or WPS with a stream of one of these names, which are stored as UTF-16."""
    names = [name.encode("utf-16-le") for name in streams]
    return lambda file: file.data.startswith(_OLE) and any(name in file.data for name in names)


def is_mhtml(file: File) -> bool:
    """Whether the file is a web page saved as a single file."""
    return bool(_MIME.search(file.start[:512])) and b"multipart/related" in file.data[:4096].lower()


def is_html(file: File) -> bool:
    """Whether the file begins with a tag and has one that only web pages have."""
    stripped = file.start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return stripped.startswith(b"<") and bool(_HTML.search(file.start))
