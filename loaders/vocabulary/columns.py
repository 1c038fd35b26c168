"""Headers: the words that say what a column holds."""

import re

from loaders.vocabulary.dates import DEADLINE_WORDS
from loaders.vocabulary.patterns import any_of, word_list
from loaders.vocabulary.roles import ROLE_STEMS, ROLE_WORDS

_PERSON_STEMS = (
    "",
    *word_list("牵头负责 牵头 责任 分管 包联 包保 包抓 挂钩 联系 主管 督导 督办 主要 直接 具体 第一 牵头责任"),
)
_PERSON_NOUNS = word_list("""
    领导 县领导 市领导 区领导 省领导 校领导 院领导 局领导 厅领导 委领导 镇领导 所领导 公司领导 责任人 负责人 负责同志 班子成员 副县长 副市长 副区长 副省长
""")
PERSON_WORDS = (
    *(stem + noun for stem in _PERSON_STEMS for noun in _PERSON_NOUNS),
    *word_list("联系人 联络员 经办人 总召集人 召集人 承办人 督办人 牵头人"),
)

#: Kind of a column -> the headers for it. A longer word takes precedence over a shorter one that it contains.
WORDS = {
    **ROLE_WORDS,
    "person": PERSON_WORDS,
    "deadline": DEADLINE_WORDS,
    "number": ("序号", "编号", "任务序号", "项目序号", "任务编号"),
    "section": word_list("""
        类别 分类 领域 板块 任务类别 项目类别 工作类别 重点领域 任务分类 方面 类型 工作板块 工作领域 任务领域 大类 环节 阶段 专项 指标类别 项目类型 事项类别
    """),
    "task": word_list("""
        工作内容 工作任务 主要任务 重点任务 目标与任务 目标任务 任务内容 项目名称 民生实事 贯彻举措 任务 事项 任务名称 工作事项 重点工作 重点工作任务 主要工作任务 主要工作 工作项目
        任务分解 任务清单 实事项目 项目 任务事项 重点事项 改革任务 改革事项 分解任务 整改任务 问题 主要事项 事项名称 工作名称 重点项目 工作任务及要求 任务要求 整改事项 工作要点
        指标名称 指标
    """),
    "detail": word_list("""
        措施 具体措施 工作措施 主要措施 举措 具体举措 工作举措 重点举措 主要举措 工作要求 要求 具体要求 具体内容 主要内容 内容 建设内容 内容与要求 工作标准 具体任务 任务措施
        整改措施 落实措施 实施内容 推进措施 细化措施 政策措施 任务描述 建设内容及规模 工作目标 目标 年度目标 目标要求 任务目标 预期目标 主要目标 阶段目标
    """),
    "ignored": word_list("""
        备注 说明 进展情况 工作进展 任务进展 完成情况 落实情况 进度 进展 推进情况 是否达序 联系电话 电话 任务来源 来源 依据 任务完成情况 工作进展情况 存在问题 下一步工作 目前进展
        项目进展 分值 得分 投资 总投资 年度投资 成果形式
    """),
}  # fmt: skip
#: (word, kind), the longest word first.
WORDS_BY_LENGTH = sorted(
    ((word, kind) for kind, words in WORDS.items() for word in words), key=lambda pair: -len(pair[0])
)
KIND_OF = dict(reversed(WORDS_BY_LENGTH))
#: Words that may surround a short header word: 2024年度重点任务, 市级牵头单位, 任务及措施.
_FILLER = r"""\d{4}年?|年度|本年|年
    |省级|市级|县级|区级|省直|市直|区直|县直
    |主要|重点|具体|工作|目标|名称
    |和|及|与|、|/|或|的|本|全|序号"""
COMPOSED = re.compile(f"(?:{any_of(word for word, _ in WORDS_BY_LENGTH)}|{_FILLER})+", re.VERBOSE)
#: How a header may end, after up to six characters that say what it is about: 整治内容, 保障措施, 整改时限.
_ABOUT = "[^、，,。0-9（(]{0,6}"
ENDINGS = (
    (re.compile(rf"{_ABOUT}(?:内容|任务|事项|项目|工作|举措及任务)"), "task"),
    (re.compile(rf"{_ABOUT}(?:措施|举措|要求|标准|目标|清单)"), "detail"),
    (re.compile(rf"{_ABOUT}(?:时限|期限|时间|节点|日期|时段)"), "deadline"),
)

#: How a header may begin, above cells that list agencies, if its end is not a known word: 牵头市局, 配合镇办.
HEADER_STEMS = {role: re.compile(any_of(ROLE_STEMS[role])) for role in ("support", "supervise", "lead", "responsible")}
#: Words that such a header does not contain: 责任人, 落实情况, 责任书 …
NO_ROLE = re.compile("人|领导|情况|要求|内容|措施|时|期|制|书|险|电话|计量|提出|来源|报送|来文")
#: A header that says that agencies stand below it, but not their role: 单位, 科室名称.
PLAIN_AGENCY_HEADER = re.compile("(?:单位|部门|科室|处室|机构|镇街|乡镇|站所)(?:名称)?")
#: A cell that reads like a header and is not the name of an agency, although it ends like one: 责任单位, 办理机构.
GENERIC_HEADER = re.compile(r".{0,6}(?:单位|部门|处室|科室|机构|主体|分工|安排|名单|事项|工作|内容|任务)")
#: Words in headers that decide between two columns of the same kind.
PROBLEM, SPECIFIC, MAIN_RESPONSIBLE, OTHER_LEADS = "问题", "具体", "主责", ("牵头", "主办")
#: The header of the column that is added for the annotations at the end of the tasks.
RESPONSIBLE_HEADER = "责任单位"
