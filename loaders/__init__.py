"""Readers of responsibility tables: bytes in; a checked tidy table, and what was odd about it, out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from loaders.messages import (
    Finding,
    HeaderName,
    LoadError,
    Place,
    Sample,
    UnknownHeader,
    header_words,
    place_words,
    sentence,
)
from loaders.schema import COLUMNS, NAMES, ROLES, Column, Document, check

__all__ = [
    "COLUMNS",
    "NAMES",
    "ROLES",
    "Column",
    "Document",
    "Finding",
    "HeaderName",
    "LoadError",
    "Place",
    "Sample",
    "UnknownHeader",
    "check",
    "header_words",
    "load_document",
    "place_words",
    "sentence",
]


def load_document(
    data: bytes,
    *,
    name: str,
    columns: Mapping[int, str] | None = None,
    progress: Callable[[float], None] | None = None,
) -> Document:
    """Read a responsibility table or an annotated text, in any of the formats people have.

    `data` is the file, byte for byte; `name` its file name, used as the title where none is printed. `columns`
    (index from 0 -> "number", "section", "task", "detail", "deadline", "lead", "responsible", "support", "supervise",
    "person", "ignore") tells what the columns of the largest table are, whatever its header says. `progress` is called
    with the share read so far, 0–1, while a PDF is read.
    Raises LoadError where there is nothing to read; UnknownHeader, which is one, where `columns` would help. Nothing else,
    whatever the bytes are, but for MemoryError where the process may take no more.
    """
    from loaders.loading import load  # a server that reads in other processes needs none of the readers

    return load(data, name, columns, progress)
