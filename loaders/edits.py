"""Corrections of what was read: an edit says who changed what of which row, on top of the document."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class RowKey:
    """A row by what it says: `source` is the row as printed, `nth` counts from 1 the rows that are printed so."""

    source: str
    nth: int = 1


@dataclass(frozen=True)
class Edit:
    """One correction: `kind` is "field", "split", "merge" or "columns"; `at` is UTC in ISO 8601, to the second.

    `before` and `after` are data as JSON has it: the values of `field` (names of agencies in order for a role), or the rows
    before and after. `row` is None for "columns", the first of two for "merge".
    """

    id: str
    at: str
    by: str
    kind: str
    row: RowKey | None
    field: str | None
    before: Any
    after: Any
