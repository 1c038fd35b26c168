"""Packs the tables of many documents into one part of the store: one large file answers faster than thousands of small ones."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from dashboard.model.engine import Schema, in_files, quoted
from dashboard.model.stored_document import documents_in
from dashboard.model.stored_tables import first_number

#: How many rows of each table are read together: a document lies in few groups of rows.
_ROWS = {"documents": 2_048, "actions": 20_480, "assignments": 40_960}


def pack(parts: Sequence[Mapping[str, Path]], name: str, folder: Path) -> None:
    """Write the documents of all parts into `folder`, by the names of their files. `name` is the new part's, a hash.

    The parts are read one after another in the order in which they are written, so that there is nothing to sort.
    """
    named = sorted((document.name, document.number, part) for part in parts for document in documents_in(part))
    schema, first = Schema(), first_number(name)
    numbers = ", ".join(f"({document}, {first + at})" for at, (_, document, _) in enumerate(named))
    schema.run(f"CREATE TABLE numbers AS SELECT * FROM (VALUES {numbers}) pairs (document, number)")
    for table, rows in _ROWS.items():
        files = in_files(part[table] for _, _, part in named)
        schema.run(
            f"""
            COPY (SELECT * EXCLUDE (number) REPLACE (number AS document) FROM {files} JOIN numbers USING (document))
            TO {quoted(folder / f"{table}.parquet")} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {rows})
            """
        )
