"""Bytes -> blocks. The content of a file decides which reader takes it; its name does not."""

from collections.abc import Callable
from contextlib import nullcontext

from loaders.blocks import Grid, Source
from loaders.formats.archive import damage_reported
from loaders.formats.bounds import check_bounds, check_bytes
from loaders.formats.encoding import clean
from loaders.formats.registry import format_of
from loaders.formats.sniff import File
from loaders.messages import Finding, LoadError
from loaders.messages.places import DOCUMENT, END


def read_blocks(data: bytes, name: str, progress: Callable[[float], None] | None = None) -> Source:
    """The tables and paragraphs of a file, bounded in size and without invisible characters.

    Raises LoadError if the file has none or exceeds a bound. While a PDF is read, the one format that takes long,
    `progress` is called after each page with the share read so far, 0–1.
    """
    check_bytes(data)
    source = _read(File(data, name, progress or (lambda _share: None)))
    check_bounds(source)
    if not source.clean:
        _clean(source)
    if source.removed:
        source.findings.append(Finding("invisible-characters-removed", DOCUMENT, {"count": source.removed}))
    if source.cut:
        source.findings.append(Finding("file-cut-off", END))
    return source


def _read(file: File) -> Source:
    found = format_of(file)
    if found.read is None:
        raise LoadError(found.kind)
    with damage_reported() if found.kind != "text" else nullcontext():  # no library reads text: an exception is a bug
        return found.read(file)


def _clean(source: Source) -> None:
    """Remove invisible characters from title, tables and paragraphs; count those in tables and paragraphs."""

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
