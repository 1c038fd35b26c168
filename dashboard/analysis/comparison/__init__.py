"""Two documents, or two versions of one: what was added, removed, moved, changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from dashboard.analysis.comparison.matching import Measure, folded, match_actions, match_measures, measures_of
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
    if one and other:
        yield from _headings(one, other)
        actions = match_actions(one.actions, other.actions)
        for pair in actions:
            yield from _texts(*pair)
    elif other:
        yield Difference(0, "measure_added", new=other.text, row_new=other.actions[0].source_row)
        actions = [(None, action) for action in other.actions]
    else:
        yield Difference(0, "measure_removed", old=one.text, row_old=one.actions[0].source_row)
        actions = [(action, None) for action in one.actions]
    for pair in actions:
        yield from _agencies(*pair, parts_old, parts_new)


def _headings(one: Measure, other: Measure) -> Iterator[Difference]:
    rows = _rows(one.actions[0], other.actions[0])
    if one.number != other.number:
        yield Difference(0, "number", old=_said(one.number), new=_said(other.number), **rows)
    for kind, was, became in (("section", one.section, other.section), ("title", one.title, other.title)):
        if folded(was) != folded(became):
            yield Difference(0, kind, old=was, new=became, **rows)


def _texts(one, other) -> Iterator[Difference]:
    for kind, name in (("text", "action"), ("deadline", "deadline")):
        was, became = (getattr(action, name) if action else None for action in (one, other))
        if folded(was) != folded(became):
            yield Difference(0, kind, old=_said(was), new=_said(became), **_rows(one, other))


def _agencies(one, other, parts_old, parts_new) -> Iterator[Difference]:
    rows = _rows(one, other)
    had, has = parts_old.get(rows["row_old"], {}), parts_new.get(rows["row_new"], {})
    for key in dict.fromkeys((*had, *has)):
        agency = (had.get(key) or has[key])[0]
        was, became = (parts[key][1] if key in parts else [] for parts in (had, has))
        if set(was) != set(became):
            kind = "agency_moved" if was and became else "agency_added" if became else "agency_removed"
            roles = {"role_old": " ".join(was) or None, "role_new": " ".join(became) or None}
            yield Difference(0, kind, agency=agency, **roles, **rows)


def _rows(one, other) -> dict[str, int | None]:
    return {"row_old": one.source_row if one else None, "row_new": other.source_row if other else None}


def _said(value: object) -> str | None:
    """A number or text as a text; None for what is missing or empty."""
    return str(value) if isinstance(value, int) or (isinstance(value, str) and value) else None
