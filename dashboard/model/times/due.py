"""The days on which an action is due: from its column of deadlines or its text, with the year of its document where none is printed."""

import calendar
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from dashboard.model.times import deadlines
from dashboard.model.times.clauses import Piece, clauses, compact
from dashboard.model.times.column import find_in_cell

_FULL = re.compile(r"(?P<year>\d{4})\??(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")
_YEARS = re.compile(r"(?<!\d)20\d\d(?=年|[—–－~至-]+20\d\d年)")
_IMPRINT = re.compile(r"(?<!\d)(?P<year>20\d\d)年(?P<month>1[0-2]|0?[1-9])月(?:\d{1,2}日)?")
_NUMBER = re.compile(r"[〔\[（(【](?P<year>20\d\d)[〕\])）】]")
_IN_FILE_NAME = re.compile(r"(?<!\d)(?P<year>20[0-4]\d)(?:[-_.年]?(?P<month>1[0-2]|0[1-9]))?(?:[-_.月]?[0-3]\d)?(?!\d)")
#: Every text with a deadline contains one of these.
_HINT = re.compile("[年月日天周底末]|季度|工作日|小时|十.{0,2}五")
_LONGEST_IMPRINT = 40  # characters of a line that dates a document: 2025年3月15日印发, 晋政发〔2025〕12号


class Due(NamedTuple):
    """When an action is due: the days, and whether a time is written that names no day (长期坚持, 每季度, 3年内)."""

    days: tuple[date, ...]
    is_open: bool


def due(cell: str, texts: Sequence[str], dated: str) -> Due:
    """The days of a cell of the column of deadlines; if it is blank, of the deadlines in the texts. `dated` as in `with_years`."""
    found = [find_in_cell(cell)] if cell else [find_in_text(text) for text in texts]
    values = [value for pieces in found for value in with_years((piece.value for piece in pieces), dated)]
    days = sorted({day for value in values if (day := last_day(value))})
    return Due(tuple(days), bool(values) and not days)


def find_in_text(text: str) -> list[Piece]:
    """The deadlines in a text, in print order."""
    if not _HINT.search(text):
        return []
    kept, places = compact(text)
    found, before = list[Piece](), ""
    for clause in clauses(kept):
        found += deadlines.find(clause, before)
        before = clause.text
    return [piece._replace(start=places[piece.start], end=places[piece.end - 1] + 1) for piece in found]


def with_years(values: Iterable[str], dated: str) -> list[str]:
    """The values of one text with a year in each date.

    A date without one takes that of the date before it in the text: 2025年6月底前完成初稿、12月底前印发. If there is none, it
    takes that of its document, and a ? behind the year says so (ISO 8601-2): 2025?-06-30. `dated` is the year of the
    document, or the month (2025-11), before which no deadline lies: 3月底 is then in 2026. Without it the value stays as it is.
    """
    known, doubt, done = 0, "?", list[str]()
    for value in values:
        if value[:1] in ("-", "+"):
            year = known or int(dated[:4] or 0)
            if year and (value[0] == "+" or (not known and value[2:4] < dated[5:7])):
                year += 1
            known = year
            value = f"{year}{doubt}{value[1:]}" if year else value
        elif found := _FULL.fullmatch(value):
            known, doubt = int(found["year"]), ""
        done.append(value)
    return done


def last_day(value: str) -> date | None:
    """The last day of a date that is printed as day, month or year; None of a period or a date without a year."""
    found = _FULL.fullmatch(value)
    if not found:
        return None
    year, month = int(found["year"]), int(found["month"] or 12)
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(int(found["day"] or last), last))


def dated(title: str, outside: Iterable[str], name: str) -> str:
    """The year, or year and month, by which dates without a year are read: of the title, of the imprint (the last line
    that has a date, or the number of the document), of the file's name. Empty if none has one."""
    years = set(_YEARS.findall(title))
    if len(years) == 1:
        return years.pop()
    lines = [line for line in outside if len(line) <= _LONGEST_IMPRINT]
    for pattern, words in ((_IMPRINT, lines[::-1]), (_NUMBER, [title, *lines]), (_IN_FILE_NAME, [name])):
        if found := next(filter(None, map(pattern.search, words)), None):
            return "-".join(part.zfill(2) for part in found.groups() if part)
    return min(years, default="")
