"""The content of a file decides which reader takes it or which error refuses it; its name decides nothing."""

import pytest

from loaders import LoadError
from loaders.formats.registry import FORMATS, format_of
from loaders.formats.sniff import File
from loaders.messages import MESSAGES
from tests.conftest import ROOT
from tests.loaders.files import edited, word_text, workbook, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MHTML = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b'


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (word_text("甲"), "docx"),
        (workbook(甲=[["乙"]]), "xlsx"),
        (ole("Workbook"), "xls"),
        (b"%PDF-1.4\n", "pdf"),
        (b"\n\n%PDF-1.4\n", "pdf"),
        (b"<!DOCTYPE html><p>", "html"),
        ("\ufeff<table><tr>".encode("utf-16"), "html"),
        (MHTML, "mhtml"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Table>', "xml-sheet"),
        (b'<w:wordDocument xmlns:w="a"/>', "docx"),
        ("<甲>乙".encode(), "text"),
        ("BM 是字母".encode(), "text"),
        (b"", "text"),
        (zipped("OFD.xml"), "ofd"),
        (zipped("ppt/presentation.xml"), "presentation"),
        (zipped("content.xml", "META-INF/manifest.xml"), "opendocument"),
        (zipped("任务.xml"), "archive-of-other-files"),
        (ole("WordDocument"), "old-word"),
        (ole("EncryptedPackage"), "password"),
        (ole("PowerPoint Document"), "presentation"),
        (OLE + b"something", "old-office"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"BM\x00\x00", "picture"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "picture"),
        (b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00", "sound-or-film"),
        (b"RIFF\x00\x00", "picture-sound-or-film"),
        (b"\x1f\x8b\x08\x00", "archive"),
        (b"{\\rtf1 }", "rtf"),
        (b"MZ\x00\x00", "program"),
        (b"\x7fELF", "program"),
    ],
)
def test_a_file_is_known_by_its_bytes(data, kind):
    assert format_of(File(data, "t.csv", print)).kind == kind


def test_the_name_of_a_stream_further_down_decides_nothing():
    old = (ROOT / "tests/cases/old-workbook.xls").read_bytes()
    assert format_of(File(old + "WordDocument".encode("utf-16-le"), "t.xls", print)).kind == "xls"


def test_a_workbook_with_macros_is_refused():
    assert format_of(File(zipped_types(b"macroEnabled"), "t.xlsx", print)).kind == "macros"


def zipped_types(types: bytes) -> bytes:
    return edited(
        zipped("[Content_Types].xml", "xl/workbook.xml"), "[Content_Types].xml", b"<a/>", b"<" + types + b"/>"
    )


def test_why_a_format_is_refused_stands_in_the_catalogue():
    refused = {each.kind for each in FORMATS if each.read is None}

    assert refused <= MESSAGES.keys()
    assert all(str(LoadError(code)).endswith("。") for code in refused)
