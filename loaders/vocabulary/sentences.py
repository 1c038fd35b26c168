"""The texts around the data: titles, annexes, notes, signatures, totals, parts of web pages, remarks in brackets."""

import re

from loaders.vocabulary.dates import DEADLINE_WORDS
from loaders.vocabulary.patterns import any_of, word_list
from loaders.vocabulary.roles import NEUTRAL_VERBS, ROLE_NOUN, TAILS, VERB_KINDS

#: 附件2, 附表：
ANNEX = re.compile(r"附\s*[表件录]\s*[0-9一二三四五六七八九十]*\s*[:：]?.{0,3}")
#: 附件：1.任务分工表, 附件:某表: the first line of a list of annexes.
ANNEX_LIST = re.compile(r"\s*附\s*[表件录]\s*[:：]\s*(?:[1１一]\s*[.．、]\s*)?\S")
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
#: Further words of titles of documents, which no heading inside a document has.
DOCUMENT_WORDS = re.compile(rf"{TITLE_WORDS.pattern}|通知|报告|规划|办法|细则|决定|公告|通报|目标责任")
#: How a line ends that is the title of a document, and no sentence: 甲县加强防汛工作实施方案.
TITLE_END = re.compile("^[^，,。；;：:]{2,60}(?:方案|通知|意见|办法|规划|细则|分工|(?:任务|分工|分解|责任|一览)表)$")
#: A heading that is the title of a table, and not one of several groups of its rows.
TABLE_TITLE = re.compile("分工|分解|清单|台账|一览|表$")
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

#: 各有关单位：, 各县（市、区）人民政府，省政府各部门：
SALUTATION = re.compile(r"[^。；;]{2,200}[：:]\s*")
#: （此件公开发布）
IN_BRACKETS = re.compile(r"[（(〔【][^（()）]{1,30}[)）〕】]")
#: What a web page says about itself: 发布日期：…, 来源：…
PAGE_LABEL = re.compile(
    r"""(?:发布|发文|成文|生成|更新|公开|印发|废止|生效|浏览|阅读)(?:日期|时间|机构|机关|次数|量|方式)\s*[：:]
    |   (?:信息|文章|稿件)?来源\s*[：:]
    |   (?:作者|责任?编辑|编辑|索\s*引\s*号|文\s*号|发文字号|字[号体]|主题词|主题分类|有效性|组配分类|分享|点击[数率量]?)\s*[：:]""",
    re.VERBOSE,
)

#: Words for agencies at the end of a label, whatever stands before: 包抓单位, 帮扶部门.
AGENCY_LABEL = re.compile("(?:单位|部门|科室|处室|机构|主体|专班)$")
#: 牵头单位：, 完成时限：, with the names or the date on the next line.
LONE_LABEL = re.compile(rf"\s*(?:{ROLE_NOUN}|{any_of(DEADLINE_WORDS)})\s*[：:]\s*")
#: The same without a colon, on a line of its own: 责任单位.
LONE_NOUN = re.compile(rf"\s*(?:{ROLE_NOUN})\s*")
#: A label in front of a text.
TEXT_LABEL = re.compile(
    r"""\s*(?P<word>
        (?:存在的?|反馈的?|主要|突出|具体|整改)?问题(?:描述|表现)?[一二三四五六七八九十0-9]{0,3}
    |   [\u4e00-\u9fff]{0,4}(?:措施|举措|步骤|做法|任务|内容|目标|要求|标准|成果|进展|进展情况|完成情况|整改情况|落实情况|成效|地点|形式)
    |   (?:项目|任务|事项|工作)名称)
    \s*[：:]""",
    re.VERBOSE,
)
PROBLEM_LABEL = re.compile(r".*问题.*|.*名称|(?:整改|重点|主要|工作)?任务")
#: The labels above the steps of a measure, and not above its aim or what came of it.
STEPS_LABEL = re.compile(r"措施|举措|步骤|做法|任务|内容|(?:整改|整治)要求")

_VERBS = any_of((*VERB_KINDS, *NEUTRAL_VERBS))
#: A word without which no clause says who does what.
HAS_VERB = re.compile(rf"{_VERBS}|{any_of(tail for tail in TAILS if '责' in tail)}")
#: How a clause ends that says who does what: …负责落实, …牵头, …按职责分工负责; or how it begins.
ASSIGNING_END = re.compile(rf"(?:{_VERBS}|{any_of(TAILS)})(?:工作)?[。；;，,！\s]*$|(?:{ROLE_NOUN})[为是]")
#: What follows the verb of a clause that says who does something, and not what: 负责 | 组织实施.
NO_OBJECT = re.compile(rf"(?:{_VERBS}|{any_of(TAILS)}|工作|[。；;，,！\s])*+$")
#: 责任单位为
LABEL_IS = re.compile(rf"(?:(?<=[，,；;])|^)\s*(?P<word>{ROLE_NOUN})(?:[为是]|[ \u3000]+)(?=\S)")
#: 完成时限为
DEADLINE_IS = re.compile(r"(?:(?<=[，,；;])|^)\s*(?:完成|整改|办结)?(?:时限|时间|期限)(?:[为是：:])")
#: 县水利局 | 牵头清淤: the verb between agencies and what they do; 负责同志 and 负责的 are none.
AGENT_VERB = re.compile(r"(?P<verb>牵头负责|牵头|负责|主办|承办|配合)(?=[^，,。；;]{2})(?!的|同志|人|制|单位|部门)")
#: A verb inside what should be a name shows that it is none: 县教育局负责建设学校.
VERB_IN_NAME = re.compile(
    rf"(?:{any_of(word_list('牵头 负责 配合 落实 承办 协助 制定 做好 抓好 会同 指导'))}|(?<!自)由)(?!单位|部门|小组|办)"
    r"|^(?:建设|修建|新建|改建|扩建|改造|打造|完成|办好)(?![局厅委部]|银行|集团)"
)
#: 县公安局。负责 …: agencies, and what they are responsible for.
NAMES_THEN_DUTY = re.compile(r"\s*(?P<names>[^。：:；;，,“”]{3,60}?)\s*[。：:]\s*")
DUTY = re.compile("(?:主要|具体|全面)?(?:负责|牵头|承担|配合|协助|参与|指导|督促|组织|做好|统筹|协调)")
#: 1.1, 2.1.3: a number of several parts, and no amount.
DECIMAL_NUMBER = re.compile(
    r"\s*([0-9]{1,2}(?:[.．][0-9]{1,2}){1,3})[.．、]?\s*(?=[\u4e00-\u9fff“《])(?![年月日个项万亿千百元倍米吨亩])"
)
#: A problem or a task with a number behind its name: 问题一：, 任务3：, 序号：3
NUMBERED_NAME = re.compile(
    r"(?:(?:问题|任务|事项|项目|重点任务|工作任务)\s*(?=\S+\s*[：:、.．])|[序编]号\s*[：:]\s*(?=[0-9]+\s*$))"
    r"([0-9]{1,3}|[零一二三四五六七八九十百]{1,5})\s*(?:[：:、.．]\s*|$)"
)
#: A heading with a number behind its kind: 行动一：, 专题二
NUMBERED_HEADING = re.compile(
    r"\s*[\u4e00-\u9fff]{2,4}(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*[：:、\u3000 ]\s*(?=\S)"
)
