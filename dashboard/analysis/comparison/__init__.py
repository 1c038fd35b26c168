"""Two documents, or two versions of one: what was added, removed, moved between roles, or changed."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from dashboard.analysis.comparison.matching import Measure, folded, match_actions, match_measures, measures_of
from dashboard.model.dataset import Action, Dataset

#: What can differ, in the order it is listed under a measure.
KINDS = (
    "measure_added", "measure_removed", "number", "section", "title", "text", "deadline",
    "agency_added", "agency_removed", "agency_moved",
)  # fmt: skip


class Difference(NamedTuple):
    """One difference. What one of the documents lacks is "", () or, for a row, None.

    `group` numbers the measures from 1 in print order; `measure_old` and `measure_new` are number and title. `old` and
    `new` are the texts (of a measure without one, its title), titles, numbers, sections or deadlines that differ. Rows are source rows.
    `corrected_old` and `corrected_new` are the (field, text as it was read) of what a person changed in these rows.
    """

    kind: str
    group: int = 0
    measure_old: str = ""
    measure_new: str = ""
    agency: str = ""
    roles_old: tuple[str, ...] = ()
    roles_new: tuple[str, ...] = ()
    old: str = ""
    new: str = ""
    row_old: int | None = None
    row_new: int | None = None
    corrected_old: Sequence[tuple[str, str]] = ()
    corrected_new: Sequence[tuple[str, str]] = ()


def compare(old: Dataset, new: Dataset) -> list[Difference]:
    """The differences between two documents, measure by measure; character width and white space are ignored.

    Measures match by title, by text, then by number and likeness (`matching`); actions within a measure match by text.
    """
    return [
        difference._replace(group=group, measure_old=one.label if one else "", measure_new=other.label if other else "")
        for group, (one, other) in enumerate(_in_order(measures_of(old), measures_of(new)), 1)
        for difference in _differences(one, other)
    ]


def _in_order(before: list[Measure], after: list[Measure]) -> list[tuple[Measure | None, Measure | None]]:
    """Pairs in the new document's order. A removed measure follows the measure that preceded it in the old document."""
    partner = match_measures(before, after)
    place = {old: new for new, old in partner.items()}
    pairs: dict[tuple[int, int], tuple[Measure | None, Measure | None]] = {
        (at, -1): (before[partner[at]] if at in partner else None, measure) for at, measure in enumerate(after)
    }
    last = -1
    for at, measure in enumerate(before):
        last = place.get(at, last)
        if at not in place:
            pairs[last, at] = measure, None
    return [pairs[position] for position in sorted(pairs)]


def _agencies_of(action: Action | None) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Folded name -> (name as printed, roles) of each agency of an action."""
    agencies: dict[str, tuple[str, tuple[str, ...]]] = {}
    for role, names in action.agencies.items() if action else ():
        for agency in names:
            name, roles = agencies.get(folded(agency), (agency, ()))
            agencies[folded(agency)] = (name, (*roles, role))
    return agencies


def _differences(one: Measure | None, other: Measure | None) -> Iterator[Difference]:
    if one and other:
        yield from _headings(one, other)
    elif other:
        yield _difference("measure_added", None, other.actions[0], new=other.text or other.title)
    elif one:
        yield _difference("measure_removed", one.actions[0], None, old=one.text or one.title)
    pairs = match_actions(one.actions if one else (), other.actions if other else ())
    if one and other:
        for before, after in pairs:
            yield from _texts(before, after)
    for before, after in pairs:
        yield from _agencies(before, after)


def _headings(one: Measure, other: Measure) -> Iterator[Difference]:
    before, after = one.actions[0], other.actions[0]
    numbers = ["" if number is None else str(number) for number in (one.number, other.number)]
    values = (("number", *numbers), ("section", one.section, other.section), ("title", one.title, other.title))
    for kind, was, became in values:
        if folded(was) != folded(became):
            yield _difference(kind, before, after, old=was, new=became)


def _texts(before: Action | None, after: Action | None) -> Iterator[Difference]:
    for kind, name in (("text", "action"), ("deadline", "deadline")):
        was, became = (getattr(action, name) if action else "" for action in (before, after))
        if folded(was) != folded(became):
            yield _difference(kind, before, after, old=was, new=became)


def _agencies(before: Action | None, after: Action | None) -> Iterator[Difference]:
    had, has = _agencies_of(before), _agencies_of(after)
    for key in dict.fromkeys((*had, *has)):
        agency = (had.get(key) or has[key])[0]
        was, became = (named[key][1] if key in named else () for named in (had, has))
        if set(was) != set(became):
            kind = "agency_moved" if was and became else "agency_added" if became else "agency_removed"
            yield _difference(kind, before, after, agency=agency, roles_old=was, roles_new=became)


def _difference(kind: str, before: Action | None, after: Action | None, **values: Any) -> Difference:
    if before:
        values |= {"row_old": before.source_row, "corrected_old": before.corrected}
    if after:
        values |= {"row_new": after.source_row, "corrected_new": after.corrected}
    return Difference(kind, **values)
