"""Amounts: 不低于1000万元, 由1000万元扩大至2000万元, 提高到95%以上, 新建学校300所, 实现全覆盖."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.model.times.clauses import Clause, Piece
from dashboard.model.times.numbers import (
    CHINESE,
    COUNTED,
    DIGITS,
    MEASURED,
    MONEY,
    SCALE,
    SHARE,
    TIMED,
    UNITS,
    number_of,
    plain,
)

_UP = "提高|提升|扩大|增加|增长|上升|上调|上浮"
_DOWN = "降低|下降|下调|下浮|压缩|压减|缩短|缩减|减少|精简"
_TO = f"(?:(?:{_UP}|{_DOWN}|控制|稳定|保持|维持|巩固|发展|增|扩|升|降)(?:到|至|在|为)|达到|达至|达)"
_BOUND = (
    "(?:(?P<least>不得?低于|不得?少于|不得?小于|至少(?:有|建成|建设|建立|培育|完成|新增|配备)?|最低|超过|突破|高于|多于|大于)"
    "|(?P<most>(?:最高|最多|最长)?不得?(?:超过|高于|大于|多于)|最高|至多|最多|最长|低于|少于|小于))"
)
#: The words directly before a number: 提高到, 增长, 不低于.
_HEAD = re.compile(f"(?P<to>{_TO})?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))?(?:{_BOUND})?(?P<about>约)?$")
#: 不低于土地出让收入8%: the base of a share stands between its bound and its number.
_SHARE_OF = re.compile(f"{_BOUND}[^，。\\d“”（）]{{1,12}}$")
_TAIL = re.compile("(?P<least>及?以上)|(?P<most>及?以下|以内|之内|内)|(?P<about>左右)")
_NO_TAIL = next(re.finditer("(?P<least>x)?(?P<most>x)?(?P<about>x)?", ""))

#: Every clause that states an amount contains one of these.
_HINT = re.compile("[\\d%]|百分之|全部用于|全覆盖|翻|倍|至少|以[上下内]|不得?[低少小超高大多]|增[长加]|超过|突破|达到")
_QUANTITY = re.compile(
    rf"(?<![\dA-Za-z.第前/×：])(?:(?P<from>{DIGITS})(?P<fromscale>{SCALE})?(?P<fromunit>{UNITS})?(?P<join>{_TO}|[-~—至]))?"
    rf"(?:百分之(?P<share>{CHINESE})|(?P<number>{DIGITS}|{CHINESE})[余多]?(?P<scale>{SCALE})?[余多]?(?P<unit>{UNITS}))"
    r"(?P<per>/[亩人户天月年吨])?(?![A-Za-z\d月级号]|次会议|分之|批次|工作日)"
)
_RATIO = re.compile(rf"{_BOUND}(?P<ratio>\d+：\d+(?:\.\d+)?)")
_VERB = re.compile(
    "建成|新建|建设|改建|扩建|改造|培育|新增|增加|完成|安排|设立|给予|奖励|补助|补贴|资助|支持|打造|引进|培训|培养|惠及"
    "|投入|筹集|筹措|推出|创建|发展|认定|选派|招聘|招录|整治|治理|建立|布局|形成|遴选|开展|举办|帮扶|淘汰|化解|投放|发放"
    "|配备|配置|解决|种植|造林|争取|下达|拨付|一次性|规模|总额|按|推广|实施|制定|落地|集聚|组建|服务|减免|清理|关停|关闭"
    "|搬迁|取缔|拆除|腾退|退出|修复|扶持|推动|辐射|带动|覆盖|储备|启动"
)
_MONEY_NOUN = re.compile("奖|补|资助|支持|资金|基金|贴息|额度|贷款|信贷|投入|经费|优惠|比例|标准|规模|目标|任务")
_CONDITION = re.compile("(?:^|[^面绝相针应])(?:对|凡|符合|属于|具有|具备|针对)(?!接)([^，]*)$")
_GRANTED = re.compile("给予|奖励|补助|补贴|资助|安排|发放|拨付")
#: 30万千瓦以下(燃煤机组), 1000万元以上(的企业): the number describes what follows it.
_DESCRIBES = re.compile("(?:（[^）]*）)?(?:的|(?![用投建完开实达由为和及与并给])[\u4e00-\u9fff])")
_OWNER = re.compile("的?(?:企业|项目|单位|机构|园区)")
_NO_COUNT = re.compile("方面|环节|阶段|层面|维度|步骤|季度|问题|原则|关键|大类|部分|字|月|举措|措施")
_RATED = re.compile("每|按[季月周年]|一年|半年")
_IN_WORDS = (
    (re.compile("^.*全部用于.+$"), "100 %"),
    (re.compile("(?:实现|做到|达到)[^，]{0,40}?全覆盖"), "100 %"),
    (re.compile("翻一?番"), "× 2"),
    (re.compile("翻两番"), "× 4"),
)


@dataclass(frozen=True)
class _Quantity:
    """A number with its unit, and the words that give it a bound or a change: `head` before it, `tail` after it."""

    match: re.Match
    head: re.Match
    tail: re.Match

    @property
    def unit(self) -> str:
        return self.match["unit"] or "%"

    @property
    def start(self) -> int:
        return self.head.start() if self.head[0] else self.match.start()

    @property
    def end(self) -> int:
        return self.tail.end() if self.tail[0] else self.match.end()

    @property
    def is_bounded(self) -> bool:
        """Whether a word before the number gives it a bound or a change."""
        return bool(self.head[0]) or bool(self.match["join"] and re.fullmatch(_TO, self.match["join"]))


def find(clause: Clause) -> Iterator[Piece]:
    """The amounts of a clause: each number with its unit, its bound and its change."""
    if clause.past or not _HINT.search(clause.text):
        return
    text = clause.text
    last: _Quantity | None = None
    for match in _QUANTITY.finditer(text):
        listed_after = last if last and text[last.end : match.start()] in ("和", "、", "及", "，") else None
        quantity = _quantity(text, match, last)
        if listed_after and "分别" in text and not quantity.head[0]:
            last = _Quantity(match, listed_after.head, quantity.tail)
            yield Piece(clause.start + match.start(), clause.start + quantity.end, "amount", _value(last))
        elif listed_after or _is_target(text, quantity, goal=clause.goal):
            yield Piece(clause.start + quantity.start, clause.start + quantity.end, "amount", _value(quantity))
            last = quantity
    for match in _RATIO.finditer(text):
        value = ("≥ " if match["least"] else "≤ ") + match["ratio"].replace("：", ":")
        yield Piece(clause.start + match.start(), clause.start + match.end(), "amount", value)
    for pattern, value in _IN_WORDS:
        for match in pattern.finditer(text):
            yield Piece(clause.start + match.start(), clause.start + match.end(), "amount", value)


def _quantity(text: str, match: re.Match, last: _Quantity | None) -> _Quantity:
    begin = last.end if last else 0
    head = next(_HEAD.finditer(text, begin, match.start()))  # always found: an empty text matches too
    if not head[0] and (match["unit"] or "%") in SHARE:
        head = _SHARE_OF.search(text, begin, match.start()) or head
    return _Quantity(match, head, _TAIL.match(text, match.end()) or _NO_TAIL)


def _is_target(text: str, quantity: _Quantity, *, goal: bool) -> bool:
    """Whether the number is to be reached, and is not a condition, a class of things or a count of headings.

    In a sentence that is a plan (`goal`) a number alone is a target: 到2025年，旅游收入1万亿元.
    """
    unit, before, end = quantity.unit, text[: quantity.start], quantity.end
    if "罚款" in text:
        return False
    if unit in TIMED:
        is_year = unit == "年" and len(quantity.match["number"]) == 4
        return quantity.is_bounded and not is_year and not (unit == "次" and _RATED.search(text))
    in_words = quantity.match["number"] is not None and not quantity.match["number"].isascii()
    if in_words and not (quantity.is_bounded or quantity.tail[0]):
        return False
    if end < len(text) and (found := _CONDITION.search(before)) and not _GRANTED.search(found[1]):
        return False
    if unit in MEASURED and (quantity.tail[0] or text.startswith("的", end)) and _DESCRIBES.match(text, end):
        return bool(_MONEY_NOUN.search(text, end))
    if (unit in MONEY and _OWNER.match(text, end)) or (unit in COUNTED and _NO_COUNT.match(text, end)):
        return False
    stands = goal and text[end : end + 1] in ("", "、")
    return quantity.is_bounded or stands or bool(quantity.tail[0]) or bool(_VERB.search(before))


def _value(quantity: _Quantity) -> str:
    """≥ 10000000 元, 10000000 → 20000000 元, -14 %, ≈ 65 %"""
    match, head = quantity.match, quantity.head.groupdict()
    least, most, about = (head.get(name) or quantity.tail[name] for name in ("least", "most", "about"))
    moved = "" if head.get("to") else "+" if head.get("up") else "-" if head.get("down") else ""
    if moved == "-":
        least, most = most, least
    sign = "≥ " if least else "≤ " if most else "≈ " if about else ""
    number = plain(number_of(match["share"] or match["number"], match["scale"] or ""))
    return f"{sign}{moved}{_from(match)}{number} {quantity.unit.replace('个工作日', '工作日')}{match['per'] or ''}"


def _from(match: re.Match) -> str:
    """The number at which a change starts (10000000 →), or the lower end of a range (5 –); else empty."""
    if not match["from"]:
        return ""
    scale = match["fromscale"] or ("" if match["fromunit"] else match["scale"]) or ""
    return f"{plain(number_of(match['from'], scale))} {'→' if re.fullmatch(_TO, match['join']) else '–'} "
