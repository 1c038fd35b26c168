"""Bytes -> blocks. What the file is decides which reader takes it, not what it is called."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from loaders.blocks import Grid, Source
from loaders.formats.archive import open_archive
from loaders.formats.bounds import check_bounds, check_bytes
from loaders.formats.encoding import clean
from loaders.formats.html import read_html, read_mhtml
from loaders.formats.sniff import sniff
from loaders.formats.text import read_text
from loaders.schema import Finding, LoadError

__all__ = ["read_blocks"]

_DAMAGED = "文件已损坏或没有传完整，请重新下载或重新保存后再试。"


def read_blocks(data: bytes, name: str, progress: Callable[[float], None] | None = None) -> Source:
    """The tables and paragraphs of a file, of bounded size and without invisible characters.

    Raises LoadError, with one sentence for the user, where the file has none or breaks a bound. `progress` is told the
    share that is read, 0–1, by the reader of the one format that takes long: PDF, page by page.
    """
    check_bytes(data)
    source = _read(data, name, progress or (lambda _share: None))
    check_bounds(source)
    if not source.clean:
        _clean(source)
    if source.removed:
        source.findings.append(Finding("note", "全文", f"去掉了 {source.removed} 个看不见的控制字符"))
    if source.cut:
        source.findings.append(Finding("warning", "文末", "文件在中间断开，没有传完或没有存完，最后一行可能不全"))
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
            block.place = clean(block.place)[0]
        else:
            block.text = cleaned(block.text)
    source.blocks = [block for block in source.blocks if isinstance(block, Grid) or block.text]
    source.title = clean(source.title)[0]
    source.findings = [
        replace(found, place=clean(found.place)[0], message=clean(found.message)[0]) for found in source.findings
    ]


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
