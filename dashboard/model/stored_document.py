"""A document as it is stored and queried: three Parquet tables with the contract's columns and some that save work later.

`documents` has a row per document, `actions` and `assignments` have the columns of `loaders.schema` under their names. Each
begins with `document`, the number of the document in the store. docs/store.md describes all columns for other programs.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.model.provinces import province_of
from loaders import NAMES, Document, Finding, HeaderName, Sample
from loaders.messages import finding_from_data
from loaders.messages.places import header_from_data
from loaders.schema import ACTION_NAMES

#: The version of the tables' columns: other columns, other number.
FORMAT = "1"
TABLES = ("documents", "actions", "assignments")
#: What is counted of a document.
COUNTS = ("measures", "actions", "agencies", "assignments")
_PLACE = pa.struct(
    {
        "kind": pa.string(),
        "page": pa.int32(),
        "sheet": pa.string(),
        "table": pa.int32(),
        "paragraph": pa.int32(),
        "row": pa.int32(),
    }
)
#: The bits of a document's number: those of the part of the store that holds it, and of its place in the part.
_PART_BITS, _PLACE_BITS = 42, 20

#: Each table as a file, or as the bytes of one.
Tables = Mapping[str, Path | bytes]


class Details(NamedTuple):
    """What was noted while a document was read, as in `loaders.Document`."""

    findings: tuple[Finding, ...]
    headers: tuple[tuple[HeaderName, str], ...]
    sample: Sample | None


@dataclass(eq=False)
class StoredDocument:
    """A document whose rows stand in `tables`, under its `number`, perhaps beside those of others.

    `region` is the province that the document names most often, `counts` has COUNTS, `warnings` and `notes` are the
    numbers of its findings. `details` are read from the tables when they are needed.
    """

    number: int
    title: str
    name: str
    sha256: str
    region: str
    counts: dict[str, int]
    warnings: int
    notes: int
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


def as_stored(document: Document | StoredDocument) -> StoredDocument:
    """The document with its tables as bytes; one that is stored already is returned as it is."""
    if isinstance(document, StoredDocument):
        return document
    (stored,) = documents_in(tables_of(document))
    return stored


def documents_in(tables: Tables) -> list[StoredDocument]:
    """The documents whose rows are in these tables, in their order."""
    names = ["document", "title", "name", "sha256", "region", *COUNTS, "warnings", "notes"]
    table = pq.read_table(_opened(tables["documents"]), columns=names)
    return [
        StoredDocument(
            number=row["document"],
            counts={name: row[name] for name in COUNTS},
            tables=tables,
            **{name: row[name] for name in names if name not in ("document", *COUNTS)},
        )
        for row in table.to_pylist()
    ]


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
    )


def _opened(table: Path | bytes) -> Path | pa.BufferReader:
    return pa.BufferReader(table) if isinstance(table, bytes) else table


def address_of(name: str, sha256: str) -> str:
    """Where a document is found in a store: a hash of its content and its name, of which the title may be made."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass") + b"\0" + sha256.encode()).hexdigest()


def first_number(address: str) -> int:
    """The number of the first document in a part that is named by this hash; the others follow."""
    return int(address, 16) >> (256 - _PART_BITS) << _PLACE_BITS


def tables_of(document: Document) -> dict[str, bytes]:
    """The three tables of one document."""
    actions = _actions(document)
    assignments = _assignments(document, actions)
    number = first_number(address_of(document.name, document.sha256))
    roles = np.zeros(len(actions), "int8")
    np.bitwise_or.at(roles, assignments["at"], assignments["role_bit"])
    actions["roles"] = roles
    names = [field.name for field in _PLACE]
    places = pa.array([{name: getattr(place, name) for name in names} for place in document.actions["place"]], _PLACE)
    described = pa.Table.from_pylist([{"document": number} | _described(document, actions)])
    rows = _arrow(actions, number)
    tables = {
        "documents": described,
        "actions": rows.append_column("place", places),
        "assignments": _with_texts(_arrow(assignments, number), rows),
    }
    return {name: _parquet(table) for name, table in tables.items()}


def _arrow(frame: pd.DataFrame, number: int) -> pa.Table:
    frame.insert(0, "document", np.int64(number))
    return pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata()


def _parquet(table: pa.Table) -> bytes:
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd", dictionary_pagesize_limit=1 << 30, store_schema=False)
    return out.getvalue()


def _described(document: Document, actions: pd.DataFrame) -> dict[str, str | int]:
    words = "\n".join([document.title, *document.assignments["agency"].unique(), *document.actions["action"]])
    levels = [finding.level for finding in document.findings]
    details = {
        "findings": [finding.as_data() for finding in document.findings],
        "headers": document.headers,
        "sample": document.sample and asdict(document.sample),
    }
    return {
        "address": address_of(document.name, document.sha256),
        "title": document.title,
        "name": document.name,
        "sha256": document.sha256,
        "region": province_of(words),
        "measures": actions["measure_row"].nunique(),
        "actions": len(actions),
        "assignments": len(document.assignments),
        "agencies": document.assignments["agency"].nunique(),
        "warnings": levels.count("warning"),
        "notes": levels.count("note"),
        "details": json.dumps(details, ensure_ascii=False),
    }


def _actions(document: Document) -> pd.DataFrame:
    """The actions with `measure_row`, the first row of their measure, `measure_label` and `words`, for the search."""
    actions = document.actions.drop(columns="place")
    measure = actions.groupby(["section", "measure_no", "measure"], dropna=False, sort=False)
    labels = measure_labels(actions)
    words = fold_all(pa.array(labels + "\n" + actions["action"], pa.large_string()))
    return actions.assign(
        measure_row=measure["source_row"].transform("min"),
        measure_label=labels,
        words=pd.Series(words, dtype="str"),
    )


def measure_labels(actions: pd.DataFrame) -> pd.Series:
    """8. 有效落实小微企业金融政策; with its section added where measures of several sections would share a label."""
    numbered = actions["measure_no"].astype("str") + ". " + actions["measure"]
    labels = numbered.where(actions["measure_no"].notna(), actions["measure"])
    section = actions["section"].fillna("")
    if section.nunique() < 2:
        return labels
    shared = section.groupby(labels).transform("nunique") > 1
    return labels.mask(shared, labels + "（" + section + "）")


def _assignments(document: Document, actions: pd.DataFrame) -> pd.DataFrame:
    """The assignments without the texts of their actions, with `line`, their order, `at`, the position of their action in
    `actions`, `measure_row`, and the columns of `role_columns`."""
    at = pd.Index(actions["source_row"]).get_indexer(pd.Index(document.assignments["source_row"]))
    table = document.assignments[["agency", "role", "position", "source_row"]].assign(
        line=np.arange(1, len(document.assignments) + 1, dtype="int32"),
        at=at,
        measure_row=actions["measure_row"].to_numpy()[at],
    )
    table = table.assign(**role_columns(table, action="source_row", measure="measure_row"))
    return table.astype({"role": "str"})


def _with_texts(assignments: pa.Table, actions: pa.Table) -> pa.Table:
    """The assignments with the contract's columns of their actions in place of `at`; each text is held once."""
    at = assignments["at"]
    texts = {name: actions[name].dictionary_encode().take(at) for name in ACTION_NAMES if name in NAMES}
    own = {name: assignments[name] for name in assignments.column_names if name != "at"}
    return pa.table({name: (texts | own)[name] for name in dict.fromkeys(("document", *NAMES, *own))})


def role_columns(rows: pd.DataFrame, *, action: str, measure: str) -> dict[str, np.ndarray]:
    """What can be said of each assignment by those of the same action and measure, so that no query has to count it.

    `role_bit`: 1, 2, 4, 8 for the role. `agency_roles`, `measure_roles`: the bits of all roles that the agency has in the
    action, in the measure. `starts`: whether it is the first with its agency and role in the measure. `leads`, `named`:
    the assignments of the action that lead, and all of them. `others`: the other agencies in the action. `action` and
    `measure` are the columns that tell actions and measures apart.
    """
    bit = np.left_shift(1, rows["role"].cat.codes.to_numpy("int8"), dtype="int8")
    of_action, of_agency = _groups(rows, [action]), _groups(rows, [action, "agency"])
    is_first = ~pd.Series(of_agency).duplicated().to_numpy()
    return {
        "role_bit": bit,
        "agency_roles": _either(of_agency, bit),
        "measure_roles": _either(_groups(rows, [measure, "agency"]), bit),
        "starts": ~rows.duplicated([measure, "agency", "role"]).to_numpy(),
        "leads": _sums(of_action, bit == 1),
        "named": _sums(of_action, np.ones(len(rows))),
        "others": _sums(of_action, is_first) - 1,
    }


def _groups(rows: pd.DataFrame, names: list[str]) -> np.ndarray:
    return rows.groupby(names, sort=False).ngroup().to_numpy()


def _either(groups: np.ndarray, bits: np.ndarray) -> np.ndarray:
    held = np.zeros(groups.max(initial=-1) + 1, "int8")
    np.bitwise_or.at(held, groups, bits)
    return held[groups]


def _sums(groups: np.ndarray, numbers: np.ndarray) -> np.ndarray:
    return np.bincount(groups, numbers).astype("int32")[groups]


def fold(words: str) -> str:
    """The text in the form that a search compares: lower case, letters and brackets of one width (NFKC)."""
    return fold_all(pa.array([words]))[0].as_py()


def fold_all(texts: pa.Array) -> pa.Array:
    """`fold` of each text."""
    return pc.utf8_lower(pc.utf8_normalize(texts, "NFKC"))


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
