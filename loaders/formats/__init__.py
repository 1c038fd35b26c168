"""Bytes -> blocks. What the file is decides which reader takes it, not what it is called."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from loaders.blocks import Grid, Source
from loaders.formats.archive import open_archive
from loaders.formats.bounds import check_bounds, check_bytes
from loaders.formats.encoding import clean
from loaders.formats.html import read_html, read_mhtml
from loaders.formats.sniff import sniff
from loaders.formats.text import read_text
from loaders.messages import DOCUMENT, END, Finding, LoadError

__all__ = ["read_blocks"]


def read_blocks(data: bytes, name: str, progress: Callable[[float], None] | None = None) -> Source:
    """The tables and paragraphs of a file, of bounded size and without invisible characters.

    Raises LoadError where the file has none or breaks a bound. `progress` is told the
    share that is read, 0–1, by the reader of the one format that takes long: PDF, page by page.
    """
    check_bytes(data)
    source = _read(data, name, progress or (lambda _share: None))
    check_bounds(source)
    if not source.clean:
        _clean(source)
    if source.removed:
        source.findings.append(Finding("invisible-characters-removed", DOCUMENT, {"count": source.removed}))
    if source.cut:
        source.findings.append(Finding("file-cut-off", END))
    return source


def _read(data: bytes, name: str, progress: Callable[[float], None]) -> Source:
    kind = sniff(data)
    if kind == "text":
        return read_text(data, name)
    with _damage_reported():
        return _read_pdf(data, progress) if kind == "pdf" else _READERS[kind](data)


def _clean(source: Source) -> None:
    """Take the invisible characters out of all that leaves here, and count those of tables and paragraphs."""

    def cleaned(text: str) -> str:
        visible, removed = clean(text)
        source.removed += removed
        return text if visible == text else visible.strip()

    for block in source.blocks:
        if isinstance(block, Grid):
            block.rows = [[cleaned(cell) for cell in row] for row in block.rows]
        else:
            block.text = cleaned(block.text)
    source.blocks = [block for block in source.blocks if isinstance(block, Grid) or block.text]
    source.title = clean(source.title)[0]


@contextmanager
def _damage_reported() -> Iterator[None]:
    """What a library raises over a damaged or crafted file has no common class: all of it means the same here.

    A file that does not fit into memory is another matter, and not for the reader to judge.
    """
    try:
        yield
    except (LoadError, MemoryError):
        raise
    except Exception as error:
        raise LoadError("file-damaged") from error


def _read_zip(data: bytes) -> Source:
    parts = open_archive(data)
    types = parts.get("[Content_Types].xml", b"")
    if b"macroEnabled" in types:
        raise LoadError("macros")
    if any(name.startswith("word/") for name in parts):
        from loaders.formats.docx import read_docx

        return read_docx(parts)
    if any(name.startswith("xl/") for name in parts):
        from loaders.formats.xlsx import read_xlsx

        return read_xlsx(data, parts)
    known = (code for part, code in _OTHER_ARCHIVES.items() if any(name.startswith(part) for name in parts))
    raise LoadError(next(known, "archive-of-other-files"))


#: A part of an archive -> why such a file is refused.
_OTHER_ARCHIVES = {"OFD.xml": "ofd", "ppt/": "presentation", "META-INF/manifest.xml": "opendocument"}


def _read_xls(data: bytes) -> Source:
    from loaders.formats.xls import read_xls

    return read_xls(data)


def _read_pdf(data: bytes, progress: Callable[[float], None]) -> Source:
    from loaders.formats.pdf import read_pdf

    return read_pdf(data, progress)


_READERS = {"zip": _read_zip, "xls": _read_xls, "html": read_html, "mhtml": read_mhtml}
