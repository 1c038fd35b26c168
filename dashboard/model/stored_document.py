"""A document as it is stored and queried: what a list shows of it, and where its three tables are (`stored_tables`)."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.model.stored_tables import tables_of
from loaders import Document, Finding, HeaderName, Place, Sample
from loaders.messages import finding_from_data
from loaders.messages.places import header_from_data, place_from_data
from loaders.other_columns import TOGETHER
from loaders.schema import CORRECTED

TABLES = ("documents", "actions", "assignments")
#: What is counted of a document.
COUNTS = ("measures", "actions", "agencies", "assignments")
LEVELS = ("warnings", "notes")
#: Each table as a file, or as the bytes of one.
Tables = Mapping[str, Path | bytes]


class Details(NamedTuple):
    """What was noted while a document was read, as in `loaders.Document`."""

    findings: tuple[Finding, ...]
    headers: tuple[tuple[HeaderName, str], ...]
    sample: Sample | None
    outside: tuple[tuple[Place, str], ...]


@dataclass(eq=False)
class StoredDocument:
    """A document whose rows stand in `tables`, under its `number`, perhaps beside those of others.

    `region` is the province that the document names most often, `dated` the year or month by which its dates without a
    year are read (`times.due.dated`), `counts` has COUNTS, `corrected` is the number of actions in which a person changed
    something, `warnings` and `notes` are the numbers of its findings, `other_columns` the names of its columns that the
    contract has no place for. `details` are read from the tables when they are needed.
    """

    number: int
    title: str
    name: str
    sha256: str
    region: str
    dated: str
    counts: dict[str, int]
    corrected: int
    warnings: int
    notes: int
    other_columns: tuple[str, ...]
    tables: Tables

    @property
    def is_in_files(self) -> bool:
        """Whether its tables are files, and not held in memory."""
        return isinstance(self.tables["documents"], Path)

    @cached_property
    def details(self) -> Details:
        return details_of([self])[0]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.details.findings

    @property
    def headers(self) -> tuple[tuple[HeaderName, str], ...]:
        return self.details.headers

    @property
    def sample(self) -> Sample | None:
        return self.details.sample

    @property
    def outside(self) -> tuple[tuple[Place, str], ...]:
        return self.details.outside


def as_stored(document: Document | StoredDocument) -> StoredDocument:
    """The document with its tables as bytes; one that is stored already is returned as it is."""
    if isinstance(document, StoredDocument):
        return document
    (stored,) = documents_in(tables_of(document))
    return stored


def documents_in(tables: Tables) -> list[StoredDocument]:
    """The documents whose rows are in these tables, in their order."""
    names = ["document", "title", "name", "sha256", "region", "dated"]
    table = pq.read_table(_opened(tables["documents"]), columns=[*names, *COUNTS, CORRECTED, *LEVELS, TOGETHER])

    def column(name: str) -> list[Any]:
        return table[name].to_pylist()

    counts = [dict(zip(COUNTS, row, strict=True)) for row in zip(*map(column, COUNTS), strict=True)]
    others = [tuple(map(sys.intern, headers)) for headers in column(TOGETHER)]  # many documents have the same ones
    columns = [*map(column, names), counts, *map(column, [CORRECTED, *LEVELS]), others, [tables] * len(table)]
    return [StoredDocument(*row) for row in zip(*columns, strict=True)]


def in_memory(document: StoredDocument) -> StoredDocument:
    """The document with its own rows of its files as bytes."""
    wanted = [("document", "=", document.number)]
    tables = {}
    for name, file in document.tables.items():
        out = io.BytesIO()
        pq.write_table(pq.read_table(_opened(file), filters=wanted), out)
        tables[name] = out.getvalue()
    return replace(document, tables=tables)


def details_of(documents: Sequence[StoredDocument]) -> list[Details]:
    """The details of each document; those whose tables are the same files are read together."""
    found: dict[int, Details] = {}
    for part in {id(document.tables): document.tables for document in documents}.values():
        numbers = [document.number for document in documents if document.tables is part]
        names = ["document", "details"]
        rows = pq.read_table(_opened(part["documents"]), columns=names, filters=[("document", "in", numbers)])
        for number, details in zip(*(rows[name].to_pylist() for name in names), strict=True):
            found[number] = _details(json.loads(details))
    return [found[document.number] for document in documents]


def _details(data: dict[str, Any]) -> Details:
    sample = data["sample"]
    return Details(
        tuple(map(finding_from_data, data["findings"])),
        tuple((header_from_data(header), kind) for header, kind in data["headers"]),
        sample and Sample(tuple(map(tuple, sample["rows"])), tuple(sample["kinds"])),
        tuple((place_from_data(place), text) for place, text in data["outside"]),
    )


def _opened(table: Path | bytes) -> Path | pa.BufferReader:
    return pa.BufferReader(table) if isinstance(table, bytes) else table


def to_bytes(tables: Mapping[str, bytes]) -> bytes:
    """The tables for another process: a line with their sizes, then the tables."""
    sizes = {name: len(table) for name, table in tables.items()}
    return json.dumps(sizes).encode() + b"\n" + b"".join(tables.values())


def split(encoded: bytes) -> dict[str, bytes]:
    """The tables that `to_bytes` wrote. Nothing in them is executed, but their content is not checked either."""
    sizes, _, rest = encoded.partition(b"\n")
    tables, start = {}, 0
    for name, size in json.loads(sizes).items():
        tables[name] = rest[start : start + size]
        start += size
    return tables


def from_bytes(encoded: bytes) -> StoredDocument:
    """The document whose tables `to_bytes` wrote, held in memory."""
    (document,) = documents_in(split(encoded))
    return document
