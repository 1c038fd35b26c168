"""Amounts: 不低于1000万元, 由1000万元扩大至2000万元, 提高到95%以上, 新建学校300所, 实现全覆盖."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.commitments.numbers import CHINESE, COUNTED, DIGITS, MEASURED, MONEY, SCALE, SHARE, TIMED, number_of, plain
from dashboard.commitments.reading import Clause, Piece

_UP = "提高|提升|扩大|增加|增长|上升|上调|上浮"
_DOWN = "降低|下降|下调|下浮|压缩|压减|缩短|缩减|减少|精简"
_TO = f"(?:(?:{_UP}|{_DOWN}|控制|稳定|保持|维持|巩固|发展|增|扩|升|降)(?:到|至|在|为)|达到|达至|达)"
_BOUND = (
    "(?:(?P<least>不得?低于|不得?少于|不得?小于|至少|最低|超过|突破|高于|多于|大于)"
    "|(?P<most>(?:最高|最多|最长)?不得?(?:超过|高于|大于|多于)|最高|至多|最多|最长|低于|少于|小于))"
)
#: The words right before a number: 提高到, 增长, 不低于, 不低于土地出让收入 (8%).
_HEAD = re.compile(f"(?P<to>{_TO})?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))?(?:{_BOUND})?(?P<about>约)?$")
_SHARE_OF = re.compile(f"{_BOUND}[^，。\\d“”（）]{{1,12}}$")
_TAIL = re.compile("(?P<least>及?以上)|(?P<most>以内|以下|之内)|(?P<about>左右)")

_UNITS = f"{SHARE}|{MEASURED}|{TIMED}|{COUNTED}"
_NUMBER = f"(?:百分之(?P<share>{CHINESE})|(?P<number>{DIGITS}|{CHINESE})[余多]?(?P<scale>{SCALE})?[余多]?"
_QUANTITY = re.compile(
    rf"(?<![\dA-Za-z.第前/×])(?P<from>{DIGITS}{SCALE}?(?:{_UNITS})?(?P<join>{_TO}|[-~—至]))?{_NUMBER}(?P<unit>{_UNITS}))"
    r"(?![A-Za-z\d]|[月级号]|次会议|分之|批次|工作日)"
)
_VERB = re.compile(
    "建成|新建|建设|改建|扩建|改造|培育|新增|增加|完成|安排|设立|给予|奖励|补助|补贴|资助|支持|打造|引进|培训|培养|惠及"
    "|投入|筹集|筹措|推出|创建|发展|认定|选派|招聘|招录|整治|治理|建立|布局|形成|遴选|开展|举办|帮扶|淘汰|化解|投放|发放"
    "|配备|配置|解决|种植|造林|争取|下达|拨付|一次性|规模|总额|按照?|新改扩建|推广|实施|制定|落地|集聚|组建|服务|减免|减税|清理"
)
_MONEY_NOUN = re.compile("奖|补|资助|支持|资金|基金|贴息|额度|贷款|信贷|投入|经费|优惠|比例|标准|规模|目标|任务")
_THING = re.compile(
    "(?:（[^）]*）)?(?:的|小微|中小|工业|企业|单位|项目|机构|人员|个人|家庭|老年|儿童|用户|用人|农户|园区|居民|学校|建筑|机组|道路)"
)
_CONDITION = re.compile("(?:^|[^面绝相针应])(?:对|凡|符合|属于|具有|具备|针对)(?!接)([^，]*)$")
_GRANTED = re.compile("给予|奖励|补助|补贴|资助|安排|发放|拨付")
_NO_COUNT = re.compile("方面|环节|阶段|层面|维度|步骤|季度|问题|原则|关键|大类|部分|字|月")
_RATED = re.compile("每|按[季月周年]|一年|半年")

_IN_WORDS = (
    (re.compile("^.*全部用于.+$"), "100 %"),
    (re.compile("(?:实现|做到|达到)[^，]{0,24}?全覆盖"), "100 %"),
    (re.compile("翻一?番"), "× 2"),
    (re.compile("翻两番"), "× 4"),
)


def find(clause: Clause) -> Iterator[Piece]:
    """The amounts of a clause: the number with its unit, and the words that bound or move it."""
    if clause.past:
        return
    last = 0  # where the last amount of the clause ended; a number after it and 和 goes with it
    for match in _QUANTITY.finditer(clause.text):
        head = _HEAD.search(clause.text, last if last <= match.start() else 0, match.start())
        goes_on = bool(last) and clause.text[last : match.start()] in ("和", "、", "及")
        tail = _TAIL.match(clause.text, match.end())
        start, end = head.start(), tail.end() if tail else match.end()
        if share := _SHARE_OF.search(clause.text, last, match.start()) if match["unit"] in SHARE.split("|") else None:
            start, head = share.start(), share
        if goes_on or _promises(clause.text, match, head, tail, end):
            last = end
            yield Piece(clause.start + start, clause.start + end, "amount", _value(match, head, tail))
    for pattern, value in _IN_WORDS:
        for match in pattern.finditer(clause.text):
            yield Piece(clause.start + match.start(), clause.start + match.end(), "amount", value)


def _promises(text: str, match: re.Match, head: re.Match, tail: re.Match | None, end: int) -> bool:
    """Whether the number is one to reach, and no condition, no class of things, no number of headings."""
    unit, before = match["unit"], text[: head.start()]
    told = bool(head[0]) or bool(match["from"])
    if unit in TIMED.split("|"):
        return told and not (unit == "次" and _RATED.search(text))
    if not (match["share"] or match["number"][0].isascii() or told or tail):
        return False
    if (found := _CONDITION.search(before)) and not _GRANTED.search(found[1]):
        return False
    if unit in MEASURED.split("|") and (tail or text.startswith("的", end)) and _THING.match(text, end):
        return bool(_MONEY_NOUN.search(text, end))
    if unit in COUNTED.split("|") and _NO_COUNT.match(text, end):
        return False
    return told or bool(tail) or bool(_VERB.search(before))


def _value(match: re.Match, head: re.Match, tail: re.Match | None) -> str:
    """≥ 10000000 元, 10000000 → 20000000 元, -14 %, ≈ 65 %"""
    said = head.groupdict() | {}
    bounds = {name: said.get(name) or (tail and tail[name]) for name in ("least", "most", "about")}
    sign = "≥ " if bounds["least"] else "≤ " if bounds["most"] else "≈ " if bounds["about"] else ""
    moved = "" if said.get("to") else "+" if said.get("up") else "-" if said.get("down") else ""
    unit = "%" if match["share"] else match["unit"].removeprefix("个工作").replace("作日", "工作日")
    number = plain(number_of(match["share"] or match["number"], match["scale"] or ""))
    return f"{sign}{moved}{_from(match)}{number} {unit}"


def _from(match: re.Match) -> str:
    """What the number starts from: 10000000 →, or the lower end of a range."""
    if not match["from"]:
        return ""
    first = re.match(f"({DIGITS})({SCALE})?(?:{MONEY}|{_UNITS})?", match["from"])
    arrow = "→" if re.fullmatch(_TO, match["join"]) else "–"
    scale = first[2] or ("" if arrow == "→" and first[0][-1:] not in "0123456789" else match["scale"] or "")
    return f"{plain(number_of(first[1], scale))} {arrow} "
