"""A document with its corrections: tables, findings, and what no longer fits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from loaders.edits.applying import EditedTable
from loaders.edits.edit import Edit, RowKey
from loaders.edits.rows import EditedRow, numbers_of, rows_of, tables_of
from loaders.edits.values import fields_text, value_text
from loaders.messages import Finding
from loaders.messages.places import MadeUpHeader, Place, rows_place
from loaders.review import REVIEWED, review
from loaders.schema import Document, check

_LONGEST = 60  # characters of a value that a finding quotes


def apply_edits(document: Document, edits: Sequence[Edit]) -> Document:
    """The document, as it was read, with these edits in their order; the same if nothing changes.

    A row is found by its source; if nothing is printed so any more, as after a change of the reader, by its words. An edit
    that is fulfilled already counts as applied. One that fits no row, or whose row has neither the value before nor the one
    after, changes nothing: a finding names it. Edits of kind "columns" belong to the reader (`columns_of`); here they leave a mark.
    """
    table = EditedTable(rows_of(document.assignments, document.actions))
    read = table.rows
    unfit = [edit for edit in edits if not table.apply(edit)]
    if table.rows is not read:
        document = _with_rows(document, table.rows)
    findings = [_unfit(edit, table) for edit in unfit]
    return replace(document, findings=(*findings, *document.findings)) if findings else document


def columns_of(edits: Iterable[Edit]) -> dict[int, str] | None:
    """What the edits say the columns are, for `load_document`; None if they say nothing."""
    columns: dict[int, str] = {}
    for edit in edits:
        if edit.kind == "columns":
            columns |= {int(index): kind for index, kind in edit.after.items()}
    return columns or None


def row_keys(sources: Iterable[str]) -> list[RowKey]:
    """The key of each row, given the source of every row in order."""
    counts: dict[str, int] = {}
    keys = []
    for source in sources:
        counts[source] = counts.get(source, 0) + 1
        keys.append(RowKey(source, counts[source]))
    return keys


def _with_rows(document: Document, rows: Sequence[EditedRow]) -> Document:
    assignments, actions = tables_of(rows)
    check(assignments)
    numbers = _new_numbers(rows)
    kept = [_moved(finding, numbers) for finding in document.findings if not _is_reviewed(finding)]
    findings = (*kept, *review(assignments, actions))
    return replace(document, assignments=assignments, actions=actions, findings=findings)


def _new_numbers(rows: Sequence[EditedRow]) -> dict[int, list[int]]:
    """The numbers that each source row has now; empty if all rows keep theirs."""
    numbers: dict[int, list[int]] = {}
    for row, number in zip(rows, numbers_of(rows), strict=True):
        for was in row.numbers:
            numbers.setdefault(was, []).append(number)
    return {} if all([was] == now for was, now in numbers.items()) else numbers


def _is_reviewed(finding: Finding) -> bool:
    """Whether the finding is about the table as a whole, and is made anew for the corrected one."""
    about = finding.values["finding"] if finding.code == "more-like-it" else finding
    return about.code in REVIEWED


def _moved(finding: Finding, numbers: Mapping[int, Sequence[int]]) -> Finding:
    """The finding with the numbers that its rows have now."""
    if not numbers:
        return finding
    row = finding.source_row
    return replace(finding, place=_moved_place(finding.place, numbers), source_row=row and numbers.get(row, [row])[0])


def _moved_place(place: Place, numbers: Mapping[int, Sequence[int]]) -> Place:
    other = place.other and _moved_place(place.other, numbers)
    if not place.rows:
        return replace(place, other=other)
    known = sorted(numbers)
    was = [row for first, last in place.rows for row in known[bisect_left(known, first) : bisect_left(known, last + 1)]]
    now = [number for row in was for number in numbers[row]]
    moved = rows_place(now, header=place.header, measure=place.measure, other=other)
    return replace(moved, more=moved.more or place.more)


def _unfit(edit: Edit, table: EditedTable) -> Finding:
    """The finding about an edit that does not fit, at its row if there is one."""
    header = MadeUpHeader(edit.field if edit.kind == "field" else edit.kind)
    found = table.find(edit.row) if edit.row else None
    row = None if found is None else numbers_of(table.rows)[found]
    place = Place("column", header=header) if row is None else rows_place([row], header=header)
    return Finding("edit-unfit", place, _said(edit), source_row=row)


def unfit(edits: Iterable[Edit], findings: Iterable[Finding]) -> set[str]:
    """The ids of the edits of which a finding says that they do not fit."""
    said = [finding.values for finding in findings if finding.code == "edit-unfit"]
    return {edit.id for edit in edits if _said(edit) in said}


def _said(edit: Edit) -> dict[str, str]:
    """When and by whom the edit was made, and what it changed into what, as a finding says it."""
    at_minute = datetime.fromisoformat(edit.at).astimezone().strftime("%Y-%m-%d %H:%M")
    before, after = (_short(edit, value) for value in (edit.before, edit.after))
    return {"made": f"{at_minute} {edit.by}".strip(), "before": before, "after": after}


def _short(edit: Edit, value: object) -> str:
    rows = value if isinstance(value, list) and edit.kind != "field" else [value]
    text = " ‖ ".join(fields_text(row) if isinstance(row, dict) else value_text(row) for row in rows)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
