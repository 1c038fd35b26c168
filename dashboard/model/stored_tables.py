"""Makes the three Parquet tables of a document: the contract's columns, and some that save work later.

`documents` has a row per document, `actions` and `assignments` have the columns of `loaders.schema` under their names. Each
begins with `document`, the number of the document in the store. docs/store.md describes all columns for other programs.
"""

import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import asdict
from itertools import chain

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.model.folding import fold_all
from dashboard.model.provinces import province_of
from dashboard.model.times import due
from loaders import NAMES, Document
from loaders.other_columns import TOGETHER, OtherCells
from loaders.schema import ACTION_NAMES, CORRECTED, Corrections

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
#: What a filter asks of actions: their assignments have it, too.
_OF_ACTIONS = ("roles", "due", "due_open")
#: The bits of a document's number: those of the part of the store that holds it, and of its place in the part.
_PART_BITS, _PLACE_BITS = 42, 20


def address_of(name: str, sha256: str) -> str:
    """Where a document is found in a store: a hash of its content and its name, of which the title may be made."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass") + b"\0" + sha256.encode()).hexdigest()


def first_number(address: str) -> int:
    """The number of the first document in a part that is named by this hash; the others follow."""
    return int(address, 16) >> (256 - _PART_BITS) << _PLACE_BITS


def tables_of(document: Document) -> dict[str, bytes]:
    """The three tables of one document."""
    dated = due.dated(document.title, (text for _, text in document.outside), document.name)
    actions = _actions(document)
    assignments = _assignments(document, actions)
    number = first_number(address_of(document.name, document.sha256))
    roles = np.zeros(len(actions), "int8")
    np.bitwise_or.at(roles, assignments["at"], assignments["role_bit"])
    actions["roles"] = roles
    names = [field.name for field in _PLACE]
    places = pa.array([{name: getattr(place, name) for name in names} for place in document.actions["place"]], _PLACE)
    described = pa.Table.from_pylist([{"document": number} | _described(document, actions) | {"dated": dated}])
    rows = _with_due(_arrow(actions, number), dated)
    others = pa.array([document.other_columns], pa.list_(pa.string()))
    tables = {
        "documents": described.append_column(TOGETHER, others),
        "actions": rows.append_column(TOGETHER, _cells(document.actions[TOGETHER].tolist(), ("header", "text")))
        .append_column(CORRECTED, _cells(document.actions[CORRECTED].tolist(), ("field", "text")))
        .append_column("place", places),
        "assignments": _with_texts(_arrow(assignments, number), rows),
    }
    return {name: _parquet(table) for name, table in tables.items()}


def _with_due(actions: pa.Table, dated: str) -> pa.Table:
    """The actions with `due`, the days on which each is due, and `due_open`, whether a time is written that names no day."""
    names = ("measure", "action_no", "action", "deadline")
    found = [
        due.due(cell or "", (measure, text) if number == 1 else (text,), dated)
        for measure, number, text, cell in zip(*(actions[name].to_pylist() for name in names), strict=True)
    ]
    days = pa.array([each.days for each in found], pa.list_(pa.date32()))
    return actions.append_column("due", days).append_column("due_open", pa.array([each.is_open for each in found]))


def _cells(rows: Sequence[OtherCells | Corrections], names: tuple[str, str]) -> pa.Array:
    """A list of pairs of texts for each action, which have these names."""
    cells = list(chain.from_iterable(rows))
    columns = [pa.array([cell[at] for cell in cells], pa.string()) for at in (0, 1)]
    ends = np.cumsum([0, *map(len, rows)])
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), pa.StructArray.from_arrays(columns, names=list(names)))


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
        "outside": [(place.as_data(), text) for place, text in document.outside],
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
        CORRECTED: int(document.actions[CORRECTED].astype(bool).sum()),
        "warnings": levels.count("warning"),
        "notes": levels.count("note"),
        "details": json.dumps(details, ensure_ascii=False),
    }


def _actions(document: Document) -> pd.DataFrame:
    """The actions with `measure_row`, the first row of their measure, `measure_label` and `words`, for the search."""
    others = ["".join(f"\n{text}" for _, text in cells) for cells in document.actions[TOGETHER]]
    actions = document.actions.drop(columns=["place", TOGETHER, CORRECTED])
    measure = actions.groupby(["section", "measure_no", "measure"], dropna=False, sort=False)
    labels = measure_labels(actions)
    words = fold_all(pa.array(labels + "\n" + actions["action"] + others, pa.large_string()))
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
    texts |= {name: actions[name].take(at) for name in _OF_ACTIONS}
    own = {name: assignments[name] for name in assignments.column_names if name != "at"}
    return pa.table({name: (texts | own)[name] for name in dict.fromkeys(("document", *NAMES, *own, *_OF_ACTIONS))})


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
