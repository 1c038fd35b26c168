"""Bytes -> blocks. What the file is decides which reader takes it, not what it is called."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from loaders.blocks import Source
from loaders.formats.archive import open_archive
from loaders.formats.html import read_html, read_mhtml
from loaders.formats.sniff import sniff
from loaders.formats.text import read_text
from loaders.schema import LoadError

__all__ = ["read_blocks"]

_DAMAGED = "文件已损坏或没有传完整，请重新下载或重新保存后再试。"


def read_blocks(data: bytes, name: str, progress: Callable[[float], None] | None = None) -> Source:
    """The tables and paragraphs of a file. Raises LoadError, with one sentence for the user, where it has none.

    `progress` is told the share that is read, 0–1, by the reader of the one format that takes long: PDF, page by page.
    """
    kind = sniff(data)
    if kind == "text":
        return read_text(data, name)
    with _damage_reported():
        if kind == "pdf":
            return _read_pdf(data, progress or (lambda _share: None))
        return _READERS[kind](data)


@contextmanager
def _damage_reported() -> Iterator[None]:
    """What a library raises over a damaged or crafted file has no common class: all of it means the same here."""
    try:
        yield
    except LoadError:
        raise
    except Exception as error:
        raise LoadError(_DAMAGED) from error


def _read_zip(data: bytes) -> Source:
    parts = open_archive(data)
    types = parts.get("[Content_Types].xml", b"")
    if b"macroEnabled" in types:
        raise LoadError("文件带有宏，请另存为不带宏的 .xlsx 或 .docx 后再试。")
    if any(name.startswith("word/") for name in parts):
        from loaders.formats.docx import read_docx

        return read_docx(parts)
    if any(name.startswith("xl/") for name in parts):
        from loaders.formats.xlsx import read_xlsx

        return read_xlsx(data, parts)
    known = (message for part, message in _OTHER_ARCHIVES.items() if any(name.startswith(part) for name in parts))
    raise LoadError(next(known, "压缩包里不是 Word 文档或 Excel 工作簿，请解压后上传里面的文档。"))


#: A part of an archive -> the sentence that says what to do with such a file.
_OTHER_ARCHIVES = {
    "OFD.xml": "文件是 OFD 版式文件，请用 OFD 阅读器或 WPS 打开，另存为 PDF 或 Word 文档（.docx）后再试。",
    "ppt/": "文件是演示文稿，不是责任分工表，请换成 .docx、.xlsx 或文本。",
    "META-INF/manifest.xml": "文件是 OpenDocument 格式（.odt、.ods），请打开后另存为 .docx 或 .xlsx 再试。",
}


def _read_xls(data: bytes) -> Source:
    from loaders.formats.xls import read_xls

    return read_xls(data)


def _read_pdf(data: bytes, progress: Callable[[float], None]) -> Source:
    from loaders.formats.pdf import read_pdf

    return read_pdf(data, progress)


_READERS = {"zip": _read_zip, "xls": _read_xls, "html": read_html, "mhtml": read_mhtml}
