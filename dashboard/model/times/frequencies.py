"""Frequencies: 按季, 每年, 一年开展一次, 每两年; also those without an interval: 定期, 及时报送, 纳入日常监管."""

import re
from collections.abc import Iterator

from dashboard.model.times.clauses import Clause, Piece
from dashboard.model.times.numbers import CHINESE, number_of

_UNIT = "半年|学年|学期|年度|年|季度|季|个月|月|旬|周|星期|天|日"
#: Every clause that names a frequency contains one of these.
_HINT = re.compile("[每按逐年季月周]|定期|及时|日常")
_EVERY = re.compile(
    rf"(?<!每[人户亩生床头吨车])(?<!人均)(?:每(?P<every>\d+|{CHINESE})?个?|按|逐)(?P<unit>(?>{_UNIT}))(?:度|初|末|底)?+(?!计划|龄|纪|期|历|薪|元|\d+元|\d+万元|\d+小时|份额|照|的)"
)
#: 一年一次, 一年开展一次, 一月一调度
_ONCE = re.compile(
    rf"(?<![十百第近过前\d])(?P<every>\d+|一|二|两|三|半)个?(?P<unit>年|季度|季|月|周)(?:至少|不少于)?"
    rf"(?:[\u4e00-\u9fff]{{0,6}}?(?:{CHINESE}|\d+)[次轮]|一[评考调通报更比检结清督]+[^，、]{{0,2}})"
)
_SOFT = re.compile(
    "(?<!不)定期(?:或不定期)?(?!存款|存单|理财|限|票据|寿险|的)"
    "|及时(?:(?:将|把|向)|(?:报送|公布|发布|通报|公开|反馈|推送|更新|归集|上报|报告|披露|公示))"
    "|纳入日常"
)
#: 年初单列, 年底考核: done once a year, at that time.
_SEASON = re.compile(
    "(?<![每\\d今明去本到至])(?P<season>年初|年底|年末|年终|月初|月末|季末)(?=单列|下达|制定|报送|考核|总结|评估|通报|考评|测评|开展|组织|进行)"
)
#: A rate is an amount, not a frequency: 每周开放时间不少于56小时.
_RATE = re.compile("(?:不少于|不低于|不超过|达到|至少)?\\d+(?:个?小时|分钟)")
#: 完善定期研究教育工作机制 promises the arrangement, not the interval.
_ARRANGEMENT = re.compile("(?:建立|健全|完善)[^，]*定期[^，]*(?:机制|制度)$")
_HABIT = re.compile("[^，]{0,6}(?:约有|都有|均有|产生|平均)")
_ISO = {
    "半年": "P6M", "学期": "P6M", "学年": "P1Y", "年度": "P1Y", "年": "P1Y", "季度": "P3M", "季": "P3M", "个月": "P1M",
    "月": "P1M", "旬": "P10D", "周": "P1W", "星期": "P1W", "天": "P1D", "日": "P1D",
}  # fmt: skip


def find(clause: Clause) -> Iterator[Piece]:
    """The frequencies of a clause, each from its time words to the end of the clause: R/P3M, or R if no interval is named."""
    if clause.past or not _HINT.search(clause.text):
        return
    at = 0
    for start, value in sorted(marks(clause.text)):
        if start >= at:
            at = clause.rest(start)
            yield Piece(clause.start + start, clause.start + at, "frequency", value)


def marks(text: str, *, alone: bool = False) -> Iterator[tuple[int, str]]:
    """(start, value) of the time words in a clause. `alone`: they may be all that it says, as in a column of deadlines."""
    for match in _EVERY.finditer(text):
        rest = text[match.end() :]
        if (rest or alone) and not _HABIT.match(rest) and not (match["unit"] in "周天日" and _RATE.search(rest)):
            yield match.start(), _repeating(match["every"], match["unit"])
    for match in _ONCE.finditer(text):
        every = "1" if match["every"] == "半" else match["every"]
        yield match.start(), _repeating(every, "半年" if match["every"] == "半" else match["unit"])
    for match in _SOFT.finditer(text):
        if not _ARRANGEMENT.search(text):
            yield match.start(), "R"
    for match in _SEASON.finditer(text):
        yield match.start(), {"年": "R/P1Y", "月": "R/P1M", "季": "R/P3M"}[match["season"][0]]


def _repeating(every: str | None, unit: str) -> str:
    """ISO 8601: R/P3M is every three months."""
    period = _ISO[unit]
    if every is None or every in ("一", "1"):
        return f"R/{period}"
    return f"R/P{int(number_of(every)) * int(period[1:-1])}{period[-1]}"
