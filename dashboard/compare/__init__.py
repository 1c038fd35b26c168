"""Two documents, or two versions of one: what was added, removed, moved, changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from dashboard.compare.matching import Measure, folded, match_actions, match_measures, measures_of
from loaders import Document

#: What can differ, in the order it is listed under a measure.
KINDS = (
    "measure_added", "measure_removed", "number", "section", "title", "text", "deadline",
    "agency_added", "agency_removed", "agency_moved",
)  # fmt: skip


class Difference(NamedTuple):
    """One difference. `group` tells the measures apart, in print order; a measure is its number and title.

    `old` and `new` are the texts, titles, numbers, sections or deadlines that differ; roles are words of the contract,
    joined by a space where an agency has several; rows are source rows. What one document lacks is None.
    """

    group: int
    kind: str
    measure_old: str | None = None
    measure_new: str | None = None
    agency: str | None = None
    role_old: str | None = None
    role_new: str | None = None
    old: str | None = None
    new: str | None = None
    row_old: int | None = None
    row_new: int | None = None


def compare(old: Document, new: Document) -> pd.DataFrame:
    """The differences between two documents, one row each: the columns of `Difference`.

    Measures match by title, by text, then by number and likeness (`matching`), actions within a measure by text. Width of characters and white space make no difference.
    """
    before, after = measures_of(old), measures_of(new)
    parts_old, parts_new = _parts(old), _parts(new)
    rows: list[Difference] = []
    for group, (one, other) in enumerate(_in_order(before, after), 1):
        for found in _differences(one, other, parts_old, parts_new):
            labels = {"measure_old": one and one.label, "measure_new": other and other.label}
            rows.append(found._replace(group=group, **labels))
    return _table(rows)


def _table(rows: Sequence[Difference]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=list(Difference._fields))
    types = {name: "Int64" if name.startswith("row") else "str" for name in table.columns}
    return table.astype(types | {"group": "int64"})


def _in_order(before: list[Measure], after: list[Measure]) -> list[tuple[Measure | None, Measure | None]]:
    """Pairs in the new document's order; what was removed stands behind what it stood behind."""
    partner = match_measures(before, after)
    place = {at_old: at_new for at_new, at_old in partner.items()}
    lines = [((at, -1), (before[partner[at]] if at in partner else None, after[at])) for at in range(len(after))]
    last = -1
    for at, measure in enumerate(before):
        if at in place:
            last = place[at]
        else:
            lines.append(((last, at), (measure, None)))
    return [pair for _, pair in sorted(lines, key=lambda line: line[0])]


def _parts(document: Document) -> dict[int, dict[str, tuple[str, list[str]]]]:
    """For each source row its agencies: folded name -> (name as printed, roles)."""
    parts: dict[int, dict[str, tuple[str, list[str]]]] = {}
    table = document.assignments
    for row, agency, role in zip(table["source_row"], table["agency"], table["role"], strict=True):
        parts.setdefault(row, {}).setdefault(folded(agency), (agency, []))[1].append(role)
    return parts


def _differences(one: Measure | None, other: Measure | None, parts_old, parts_new) -> Iterator[Difference]:
    if one is None or other is None:
        yield _whole(one, other)
        return
    first = {"row_old": one.actions[0].source_row, "row_new": other.actions[0].source_row}
    if one.number != other.number:
        yield Difference(0, "number", old=_said(one.number), new=_said(other.number), **first)
    for kind, was, became in (("section", one.section, other.section), ("title", one.title, other.title)):
        if folded(was) != folded(became):
            yield Difference(0, kind, old=was, new=became, **first)
    for action_old, action_new in match_actions(one.actions, other.actions):
        yield from _between(action_old, action_new, parts_old, parts_new)


def _said(number: int | None) -> str | None:
    return None if number is None else str(number)


def _whole(one: Measure | None, other: Measure | None) -> Difference:
    """A measure that only one document has, with its whole text."""
    if one is None:
        return Difference(0, "measure_added", new=other.text, row_new=other.actions[0].source_row)
    return Difference(0, "measure_removed", old=one.text, row_old=one.actions[0].source_row)


def _between(one, other, parts_old, parts_new) -> Iterator[Difference]:
    rows = {"row_old": one.source_row if one else None, "row_new": other.source_row if other else None}
    for kind, name in (("text", "action"), ("deadline", "deadline")):
        was, became = (getattr(action, name) if action else None for action in (one, other))
        if folded(was) != folded(became):
            yield Difference(0, kind, old=_printed(was), new=_printed(became), **rows)
    had, has = parts_old.get(rows["row_old"], {}), parts_new.get(rows["row_new"], {})
    for key in dict.fromkeys((*had, *has)):
        (agency, roles_old), (_, roles_new) = had.get(key) or has[key], has.get(key, ("", []))
        roles_old = roles_old if key in had else []
        if set(roles_old) != set(roles_new):
            kind = "agency_moved" if roles_old and roles_new else "agency_added" if roles_new else "agency_removed"
            moved = {"role_old": " ".join(roles_old) or None, "role_new": " ".join(roles_new) or None}
            yield Difference(0, kind, agency=agency, **moved, **rows)


def _printed(text: str | None) -> str | None:
    return text if isinstance(text, str) and text else None
