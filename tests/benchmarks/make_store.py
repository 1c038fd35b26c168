"""A folder of documents that have all been read, without reading them, for measurements with very many documents.

DIR/documents has a file for each document, of no content, and DIR/store what a board would have stored after reading them.
They are copies of a hundred invented documents (`make_documents`): each copy stands for a city of its own, in a third of its
agencies' names and in its texts. 4,000 documents of 96 rows have about two million assignments.
"""

import hashlib
import random
import tempfile
from pathlib import Path

import duckdb
import pyarrow as pa

from dashboard.library import store
from dashboard.library.file_stamps import stamp_of
from dashboard.library.store import NotedFile, Store
from dashboard.model.stored_document import TABLES
from dashboard.model.stored_tables import first_number, tables_of
from loaders import load_document
from tests.benchmarks.make_documents import WORDS, agencies_of, as_text, make_rows

ORIGINALS = 100
_ORDERS = {"documents": "document", "actions": "document, source_row", "assignments": "document, line"}
_OWN_COLUMNS = {
    "documents": "copies.name AS name, copies.sha256 AS sha256, title || '（' || copies.name || '）' AS title",
    "actions": "source || place_name AS source, action || place_name AS action, words || place_name AS words",
    "assignments": """
        action || place_name AS action,
        if(hash(agency) % 3 = 0, place_name || agency, agency) AS agency
    """,
}


def make_store(folder: Path, count: int, rows: int) -> None:
    """Write the documents and their store. `store.FOLDER` is changed to it."""
    store.FOLDER = folder / "store"
    documents = folder / "documents"
    documents.mkdir(parents=True)
    names = [f"{number:06}.txt" for number in range(count)]
    digests = [hashlib.sha256(name.encode()).hexdigest() for name in names]
    with tempfile.TemporaryDirectory() as work:
        _write_originals(Path(work), rows)
        for first in range(0, count, store.MOST_IN_PACK):
            _write_pack(Path(work), names[first:][: store.MOST_IN_PACK], digests[first:][: store.MOST_IN_PACK])
    for name in names:
        (documents / name).touch()
    noted = zip(names, digests, strict=True)
    Store().note_files(documents, {name: NotedFile(stamp_of(documents / name), name, digest) for name, digest in noted})


def _write_originals(work: Path, count: int) -> None:
    rng = random.Random(0)
    for number in range(ORIGINALS):
        province = rng.choice(list(WORDS["places"]))
        city = rng.choice(WORDS["places"][province]) if number % 4 else None
        rows = make_rows(rng, agencies_of(rng, province, city), count)
        document = load_document(as_text(f"{city or province}重点任务责任分工表", rows), name=f"{number}.txt")
        for name, table in tables_of(document).items():
            (work / f"{name}-{number}.parquet").write_bytes(table)


def _write_pack(work: Path, names: list[str], digests: list[str]) -> None:
    """Write the next documents as a pack, as `library.packing` would."""
    part = hashlib.sha256("".join(digests).encode()).hexdigest()
    pack = Store().folder / "packs" / part
    pack.mkdir(parents=True)
    copies = pa.table(
        {
            "number": pa.array([first_number(part) + at for at in range(len(names))], pa.int64()),
            "original": pa.array([int(name[:6]) % ORIGINALS for name in names], pa.int64()),
            "name": names,
            "sha256": digests,
            "place_name": [f"{int(name[:6]) // ORIGINALS}号市" for name in names],
        }
    )
    connection = duckdb.connect()
    connection.register("copies", copies)
    for table in TABLES:
        connection.execute(
            f"""
            COPY (
                SELECT rows.* EXCLUDE (filename) REPLACE (number AS document, {_OWN_COLUMNS[table]})
                FROM read_parquet('{work}/{table}-*.parquet', filename = true) rows JOIN copies
                ON parse_filename(filename, true) = '{table}-' || original
                ORDER BY {_ORDERS[table]}
            ) TO '{pack}/{table}.parquet' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 40960)
            """
        )
