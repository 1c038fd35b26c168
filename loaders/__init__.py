"""Readers of responsibility tables: they turn the bytes of a file into a checked tidy table with findings."""

from collections.abc import Callable, Mapping

from loaders.messages import Finding, LoadError, Sample, UnknownHeader, sentence
from loaders.messages.places import HeaderName, Place, header_words, place_words
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
    """Read a responsibility table or an annotated text in any supported format.

    `data` is the file, byte for byte; `name` is its file name, which also serves as the title if none is printed.
    `columns` says what the columns of the largest table hold, whatever its header says: index from 0 -> "number",
    "section", "task", "detail", "deadline", "lead", "responsible", "support", "supervise", "person" or "ignore".
    While a PDF is read, `progress` is called with the share read so far, 0–1.
    Raises LoadError if the file cannot be read; its subclass UnknownHeader if `columns` would help. Apart from
    MemoryError, nothing else is raised, whatever the bytes are.
    """
    from loaders.loading import load  # late: a server that reads in other processes never needs the readers

    return load(data, name, columns, progress)
