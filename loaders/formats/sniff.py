"""What a file is, from its bytes: the suffix is only what somebody called it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from loaders.formats.archive import open_archive

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TYPES = "[Content_Types].xml"
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|table|tbody|tr|div|span|style|h[1-6]|ol|ul)[\s>/]", re.IGNORECASE
)
_MIME = re.compile(rb"(?:^|\n)(?:MIME-Version|Content-Type)\s*:", re.IGNORECASE)
#: HEIC and AVIF pictures and films begin with the size of a box, then `ftyp` and a brand.
_FILM = re.compile(rb"\x00.{3}ftyp.", re.DOTALL)
_PHOTO = re.compile(rb"\x00.{3}ftyp(?:hei|hev|mif|msf|avi[fs])", re.DOTALL)


class File:
    """A file: its bytes, its name, and the function that is told the share that is read, 0–1."""

    def __init__(self, data: bytes, name: str, progress: Callable[[float], None]) -> None:
        self.data, self.name, self.progress = data, name, progress

    @cached_property
    def parts(self) -> dict[str, bytes]:
        """The checked XML parts of an archive, by name; none of another file. Raises LoadError as `open_archive` does."""
        return open_archive(self.data) if self.data.startswith(_ZIP) else {}

    @cached_property
    def start(self) -> bytes:
        """The first bytes without NULs, so that the letters of UTF-16 are those of ASCII."""
        return self.data[:8192].replace(b"\x00", b"")


Recognise = Callable[[File], bool]


def is_archive(file: File) -> bool:
    return file.data.startswith(_ZIP)


def archive_with(part: str) -> Recognise:
    """An archive that has a part of this name, or in a folder of this name."""
    return lambda file: any(name.startswith(part) for name in file.parts)


def has_macros(file: File) -> bool:
    return b"macroEnabled" in file.parts.get(_TYPES, b"")


def is_ole(file: File) -> bool:
    """A file of an old Office or WPS."""
    return file.data.startswith(_OLE)


def ole_with(*streams: str) -> Recognise:
    """A file of an old Office or WPS with a stream of one of these names, which are stored as UTF-16."""
    return lambda file: is_ole(file) and any(name.encode("utf-16-le") in file.data for name in streams)


def starts_with(*magic: bytes) -> Recognise:
    return lambda file: file.data.startswith(magic)


def starts_binary_with(magic: bytes) -> Recognise:
    """A file that begins with these two letters, as a text may, and has a NUL soon, as no text has."""
    return lambda file: file.data.startswith(magic) and b"\x00" in file.data[:64]


def is_pdf(file: File) -> bool:
    return b"%PDF-" in file.data[:1024]


def is_photo(file: File) -> bool:
    return bool(_PHOTO.match(file.data))


def is_film(file: File) -> bool:
    return bool(_FILM.match(file.data))


def is_mhtml(file: File) -> bool:
    """A web page saved in one file."""
    return bool(_MIME.search(file.start[:512])) and b"multipart/related" in file.data[:4096].lower()


def is_html(file: File) -> bool:
    stripped = file.start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return stripped.startswith(b"<") and bool(_HTML.search(file.start))
