"""A cell of the column of deadlines: dates in many forms, periods, intervals, and times without a date such as 长期坚持."""

import re
from collections.abc import Iterator

from dashboard.model.times import frequencies
from dashboard.model.times.clauses import Piece, compact
from dashboard.model.times.deadlines import DATE, PLANS, date_value, period_value
from dashboard.model.times.numbers import CHINESE

#: The value of a deadline that names no date: 长期坚持, 立即, 按省里要求.
OPEN = "open"
_PART = re.compile("[^，；。、\n]+")
_NOTHING = re.compile(r"[\W_]*无?[\W_]*")
#: Behind a date with which a period only begins: 3月至6月, 2025年9月起.
_BEGINS = re.compile("以来|年?[至到~—–－-]|起|开始")
_PRINTED = re.compile(rf"(?<![\d.]){DATE}(?:[之以]?前)?+")
#: 2025-06-30, 2025.6, 2025/6/30, and 2025 alone or at the end of 2024-2026.
_NUMERIC = re.compile(
    r"(?<!\d)(?P<year>20\d\d)(?:[-./](?P<month>1[0-2]|0?[1-9])(?!\d)(?:[-./](?P<day>3[01]|[12]\d|0?[1-9]))?)?(?!\d|年|[-./]\d)"
)
_PLAN = re.compile(r"“?(?P<plan>十[二三四五六]五)”?")
_WHOLE_YEAR = re.compile("(?:(?P<year>20\\d\\d)年?)?(?:全年|(?<![\\d一二两三四五六七八九十几多半])年度?内|年终|年中)")
_PERIOD = re.compile(
    rf"(?:(?:\d{{1,3}}|{CHINESE})[至到~—-])?(?:(?P<number>(?<!\d)\d{{1,3}}|{CHINESE})(?P<unit>年|个月|周|天|个?工作日|小时)|半年)(?!度)"
)


def find_in_cell(text: str) -> list[Piece]:
    """The deadlines and frequencies in a cell of the column, in print order; what names no date is one deadline, OPEN."""
    kept, places = compact(text)
    if _NOTHING.fullmatch(kept):
        return []
    found = [piece for part in _PART.finditer(kept) for piece in _in_part(part[0], part.start())]
    found = found or [Piece(0, len(kept), "deadline", OPEN)]
    return [piece._replace(start=places[piece.start], end=places[piece.end - 1] + 1) for piece in found]


def _in_part(text: str, at: int) -> Iterator[Piece]:
    """The deadlines of a part between commas; one that says how often has no other."""
    if often := sorted(frequencies.marks(text, alone=True)):
        start, value = often[0]
        yield Piece(at + start, at + len(text), "frequency", value)
        return
    dates = sorted(_dates(text)) or [
        (*match.span(), period_value(match))
        for match in _PERIOD.finditer(text)
        if not text[match.end() :].startswith("前")
    ]
    yield from (Piece(at + start, at + end, "deadline", value) for start, end, value in dates)


def _dates(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, value) of the dates in a part; where two overlap, that of the earlier rule.

    The beginning of a period is none, but its year is that of an end without one: 2024年6月至12月.
    """
    taken: set[int] = set()
    begun = ""
    for match, value in sorted(_matches(text), key=lambda found: found[0].start()):
        stretch = set(range(*match.span()))
        if not value or stretch & taken:
            continue
        taken |= stretch
        if _BEGINS.match(text, match.end()):
            begun = value[:4] if value[0].isdigit() else ""
        else:
            yield *match.span(), begun + value[1:] if begun and value[0] == "-" else value


def _matches(text: str) -> Iterator[tuple[re.Match, str]]:
    for match in _WHOLE_YEAR.finditer(text):
        yield match, f"{match['year'] or '-'}-{'06-30' if match[0].endswith('年中') else '12-31'}"
    for match in _PRINTED.finditer(text):
        if match[0] not in ("底", "末", "底前", "末前"):  # 彻底, 期末
            yield match, date_value(match)
    for match in _PLAN.finditer(text):
        yield match, str(PLANS[match["plan"]])
    for match in _NUMERIC.finditer(text):
        yield match, "-".join(part.zfill(2) for part in match.groups() if part)
