"""A small document and edits of it, for the tests of corrections."""

from typing import Any

from loaders import Document
from loaders.edits import Edit, RowKey, row_keys
from loaders.edits.rows import rows_of
from tests.conftest import document

#: Two measures; the second is printed on two rows, of which the last names nobody.
ROWS = "（一）甲事。做甲\t市甲局\t市乙局、市丙局\n（二）乙事。做乙\t市乙局\t\n（二）乙事。再做乙\t\t\n"


def small(rows: str = ROWS) -> Document:
    return document(rows)


def keys(of: Document) -> list[RowKey]:
    return row_keys(of.actions["source"])


def fields(of: Document, row: int) -> dict[str, Any]:
    """The fields of a row, counted from 1."""
    return rows_of(of.assignments, of.actions)[row - 1].fields


def edit(row: RowKey | None, field: str, before: Any, after: Any, kind: str = "field", id_: str = "1") -> Edit:
    return Edit(id_, "2026-11-28T08:00:00+00:00", "张三", kind, row, field, before, after)


def change(of: Document, row: int, field: str, after: Any, id_: str = "1") -> Edit:
    """The edit that gives a field of a row, counted from 1, another value."""
    return edit(keys(of)[row - 1], field, fields(of, row)[field], after, id_=id_)


def split(of: Document, row: int, *parts: dict[str, Any]) -> Edit:
    return edit(keys(of)[row - 1], "", fields(of, row), [fields(of, row) | part for part in parts], "split")


def merge(of: Document, row: int, **changed: Any) -> Edit:
    """The edit that merges a row with the next one: the fields of the first, except for some."""
    before = [fields(of, at) | {"source": keys(of)[at - 1].source} for at in (row, row + 1)]
    return edit(keys(of)[row - 1], "", before, fields(of, row) | changed, "merge")


def agencies(of: Document, row: int) -> list[tuple[str, int, str]]:
    """(role, position, agency) of the assignments of a row, counted from 1."""
    rows = of.assignments[of.assignments["source_row"] == row]
    return list(rows[["role", "position", "agency"]].itertuples(index=False, name=None))


def codes(of: Document) -> list[str]:
    return [finding.code for finding in of.findings]
