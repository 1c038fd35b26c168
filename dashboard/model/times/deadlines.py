"""Deadlines: 2025年底前, 到2027年, 3年内, 自受理之日起20个工作日内."""

import calendar
import re
from collections.abc import Iterator

from dashboard.model.times.clauses import Clause, Piece
from dashboard.model.times.numbers import CHINESE, number_of

#: Every clause that names a time contains one of these.
_HINT = re.compile("[\\d年]|个月|季度|工作日|小时|[天周日]之?内|十.五")
PLANS = {"十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}
_THIS = "(?:今年|当年|本年度?|明年|次年)"
_MONTH = r"(?P<month>1[0-2]|0?[1-9])月份?(?:(?P<day>[12]\d|3[01]|0?[1-9])日)?"
_PART = (
    f"(?:{_MONTH}|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下]半年))(?P<late>底|末|下旬)?(?P<early>上旬|中旬)?初?"
)
#: A date as precise as it is printed. A group name is allowed once per pattern, so the year has three.
DATE = (
    rf"(?:(?:(?P<year>20\d\d)年|{_THIS})?{_PART}"
    rf"|(?:(?P<year2>20\d\d)年|今年|当年|本年|明年|次年)?(?P<end>年?[底末])|(?P<year3>20\d\d)年)"
)
_NO = r"(?<!截至)(?<!截止)(?<![比较自从\d])(?<![高低等优]于)"
_BEFORE = re.compile(f"{_NO}到?{DATE}(?:之前|以前|前)(?!后)")
_UNTIL = re.compile(
    rf"(?:20\d\d年?)?(?<!截)(?<!直)[到至](?:{DATE}|“?(?P<plan>十[二三四五六]五)”?(?:规划)?期?末)(?!以来|的)"
)
_WITHIN_YEAR = re.compile(
    r"(?:(?P<year>20\d\d)年|今年|当年|本年|全年|(?<![\d一二两三四五六七八九十几多半])年)度?内(?!生产)"
)
_PERIOD = re.compile(
    rf"(?<![近前第每\d.续满])(?<!过去)(?:(?:\d+|{CHINESE})[到至~—-])?"
    rf"(?:(?P<number>\d+|{CHINESE})(?P<unit>年|个月|周|天|日|个?工作日|小时)|半年)"
    r"(?:左右)?(?:的?时间)?(?P<within>以内|之内|内|时间|努力)"
)
#: Before a period that says who is meant, not by when: 毕业2年内的, 5年内未发生.
_ELIGIBLE = re.compile("(?:毕业|成立|注册|登记|获得|取得|退役|离校|出生|退休|有效期|保质期|任期|[到至在为])$")
_NOT_DONE = re.compile("的|未|无|没有|不|曾|毕业|连续|累计|发生|保留|免")
_AFTER_LABEL = re.compile("(?:完成|办结|整改|时间|截止|进度)(?:时限|时间|期限|要求|节点|日期)?$|时限$|期限$")
_BARE_DATE = re.compile(rf"{_NO}{DATE}(?!前|以前|之前|以来|起|至|到|度?工作|—|-|~)")
_DONE = re.compile(
    "将|要|完成|建成|实现|达到|全面|基本|启动|投入|投产|竣工|通车|开工|印发|出台|形成|覆盖|力争|确保|取得|[，、和]|$"
)
_AIMED = re.compile("(?:确保|力争|争取|计划)$")
_LONGEST_HEAD = 8
_ISO = {"年": "P{}Y", "个月": "P{}M", "周": "P{}W", "天": "P{}D", "日": "P{}D", "小时": "PT{}H"}


def find(clause: Clause, before: str) -> Iterator[Piece]:
    """The deadlines of a clause, each from its time words to the end of the clause; `before` is the preceding clause."""
    if clause.past or not _HINT.search(clause.text):
        return
    marks = sorted(_marks(clause, before))
    for at, (start, end, value) in enumerate(marks):
        following = marks[at + 1][0] if at + 1 < len(marks) else None
        stop = clause.rest(end, following)
        if stop == following:
            stop = end if re.fullmatch("[、和及与]|以及", clause.text[end:following]) else following
        yield Piece(clause.start + start, clause.start + stop, "deadline", value)


def _marks(clause: Clause, before: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, value) of the time words; where two overlap, that of the earlier rule."""
    text = clause.text
    taken: set[int] = set()
    for match, value in (*_dated(clause, before), *periods(text)):
        stretch = set(range(*match.span()))
        if value and not stretch & taken:
            taken |= stretch
            yield match.start(), match.end(), value


def _dated(clause: Clause, before: str) -> Iterator[tuple[re.Match, str]]:
    text = clause.text
    for pattern in (_BEFORE, _UNTIL):
        for match in pattern.finditer(text):
            if not re.search("每年?$", _head(match)):
                yield match, date_value(match)
    for match in _WITHIN_YEAR.finditer(text):
        yield match, f"{match['year'] or '-'}-12-31"
    if (alone := re.fullmatch(DATE, text)) and _AFTER_LABEL.search(before):
        yield alone, date_value(alone)
    if clause.goal:
        for match in _BARE_DATE.finditer(text):
            aimed = _AIMED.search(_head(match)) or _DONE.match(text, match.end())
            if aimed and _year(match):
                yield match, date_value(match)


def periods(text: str) -> Iterator[tuple[re.Match, str]]:
    """The periods within which something is to be done: 3年内 -> P3Y."""
    for match in _PERIOD.finditer(text):
        head = _head(match)
        if match["within"] in ("时间", "努力") and not re.search("用|经过|通过", head[-3:]):
            continue
        if _ELIGIBLE.search(head) or _NOT_DONE.match(text, match.end()):
            continue
        yield match, period_value(match)


def _head(match: re.Match) -> str:
    """The characters before the time words, as many as a rule looks at."""
    return match.string[max(0, match.start() - _LONGEST_HEAD) : match.start()]


def period_value(match: re.Match) -> str:
    """The ISO 8601 period of a number and a unit: P3Y; half a year if there is no unit."""
    return _ISO.get(match["unit"], "P{}D").format(number_of(match["number"])) if match["unit"] else "P6M"


def date_value(match: re.Match) -> str:
    """ISO 8601, as precise as the date is printed: --MM-DD without a year, empty for 今年 or 明年 alone.

    A date of 明年 or 次年 begins with + in place of the first hyphen: +-03-31.
    """
    found, year = match.groupdict(), _year(match)
    if plan := found.get("plan"):
        return str(PLANS[plan])
    of = year or ("+" if match[0].startswith(("明年", "次年")) else "-")
    if found["day"]:
        return f"{of}-{int(found['month']):02}-{int(found['day']):02}"
    if found["month"]:
        return f"{of}-{int(found['month']):02}{_day_in_month(found, year)}"
    if found["quarter"]:
        return f"{of}-{('03-31', '06-30', '09-30', '12-31')['一二三四1234'.index(found['quarter']) % 4]}"
    if found["half"]:
        return f"{of}-{'06-30' if found['half'] == '上半年' else '12-31'}"
    return f"{of}-12-31" if found["end"] else year or ""


def _day_in_month(found: dict[str, str], year: str | None) -> str:
    """-30 of 6月底, -10 of 上旬, -20 of 中旬; else empty. The last of February depends on the year: empty without one."""
    if found["late"]:
        month = int(found["month"])
        return f"-{calendar.monthrange(int(year or 2001), month)[1]}" if year or month != 2 else ""
    return {"上旬": "-10", "中旬": "-20"}.get(found["early"] or "", "")


def _year(match: re.Match) -> str | None:
    return match["year"] or match["year2"] or match["year3"]
