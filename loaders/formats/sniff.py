"""Recognises a format by the bytes of the file; its suffix is only a name that somebody gave it."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from loaders.formats.archive import MOST_BYTES, open_archive, read_member
from loaders.formats.bounds import MOST_MEGABYTES
from loaders.formats.word_flat import read_flat
from loaders.messages import LoadError

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|table|tbody|tr|div|span|style|h[1-6]|ol|ul)[\s>/]", re.IGNORECASE
)
_WORKBOOK = re.compile(rb"<(?:\w{1,20}:)?Workbook[\s>]")
_MIME = re.compile(rb"(?:^|\n)(?:MIME-Version|Content-Type)\s*:", re.IGNORECASE)
#: What only a Word document saved as one XML file has near its start, in the format of Word 2007 or of Word 2003.
_PACKAGE = b"http://schemas.microsoft.com/office/2006/xmlPackage"
_FLAT = re.compile(re.escape(_PACKAGE) + rb"|<w:wordDocument[\s>]")
_BLANK = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_MOST_INSIDE = 20  # files inside a file and inside those, taken together
_DEEPEST = 3  # files inside files


@dataclass
class Budget:
    """What may still be opened of a file and of all files inside it, taken together."""

    files: int = _MOST_INSIDE
    bytes: int = MOST_BYTES


class File:
    """A file: its bytes, its name, and a function to call with the share read so far, 0–1.

    `depth` counts the files that it is inside of; all of them share one `budget`.
    """

    def __init__(
        self,
        data: bytes,
        name: str,
        progress: Callable[[float], None],
        depth: int = 0,
        budget: Budget | None = None,
    ) -> None:
        self.data, self.name, self.progress = data, name, progress
        self.depth, self.budget = depth, budget or Budget()

    @cached_property
    def parts(self) -> dict[str, bytes]:
        """The checked XML parts of an archive, by name; empty for other files. Raises LoadError as `open_archive` does."""
        if self.start.lstrip(_BLANK).startswith(b"<") and (flat := _FLAT.search(self.start)):
            return read_flat(self.data, is_package=flat[0] == _PACKAGE)
        if not self.data.startswith(_ZIP):
            return {}
        parts = open_archive(self.data, self.budget.bytes)
        self.budget.bytes -= sum(map(len, parts.values()))
        return parts

    @cached_property
    def streams(self) -> set[str] | None:
        """The names of what stands at the top of a file of an old Office; None if that cannot be found out."""
        from xlrd.compdoc import CompDoc

        try:
            directory = CompDoc(self.data, logfile=io.StringIO()).dirlist
        except Exception:  # the library has no common class for what it raises over a damaged file
            return None
        return {entry.name for entry in directory if entry.parent == 0}

    def inside(self, part: str) -> "File":
        """A file inside this archive. Raises LoadError if there is none, or if it exceeds a limit."""
        self.budget.files -= 1
        if self.budget.files < 0 or self.depth >= _DEEPEST:
            raise LoadError("too-many-parts", most=_MOST_INSIDE)
        data = read_member(self.data, part, min(self.budget.bytes, MOST_MEGABYTES * 2**20))
        self.budget.bytes -= len(data)
        return File(data, part, self.progress, self.depth + 1, self.budget)

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
    """Recognises a file of an old Office or WPS with a stream of one of these names; without names, any such file.

    What stands at the top decides, for a workbook may hold a document and the other way round. Of a file whose directory
    is damaged, the bytes are searched for the names, which are stored as UTF-16.
    """
    names = [name.encode("utf-16-le") for name in streams]

    def recognise(file: File) -> bool:
        if not file.data.startswith(_OLE):
            return False
        if file.streams is None:
            return not names or any(name in file.data for name in names)
        return not names or not file.streams.isdisjoint(streams)

    return recognise


def is_mhtml(file: File) -> bool:
    """Whether the file is a web page saved as a single file."""
    return bool(_MIME.search(file.start[:512])) and b"multipart/related" in file.data[:4096].lower()


def is_xml_sheet(file: File) -> bool:
    """Whether the file is a workbook saved as one XML file, "XML 表格 2003"."""
    return bool(_WORKBOOK.search(file.start)) and b"urn:schemas-microsoft-com:office:spreadsheet" in file.start


def is_html(file: File) -> bool:
    """Whether the file begins with a tag and has one that only web pages have."""
    stripped = file.start.lstrip(_BLANK)
    return stripped.startswith(b"<") and bool(_HTML.search(file.start))
