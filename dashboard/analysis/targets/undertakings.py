"""Policies named without quotation marks: bodies, funds or papers to be set up or written, and named ways of working."""

import re
from collections.abc import Iterator

_NAME = "[^，。；、《》“”（）]"
_SET_UP = "设立|建立|组建|成立|发起设立"
_RULES = "清单|办法|方案|细则|规划|条例|意见|目录|指南|规范|规程|导则|预案|行动计划"
#: 制定小微企业严重失信行为“黑名单”的认定办法
_WRITTEN = re.compile(
    f"(?:制定|制订|出台|印发|编制|修订|起草)[并、]?(?:实施|出台|印发|发布|公布)*"
    f"(?P<name>(?:[省市县乡]、)*(?:(?:{_NAME}{{2,12}}、)+{_NAME}{{2,12}}等)?{_NAME}{{2,20}}?(?:“[^”]*”{_NAME}{{1,10}}?)?(?:{_RULES}))"
    "(?=[，。；、和及并（）]|$|报|印发)"
)
#: Words that do not distinguish one paper from another: 具体实施方案 is no name.
_COMMON = re.compile(
    "具体|切实可行|科学合理|可行|相关|有关|配套|实施|工作|管理|专项|行动|各项|本|我省|我市|全省|全市|年度|细化|详细|完善|落实|应急|处置"
    f"|推进|操作|的|地区|部门|行业|区域|统一|相应|针对性|支持|扶持|{_RULES}"
)
_FUND = re.compile(
    f"(?:{_SET_UP})(?:[^，。“”]*的)?(?P<name>[^，。“”的由]{{3,24}}?(?:基金|专项资金|资金池|补偿资金|周转资金|保障资金|引导资金)"
    "(?:、[^，。“”、]{3,20}?(?:基金|专项资金|补偿资金|周转资金))*)(?=[，。、并用和]|$)"
)
#: A fund as the subject of its sentence: 各市企业资金链应急周转保障资金，要….
_FUND_SUBJECT = re.compile(
    "^(?:各(?:市|县|地|区)|全省|省级|市级)?(?P<name>[^，。“”的和、及]{6,20}(?:周转|保障|补偿|引导|专项|扶持|奖补)(?:资金|基金))$"
)
_REGISTER = re.compile(
    f"(?:{_SET_UP}|完善|健全|建设)(?P<name>[^，。“”的]{{2,20}}?(?:资源库|项目库|储备库|名录库|信息库|数据库|人才库|专家库|企业库))"
)
_PLATFORM = re.compile(
    "(?:登陆|登录|入驻|接入|加入)(?P<name>[^，。“”的、和]{4,24}?(?:平台|网站|系统))(?=[，。、并和开进]|$|为|实现|办理)"
)
_DIVISION = re.compile("(?:银行|公司|集团|机构)(?P<name>[^，。“”的、和银行]{2,6}事业部)")
#: 河长制, 首问负责制、限时办结制, but not 体制, 编制, 控制 …
_SYSTEM = re.compile(
    "(?:推行|推广|实行|落实|执行|实施|建立|健全)"
    "(?P<name>[^，。、“”的和]{1,10}(?:责任制|承诺制|长制|负责制|[^体机编控限抑研复定管牵监强]制)(?:、[^，。、“”的和]{2,10}制)*)"
    "(?=[，。和、]|度|$)"
)
_PROGRAMME = re.compile(
    "(?:实施|开展|推进|启动|组织)(?!的)(?P<name>(?!一批|一系列|好|各类|各项)[^，。；、“”《》的和及]{4,18}(?:工程|行动|行动计划))(?=[，。；、和为]|$)"
)
#: Words for sorts of work, which are no names: 开展专项整治行动, 推进重点工程.
_SORTS = re.compile(
    "专项|整治|联合|集中|执法|排查|清理|打击|重点|重大|建设|改造|基础设施|配套|项目|救援|检查|督查|宣传|行动|工程|计划|系列|一批|相关|有关|统一|实施|开展|推进|公益|执行"
)
_POLICY = re.compile("(?:落实|执行|实行)(?P<name>[^，。、“”的和]{3,8})政策")
_GENERIC = re.compile(
    "优惠|扶持|支持|补贴|补助|奖励|减免|减费|减税|降费|让利|税收|财政|金融|财税|相关|有关|各项|国家|产业|就业|惠企|惠民|帮扶|强农|货币"
    "|信贷|人才|稳岗|生育|医保|社保|住房|省|市|中央|系列|上述|已出台"
)


def find(text: str, *, has_amount: bool) -> Iterator[tuple[int, int]]:
    """(start, end) of each such name in a clause. If the clause states an amount, that is the target and not the fund."""
    for match in _WRITTEN.finditer(text):
        if len(_COMMON.sub("", match["name"])) >= 3:
            yield match.span("name")
    for pattern in (_REGISTER, _PLATFORM, _DIVISION, _SYSTEM, *(() if has_amount else (_FUND, _FUND_SUBJECT))):
        for match in pattern.finditer(text):
            yield match.span("name")
    for match in _PROGRAMME.finditer(text):
        if len(_SORTS.sub("", match["name"])) >= 4:
            yield match.span("name")
    for match in _POLICY.finditer(text):
        if not _GENERIC.search(match["name"]):
            yield match.span("name")
