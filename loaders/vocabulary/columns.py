"""Headers: the words that say what a column holds."""

import re

from loaders.vocabulary.dates import DEADLINE_WORDS
from loaders.vocabulary.patterns import any_of, word_list
from loaders.vocabulary.roles import ROLE_PARTS, ROLE_WORDS

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

#: Kind of a column -> the headers for it.
WORDS = {
    **ROLE_WORDS,
    "person": PERSON_WORDS,
    "deadline": DEADLINE_WORDS,
    "number": word_list("序号 编号"),
    "section": word_list("类别 分类 领域 板块 方面 类型 大类 环节 阶段 专项 章节 篇章"),
    "task": word_list("目标与任务 贯彻举措 任务 事项 任务分解 任务清单 项目 问题 工作任务及要求 任务要求 工作要点 指标"),
    "detail": word_list("措施 举措 要求 具体内容 主要内容 内容 建设内容 具体任务 实施内容 任务描述 目标"),
    "ignored": word_list("备注 说明 进度 进展 是否达序 电话 来源 依据 分值 得分 投资"),
}  # fmt: skip
#: Word -> kind; a word of several kinds has the first.
KIND_OF = {word: kind for kind, words in reversed(WORDS.items()) for word in reversed(words)}
LONGEST_WORD = max(map(len, KIND_OF))
#: Words that may surround a short header word: 2024年度重点任务, 市级牵头单位, 任务及措施.
_FILLER = r"""\d{4}年?|年度|本年|年
    |省级|市级|县级|区级|省直|市直|区直|县直
    |主要|重点|具体|工作|目标|名称
    |和|及|与|、|/|或|的|本|全|序号"""
COMPOSED = re.compile(f"(?:{any_of(KIND_OF)}|{_FILLER})+", re.VERBOSE)
#: What joins two headers in one cell: 责任单位及责任人.
CONJUNCTION = re.compile("以及|及其|和|及|与|或|、|/|·")
#: What may follow a header and says nothing more: 责任单位名称, 工作任务2024, 牵头单位一.
MEANINGLESS_END = re.compile("(?<=..)(?:名称|全称|名单|列表|划分|安排|分工|[0-9一二三四五六]+)$")
#: The last word of a header says what stands below it, whatever is said before: 整治内容, 牵头单位负责人, 责任单位意见.
HEADS = {
    "number": word_list("序号 编号"),
    "section": word_list("类别 分类 板块 类型 领域 方面 类"),
    "task": word_list("内容 任务 事项 项目 工作 问题 实事 指标 议题 隐患 风险点 短板 不足 项"),
    "detail": word_list("措施 举措 要求 标准 目标 清单 职责 职能 描述 表现 释义 解释 定义 内涵"),
    "deadline": word_list("时限 期限 时间 节点 日期 时段 年限 工期 周期"),
    "person": word_list("人 长 员 领导 同志 姓名 职务 书记"),
    "ignored": word_list("""
        电话 手机 号码 联系方式 情况 进展 进度 意见 备注 说明 来源 依据 数 数量 比例 对象 方式 等级 金额 资金 投资 得分 分值
        层级 级别 地点 地址 范围 区域 规模 面积 形式 途径 载体 成效 结果 评价 文号 原因 程序 频次 权重 位置 点位 路段 标志 状态 属性 性质 编码 代码 渠道 链接 附件 照片 率
    """),
}  # fmt: skip
#: The end of a header that names the tasks, if what stands before it says nothing: 权力名称.
NAME = "名称"
#: Persons beside 参加单位: such a cell says who attends, not who is responsible.
ATTENDANTS = word_list("人员 对象 代表 个人")
HEAD_OF = {head: kind for kind, heads in HEADS.items() for head in heads}
#: How a header ends above cells that list agencies: 经办科室, 牵头市局, 配合镇办.
AGENCY_NOUNS = word_list("""
    单位 部门 科室 处室 股室 机构 主体 司局 站所 庭室 部室 科所队 院系 学院 镇街 街镇 乡镇 街道 园区 县区 区县 镇办 市局 县局 区局 专班 党委 支部 业主
""")
AGENCY_NOUN = re.compile(f"(?P<before>.*?)(?:{any_of(AGENCY_NOUNS)})")
#: The name of an agency's role within a longer header: 参与部门的检查内容.
ROLE_WITHIN = re.compile(
    f"(?:{'|'.join(part.pattern for part in ROLE_PARTS.values())}).{{0,4}}?(?:{any_of(AGENCY_NOUNS)})"
)
#: Words before 单位, 部门 … of agencies that only decide, perform, order, report, count, build or receive: 来文单位, 计量单位, 被检查单位.
NOT_RESPONSIBLE = re.compile(
    "决策|审议|审定|联络|参演|演出|表演|参赛|展演|计量|统计|提出|来源|报送|来文|填报|填表|制表|印发|发文|发布|审批|申报|上报|提供|涉及|参会|出席|施工|设计|监理|勘察|被|受检|隐患|所在|市场$"
)
#: What names measures, which are made up of tasks: 措施, 工作举措.
MEASURES = re.compile("措施|举措")
#: A text about one of the agencies that names what is done (牵头部门抽查事项), not how.
ABOUT_TASK = re.compile("任务|事项|项目|工作")
#: A header above agencies, places or companies that do nothing: 被检查单位, 检查对象, 所在街道.
NO_AGENT = re.compile("被|受检|受益|受处|隐患|所在|参会|出席|计量|对象|地点|地址|位置|范围|层级|级别|区域|企业|名称")
#: A header that is one of several levels: 一级事项, 栏目·二级.
LEVEL = re.compile("(?:^|·)[一二三四]级")
#: What is written later, beside the tasks, however it ends: 下一步工作, 下步措施.
WRITTEN_LATER = re.compile("下一?步")
#: Words that a header does not contain if only the beginning of it says a role: 责任书, 责任制.
NO_ROLE = re.compile("人|领导|情况|要求|内容|措施|时|期|制|书|险|电话|计量|提出|来源|报送|来文")
#: How the name of a group of agencies begins, which is no header (各责任单位), or one for the others beside a lead.
GROUP_START, OTHERS_START = re.compile("各"), re.compile("有关|相关")
#: Of two dates of a task, the later one is its deadline.
BEGINS, ENDS = (
    re.compile("启动|开始|开工|起始|起$|发布|印发|成文|立项|受理"),
    re.compile("完成|结束|竣工|截止|办结|建成"),
)
#: What the lower row of a header says, beside header words: 县级, 起始.
LOWER_WORD = re.compile(
    f"[省市县区镇乡村]级?|名称|(?:{any_of(AGENCY_NOUNS)})(?:名称)?|(?:{BEGINS.pattern}|{ENDS.pattern})"
)
#: A cell that reads like a header and is not the name of an agency, although it ends like one: 责任单位, 办理机构.
GENERIC_HEADER = re.compile(r".{0,6}(?:单位|部门|处室|科室|机构|主体|分工|安排|名单|事项|工作|内容|任务)")
#: A cell that only cites a law: 《某法》第五条 …, 按照《某办法》有关规定执行。
LAW = re.compile(
    r"""(?:[0-9一二三四五六七八九十]{1,2}\s*[.、．]\s*)?(?:【[^】]{1,8}】)?(?:主要依据|依据|根据|按照|依照|参照|遵照)?[：:]?[\u4e00-\u9fff]{0,12}?《[^》]{2,80}》
        [^《》]{0,40}?第[0-9一二三四五六七八九十百零]{1,8}条
    |   (?:依据|根据|按照|依照|参照|遵照)《[^》]{2,80}》(?:[（(][^）)]{1,40}[)）]){0,2}
        (?:的?(?:有关|相关)?(?:规定|要求|条款|标准|开展|执行|实施|进行|办理).{0,10})?[。；;]?$""",
    re.VERBOSE,
)
#: Words in headers that decide between two columns of the same kind.
PROBLEM, SPECIFIC, MAIN_RESPONSIBLE, OTHER_LEADS = re.compile("问题|隐患|风险"), "具体", "主责", ("牵头", "主办")
#: A problem that is found later, if it stands right of the task: 任务|存在问题.
LEFT_OVER = re.compile("存在")
#: The header of the column that is added for the annotations at the end of the tasks.
RESPONSIBLE_HEADER = "责任单位"
