"""A read document as the dashboard holds it: small in memory, and as bytes for the cache and for another process."""

import json
from dataclasses import asdict, dataclass

import pandas as pd
import pyarrow as pa
from pyarrow import ipc

from loaders import NAMES, ROLES, Document, Finding, HeaderName, Place, Sample
from loaders.messages import finding_from_data
from loaders.messages.places import header_from_data

#: The version of Arrow that writes the tables: another one may write them differently.
FORMAT = pa.__version__.encode()
#: The fields of an action's `Place` that are kept, the first ones in their order, with their types.
_PLACE = {
    "kind": pa.string(),
    "page": pa.int32(),
    "sheet": pa.string(),
    "table": pa.int32(),
    "paragraph": pa.int32(),
    "row": pa.int32(),
}
_WRITE = ipc.IpcWriteOptions(compression="lz4")
_READ = ipc.IpcReadOptions(use_threads=False)  # for tables this small, starting threads takes longer than reading


@dataclass(frozen=True, eq=False)
class StoredDocument:
    """A `loaders.Document` with its tables compressed to about a twentieth of their size; `counts` as in `analysis.counts`.

    `actions` and `assignments` unpack the tables at each call and keep no copy.
    """

    title: str
    name: str
    sha256: str
    findings: tuple[Finding, ...]
    headers: tuple[tuple[HeaderName, str], ...]
    sample: Sample | None
    counts: dict[str, int]
    tables: bytes

    @property
    def actions(self) -> pd.DataFrame:
        return _frames(self.tables)[0]

    @property
    def assignments(self) -> pd.DataFrame:
        return _frames(self.tables)[1]


def pack(document: Document | StoredDocument) -> StoredDocument:
    """The document as a StoredDocument; one that is stored already is returned as it is."""
    if isinstance(document, StoredDocument):
        return document
    actions, assignments = document.actions, document.assignments
    counts = {
        "measures": len(actions[["section", "measure_no", "measure"]].drop_duplicates()),
        "actions": len(actions),
        "assignments": len(assignments),
        "agencies": assignments["agency"].nunique(),
    }
    return StoredDocument(
        document.title, document.name, document.sha256, document.findings, document.headers, document.sample, counts,
        _stream(_with_places(actions)) + _stream(_named(actions, assignments)),
    )  # fmt: skip


def _with_places(actions: pd.DataFrame) -> pa.Table:
    """The actions as Arrow, with their places as a struct column."""
    columns = [pa.array([getattr(place, name) for place in actions["place"]], kind) for name, kind in _PLACE.items()]
    places = pa.StructArray.from_arrays(columns, names=[*_PLACE])
    return pa.Table.from_pandas(actions.drop(columns="place"), preserve_index=False).append_column("place", places)


def places_of(actions: pa.Table) -> list[Place]:
    """The places of the rows of a table of actions that `unpack` returned."""
    columns = [column.to_pylist() for column in actions["place"].combine_chunks().flatten()]
    return [Place(*values) for values in zip(*columns, strict=True)]


def _named(actions: pd.DataFrame, assignments: pd.DataFrame) -> pa.Table:
    """The assignments as `at` (the row of their action in `actions`), agency, role (its index in ROLES) and position."""
    return pa.table(
        {
            "at": pd.Index(actions["source_row"]).get_indexer(assignments["source_row"]).astype("int32"),
            "agency": pa.array(assignments["agency"], pa.large_string()),
            "role": assignments["role"].cat.codes.to_numpy("int8"),
            "position": assignments["position"].to_numpy("int32"),
        }
    )


def _stream(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with ipc.new_stream(sink, table.schema, options=_WRITE) as stream:
        stream.write_table(table)
    return sink.getvalue().to_pybytes()


def unpack(tables: bytes) -> tuple[pa.Table, pa.Table]:
    """`StoredDocument.tables` as Arrow: the actions, and the assignments as (at, agency, role, position)."""
    source = pa.BufferReader(tables)
    return tuple(ipc.open_stream(source, options=_READ).read_all() for _ in range(2))


def _frames(tables: bytes) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Actions and assignments as a load returns them."""
    packed, assigned = unpack(tables)
    named = assigned.to_pandas(use_threads=False)
    actions = packed.drop_columns("place").to_pandas(use_threads=False).assign(place=places_of(packed))
    texts = actions[[name for name in NAMES if name in actions]].take(named["at"]).reset_index(drop=True)
    assignments = texts.assign(
        agency=named["agency"],
        role=pd.Categorical.from_codes(named["role"].to_numpy(), pd.Index(ROLES)),
        position=named["position"].astype("Int64"),
    )
    return actions, assignments[list(NAMES)]


def to_bytes(packed: StoredDocument) -> bytes:
    """One line of JSON, then the tables."""
    head = {
        "title": packed.title,
        "name": packed.name,
        "sha256": packed.sha256,
        "findings": [finding.as_data() for finding in packed.findings],
        "headers": packed.headers,
        "sample": packed.sample and asdict(packed.sample),
        "counts": packed.counts,
    }
    return json.dumps(head).encode() + b"\n" + packed.tables


def from_bytes(data: bytes) -> StoredDocument:
    """The document that `to_bytes` wrote. Nothing in the data is executed, but its content is not checked either."""
    head, _, tables = data.partition(b"\n")
    fields = json.loads(head)
    findings = tuple(map(finding_from_data, fields.pop("findings")))
    headers = tuple((header_from_data(header), kind) for header, kind in fields.pop("headers"))
    if sample := fields.pop("sample"):
        sample = Sample(tuple(map(tuple, sample["rows"])), tuple(sample["kinds"]))
    return StoredDocument(**fields, findings=findings, headers=headers, sample=sample, tables=tables)
