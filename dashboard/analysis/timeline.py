"""When actions are due: how many in each group, and by month for each agency or measure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dashboard.model.due_groups import GROUPS, in_groups
from dashboard.model.ids import with_ids
from dashboard.model.selection import Selection

#: Columns of a timeline that are no month: what is due earlier and later than its months; what has no day; no deadline.
BEFORE, AFTER, OPEN, NONE = "before", "after", "open", "none"
_MOST_MONTHS = 12
_MONTHS_BACK = 3  # of those that are shown before the present one, if there are too many
_MOST_IDS = 40  # actions behind a number that are named

_LANES = {
    "agencies": "SELECT agency AS lane, role_bit, role, action_id, due, due_open FROM shown",
    "measures": "SELECT measure_id AS lane, 0 AS role_bit, '' AS role, action_id, due, due_open FROM shown_actions",
}


class Behind(NamedTuple):
    """What stands in a cell: the number of actions, and the ids of the first."""

    number: int
    ids: tuple[int, ...]


@dataclass(frozen=True)
class Timeline:
    """`slots` are the columns: months as YYYY-MM, with BEFORE, AFTER, OPEN and NONE where they occur.

    `cells` maps (lane, slot) to the actions by the role of the lane, which is an agency, in the order of ROLES; where the lane
    is the id of a measure, the role is empty. `totals` is the number of actions in each slot.
    """

    lanes: Sequence[str | int]
    slots: Sequence[str]
    cells: dict[tuple[str | int, str], dict[str, Behind]]
    totals: dict[str, int]


def due_counts(shown: Selection) -> dict[str, int]:
    """The number of actions shown in each group of `due_groups`, as of the filter's day."""
    tests = ", ".join(f"count(*) FILTER ({in_groups([group], shown.filter.asof)})" for group in GROUPS)
    (counts,) = shown.rows(f"SELECT {tests} FROM shown_actions")
    return dict(zip(GROUPS, counts, strict=True))


def due_agencies(shown: Selection, most: int) -> list[str]:
    """The agencies shown, at most so many: the one with most assignments that are due on a day first."""
    order = "count(*) FILTER (len(due) > 0) DESC, count(*) DESC, min(line)"
    return [
        agency for (agency,) in shown.rows(f"SELECT agency FROM shown GROUP BY agency ORDER BY {order} LIMIT {most}")
    ]


def timeline(shown: Selection, by: str, lanes: Sequence[str | int]) -> Timeline:
    """The actions of some agencies or measures (`by`) by the month in which they are due."""
    first, last = _range(shown)
    wanted = "lane IN (SELECT unnest($lanes))" if by == "agencies" else with_ids("measure_id", map(int, lanes))
    values = {"lanes": list(lanes)} if by == "agencies" else {}
    source = _LANES[by] if by == "agencies" else f"{_LANES[by]} WHERE {wanted}"
    slots = f"""
        CASE WHEN day IS NULL THEN if(due_open, '{OPEN}', '{NONE}') WHEN day < DATE '{first}' THEN '{BEFORE}'
             WHEN day > DATE '{last}' THEN '{AFTER}' ELSE strftime(day, '%Y-%m') END
    """
    days = "unnest(CASE WHEN len(due) = 0 THEN [NULL::DATE] ELSE due END) AS day"
    found = shown.rows(
        f"""
        , lanes AS ({source}),
        days AS (SELECT lane, role_bit, role, action_id, due_open, {days} FROM lanes {f"WHERE {wanted}" if values else ""}),
        slots AS (SELECT DISTINCT lane, role_bit, role, action_id, {slots} AS slot FROM days)
        SELECT lane, slot, role, count(*), min(action_id, {_MOST_IDS}) FROM slots GROUP BY lane, slot, role, role_bit
        ORDER BY role_bit
        """,
        **values,
    )
    cells: dict[tuple[str | int, str], dict[str, Behind]] = {}
    for lane, slot, role, count, ids in found:
        cells.setdefault((lane, slot), {})[role] = Behind(count, tuple(ids))
    totals = dict(
        shown.rows(
            f"""
            , days AS (SELECT action_id, due_open, {days} FROM shown_actions)
            SELECT slot, count(DISTINCT action_id) FROM (SELECT action_id, {slots} AS slot FROM days) GROUP BY slot
            """
        )
    )
    return Timeline(
        lanes, [slot for slot in _slots(first, last) if slot in totals or slot[:1].isdigit()], cells, totals
    )


def _range(shown: Selection) -> tuple[date, date]:
    """The first and the last day of the months to show: all that occur, with the present one, or those around it."""
    ((first, last),) = shown.rows("SELECT min(due[1]), max(due[-1]) FROM shown_actions")
    asof = shown.filter.asof
    start, end = min(filter(None, (first, asof))), max(filter(None, (last, asof)))
    months = _month_number(end) - _month_number(start) + 1
    if months > _MOST_MONTHS:
        if first and last and _month_number(last) - _month_number(first) < _MOST_MONTHS:
            start, end = first, last
        else:
            begin = max(
                _month_number(start), min(_month_number(asof) - _MONTHS_BACK, _month_number(end) - _MOST_MONTHS + 1)
            )
            return _month(begin), _day_before(_month(begin + _MOST_MONTHS))
    return start.replace(day=1), _day_before(_month(_month_number(end) + 1))


def _slots(first: date, last: date) -> Iterable[str]:
    months = range(_month_number(first), _month_number(last) + 1)
    return [BEFORE, *(_month(number).isoformat()[:7] for number in months), AFTER, OPEN, NONE]


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)
