"""The formats: how each is recognised, and which function reads it, or the error that refuses it."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import NamedTuple

from loaders.blocks import Source
from loaders.formats import sniff
from loaders.formats.archive import damage_reported
from loaders.formats.docx import read_docx
from loaders.formats.html import read_html, read_mhtml
from loaders.formats.pdf import read_pdf
from loaders.formats.sniff import File, Recognise
from loaders.formats.text import read_text
from loaders.formats.xls import read_xls
from loaders.formats.xlsx import read_xlsx
from loaders.formats.xml_sheet import read_xml_sheet
from loaders.messages import LoadError


class Format(NamedTuple):
    """A format; for one that is refused, `read` is None and `kind` is the code of the LoadError."""

    kind: str
    recognise: Recognise
    read: Callable[[File], Source] | None = None


#: The first format that recognises a file reads it. The libraries behind a reader are imported only when it runs.
FORMATS = (
    Format("macros", sniff.has_macros),
    Format("docx", sniff.archive_with("word/"), lambda file: read_docx(file, read_file)),
    Format("xlsx", sniff.archive_with("xl/"), lambda file: read_xlsx(file.data, file.parts)),
    Format("ofd", sniff.archive_with("OFD.xml")),
    Format("presentation", sniff.archive_with("ppt/")),
    Format("opendocument", sniff.archive_with("META-INF/manifest.xml")),
    Format("archive-of-other-files", sniff.begins(rb"PK\x03\x04")),
    Format("password", sniff.ole_with("EncryptedPackage")),
    Format("old-word", sniff.ole_with("WordDocument")),
    Format("xls", sniff.ole_with("Workbook", "Book"), lambda file: read_xls(file.data)),
    Format("presentation", sniff.ole_with("PowerPoint Document")),
    Format("old-office", sniff.ole_with()),
    Format("pdf", sniff.begins(rb".{0,1019}%PDF-"), lambda file: read_pdf(file.data, file.progress)),
    Format("picture", sniff.begins(rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*|BM.{,61}\x00")),
    Format("picture", sniff.begins(rb"\x00.{3}ftyp(?:hei|hev|mif|msf|avi[fs])")),  # HEIC, AVIF: box size, ftyp, brand
    Format("sound-or-film", sniff.begins(rb"\x00.{3}ftyp.")),
    Format("picture-sound-or-film", sniff.begins(rb"RIFF")),
    Format("archive", sniff.begins(rb"\x1f\x8b|Rar!|7z\xbc\xaf|BZh|\xfd7zXZ")),
    Format("rtf", sniff.begins(rb"\{\\rtf")),
    Format("program", sniff.begins(rb"\x7fELF|MZ.{,61}\x00")),
    Format("mhtml", sniff.is_mhtml, lambda file: read_mhtml(file.data)),
    Format("xml-sheet", sniff.is_xml_sheet, lambda file: read_xml_sheet(file.data)),
    Format("html", sniff.is_html, lambda file: read_html(file.data)),
    Format("text", lambda _file: True, lambda file: read_text(file.data, file.name)),
)


def format_of(file: File) -> Format:
    """The format of a file; text if it is no other. Raises LoadError for an archive that exceeds a limit."""
    return next(each for each in FORMATS if each.recognise(file))


def read_file(file: File) -> Source:
    """The blocks of a file by the reader of its format. Raises LoadError for a format that is refused."""
    found = format_of(file)
    if found.read is None:
        raise LoadError(found.kind)
    with damage_reported() if found.kind != "text" else nullcontext():  # no library reads text: an exception is a bug
        return found.read(file)
