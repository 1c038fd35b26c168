"""The groups of actions by when they are due, as of a day: past, this month, the rest of its quarter, later; no day; no deadline."""

import calendar
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone

#: In the order of the pages. An action with several deadlines is in the group of each. "open" is a time without a day:
#: 长期坚持, 每季度, 3年内. "none" is no time at all.
GROUPS = ("past", "month", "quarter", "later", "open", "none")
_BEIJING = timezone(timedelta(hours=8))


def today() -> date:
    """The day in Beijing, whatever the server's clock is set to."""
    return datetime.now(UTC).astimezone(_BEIJING).date()


def to_date(written: str) -> date | None:
    """The day that YYYY-MM-DD means; None if it means none."""
    try:
        return date.fromisoformat(written) if len(written) == len("2026-12-31") else None
    except ValueError:
        return None


def last_days(asof: date) -> tuple[date, date]:
    """The last day of the month of a day, and that of its quarter."""
    quarter = -(-asof.month // 3) * 3
    ends = (date(asof.year, month, calendar.monthrange(asof.year, month)[1]) for month in (asof.month, quarter))
    return next(ends), next(ends)


def in_groups(groups: Iterable[str], asof: date) -> str:
    """The SQL that an action, or an assignment, is in one of these groups as of a day; what is due on that day is not past."""
    month, quarter = last_days(asof)
    tests = {
        "past": f"due[1] < DATE '{asof}'",
        "month": _any_between(asof, month),
        "quarter": _any_between(month + timedelta(days=1), quarter),
        "later": f"due[-1] > DATE '{quarter}'",
        "open": "due_open",
        "none": "(len(due) = 0 AND NOT due_open)",
    }
    return f"({' OR '.join(tests[group] for group in groups)})"


def _any_between(first: date, last: date) -> str:
    return (
        f"len([day FOR day IN due IF day BETWEEN DATE '{first}' AND DATE '{last}']) > 0" if first <= last else "false"
    )
