"""Named policies: “七不准、四公开”, “信用山西”网站, 《…条例》, and what is to be set up under a name: a fund, a register, rules."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.commitments.reading import Clause, Piece

_CARRY_OUT = (
    "落实|执行|贯彻|实施|推行|推进|推动|推广|开展|打造|建设|深化|启动|依托|实行|推出|创建|组织|建立|完善|加入|接入|登陆|搭建"
    "|制定|出台|印发|编制|修订|修改|起草|发布|颁布|用好|争创|建好|做好|健全|试点|建成|上线|宣传"
)
_QUOTED = re.compile("“(?P<name>[^“”]{2,30})”")
#: What a quoted name is the name of. Words of the first kind belong to it: “信用山西”网站.
_THINGS = (
    "网站|平台|系统|客户端|移动端|APP|小程序|工程|专项行动|行动计划|行动|计划|改革|活动|战略|基金|专项资金|品牌|集成改革|示范区|热线"
)
_DEMANDS = "规定|要求|工作要求|政策|制度|机制|办法|清单|名单|目录|试点|模式|监管|标准|体系|措施|方案|建设|创建|工作法|服务机制"
_THING_AFTER = re.compile(f"[^，。、“”（）和与的]{{0,14}}?(?:{_THINGS})(?![\u4e00-\u9fff]{{0,2}}部门)")
_DEMAND_AFTER = re.compile(f"(?:等|的)?[^，。、“”（）]{{0,6}}?(?:{_DEMANDS})")
#: A turn of phrase, a watchword, a sort of things: no policy.
_PHRASE_AFTER = re.compile(
    "的?(?:理念|精神|原则|意识|思想|作用|问题|现象|企业|产品|困境|瓶颈|难题|带动|引领|效应|优势|目标|期间|时期|规划|末|期末"
    "|服务|减碳|发展|关系|人才|队伍|责任|格局|局面|重要|方针|定位|要素|主线|保障|产业|项目|农产品|经济|堵点|痛点)"
)
_PHRASE_BEFORE = re.compile(
    "(?:树立|坚持|秉持|弘扬|增强|坚定|做到|杜绝|防止|避免|破解|破除|打通|解决|克服|反对|谨防|遏制|实现|形成|按照|所谓|守住"
    "|防范|消除|走好|念好|把好|当好|围绕|聚焦|提供|突出|确保|严禁|打击|整治)[^“”，]{0,6}(?:“[^”]*”[、和]?)*$"
)
_PHRASES = re.compile(
    "十[一二三四五六]五|最后一公里|最后一米|一刀切|一站式|一对一|面对面|零距离|零门槛|卡脖子|等靠要|三农|双碳|双控|四风"
    "|四个意识|四个自信|两个维护|两个确立|龙头|链主|小巨人|专精特新|无缝衔接|绿色通道|黑名单|红名单|白名单|非农化|非粮化|两高"
    "|.{1,6}[式型]|看得见.*|绿水青山.*|房住不炒|一老一小|互联网\\+.*|五位一体|四个全面|新四化|一窝蜂|走过场|两张皮"
)
_BEFORE = re.compile(f"(?:{_CARRY_OUT})(?!的)[^“”，]{{0,14}}(?:“[^”]*”[^“”，]{{0,10}}[、和])*$")

_TITLE = re.compile("《[^》]{3,60}》")
_TITLE_BEFORE = re.compile(
    f"(?:落实|执行|贯彻|实施|推进|制定|出台|印发|编制|修订|修改|起草|发布|颁布)(?:好|了|国家|省|我省|省级|国务院)?[^《》，]{{0,8}}(?:《[^》]*》[、和及]?)*$"
)
_TITLE_NOT = re.compile("(?:根据|依据|按照|依照|参照|违反|原|废止|停止)[^《》，]{0,8}(?:《[^》]*》[、和及]?)*$")

_RULES = "办法|方案|细则|规划|条例|意见|目录|指南|规范|规程|导则|预案|行动计划"
_TO_WRITE = re.compile(
    f"(?:制定|制订|出台|印发|编制|修订|起草)(?:并?(?:实施|出台|印发|发布))?(?P<name>[^，。；、《》“”（）]{{2,20}}?(?:“[^”]*”[^，。；、《》“”（）]{{1,10}}?)?(?:{_RULES}))"
    "(?=[，。；、和及并（）]|$|报|印发)"
)
_COMMON = re.compile(
    "具体|切实可行|科学合理|可行|相关|有关|配套|实施|工作|管理|专项|行动|各项|本|我省|我市|全省|全市|年度|细化|详细|完善|落实|应急|处置|推进|操作|的|地区|部门|行业|区域|统一|相应|针对性|支持|扶持|"
    + _RULES
)
_SET_UP = "设立|建立|组建|成立|发起设立"
_FUND = re.compile(
    f"(?:{_SET_UP})(?:[^，。“”]*的)?(?P<name>[^，。“”的由]{{3,24}}?(?:基金|专项资金|资金池|补偿资金|周转资金|保障资金|引导资金)"
    "(?:、[^，。“”、]{3,20}?(?:基金|专项资金|补偿资金|周转资金))*)(?=[，。、并用和]|$)"
)
_FUND_SUBJECT = re.compile(
    "^(?:各(?:市|县|地|区)|全省|省级|市级)?(?P<name>[^，。“”的和、及]{6,20}(?:周转|保障|补偿|引导|专项|扶持|奖补)(?:资金|基金))$"
)
_REGISTER = re.compile(
    f"(?:{_SET_UP}|完善|健全|建设)(?P<name>[^，。“”的]{{2,20}}?(?:资源库|项目库|储备库|名录库|信息库|数据库|人才库|专家库|企业库))(?![\u4e00-\u9fff]*接口)"
)
_PLATFORM = re.compile(
    "(?:登陆|登录|入驻|接入|加入)(?P<name>[^，。“”的、和]{4,24}?(?:平台|网站|系统))(?=[，。、并和开进]|$|为|实现|办理)"
)
_DIVISION = re.compile("(?:银行|公司|集团|机构)(?P<name>[^，。“”的、和银行]{2,6}事业部)")
_SYSTEM = re.compile(
    "(?:推行|实行|落实|执行|实施|建立|健全)(?P<name>[^，。、“”的和]{2,10}(?:责任制|承诺制|长制|负责制|[^体机编控限抑研复定管牵监强]制)(?:、[^，。、“”的和]{2,10}制)*)(?=[，。和、]|度|$)"
)
_POLICY = re.compile("(?:落实|执行|实行)(?P<name>[^，。、“”的和]{3,8})政策")
_GENERIC = re.compile(
    "优惠|扶持|支持|补贴|补助|奖励|减免|减费|减税|降费|让利|税收|财政|金融|财税|相关|有关|各项|国家|产业|就业|惠企|惠民|帮扶|强农|货币|信贷|人才|稳岗|生育|医保|社保|住房|省|市|中央|系列|上述|已出台"
)
_PLAIN = (_FUND, _FUND_SUBJECT, _REGISTER, _PLATFORM, _DIVISION, _SYSTEM)


def find(clause: Clause, *, has_amount: bool) -> Iterator[Piece]:
    """The names in a clause. A fund whose amount is stated (`has_amount`) is listed by its amount."""
    if clause.past:
        return
    taken: set[int] = set()
    for start, end in _spans(clause.text, has_amount=has_amount):
        if not taken & set(range(start, end)):
            taken |= set(range(start, end))
            name = re.sub("[“”《》]", "", clause.text[start:end])
            yield Piece(clause.start + start, clause.start + end, "name", name)


def _spans(text: str, *, has_amount: bool) -> Iterator[tuple[int, int]]:
    for match in _TO_WRITE.finditer(text):
        if len(_COMMON.sub("", match["name"])) >= 3:
            yield match.span("name")
    for match in _TITLE.finditer(text):
        before = text[: match.start()]
        if _TITLE_BEFORE.search(before) and not _TITLE_NOT.search(before):
            yield match.span()
    yield from _quoted(text)
    for pattern in _PLAIN:
        if has_amount and pattern in (_FUND, _FUND_SUBJECT):
            continue
        for match in pattern.finditer(text):
            yield match.span("name")
    for match in _POLICY.finditer(text):
        if not _GENERIC.search(match["name"]):
            yield match.span("name")


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    for match in _QUOTED.finditer(text):
        before, end = text[: match.start()], match.end()
        if _PHRASES.fullmatch(match["name"]) or _PHRASE_BEFORE.search(before):
            continue
        if (thing := _THING_AFTER.match(text, end)) and not _PHRASE_AFTER.match(text, end):
            yield match.start(), thing.end()
        elif _DEMAND_AFTER.match(text, end) or (_BEFORE.search(before) and not _PHRASE_AFTER.match(text, end)):
            yield match.start(), end
