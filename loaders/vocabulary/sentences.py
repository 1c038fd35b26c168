"""The texts around the data: titles, annexes, notes, signatures, totals, parts of web pages, remarks in brackets."""

import re

#: 附件2, 附表：
ANNEX = re.compile(r"附\s*[表件录]\s*[0-9一二三四五六七八九十]*\s*[:：]?.{0,3}")
NOTE = re.compile(
    r"""\s*[（(〔]?\s*
    (?:注|备\s*注|说\s*明|附\s*注|填表说明|注释|备注说明)\s*                  # 注：…, 备注1.…, （说明：…
    (?:[:：]|[0-9１1一]?[、.．])
    |   \s*[*＊※](?![*＊※])\s*\S                                            # ※ …
    """,
    re.VERBOSE,
)
SIGNATURE = re.compile(
    r"""\s*(?:
        填表|制表|填报|审核|审批|签发|联系人|联系电话|抄送|抄报|印发|主办     # 填表人：…, 抄送：…
    |   责任编辑|来源|发布时间|索引号|上一篇|下一篇                           # below an article of a web page
    |   (?:打印|关闭|分享)(?:本页|窗口|到|此页)?(?:$|[ \u3000|｜】\]])
    |   单位[（(]?(?:盖章|公章)
    |   (?:\d{4}|[〇○零一二三四五六七八九]{4})年\d{0,2}[一二三四五六七八九十]*月
        (?:\d{1,2}|[一二三四五六七八九十]+)日$                               # 2025年3月1日, 二〇二五年三月一日
    |   第\s*\d+\s*页|[-—]\s*\d+\s*[-—]$                                    # 第 3 页, - 3 -
    )""",
    re.VERBOSE,
)
TOTAL = re.compile(r"(?:合\s*计|总\s*计|小\s*计)[:：]?")

TITLE_WORDS = re.compile(r"分工|分解|方案|清单|任务|计划|措施|意见|台账|安排|要点|一览表|表$")
#: A title without a subject, or the second half of a title: 责任分工表, 目任务分解表.
TITLE_WITHOUT_SUBJECT = re.compile(
    r""".?(?:重点|主要|工作|任务|目标|责任|部门|分工|分解|清单|一览|台账|落实|实施|措施|事项|方案|细化|安排
    |及|和|与|表|单位|的|通知
    |[（(].{1,8}[)）])+""",
    re.VERBOSE,
)
#: Lines that are not titles: breadcrumbs of a web page, a document's number, the name of its issuer.
PAGE_FURNITURE = re.compile(
    r"""首\s*页|位置\s*[：:]                            # 首页, 当前位置：
    |   [〔\[（(【]\d{4}[〕\])）】].{0,8}号             # 〔2026〕5号
    |   ^.{2,20}文件$                                   # 某市人民政府文件
    |   \s[>›»]\s                                       # 首页 > 政务公开
    |   ^.{1,6}[：:]                                    # 索引号：
    """,
    re.VERBOSE,
)
SENTENCE_START = re.compile(r"为(?:了|深入|全面|确保|进一步|贯彻|加快|做好|补|推)|本(?:方案|表|清单|通知)|根据|按照")
#: Every sentence that `roles.FIRST_LEADS` finds contains one of these words, which are faster to search for.
FIRST_WORDS = ("第一", "首")
#: Punctuation around a heading.
AROUND_HEADING = "。：:；;，,、 \u3000"

#: How a bracket begins that names no agency: 以下简称…, 含…, 试行.
NO_ANNOTATION = re.compile(
    r"^(?:以下简称|简称|含|不含|包括|其中|如|即|例如|见|详见|注|试行|暂行|一期|二期|详细|附|联系)"
)
#: 5000万名, 30个, 12%: a text with such a count is not a list of agencies.
COUNTED = re.compile(r"\d+(?:万|亿|余|多)?(?:名|个|处|座|家|项|人|次|%|％|吨|元|米|亩|户|场|批|套|辆|床|张)")
#: Words at the foot of a web page.
PAGE_FOOT = re.compile(r"版权|维护|ICP|网站|技术支持|备案")
#: Marks before the items of a list.
BULLETS = "●•▪■◆★▲◎○·—-* \u3000"
