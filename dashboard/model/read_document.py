"""The way back from stored tables to the document that was read, to correct it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.model.stored_document import StoredDocument
from loaders import Document, Place
from loaders.other_columns import TOGETHER
from loaders.schema import ACTION_NAMES, CORRECTED, NAMES, table


def document_of(stored: StoredDocument) -> Document:
    """The document whose tables are stored; its frames equal those that were stored."""
    assignments, actions = _rows(stored, "assignments", "line"), _rows(stored, "actions", "source_row")
    read: dict[str, list[Any]] = {name: actions[name].to_pylist() for name in ACTION_NAMES}
    read["place"] = [Place(**place) for place in read["place"]]
    for name in (TOGETHER, CORRECTED):
        read[name] = [tuple(tuple(cell.values()) for cell in cells) for cells in read[name]]
    details = stored.details
    return Document(
        title=stored.title,
        name=stored.name,
        sha256=stored.sha256,
        assignments=table({name: assignments[name].to_pylist() for name in NAMES}),
        actions=table(read, ACTION_NAMES),
        findings=details.findings,
        headers=details.headers,
        sample=details.sample,
        other_columns=stored.other_columns,
        outside=details.outside,
    )


def _rows(stored: StoredDocument, name: str, order: str) -> pa.Table:
    """The rows of one of its tables, without those of other documents, by the column `order`."""
    file: Any = stored.tables[name]
    source = file if isinstance(file, Path) else pa.BufferReader(file)
    return pq.read_table(source, filters=[("document", "=", stored.number)]).sort_by(order)
