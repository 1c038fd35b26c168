"""Policies named in quotation marks or title marks: “七不准、四公开”, “信用山西”网站, 《…条例》."""

import re
from collections.abc import Iterator

_QUOTED = re.compile("“(?P<name>[^“”]{2,30})”")
_TITLE = re.compile("《[^》]{3,80}》")
#: Verbs for what is done to a policy; up to 14 characters, or other quoted names, may stand between verb and name.
_CARRIED_OUT = (
    "落实|执行|实施|推行|推进|推动|推广|开展|打造|建设|深化|启动|依托|实行|推出|创建|组织|建立|完善|加入|接入|登陆|搭建|制定|出台|印发"
    "|编制|修订|颁布|用好|用足|争创|建好|做好|健全|试点|建成|上线|宣传|构建|引入"
)
_BEFORE = re.compile(
    f"(?:{_CARRIED_OUT})(?!的)[^“”，]{{0,14}}(?:“[^”]*”[^“”，]{{0,10}}[、和])*$|(?:{_CARRIED_OUT})[^“”，]{{0,80}}等$"
)
_TITLE_BEFORE = re.compile(
    "(?:落实|执行|贯彻|实施|推进|制定|出台|印发|编制|修订|修改|起草|发布|颁布)[^《》，]{0,30}(?:《[^》]*》(?:（[^）]*）)?[、和及]?)*$"
)
_TITLE_NOT = re.compile("(?:根据|依据|按照|依照|参照|违反|原|废止|停止)[^《》，]{0,8}(?:《[^》]*》[、和及]?)*$")

#: A word for the sort of thing is part of its name: “信用山西”网站.
_THING = re.compile(
    "[^，。、“”（）和与的]{0,14}?(?:网站|平台|系统|客户端|移动端|APP|小程序|工程|专项行动|行动计划|行动|计划|改革|活动|战略|基金"
    "|专项资金|品牌|示范区|热线|负责制|责任制)"
)
#: A word for a demand is not: “三个不低于”工作要求.
_DEMAND = re.compile(
    "等?[^，。、“”（）的]{0,6}?(?:规定|要求|政策|制度|机制|办法|清单|名单|目录|试点|模式|监管|标准|体系|措施|方案|建设|创建|工作法)"
)
#: Words after or before a quoted phrase, slogan or sort of things: these are no policies.
_PHRASE_AFTER = re.compile(
    "的|理念|精神|原则|总体思路|基本原则|意识|思想|作用|问题|现象|企业|产品|困境|瓶颈|难题|带动|引领|效应|优势|目标|期间|时期|规划|末|期末|联动"
    "|服务(?!平台)|减碳|发展|关系|人才|队伍|责任|格局|局面|重要|方针|定位|要素|主线|保障|产业|项目|农产品|经济|堵点|痛点"
)
_PHRASE_BEFORE = re.compile(
    "(?:树立|树牢|坚持|秉持|弘扬|增强|坚定|做到|杜绝|防止|避免|破解|破除|打通|解决|克服|反对|谨防|遏制|实现|形成|按照|所谓|守住|减少"
    "|防范|消除|走好|念好|把好|当好|围绕|聚焦|提供|突出|确保|严禁|打击|整治|荣获|获评)[^“”，]{0,6}(?:“[^”]*”[、和]?)*$"
)
_PHRASES = re.compile(
    "十[一二三四五六]五|最后一公里|最后一米|一刀切|一站式|一对一|面对面|零距离|零门槛|卡脖子|等靠要|三农|双碳|双控|四风|四个意识|四个自信"
    "|两个维护|两个确立|龙头|链主|小巨人|专精特新|无缝衔接|绿色通道|[黑红白]名单|非农化|非粮化|两高|.{1,6}[式型]|看得见.*|绿水青山.*"
    "|房住不炒|一老一小|五位一体|四个全面|一窝蜂|走过场|两张皮"
)


def find(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each policy named in quotation marks or title marks in a clause."""
    titles = [match.span() for match in _TITLE.finditer(text)]
    for start, end in titles:
        if _TITLE_BEFORE.search(text[:start]) and not _TITLE_NOT.search(text[:start]):
            yield start, end
    for match in _QUOTED.finditer(text):
        stop = _end(text, match)
        if stop and not any(start < match.start() < end for start, end in titles):
            yield match.start(), stop


def _end(text: str, match: re.Match) -> int | None:
    """Where the name that begins with this quotation ends; None if the quotation names no policy."""
    before, end = text[: match.start()], match.end()
    if _PHRASES.fullmatch(match["name"]) or _PHRASE_BEFORE.search(before):
        return None
    if _PHRASE_AFTER.match(text, end):
        # “1+2+8”发展格局: after a verb such as 实施 it is a policy although one of _PHRASE_AFTER follows
        return end if _BEFORE.search(before) and text.startswith(("（", "发展格局"), end) else None
    if thing := _THING.match(text, end):
        return thing.end()
    return end if _DEMAND.match(text, end) or _BEFORE.search(before) else None
