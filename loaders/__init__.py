"""Readers of responsibility tables: bytes in; a checked tidy table, and what was odd about it, out."""

from __future__ import annotations

import gc
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager

from loaders.assemble import assemble
from loaders.formats import decode, read_lines
from loaders.layout import read_layout
from loaders.review import review
from loaders.schema import COLUMNS, NAMES, ROLES, Column, Document, Finding, LoadError, check

__all__ = ["COLUMNS", "NAMES", "ROLES", "Column", "Document", "Finding", "LoadError", "check", "load_document"]


def load_document(data: bytes, *, name: str) -> Document:
    """Read a responsibility table.

    `data` is the file, byte for byte; `name` its file name, used as the title where none is printed.
    Raises LoadError, with one sentence for the user, where there is nothing to read.
    """
    with _collector_paused():
        return _load(data, name)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """All that a load makes stays; looking through it for garbage costs a quarter of the time of a large file."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _load(data: bytes, name: str) -> Document:
    text, removed = decode(data)
    title, table, rows, findings = read_layout(read_lines(text))
    assignments, actions, cell_findings = assemble(rows)
    check(assignments)
    if removed:
        findings.append(Finding("note", "全文", f"去掉了 {removed} 个看不见的控制字符"))
    return Document(
        title=title or re.sub(r"\.[^.]*$", "", name),
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        assignments=assignments,
        actions=actions,
        findings=(*findings, *cell_findings, *review(assignments, actions)),
        headers=tuple((header, kind) for _, kind, header in table.columns),
    )
