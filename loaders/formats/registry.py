"""The formats: how each is recognised, and what reads it or why it is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from loaders.blocks import Source
from loaders.formats import sniff
from loaders.formats.docx import read_docx
from loaders.formats.html import read_html, read_mhtml
from loaders.formats.pdf import read_pdf
from loaders.formats.sniff import File, Recognise
from loaders.formats.text import read_text
from loaders.formats.xls import read_xls
from loaders.formats.xlsx import read_xlsx


class Format(NamedTuple):
    """A kind of file; of one that is refused `kind` is the code of the LoadError, and nothing reads it."""

    kind: str
    recognise: Recognise
    read: Callable[[File], Source] | None = None


#: The first that recognises a file has it. The libraries behind a reader are imported when it is called.
FORMATS = (
    Format("macros", sniff.has_macros),
    Format("docx", sniff.archive_with("word/"), lambda file: read_docx(file.parts)),
    Format("xlsx", sniff.archive_with("xl/"), lambda file: read_xlsx(file.data, file.parts)),
    Format("ofd", sniff.archive_with("OFD.xml")),
    Format("presentation", sniff.archive_with("ppt/")),
    Format("opendocument", sniff.archive_with("META-INF/manifest.xml")),
    Format("archive-of-other-files", sniff.is_archive),
    Format("password", sniff.ole_with("EncryptedPackage")),
    Format("old-word", sniff.ole_with("WordDocument")),
    Format("xls", sniff.ole_with("Workbook", "Book"), lambda file: read_xls(file.data)),
    Format("presentation", sniff.ole_with("PowerPoint Document")),
    Format("old-office", sniff.is_ole),
    Format("pdf", sniff.is_pdf, lambda file: read_pdf(file.data, file.progress)),
    Format("picture", sniff.starts_with(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")),
    Format("picture", sniff.starts_binary_with(b"BM")),
    Format("picture", sniff.is_photo),
    Format("sound-or-film", sniff.is_film),
    Format("picture-sound-or-film", sniff.starts_with(b"RIFF")),
    Format("archive", sniff.starts_with(b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ")),
    Format("rtf", sniff.starts_with(b"{\\rtf")),
    Format("program", sniff.starts_with(b"\x7fELF")),
    Format("program", sniff.starts_binary_with(b"MZ")),
    Format("mhtml", sniff.is_mhtml, lambda file: read_mhtml(file.data)),
    Format("html", sniff.is_html, lambda file: read_html(file.data)),
    Format("text", lambda _file: True, lambda file: read_text(file.data, file.name)),
)


def format_of(file: File) -> Format:
    """The format of a file; text where it is no other. Raises LoadError for an archive that breaks a limit."""
    return next(each for each in FORMATS if each.recognise(file))
