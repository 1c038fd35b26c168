"""Bytes -> blocks. What the file is decides which reader takes it, not what it is called."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from loaders.blocks import Grid, Source
from loaders.formats.bounds import check_bounds, check_bytes
from loaders.formats.encoding import clean
from loaders.formats.registry import format_of
from loaders.formats.sniff import File
from loaders.messages import Finding, LoadError
from loaders.messages.places import DOCUMENT, END

__all__ = ["read_blocks"]


def read_blocks(data: bytes, name: str, progress: Callable[[float], None] | None = None) -> Source:
    """The tables and paragraphs of a file, of bounded size and without invisible characters.

    Raises LoadError where the file has none or breaks a bound. `progress` is told the share that is read, 0–1, by the
    reader of the one format that takes long: PDF, page by page.
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
    if found.kind == "text":
        return found.read(file)  # no library reads it: whatever it raises is a bug
    with _damage_reported():
        return found.read(file)


def _clean(source: Source) -> None:
    """Remove the invisible characters from title, tables and paragraphs, and count those of the latter two."""

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
    """Report whatever a library raises over a damaged or crafted file, which has no common class, as damage.

    A MemoryError passes: whoever limits the memory knows what it means.
    """
    try:
        yield
    except (LoadError, MemoryError):
        raise
    except Exception as error:
        raise LoadError("file-damaged") from error
