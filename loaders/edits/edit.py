"""A correction as data: which row, what was read, what it is now, who said so and when."""

from dataclasses import dataclass
from typing import Any

from loaders.schema import ROLES

#: What an edit may change in a row: texts, of which some may be None, the number of the measure, and the names in each role.
TEXTS = ("section", "measure", "action", "deadline")
NULLABLE = ("section", "measure_no", "deadline")
EDITABLE = ("section", "measure_no", "measure", "action", "deadline", *ROLES)
KINDS = ("field", "split", "merge", "columns")
#: The value of each field of a row: a text, a number or None, or a list of names.
Fields = dict[str, Any]


@dataclass(frozen=True)
class RowKey:
    """A row by what is printed in it: its `source`, as in `Document.actions`, and which of the rows printed so it is, 1…"""

    source: str
    nth: int = 1


@dataclass(frozen=True)
class Edit:
    """A correction. `at` is in UTC, ISO 8601 to the second; `by` is the name of a person, or "".

    `before` and `after` hold what JSON can hold: text, numbers, None, and lists and dicts of them. What they mean depends on
    `kind`, and only "field" has a `field`; it is "" for the others:

    - "field": `before` and `after` are the values of `field` in `row`: text, number or None in "section", "measure_no",
      "measure", "action", "deadline"; a list of names in order in "lead", "responsible", "support", "supervise".
    - "split": `before` has the fields of `row`, `after` those of each of the rows that it becomes.
    - "merge": `row` is the first of two neighbours. `before` has the fields of both and the `source` of each, `after` those
      of the one row.
    - "columns": `row` is None. `after` says what the columns of the largest table are, index as text -> kind, as `columns` of
      `load_document`; `before` is what they were taken for.
    """

    id: str
    at: str
    by: str
    kind: str
    row: RowKey | None
    field: str
    before: Any
    after: Any
