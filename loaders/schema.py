"""The contract: what a load returns, and the check that every load ends in."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from loaders.messages import Finding, HeaderName, Sample

ROLES = ("lead", "responsible", "support", "supervise")


@dataclass(frozen=True)
class Column:
    """One column of the tidy table: `name` in code, `zh` and `en` on pages and in downloads."""

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
    Column("position", "Int64", "单元格内次序", "Position"),
    Column("source_row", "Int64", "原表行号", "Source row"),
)
NAMES = tuple(column.name for column in COLUMNS)

#: One row per action, with or without agencies: the same columns, `source`, the row or paragraph as printed, and
#: `place`, a `Place` that says where it stands in the file.
ACTION_NAMES = (
    "section",
    "measure_no",
    "measure",
    "action_no",
    "action",
    "deadline",
    "source_row",
    "source",
    "place",
)
_DTYPES = {column.name: column.dtype for column in COLUMNS} | {"source": "str", "place": "object"}


@dataclass(frozen=True, eq=False)
class Document:
    """A read document. `assignments` follows COLUMNS, `actions` ACTION_NAMES; `sha256` is of the bytes.

    `headers` tells how the header was understood: (header as printed, what it was taken for); empty for running text.
    `sample` is the largest table's, which `columns` of `load_document` would be about; None where there is no table.
    """

    title: str
    name: str
    sha256: str
    assignments: pd.DataFrame
    actions: pd.DataFrame
    findings: tuple[Finding, ...] = ()
    headers: tuple[tuple[HeaderName, str], ...] = ()
    sample: Sample | None = None


def table(columns: dict[str, list], names: tuple[str, ...] = NAMES) -> pd.DataFrame:
    """The lists as a table with the contract's types, in the order of `names`."""
    return pd.DataFrame({name: _series(columns[name], name) for name in names})


def _series(values: list, name: str) -> pd.Series:
    if name == "role":
        return pd.Series(pd.Categorical(values, categories=ROLES))
    return pd.Series(values, dtype=_DTYPES[name])


def check(assignments: pd.DataFrame) -> None:
    """Raise ValueError, naming column and row, where the table breaks the contract."""
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
