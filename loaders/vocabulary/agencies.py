"""Names of agencies: how they end, what separates them in a list, and what is written if there is no agency."""

import re

from loaders.vocabulary.patterns import any_of, word_list

#: The cells that name nobody.
NO_AGENCY = frozenset({"", "-", "—", "——", "－", "/", "／", "无", "無", "\\", "--", "—-", "暂无", "暫無", "。"})
#: The characters and the words that names of agencies end with.
ENDS = tuple(
    "局委办厅院会室部府司社行处队园区县市镇乡道站所校学团联馆台署关位业组厂港场央心门商志库协盟旗州村派庭线网厦店矿团屏庙宫岛寺城段科股级岗户者员长员直"
)
END_WORDS = word_list("公司 集团 中心 单位 企业 部队 监狱 支行 专班 国企 央企 民企")
#: 省直各部门、单位: 各 applies to both nouns.
OPEN_NOUNS = re.compile(
    r""".{0,6}各
    (?:有关|相关|直属|成员|责任)?
    (?:部门|单位|机构|企业|处室|科室|乡镇|街道|县区|市直|委办局|院校|高校|银行)""",
    re.VERBOSE,
)
BARE_NOUN = re.compile(r"(?:部门|单位|机构|企业|团体|院校|街道|园区|企事业单位|金融机构|科室|处室)(?:和单位|和机构)?")
#: The endings that a sentence seldom has by chance: what follows them may be a verb.
COMPLETE = re.compile(
    r"""(?:[局委厅署司]|(?<![举开创承主协督])办|(?<![政官])府|(?<![社机])会|(?<!社区)部|(?<!到)处|(?<!温)室|[妇残侨文社工青]联|[科政]协|队|法院|检察院|学院|研究院|支行|分行|银行
    |公司|集团|中心|单位|部门|机构|联社|专班|小组|总站|政府|街道|大学)$""",
    re.VERBOSE,
)
#: Names that stand for themselves although they begin with no place; 支队, 分局, 宣传部 … are part of what stands before them.
INDEPENDENT = re.compile(
    r"(?:(?<!分)局|委|厅|集团|(?<!分)公司|大学|学院|协会|联合会|[妇残侨文工]联|管委会|总工会|中心|馆)$"
)
#: 城东新区管委会: beside a group of governments it is an agency of its own.
COMMITTEE = re.compile(".{2,}(?:管委会|管理委员会)")
#: Names that may be followed by the name of a part of them.
PARENT = re.compile(r"(?:总局|总行|集团|公司|银行|政府|[省市县区国央党]委|大学|部)$")
#: What stands before 和 in a name that is not finished there: 党委和政府, 企业和园区.
SHARES_THE_REST = re.compile(r"(?:政府|党委|党组|工委|单位|部门|企业|机构|园区|街道|社会|组织|集团|医院|学校|银行)$")
LAST_BRACKET = re.compile(r"[（(〔\[].*?[)）〕\]]$")
#: 详见附表, 另行通知, 待定, 由发起部门确定: it stands where agencies are named, and sends the reader elsewhere.
REFERENCE = re.compile(
    r"(?:详?见|参见|另见)(?:附|上|下|表|左|右|前|后|文|原|第|各|序号|本).{0,20}|附[件表].{0,6}|待定|另行.{2,6}|(?:根据|视|由).{2,16}(?:确定|指定|明确).{0,6}|同[上前左右].{0,4}|不涉及"
)
#: What no name contains: punctuation of a sentence, a figure at its start, words of a legal text.
NO_NAME = re.compile(r"[。！？：:《》]|“(?![0-9]{3,5}”)|(?<![0-9])”|^[0-9]|以下简称|(?<!级)以上|以下|左右")
#: Words that a task may begin with, but a name does not.
STARTS_WITH_VERB = re.compile(
    r"""^(?:加快|推进|推动|加强|完善|建立|健全|开展|落实|做好|实施|强化|深化|提升|优化|支持|鼓励|引导|组织|探索|制定|确保
    |继续|积极|全面|进一步|大力|设在|设于|位于)""",
    re.VERBOSE,
)
#: 城东分局: a branch, whose end is that of the agency it belongs to.
BRANCH = re.compile("[^、，,；;]{0,8}分(?P<end>局|公司|行|院|中心|校)")
#: The fields of the departments that every province, city and county has.
_FIELDS = r"""(?:发展和?改革|发改|财政|教育|教体|科技|科学技术|工业和信息化|工信|经信
    |公安|民政|司法|人力资源和?社会保障|人社
    |自然资源|国土资源|国土|生态环境|环保|住房和?城乡建设|住建
    |交通运输|交通|水利|水务|农业农村|农业|林业|气象|乡村振兴|粮食
    |商务|文化和旅游|文旅|旅游|卫生健康|卫健|卫生|医疗保障|医保|体育
    |应急管理|应急|审计|国资|市场监管|市场监督管理|统计|金融|税务
    |信访|城管|城市管理|大数据|规划|退役军人事务|外经贸|招商)"""
#: 市教育局: a department that is named without its place has left it out.
DEPARTMENTS = re.compile(rf"{_FIELDS}(?:局|委|厅|办|委员会)", re.VERBOSE)
_FURTHER_FIELDS = any_of(
    word_list("""
    教育和体育 教育体育 教育科技 科学技术和教育 自然资源和规划 规划和自然资源 工业信息化 经济和信息化 民族和宗教 民族宗教 民宗 卫生和计划生育 文化 文体 文化体育 文化广电旅游
    宣传 网信 组织 统战 政法 编制 机构编制 监察 纪检监察 检察 司法行政 消防 消防救援 海事 海关 边检 移民管理 邮政 邮政管理 铁路 民航 地震 电力 能源 供销 外事 侨务
    药监 药品监管 药品监督管理 食品药品监管 质监 工商 安监 安全监管 海洋 渔业 海洋渔业 农机 畜牧 畜牧兽医 兽医 园林 园林绿化 绿化 房管 房产 住房 住房保障 土地 环境保护 水行政 文物
    广电 广播电视 新闻出版 版权 电影 计生 疾控 疾病预防控制 中医药 医药 知识产权 检验检疫 公积金 机关事务 人防 物价 价格 发展和改革 通信 通信管理 烟草 金融监管 地方金融监管
    金融监督管理 证券监管 城乡建设 建设 市政 市容 环卫 路政 公路 航运 港航 航空 港口 口岸 交管 公安交管 公安交警 交警 行政审批 政务服务 综合执法 城管执法 城市管理执法 人事 劳动 劳动保障 档案
    史志 残疾人工作 妇女儿童工作 退役军人 退役军人工作 国防动员 社会工作 数据 数据管理 投资促进 工业 林草 林业和草原 草原 水文 保险 保险监管 反恐 国安 国家安全 保密 密码 无线电
""")
)
#: 市级, 市、县两级, 各县（市、区）: the places before a field.
_PLACES = r"""(?:各级|各地|当地|属地|地方|国家|中央|[各全本][省市县区州旗镇乡（）()、]{1,8}级?
    |(?:[省市县区州旗镇乡]、?){2,4}(?:[（(][省市县区州旗镇乡、]{1,6}[）)])?(?:[两三四]?级)?|[省市县区州盟旗国镇乡](?!场|政|容)[直级属]?)?"""
#: 教育, 市级公安: the field of a department, without 局 or 部门.
FIELD = re.compile(rf"{_PLACES}(?:{_FIELDS}|{_FURTHER_FIELDS})", re.VERBOSE)
#: 教育部门, 新闻出版（版权）部门, 水行政主管部门: a field with the noun that other fields before it may share.
FIELD_WITH_NOUN = re.compile(
    rf"(?P<field>{FIELD.pattern})(?:[（(][^（）()]{{1,10}}[）)])?(?P<noun>(?:行政)?(?:主管|监管)?部门)", re.VERBOSE
)
#: A field that no department has together with another one: 公安和税务部门 are two, 教育和体育部门 is one.
FIELD_OF_ITS_OWN = re.compile(
    rf"""{_PLACES}(?:公安|税务|市场监管|市场监督管理|生态环境|司法|审计|消防|消防救援|海关|气象|检察|财政|民政|卫生健康|卫健
    |人力资源和?社会保障|人社|医疗保障|医保|统计|信访|应急管理|宣传|网信|组织)""",
    re.VERBOSE,
)
#: A short word that may be a field that no list knows; 中石化 is a company, 家长 are persons.
UNKNOWN_FIELD = re.compile(
    r"(?![省市县区州盟旗国中])(?!移动|电信|联通|铁塔|电网|供[电水气热]|人行)[\u4e00-\u9fff]{4,6}"
)
