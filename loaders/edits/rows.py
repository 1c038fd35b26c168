"""A document's tables as rows that can be edited, and back."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count
from typing import Any, NamedTuple

import pandas as pd

from loaders.edits.edit import EDITABLE, Fields
from loaders.edits.values import same, value_text
from loaders.messages.places import Place
from loaders.other_columns import OtherCells
from loaders.schema import ACTION_NAMES, NAMES, ROLES, Corrections, table

#: (role, position, name) of an assignment.
Named = tuple[str, int, str]


class RowWords(NamedTuple):
    """The letters and digits of what is printed in a row, of its measure, and of its text."""

    source: str
    measure: str
    action: str

    def stand_in(self, printed: str) -> bool:
        """Whether measure and text stand in what was printed."""
        return bool(self.action) and self.action in printed and self.measure in printed


def words_in(text: str) -> str:
    """The letters and digits of a text: what is left when a reader parts or cleans its cells in another way."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


@dataclass(frozen=True)
class EditedRow:
    """An action with its agencies. `numbers` are the source rows that it was read as; `read` are these rows as they were
    read, if something in them has changed.

    `marks` say that it comes from a row that was split, or from rows that were merged: ("split", "2"), and what columns a person
    said to hold something else: ("columns", "2=responsible").
    """

    texts: Fields
    agencies: tuple[Named, ...]
    source: str
    other_columns: OtherCells
    place: Place
    numbers: tuple[int, ...]
    read: tuple[EditedRow, ...] = ()
    marks: Corrections = ()

    def value(self, field: str) -> Any:
        """The value of a field, as in an `Edit`."""
        if field in ROLES:
            return [name for role, _, name in self.agencies if role == field]
        return self.texts[field]

    @cached_property
    def words(self) -> RowWords:
        """Its words, by which it is found if nothing is printed like it any more."""
        return RowWords(*map(words_in, (self.source, self.texts["measure"], self.texts["action"])))

    @property
    def fields(self) -> Fields:
        """The values of all fields."""
        return {field: self.value(field) for field in EDITABLE}

    @property
    def as_read(self) -> tuple[EditedRow, ...]:
        """The rows that it was read as, without changes."""
        return self.read or (self,)

    def with_values(self, values: Mapping[str, Any]) -> EditedRow:
        """The row with other values in some fields. Names of a role that changes are numbered anew."""
        row = self
        for field, value in values.items():
            if same(field, row.value(field), value):
                continue
            if field in ROLES:
                row = replace(row, read=row.as_read, agencies=tuple(_with_names(row.agencies, field, value)))
            else:
                row = replace(row, read=row.as_read, texts=row.texts | {field: value})
        return row

    @property
    def corrected(self) -> Corrections:
        """What a person changed in it: (field, value as it was read). Of merged rows, the value of each of them."""
        values = {field: [row.value(field) for row in self.read] for field in EDITABLE if self.read}
        changed = {
            field: "\n".join(dict.fromkeys(map(value_text, read)))
            for field, read in values.items()
            if not all(same(field, was, self.value(field)) for was in read)
        }
        return (*self.marks, *changed.items())


def _with_names(agencies: Sequence[Named], role: str, names: Sequence[str]) -> list[Named]:
    """The agencies with these in a role, where the role stood before; a new role stands in the order of the roles."""
    at = next((at for at, (other, *_) in enumerate(agencies) if other == role), None)
    if at is None:
        later = ROLES[ROLES.index(role) :]
        at = next((at for at, (other, *_) in enumerate(agencies) if other in later), len(agencies))
    named = [(role, position, name) for position, name in enumerate(names, start=1)]
    return [*(named for named in agencies[:at]), *named, *(named for named in agencies[at:] if named[0] != role)]


def rows_of(assignments: pd.DataFrame, actions: pd.DataFrame) -> list[EditedRow]:
    """The rows of a document that was read."""
    named: dict[int, list[Named]] = {}
    columns = (assignments[name].tolist() for name in ("source_row", "role", "position", "agency"))
    for source_row, *assignment in zip(*columns, strict=True):
        named.setdefault(source_row, []).append(tuple(assignment))
    lists = {name: _values(actions[name]) for name in ACTION_NAMES}
    return [
        _as_read(dict(zip(lists, values, strict=True)), tuple(named.get(row, ())))
        for row, values in zip(lists["source_row"], zip(*lists.values(), strict=True), strict=True)
    ]


def _values(column: pd.Series) -> list[Any]:
    """The values of a column, None for missing ones."""
    return [None if missing else value for value, missing in zip(column.tolist(), column.isna(), strict=True)]


def _as_read(action: dict[str, Any], agencies: tuple[Named, ...]) -> EditedRow:
    texts = {field: action[field] for field in EDITABLE if field not in ROLES}
    others = (action["source"], action["other_columns"], action["place"], (action["source_row"],))
    return EditedRow(texts, agencies, *others)


def tables_of(rows: Sequence[EditedRow]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables of assignments and actions. Rows keep their numbers if all are still there, and are numbered anew if not."""
    actions = list(_numbered(rows))
    assignments = [
        (*action[:6], agency, role, position, action[6])
        for row, action in zip(rows, actions, strict=True)
        for role, position, agency in row.agencies
    ]
    return _table(assignments, NAMES), _table(actions, ACTION_NAMES)


def numbers_of(rows: Sequence[EditedRow]) -> list[int]:
    """The source row of each row: as it was read, or 1… if rows were split or merged."""
    was = [number for row in rows for number in row.numbers]
    return was if len({*was}) == len(was) == len(rows) else list(range(1, len(rows) + 1))


def _numbered(rows: Sequence[EditedRow]) -> Iterator[tuple[Any, ...]]:
    """The values of ACTION_NAMES for each row."""
    counts: dict[tuple[Any, ...], Iterator[int]] = {}
    for row, source_row in zip(rows, numbers_of(rows), strict=True):
        measure = tuple(row.texts[name] for name in ("section", "measure_no", "measure"))
        action_no = next(counts.setdefault(measure, count(1)))
        texts = (*measure, action_no, row.texts["action"], row.texts["deadline"])
        yield (*texts, source_row, row.source, row.other_columns, row.corrected, row.place)


def _table(rows: Sequence[tuple[Any, ...]], names: tuple[str, ...]) -> pd.DataFrame:
    columns = map(list, zip(*rows, strict=True)) if rows else ([] for _ in names)
    return table(dict(zip(names, columns, strict=True)), names)
