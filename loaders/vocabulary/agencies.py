"""Names of agencies: how they end, what separates them in a list, and what is written if there is no agency."""

import re

from loaders.vocabulary.characters import SEPARATORS
from loaders.vocabulary.patterns import word_list
from loaders.vocabulary.places import PLACES

#: The cells that name nobody.
NO_AGENCY = frozenset({"", "-", "—", "——", "－", "/", "／", "无", "無", "\\", "--", "—-", "暂无", "暫無", "。"})
#: The characters and the words that names of agencies end with.
ENDS = tuple(
    "局委办厅院会室部府司社行处队园区县市镇乡道站所校学团联馆台署关位业组厂港场央心门商志库协盟旗州村派庭线网厦店矿团屏庙宫岛寺城段科股级岗户者员长员直"
)
END_WORDS = word_list("公司 集团 中心 单位 企业 部队 监狱 支行")
#: 党组织, 社会组织: here 组织 is the end of the name, not a verb after it.
ORGANISATIONS = ("党组织", "团组织", "社会组织", "群团组织", "各组织")

SEPARATOR = re.compile(f"([{SEPARATORS}])")
#: 省直各部门、单位: 各 applies to both nouns.
OPEN_NOUNS = re.compile(
    r""".{0,6}各
    (?:有关|相关|直属|成员|责任)?
    (?:部门|单位|机构|企业|处室|科室|乡镇|街道|县区|市直|委办局|院校|高校|银行)""",
    re.VERBOSE,
)
BARE_NOUN = re.compile(r"(?:部门|单位|机构|企业|团体|院校|街道|园区|企事业单位|金融机构|科室|处室)(?:和单位|和机构)?")
#: 及 separates names only before the name of a group: 市财政局及各县区政府, 及有关部门.
AND_BEFORE_GROUP = re.compile(
    rf"(?<=.)(?:以及|及)(?=(?:[{PLACES}]{{0,2}}(?:直|级|属|内)?)(?:各|有关|相关|有關|相關|其他|其它))"
)
#: White space separates two names only if the first is complete and the next begins with its place.
SPACE_BETWEEN_NAMES = re.compile(
    rf"""(?<=[局委办厅院会室府司])[ \u3000]+
    (?=[{PLACES}各][^ \u3000、，,；;]*[局委办厅院会室府司])""",
    re.VERBOSE,
)
LAST_BRACKET = re.compile(r"[（(〔\[].*?[)）〕\]]$")
#: What no name contains: punctuation of a sentence, a figure at its start, words of a legal text.
NO_NAME = re.compile(r"[。！？：:“”《》]|^[0-9]|以下简称|以上|以下|左右")
#: Words that a task may begin with, but a name does not.
STARTS_WITH_VERB = re.compile(
    r"""^(?:加快|推进|推动|加强|完善|建立|健全|开展|落实|做好|实施|强化|深化|提升|优化|支持|鼓励|引导|组织|探索|制定|确保
    |继续|积极|全面|进一步|大力|设在|设于|位于)""",
    re.VERBOSE,
)
#: Departments that every province, city and county has; one that is named without its place has left it out.
DEPARTMENTS = re.compile(
    r"""(?:发展和?改革|发改|财政|教育|教体|科技|科学技术|工业和信息化|工信|经信
    |公安|民政|司法|人力资源和?社会保障|人社
    |自然资源|国土资源|国土|生态环境|环保|住房和?城乡建设|住建
    |交通运输|交通|水利|水务|农业农村|农业|林业|气象|乡村振兴|粮食
    |商务|文化和旅游|文旅|旅游|卫生健康|卫健|卫生|医疗保障|医保|体育
    |应急管理|应急|审计|国资|市场监管|市场监督管理|统计|金融|税务
    |信访|城管|城市管理|大数据|规划|退役军人事务|外经贸|招商)
    (?:局|委|厅|办|委员会)""",
    re.VERBOSE,
)
