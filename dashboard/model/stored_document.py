"""A read document as the dashboard holds it: small in memory, and as bytes for the cache and for another process."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

import pandas as pd
import pyarrow as pa
from pyarrow import ipc

from loaders import NAMES, ROLES, Document, Finding, HeaderName, Place, Sample
from loaders.messages import finding_from_data
from loaders.messages.places import header_from_data

#: Whose tables these are: another version may write them otherwise.
FORMAT = pa.__version__.encode()
#: What may be known of the place of an action: the first fields of a `Place`, in their order.
_PLACE = {
    "kind": pa.string(),
    "page": pa.int32(),
    "sheet": pa.string(),
    "table": pa.int32(),
    "paragraph": pa.int32(),
    "row": pa.int32(),
}
_WRITE = ipc.IpcWriteOptions(compression="lz4")
_READ = ipc.IpcReadOptions(use_threads=False)  # for tables this small, handing over takes longer than reading


@dataclass(frozen=True, eq=False)
class StoredDocument:
    """A `loaders.Document` with its tables compressed, about a twentieth of their size; `counts` as in `analysis.counts`.

    `actions` and `assignments` unpack them anew: nothing of an upload is kept beside its session.
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
    """The document, packed; one that is stays as it is."""
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
    """The actions as Arrow, their places as a struct of what may be known of the place of a row or paragraph."""
    columns = [pa.array([getattr(place, name) for place in actions["place"]], kind) for name, kind in _PLACE.items()]
    places = pa.StructArray.from_arrays(columns, names=[*_PLACE])
    return pa.Table.from_pandas(actions.drop(columns="place"), preserve_index=False).append_column("place", places)


def places_of(actions: pa.Table) -> list[Place]:
    """The places of the rows of a table of actions that `unpack` gave."""
    columns = [column.to_pylist() for column in actions["place"].combine_chunks().flatten()]
    return [Place(*values) for values in zip(*columns, strict=True)]


def _named(actions: pd.DataFrame, assignments: pd.DataFrame) -> pa.Table:
    """What an assignment has beside its action: `at`, the action's place in `actions`; agency, role as a number, position."""
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
    """`Packed.tables` as Arrow: the actions; and the assignments as (at, agency, role, position)."""
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
    """What `to_bytes` wrote. Nothing in it is run; what it is worth is for the caller to know."""
    head, _, tables = data.partition(b"\n")
    said = json.loads(head)
    findings = tuple(map(finding_from_data, said.pop("findings")))
    headers = tuple((header_from_data(header), kind) for header, kind in said.pop("headers"))
    if sample := said.pop("sample"):
        sample = Sample(tuple(map(tuple, sample["rows"])), tuple(sample["kinds"]))
    return StoredDocument(**said, findings=findings, headers=headers, sample=sample, tables=tables)
