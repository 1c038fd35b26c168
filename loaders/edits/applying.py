"""Applies corrections to a document that was read. One that no longer fits changes nothing and becomes a finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from loaders.edits.edit import EDITABLE, Edit, Fields, RowKey
from loaders.edits.rows import EditedRow, words_in
from loaders.edits.values import changed_columns, same, tidy_value
from loaders.formats.bounds import MOST_ROWS
from loaders.messages import LoadError


@dataclass
class EditedTable:
    """The rows of a document, to which edits are applied one after another."""

    rows: list[EditedRow]
    _places: dict[str, list[int]] | None = field(default=None, init=False)

    def apply(self, edit: Edit) -> bool:
        """Apply an edit, or find that the document has it already; False if it does not fit."""
        if edit.kind == "columns":  # the reader has applied it, to all rows
            mark = "columns", _columns_text(edit)
            self.rows = [replace(row, marks=(*row.marks, mark)) for row in self.rows]
            return True
        try:
            changed = _APPLY[edit.kind](self, edit)
            if changed is None:
                return self._is_fulfilled(edit)
        except (LoadError, TypeError, LookupError, ValueError):  # it holds what no row can hold
            return False
        if len(changed) > max(MOST_ROWS, len(self.rows)) or not any(row.agencies for row in changed):
            return False  # a document has so many rows, and names agencies
        if edit.kind != "field":
            self._places = None
        self.rows = changed
        return True

    def find(self, key: RowKey) -> int | None:
        """The index of a row: by what is printed in it, or, if nothing is printed so any more, by its words."""
        places = self._index()
        if found := places.get(key.source):
            return found[key.nth - 1] if 0 < key.nth <= len(found) else None
        printed = words_in(key.source)
        if alike := [at for at, row in enumerate(self.rows) if row.words.source == printed]:
            return alike[key.nth - 1] if 0 < key.nth <= len(alike) else None
        within = [at for at, row in enumerate(self.rows) if row.words.stand_in(printed)]
        return within[0] if len(within) == 1 else None

    def _index(self) -> dict[str, list[int]]:
        """The indexes of the rows that are printed so, for each source."""
        if self._places is None:
            self._places = defaultdict(list)
            for at, row in enumerate(self.rows):
                self._places[row.source].append(at)
        return self._places

    def find_alike(self, edit: Edit, before: Mapping[str, Any]) -> int | None:
        """The index of an edit's row; if it is not found by what is printed, of the one with the same text and measure."""
        at = None if edit.row is None else self.find(edit.row)
        if at is not None or (edit.row is not None and edit.row.source in self._index()):
            return at
        alike = [at for at, row in enumerate(self.rows) if _has(row, before, ("measure", "action"))]
        return alike[0] if len(alike) == 1 else None

    def _is_fulfilled(self, edit: Edit) -> bool:
        """Whether the rows that a split or a merge makes are there already, and are not those that it began with."""
        if edit.kind == "field" or len(edit.after) < 2:
            return False
        wanted = [edit.after] if edit.kind == "merge" else edit.after
        if edit.kind == "merge" and any(_alike(edit.after, row) for row in edit.before):
            return False
        return any(
            all(_has(row, values) for row, values in zip(self.rows[at:], wanted, strict=False))
            for at in range(len(self.rows) - len(wanted) + 1)
        )


def _columns_text(edit: Edit) -> str:
    """The columns that hold something else than was read, by index: 2=responsible,3=support."""
    return ",".join(f"{index}={kind}" for index, kind in changed_columns(edit.before or {}, edit.after).items())


def _with_field(table: EditedTable, edit: Edit) -> list[EditedRow] | None:
    at = None if edit.row is None else table.find(edit.row)
    if at is None or edit.field not in EDITABLE:
        return None
    row = table.rows[at]
    if same(edit.field, row.value(edit.field), edit.after):
        return table.rows
    if not same(edit.field, row.value(edit.field), edit.before):
        return None
    return _replaced(table.rows, at, 1, [row.with_values(_tidy({edit.field: edit.after}))])


def _with_split(table: EditedTable, edit: Edit) -> list[EditedRow] | None:
    at = table.find_alike(edit, edit.before)
    if at is None or len(edit.after) < 2 or not _has(table.rows[at], edit.before):
        return None
    row = table.rows[at]
    row = replace(row, read=row.as_read, marks=(*row.marks, ("split", str(len(edit.after)))))
    return _replaced(table.rows, at, 1, [row.with_values(_tidy(values)) for values in edit.after])


def _with_merge(table: EditedTable, edit: Edit) -> list[EditedRow] | None:
    first, second = edit.before
    at = table.find_alike(edit, first)
    if at is None or at + 1 == len(table.rows):
        return None
    one, other = table.rows[at : at + 2]
    if not (_has(one, first) and _has(other, second)):
        return None
    merged = replace(
        one,
        source=f"{one.source}\n{other.source}",
        other_columns=_together(one, other),
        numbers=(*one.numbers, *other.numbers),
        read=(*one.as_read, *other.as_read),
        marks=(*dict.fromkeys([*one.marks, *other.marks]), ("merge", "2")),
    )
    return _replaced(table.rows, at, 2, [merged.with_values(_tidy(edit.after))])


_APPLY: dict[str, Callable[[EditedTable, Edit], list[EditedRow] | None]] = {
    "field": _with_field,
    "split": _with_split,
    "merge": _with_merge,
}


def _replaced(rows: list[EditedRow], at: int, count: int, by: list[EditedRow]) -> list[EditedRow]:
    return [*rows[:at], *by, *rows[at + count :]]


def _tidy(values: Mapping[str, Any]) -> Fields:
    return {name: tidy_value(name, values[name]) for name in EDITABLE if name in values}


def _has(row: EditedRow, values: Mapping[str, Any], names: Sequence[str] = EDITABLE) -> bool:
    """Whether the row has these values in these fields, as far as they are given."""
    return all(same(name, row.value(name), values[name]) for name in names if name in values)


def _alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two rows have the same fields."""
    return all(same(name, one[name], other[name]) for name in EDITABLE if name in one and name in other)


def _together(one: EditedRow, other: EditedRow) -> tuple[tuple[str, str], ...]:
    """The other columns of both rows; texts of one column that differ stand below each other."""
    cells: dict[str, dict[str, None]] = {}
    for header, text in (*one.other_columns, *other.other_columns):
        cells.setdefault(header, {})[text] = None
    return tuple((header, "\n".join(texts)) for header, texts in cells.items())
