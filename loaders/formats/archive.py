"""The checks a zip-based file (.xlsx, .docx) passes before anything in it is unpacked or parsed.

Limits after OWASP ASVS 5.0, 5.2.3: the declared sizes are looked at first, and bytes are counted while reading.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from loaders.messages import LoadError

_MOST_ENTRIES = 1_000
_MOST_BYTES = 100 * 2**20
_MOST_RATIO = 200
_SMALL = 2**20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_XML_NAMES = (".xml", ".rels", ".vml")
_XML_START = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*<")
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']\s*([\w.:-]+)""")
#: In these "<!DOCTYPE" is what it is everywhere else; UTF-7 and EBCDIC would hide it. (OPC allows the first two only.)
_ENCODINGS = (b"utf-8", b"utf-16", b"us-ascii", b"iso-8859-1", b"windows-125", b"gb")
_PIECE = 2**16


def open_archive(data: bytes) -> dict[str, bytes]:
    """The XML parts of a checked archive, by name. Raises LoadError where the archive breaks a limit or is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive.infolist())
            return dict(_parts(archive))
    except (LoadError, MemoryError):
        raise
    except Exception as error:  # zipfile, zlib and struct have no common class for a crafted archive
        raise _damaged() from error


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """What is XML by its name or its first character; a reader that follows a relation asks for no suffix."""
    left = _MOST_BYTES
    for entry in archive.infolist():
        part = _read(archive, entry, left)
        left -= len(part)
        if _XML_START.match(part):
            _refuse_doctype(part)
            yield entry.filename.lstrip("/"), part
        elif part and entry.filename.lower().endswith(_XML_NAMES):
            raise _damaged()


def _damaged() -> LoadError:
    return LoadError("file-damaged")


def _check(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename.lstrip("/").casefold() for entry in entries]  # OPC compares names without case
    if len(entries) > _MOST_ENTRIES:
        raise LoadError("too-many-parts", most=_MOST_ENTRIES)
    if len(set(names)) < len(names) or _overlap(entries):
        raise _damaged()
    if any(entry.flag_bits & 1 for entry in entries):
        raise LoadError("password")
    if any(entry.compress_type not in _METHODS for entry in entries):
        raise LoadError("odd-compression")
    if sum(entry.file_size for entry in entries) > _MOST_BYTES or any(map(_is_bomb, entries)):
        raise LoadError("unpacked-too-large")


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    ends = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < ends:
            return True
        ends = entry.header_offset + 30 + entry.compress_size
    return False


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _SMALL and entry.file_size > _MOST_RATIO * max(entry.compress_size, 1)


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """The entry, a piece at a time: the size that its header claims is not believed."""
    content = bytearray()
    with archive.open(entry) as part:
        while piece := part.read(_PIECE):
            content += piece
            if len(content) > most:
                raise LoadError("unpacked-too-large")
    return bytes(content)


def _refuse_doctype(part: bytes) -> None:
    """Also where the part is UTF-16: the NULs between its letters are taken out first."""
    plain = part.replace(b"\x00", b"")
    if _DOCTYPE.search(plain):
        raise LoadError("doctype")
    declared = _DECLARED.search(plain[:200])
    if declared and not declared[1].lower().startswith(_ENCODINGS):
        raise LoadError("odd-encoding")
