"""Checks on a zip-based file (.xlsx, .docx) before anything in it is unpacked or parsed.

The limits follow OWASP ASVS 5.0, 5.2.3: the declared sizes are checked first, and bytes are counted while reading.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from loaders.messages import LoadError

_MOST_ENTRIES = 1_000
MOST_BYTES = 100 * 2**20
_MOST_RATIO = 200
_SMALL = 2**20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
#: The document type of a web page without declarations of its own, in a part that only the reader of pages is given.
_PAGE_DOCTYPE = re.compile(rb"<!DOCTYPE\s+html\b[^<>\[\]]*>", re.IGNORECASE)
_PAGE_NAMES = (".htm", ".html", ".xhtml", ".mht", ".mhtml")
_XML_NAMES = (".xml", ".rels", ".vml")
_XML_START = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*<")
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']\s*([\w.:-]+)""")
#: In these encodings "<!DOCTYPE" has its usual bytes; UTF-7 and EBCDIC would hide it. (OPC allows only the first two.)
_ENCODINGS = (b"utf-8", b"utf-16", b"us-ascii", b"iso-8859-1", b"windows-125", b"gb")
_PIECE = 2**16  # bytes


def open_archive(data: bytes, most: int | None = None) -> dict[str, bytes]:
    """The XML parts of an archive, name -> content. Raises LoadError if it exceeds a limit or is damaged.

    `most` is the number of bytes that may be unpacked, if it is less than usual.
    """
    most = MOST_BYTES if most is None else min(most, MOST_BYTES)
    with damage_reported(), zipfile.ZipFile(io.BytesIO(data)) as archive:
        _check(archive.infolist(), most)
        return dict(_parts(archive, most))


def read_member(data: bytes, name: str, most: int) -> bytes:
    """The content of one part of an archive that `open_archive` has checked, of at most `most` bytes."""
    with damage_reported(), zipfile.ZipFile(io.BytesIO(data)) as archive:
        entry = next((each for each in archive.infolist() if each.filename.lstrip("/") == name), None)
        if entry is None:
            raise LoadError("file-damaged")
        return _read(archive, entry, most)


@contextmanager
def damage_reported() -> Iterator[None]:
    """Turn whatever a library raises over a damaged or crafted file into a LoadError: there is no common class.

    A MemoryError passes: whoever limits the memory handles it.
    """
    try:
        yield
    except (LoadError, MemoryError):
        raise
    except Exception as error:
        if _lacked_memory(error):
            raise MemoryError from error
        raise LoadError("file-damaged") from error


def _lacked_memory(error: BaseException | None) -> bool:
    """Whether memory was not enough, whatever a library made of it: pdfplumber wraps the error, lxml has its own words."""
    while error:
        if isinstance(error, MemoryError) or "memory" in f"{error!r}".lower():
            return True
        error = error.__cause__ or error.__context__
    return False


def _parts(archive: zipfile.ZipFile, left: int) -> Iterator[tuple[str, bytes]]:
    """The parts that are XML by content: the libraries follow relations to parts whatever their suffix."""
    for entry in archive.infolist():
        part = _read(archive, entry, left)
        left -= len(part)
        if _XML_START.match(part):
            refuse_doctype(_without_page_doctype(part) if entry.filename.lower().endswith(_PAGE_NAMES) else part)
            yield entry.filename.lstrip("/"), part
        elif part and entry.filename.lower().endswith(_XML_NAMES):
            raise LoadError("file-damaged")


def _without_page_doctype(part: bytes) -> bytes:
    """A web page without its usual document type, which declares no entities and which no XML parser is given to follow."""
    return _PAGE_DOCTYPE.sub(b"", part.replace(b"\x00", b"") if b"\x00" in part else part, count=1)


def _check(entries: list[zipfile.ZipInfo], most: int) -> None:
    names = [entry.filename.lstrip("/").casefold() for entry in entries]  # OPC compares names without case
    if len(entries) > _MOST_ENTRIES:
        raise LoadError("too-many-parts", most=_MOST_ENTRIES)
    if len(set(names)) < len(names) or _overlap(entries):
        raise LoadError("file-damaged")
    if any(entry.flag_bits & 1 for entry in entries):
        raise LoadError("password")
    if any(entry.compress_type not in _METHODS for entry in entries):
        raise LoadError("odd-compression")
    if sum(entry.file_size for entry in entries) > most or any(map(_is_bomb, entries)):
        raise LoadError("unpacked-too-large")


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    return any(one.header_offset + 30 + one.compress_size > other.header_offset for one, other in pairwise(ordered))


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _SMALL and entry.file_size > _MOST_RATIO * max(entry.compress_size, 1)


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """The entry's content, at most `most` bytes; it is read in pieces, because its declared size may be false."""
    content = bytearray()
    with archive.open(entry) as part:
        while piece := part.read(_PIECE):
            content += piece
            if len(content) > most:
                raise LoadError("unpacked-too-large")
    return bytes(content)


def refuse_doctype(part: bytes) -> None:
    """Refuse a part with a document type, or in an encoding that could hide one. Without its NULs, UTF-16 is ASCII."""
    plain = part.replace(b"\x00", b"")
    if _DOCTYPE.search(plain):
        raise LoadError("doctype")
    declared = _DECLARED.search(plain[:200])
    if declared and not declared[1].lower().startswith(_ENCODINGS):
        raise LoadError("odd-encoding")
