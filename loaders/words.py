"""The words of responsibility tables: what a header, a label or a verb says. Wordings: a survey of 54 documents.

Everything known of the vocabulary stands here as data; a new wording is one more word in one of these tables.
"""

from __future__ import annotations

import re
from functools import lru_cache

ROLE_KINDS = ("lead", "responsible", "support", "supervise")

_NOUNS = ("单位", "部门", "科室", "处室", "机构", "主体", "地区", "股室")
#: What stands before 单位, 部门 … in a header or a label.
_STEMS = {
    "lead": (
        "牵头", "牵头责任", "牵头负责", "牵头组织", "牵头组织实施", "牵头承办", "牵头实施", "总牵头", "主办", "主牵头",
        "主要责任", "第一责任", "主要牵头", "主责",
    ),
    "responsible": ("责任", "承办", "负责", "落实", "实施", "承担", "主管", "分工责任", "具体责任", "办理", "执行"),
    "support": (
        "配合", "配合责任", "参与", "参加", "协办", "协同", "协同责任", "协同配合", "其他责任", "其他", "协作和配合", "协作",
        "协助", "协助配合", "会办", "参与配合", "支持", "共同责任", "会同", "协作配合", "配合参与", "相关责任", "联办",
    ),
    "supervise": ("督办", "督导", "督查", "监督", "监管督办", "督促"),
}  # fmt: skip
_BARE = {
    "lead": ("牵头", "主办", "主责", "牵头负责", "总牵头"),
    "responsible": ("责任", "承办", "责任分工", "任务分工", "分工", "负责"),
    "support": ("配合", "协办", "参与", "协同", "协助", "协作"),
    "supervise": ("督办", "督导"),
}
#: Words for roles that end in a noun (牵头单位) and so mean the role wherever they stand before a colon.
ROLE_NOUNS = {kind: tuple(stem + noun for stem in stems for noun in _NOUNS) for kind, stems in _STEMS.items()}
#: Wordings whose parts say something else: the survey counts the first as support.
_WHOLE = {"support": ("责任主体与协同单位", "责任主体和协同单位")}
ROLE_NOUNS = {kind: (*nouns, *_WHOLE.get(kind, ())) for kind, nouns in ROLE_NOUNS.items()}
ROLE_WORDS = {kind: ROLE_NOUNS[kind] + _BARE[kind] for kind in ROLE_KINDS}
PERSON_WORDS = (
    "牵头负责领导", "牵头领导", "责任领导", "分管领导", "分管县领导", "分管市领导", "分管区领导", "分管负责人", "包联领导",
    "包保领导", "挂钩领导", "联系领导", "市领导", "县领导", "区领导", "省领导", "责任人", "负责人", "联系人", "联络员", "经办人",
    "具体责任人", "第一责任人", "直接责任人", "领导", "总召集人", "召集人",
)  # fmt: skip
DEADLINE_WORDS = (
    "完成时限", "完成时间", "完成期限", "时限要求", "时限", "时间要求", "时间节点", "办结时限", "时间安排", "完成时间节点",
    "时间进度", "进度要求", "进度安排", "计划完成时间", "期限", "办理时限", "完成日期", "时间",
)  # fmt: skip

#: Header words -> what the column holds. A longer word wins over a shorter one it contains.
WORDS = {
    **ROLE_WORDS,
    "person": PERSON_WORDS,
    "deadline": DEADLINE_WORDS,
    "number": ("序号", "编号", "任务序号", "项目序号", "任务编号"),
    "section": (
        "类别", "分类", "领域", "板块", "任务类别", "项目类别", "工作类别", "重点领域", "任务分类", "方面", "类型", "工作板块",
        "工作领域", "任务领域", "大类", "环节", "阶段", "专项", "指标类别", "项目类型", "事项类别",
    ),
    "task": (
        "工作内容", "工作任务", "主要任务", "重点任务", "目标与任务", "目标任务", "任务内容", "项目名称", "民生实事", "贯彻举措",
        "任务", "事项", "任务名称", "工作事项", "重点工作", "重点工作任务", "主要工作任务", "主要工作", "工作项目", "任务分解",
        "任务清单", "实事项目", "项目", "任务事项", "重点事项", "改革任务", "改革事项", "分解任务", "整改任务", "问题", "主要事项",
        "事项名称", "工作名称", "重点项目", "工作任务及要求", "任务要求", "整改事项", "工作要点", "指标名称", "指标",
    ),
    "detail": (
        "措施", "具体措施", "工作措施", "主要措施", "举措", "具体举措", "工作举措", "重点举措", "主要举措", "工作要求", "要求",
        "具体要求", "具体内容", "主要内容", "内容", "建设内容", "内容与要求", "工作标准", "具体任务", "任务措施", "整改措施", "落实措施",
        "实施内容", "推进措施", "细化措施", "政策措施", "任务描述", "建设内容及规模", "工作目标", "目标", "年度目标", "目标要求",
        "任务目标", "预期目标", "成果形式", "主要目标", "阶段目标",
    ),
    "ignored": (
        "备注", "说明", "进展情况", "工作进展", "任务进展", "完成情况", "落实情况", "进度", "进展", "推进情况", "是否达序",
        "联系电话", "电话", "任务来源", "来源", "依据", "任务完成情况", "工作进展情况", "存在问题", "下一步工作", "目前进展",
        "项目进展", "分值", "得分", "投资", "总投资", "年度投资",
    ),
}  # fmt: skip
_BY_LENGTH = sorted(((word, kind) for kind, words in WORDS.items() for word in words), key=lambda pair: -len(pair[0]))
_KIND_OF = dict(reversed(_BY_LENGTH))
#: What may stand around a short word in a header: 2024年度重点任务, 市级牵头单位, 任务及措施.
_FILLERS = r"\d{4}年?|年度|本年|年|省级|市级|县级|区级|省直|市直|区直|县直|主要|重点|具体|工作|目标|名称|和|及|与|、|/|或|的|本|全|序号"
_COMPOSED = re.compile(f"(?:{'|'.join(word for word, _ in _BY_LENGTH)}|{_FILLERS})+")
#: The end of a header, after up to six characters of what it is about: 整治内容, 保障措施, 整改时限.
_ENDINGS = (
    (re.compile(r"[^、，,。0-9（(]{0,6}(?:内容|任务|事项|项目|工作|举措及任务)"), "task"),
    (re.compile(r"[^、，,。0-9（(]{0,6}(?:措施|举措|要求|标准|目标|清单)"), "detail"),
    (re.compile(r"[^、，,。0-9（(]{0,6}(?:时限|期限|时间|节点|日期|时段)"), "deadline"),
)
_LONGEST_HEADER = 20  # a cell with more characters is a sentence that mentions the word
_SURE = 4  # characters of a word that means a header whatever stands around it
_BRACKETED = re.compile(r"[（(〔\[【].*?[)）〕\]】]")
_TRADITIONAL = str.maketrans(
    "牽頭單責門辦參與協務內時舉項實導領聯號編類進設開業經會負機標區體學動長點間節問題據資執縣廳區發財衛環應農業鄉鎮團黨館總權處關網數據誌術稅國際歷風險隊員證監銀僑臺漁遊電廣視",
    "牵头单责门办参与协务内时举项实导领联号编类进设开业经会负机标区体学动长点间节问题据资执县厅区发财卫环应农业乡镇团党馆总权处关网数据志术税国际历风险队员证监银侨台渔游电广视",
)


def simplify(text: str) -> str:
    """The text with the traditional characters of this vocabulary simplified, for comparing only."""
    return text if text.isascii() else text.translate(_TRADITIONAL)


def clean_header(cell: str) -> str:
    """The header without the white space and colons that print layout puts in."""
    return "".join(cell.split()).replace("：", "").replace(":", "")


@lru_cache(maxsize=4096)
def column_kind(cell: str) -> str | None:
    """What a column with this header holds: a role, "task", "detail", "number", …; None if unknown."""
    header = simplify(clean_header(cell))
    if not header or len(header) > _LONGEST_HEADER * 2:
        return None
    header = _BRACKETED.sub("", header) or header.strip("（）()〔〕[]【】")
    if len(header) > _LONGEST_HEADER:
        return None
    if header in _KIND_OF:
        return _KIND_OF[header]
    found = next(((word, kind) for word, kind in _BY_LENGTH if word in header), None)
    if found and (len(found[0]) >= _SURE or _COMPOSED.fullmatch(header)):
        return found[1]
    return next((kind for ending, kind in _ENDINGS if ending.fullmatch(header)), None)


def is_header_word(cell: str) -> bool:
    """Whether the cell is one of the header words, with nothing around it."""
    return simplify(clean_header(cell)) in _KIND_OF


#: Role words that a verb or a bracket after a name may be; the longest is tried first.
VERBS = {
    "lead": ("牵头", "主办", "主责", "牵头单位", "牵头部门", "主办单位", "总牵头", "统筹"),
    "support": (
        "配合",
        "参与",
        "参加",
        "协办",
        "协助",
        "协同",
        "协作",
        "配合单位",
        "协办单位",
        "参与单位",
        "支持",
        "会办",
        "协同配合",
        "协助配合",
        "参与配合",
        "配合参与",
        "协作配合",
    ),
    "supervise": ("督办", "督导", "督查"),
    "responsible": ("责任单位", "承办", "主抓", "责任"),
}
#: What follows the names and says nothing about the role.
TAILS = (
    "等有关部门和单位", "等相关部门和单位", "等有关单位", "等相关单位", "等有关部门", "等相关部门", "等部门和单位", "等部门单位", "等各部门",
    "等部门", "等单位", "等科室", "等处室", "等乡镇", "等街道", "等地区", "等", "按职责分工", "按照职责分工", "按各自职责分工", "按照各自职责分工", "按各自职责", "按照各自职责",
    "按照职责", "按职责", "按分工", "各负其责", "依职责", "分别", "共同", "具体", "联合", "各自", "根据职责分工", "依职责分工", "结合职责",
    "分工", "齐抓共管", "下同",
)  # fmt: skip
#: Verbs that end a group of names without naming another role than the column's.
NEUTRAL_VERBS = (
    "负责",
    "落实",
    "组织实施",
    "抓好落实",
    "实施",
    "推进",
    "组织",
    "做好",
    "办理",
    "抓总",
    "承担",
    "推动落实",
)

DEADLINE_TEXT = re.compile(
    r"(?:完成时限|时限|完成时间)?[:：]?(?:(?:于|在)?(?:\d{4}年|今年|明年|当年|本年|年)?(?:\d{1,2}月(?:份|底|初|中旬|上旬|下旬|末)?)?(?:\d{1,2}日)?"
    r"(?:年底|年末|年中|季度末|上半年|下半年|第[一二三四]季度|[一二三四]季度|底|末)?(?:之?前|以前|内)?(?:基本)?(?:完成|启动|建成|取得.{2,8}|实施|落实|见效|开工|竣工|到位)?"
    r"|(?:.{0,4})?(?:长期|持续|常年|全年|年内)(?:坚持|推进|实施|落实|开展|完成)*"
    r"|(?:\d{4}年|\d{1,2}月|每[年季月周]).{0,10}(?:前.{0,4}|底|完成|启动|见效|一次|[0-9一二两三四]次)|立行立改|立即整改|即知即改|边查边改|适时|每[年季月周半]度?(?:\d{1,2}月.{0,3})?|常态化.{0,4})"
)
FIRST_LEADS = re.compile(
    r"(?:第一|首)(?:位|个|家|名)[^。；;，,]{0,14}?(?:牵头|主办|主责|汇总)|(?:牵头|主办)(?:单位|部门)?[^。；;，,]{0,4}(?:列|排|位)[^。；;，,]{0,5}(?:第一|首)位"
)

#: Departments that every province, city and county has; named without its place, one of them has lost it.
DEPARTMENTS = re.compile(
    "(?:发展和?改革|发改|财政|教育|教体|科技|科学技术|工业和信息化|工信|经信|公安|民政|司法|人力资源和?社会保障|人社|自然资源|国土资源|国土|"
    "生态环境|环保|住房和?城乡建设|住建|交通运输|交通|水利|水务|农业农村|农业|商务|文化和旅游|文旅|卫生健康|卫健|卫生|应急管理|应急|审计|国资|"
    "市场监管|市场监督管理|统计|医疗保障|医保|林业|体育|金融|税务|气象|信访|乡村振兴|城管|城市管理|大数据|规划|退役军人事务|粮食|外经贸|旅游|招商)"
    "(?:局|委|厅|办|委员会)"
)
