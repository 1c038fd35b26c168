"""The tables of a dataset, made of those of its documents; `Dataset` says what they hold."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.model.agency_kinds import kinds_by_name
from dashboard.model.engine import Schema, in_files
from dashboard.model.folding import fold_all
from dashboard.model.ids import ROOM
from dashboard.model.stored_document import StoredDocument

_MOST_IN_MEMORY = 50_000  # assignments of a dataset that is copied into memory; a larger one is read from its files

#: The columns of the tables that a dataset makes of those in the store. `doc` counts its documents from 0.
_ACTIONS = """
    doc, doc * {room} + source_row AS action_id, doc * {room} + measure_row AS measure_id, section, measure_no, measure,
    {label} AS measure_label, action_no, action, deadline, source_row, source, other_columns, corrected, place, words, roles,
    due, due_open
"""
#: What a filter asks of actions; their assignments have it, too.
OF_ACTION = ("section", "roles", "due", "due_open")
_ASSIGNMENTS = f"""
    doc, doc * {{room}} + source_row AS action_id, doc * {{room}} + measure_row AS measure_id, doc * {{room}} + line AS line,
    agency, role, position, role_bit, agency_roles, measure_roles, starts, leads, named, others, {", ".join(OF_ACTION)}
"""


def tables_of_dataset(stored: Sequence[StoredDocument], titles: Sequence[str]) -> Schema:
    """The tables of documents, actions and assignments; `titles` are those of the documents, each unique."""
    tables = Schema()
    numbers = [_number(document, doc) for doc, document in enumerate(stored)]
    listed = pa.table(
        {
            "document": pa.array(numbers, pa.int64()),
            "doc": pa.array(range(len(stored)), pa.int64()),
            "title": titles,
            "region": [document.region for document in stored],
        }
    )
    tables.run("CREATE TABLE documents AS FROM listed", listed=listed)
    label = "measure_label || '〔' || title || '〕'" if len(stored) > 1 else "measure_label"
    _add_table(tables, "actions", _ACTIONS.format(room=ROOM, label=label), stored, "action_id")
    _add_table(tables, "assignments", _ASSIGNMENTS.format(room=ROOM), stored, "line")
    return tables


def with_agencies(tables: Schema, kinds: Mapping[str, int]) -> Schema:
    """The same tables, with one more that lists the agencies of the assignments; `kinds` as in `make_dataset`."""
    names = tables.frame("SELECT agency FROM assignments GROUP BY agency ORDER BY min(line)")["agency"]
    words = fold_all(pa.array(names, pa.large_string()))
    listed = pa.table({"agency": names, "rank": range(1, len(names) + 1), "words": words})
    known = pa.table({"words": pa.array(kinds, pa.string()), "kinds": pa.array(kinds.values(), pa.int8())})
    tables.run(
        f"""
        CREATE TABLE agencies AS
        SELECT agency, rank, listed.words, coalesce(nullif(known.kinds, 0), {kinds_by_name("agency")})::TINYINT AS kinds
        FROM listed LEFT JOIN known USING (words) ORDER BY rank
        """,
        listed=listed,
        known=known,
    )
    return tables


def _add_table(tables: Schema, name: str, columns: str, documents: Sequence[StoredDocument], order: str) -> None:
    """Add the rows of all documents as a table, or of many as a view on their files."""
    files = dict.fromkeys(document.tables[name] for document in documents)
    sources = []
    if paths := [file for file in files if isinstance(file, Path)]:
        sources.append(in_files(paths))
    if in_memory := [
        _numbered(table, _number(document, doc))
        for doc, document in enumerate(documents)
        if isinstance(table := document.tables[name], bytes)
    ]:
        tables.run(f"CREATE TABLE {name}_in_memory AS FROM rows", rows=pa.concat_tables(in_memory))
        sources.append(f"{name}_in_memory")
    sql = " UNION ALL ".join(f"SELECT {columns} FROM {source} JOIN documents USING (document)" for source in sources)
    if sum(document.counts["assignments"] + document.counts["actions"] for document in documents) <= _MOST_IN_MEMORY:
        tables.run(f"CREATE TABLE {name} AS FROM ({sql}) ORDER BY {order}")
        if in_memory:
            tables.run(f"DROP TABLE {name}_in_memory")
    else:
        tables.run(f"CREATE VIEW {name} AS {sql}")


def _number(document: StoredDocument, doc: int) -> int:
    """The number of a document in the tables of the dataset: that in its files, or one that no file has."""
    return document.number if document.is_in_files else -doc


def _numbered(table: bytes, number: int) -> pa.Table:
    """The rows of a table of one document, under another number."""
    rows = pq.read_table(pa.BufferReader(table))
    return rows.set_column(0, "document", pa.array([number] * len(rows), pa.int64()))
