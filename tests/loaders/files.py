"""Makes small files of each format, and reads what tests ask about the documents."""

import io
import zipfile
from collections.abc import Iterable

import docx
import openpyxl

from loaders import Document, load_document


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def workbook(**tables: Iterable[list]) -> bytes:
    """A workbook with a sheet for each table."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in tables.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return saved(book)


def word_table(*rows: list[str]) -> bytes:
    document = docx.Document()
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    return saved(document)


def word_text(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document)


def zipped(*parts: str) -> bytes:
    """An archive of parts with nothing in them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part in parts:
            archive.writestr(part, "<a/>")
    return out.getvalue()


def edited(archive: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The archive with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            content = before.read(entry)
            after.writestr(entry.filename, content.replace(old, new, 1) if entry.filename == part else content)
    return out.getvalue()


def load(text: str, name: str = "t.txt", **more) -> Document:
    return load_document(text.encode(), name=name, **more)


def agencies(document: Document, role: str | None = None) -> list[str]:
    """The agencies of a document, or those of one role."""
    table = document.assignments
    return table.loc[table["role"] == role, "agency"].tolist() if role else table["agency"].tolist()


def findings(document: Document) -> list[str]:
    return [str(finding) for finding in document.findings]


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]
