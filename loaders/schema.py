"""The contract of a load: the columns of its tables, the Document it returns, and the check it ends with."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from loaders.messages import Finding, Sample
from loaders.messages.places import HeaderName, Place
from loaders.other_columns import TOGETHER

ROLES = ("lead", "responsible", "support", "supervise")


@dataclass(frozen=True)
class Column:
    """One column of the tidy table: its `name` in code, its labels `zh` and `en` on pages and in downloads."""

    name: str
    dtype: str
    zh: str
    en: str
    nullable: bool = False


#: One row per assignment: an agency, in a role, for an action.
COLUMNS = (
    Column("section", "str", "章节", "Section", nullable=True),
    Column("measure_no", "Int64", "措施序号", "Measure no.", nullable=True),
    Column("measure", "str", "措施", "Measure"),
    Column("action_no", "Int64", "任务序号", "Action no."),
    Column("action", "str", "任务内容", "Action"),
    Column("deadline", "str", "完成时限", "Deadline", nullable=True),
    Column("agency", "str", "单位", "Agency"),
    Column("role", "category", "角色", "Role"),
    Column("position", "Int64", "单位排序", "Position"),
    Column("source_row", "Int64", "原表行号", "Source row"),
)
NAMES = tuple(column.name for column in COLUMNS)

#: One row per action, with or without agencies: columns of the tidy table, then `source`, the row or paragraph as
#: printed, `other_columns`, the (header, text) of its cells that the contract has no place for, `corrected`, what a person
#: changed in it, and `place`, a `Place` that says where it stands in the file.
CORRECTED = "corrected"
ACTION_NAMES = (*NAMES[:6], "source_row", "source", TOGETHER, CORRECTED, "place")
#: (field, its value as it was read, as text) of what a person changed in an action; see `loaders.edits`.
Corrections = tuple[tuple[str, str], ...]
_DTYPES: dict[str, Any] = {column.name: column.dtype for column in COLUMNS} | {
    "role": pd.CategoricalDtype(list(ROLES)),
    "source": "str",
    TOGETHER: "object",
    CORRECTED: "object",
    "place": "object",
}


@dataclass(frozen=True, eq=False)
class Document:
    """A document that was read.

    `assignments` has the columns COLUMNS, `actions` ACTION_NAMES; `sha256` is the hash of the file. `headers` says how
    each column was understood: (header as printed, kind); it is empty for running text. `sample` shows the largest
    table, the one that `columns` of `load_document` refers to; None if no table was read. `other_columns` names, in print
    order, the columns of the actions' `other_columns`. `outside` is the text around the actions as printed: (place, text)
    of each paragraph.
    """

    title: str
    name: str
    sha256: str
    assignments: pd.DataFrame
    actions: pd.DataFrame
    findings: tuple[Finding, ...] = ()
    headers: tuple[tuple[HeaderName, str], ...] = ()
    sample: Sample | None = None
    other_columns: tuple[str, ...] = ()
    outside: tuple[tuple[Place, str], ...] = ()


def table(columns: dict[str, list[Any]], names: tuple[str, ...] = NAMES) -> pd.DataFrame:
    """The lists as a table with the contract's types, in the order of `names`."""
    return pd.DataFrame({name: pd.Series(columns[name], dtype=_DTYPES[name]) for name in names})


def check(assignments: pd.DataFrame) -> None:
    """Raise ValueError with column and row if the table breaks the contract."""
    if tuple(assignments.columns) != NAMES:
        raise ValueError(f"columns are {list(assignments.columns)}, expected {list(NAMES)}")
    for column in COLUMNS:
        values = assignments[column.name]
        if str(values.dtype) != column.dtype:
            raise ValueError(f"{column.name} is {values.dtype}, expected {column.dtype}")
        if not column.nullable:
            _refuse(values.isna(), f"{column.name} is missing")
    if tuple(assignments["role"].cat.categories) != ROLES:
        raise ValueError(f"role has the words {list(assignments['role'].cat.categories)}")
    for name in ("measure", "agency"):
        _refuse(assignments[name].str.strip() == "", f"{name} is blank")
    _refuse(assignments["agency"].str.contains(r"\s"), "agency holds white space")
    for name in ("action_no", "position", "source_row"):
        _refuse(assignments[name] < 1, f"{name} is below 1")
    _refuse(assignments.duplicated(["source_row", "role", "agency"]), "an assignment stands twice in a cell")


def _refuse(bad: pd.Series, message: str) -> None:
    if bad.any():
        raise ValueError(f"{message} (table row {int(bad.argmax())})")
