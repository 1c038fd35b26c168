"""Roles: the words that say who does what, in headers, labels, brackets and verbs."""

import re

from loaders.vocabulary.characters import LIST_MARKS
from loaders.vocabulary.patterns import any_of, word_list

ROLE_KINDS = ("lead", "responsible", "support", "supervise")

_NOUNS = word_list(
    "单位 部门 科室 处室 机构 主体 地区 股室 司局 站所 庭室 部室 院系 学院 镇街 乡镇 街道 县区 区县 支部 专班 企业 方"
)
#: What stands before 单位, 部门 … in a header or a label.
ROLE_STEMS = {
    "lead": word_list("牵头 牵头责任 牵头负责 牵头组织 牵头组织实施 牵头承办 牵头实施 组长 总牵头 主办 主牵头 主要责任 第一责任 主要牵头 主责"),
    "responsible": word_list("责任 承办 负责 落实 实施 承担 主管 分工责任 具体责任 办理 执行"),
    "support": word_list("""
        配合 配合责任 参与 参加 协办 协同 协同责任 协同配合 其他责任 其他 协作和配合 协作 协助 协助配合 会办 参与配合 支持 共同责任 会同 协作配合 配合参与 相关责任 联办 支撑
        数据提供 数据来源 数据支撑 数据支持 资料提供 资料来源 材料提供 信息提供
    """),
    "supervise": word_list("督办 督导 督查 监督 监管督办 督促"),
}  # fmt: skip
#: The parts of unknown words for headers and labels that say the role, the first that is found: 技术协作单位.
ROLE_PARTS = {
    "support": re.compile(
        "配合|协(?!调)|参与|参加|参检|参办|支撑|支持|共同|(?<![包挂关])联(?![系络挂包])|会办|会同|其他|其它"
        "|(?:数据|资料|材料|信息|指标)(?:提供|来源)"
    ),
    "supervise": re.compile("督"),
    "lead": re.compile("牵头|发起|(?<![党团会群])组织(?!承办|实施|落实|推进)|主办|主责|主抓|总"),
    "responsible": re.compile("责任|承办|负责|落实|实施|承担|主管|分工|办理|执行"),
}
_BARE = {
    "lead": ("牵头", "主办", "主责", "牵头负责", "总牵头"),
    "responsible": word_list("责任 承办 责任分工 任务分工 部门分工 单位分工 分工 负责"),
    "support": word_list("配合 协办 参与 协同 协助 协作"),
    "supervise": ("督办", "督导"),
}
#: Headers whose words one by one would say something else; the survey counts them as support.
_WHOLE = {"support": ("责任主体与协同单位", "责任主体和协同单位")}
#: The words for a role: those that end in a noun (牵头单位), and the bare ones.
ROLE_WORDS = {
    kind: (*(stem + noun for stem in stems for noun in _NOUNS), *_WHOLE.get(kind, ()), *_BARE[kind])
    for kind, stems in ROLE_STEMS.items()
}
#: A role word that ends in a noun; before a colon it means the role wherever it stands.
ROLE_NOUN = f"(?:{any_of(sum(ROLE_STEMS.values(), ()))})(?:{any_of(_NOUNS)})|{any_of(_WHOLE['support'])}"

#: 责任单位: such a word is not the name of an agency.
ROLE_WORD = re.compile(ROLE_NOUN)

#: The role words that may stand after a name, as a verb or in brackets.
VERBS = {
    "lead": word_list("牵头 主办 主责 牵头单位 牵头部门 主办单位 总牵头 主牵头 统筹 为主 发起"),
    "support": word_list("配合 参与 参加 协办 协助 协同 协作 配合单位 配合部门 协办单位 参与单位 参与部门 支持 协同配合 协助配合 参与配合 配合参与 协作配合"),
    "supervise": ("督办", "督导", "督查"),
    "responsible": ("责任单位", "责任部门", "承办", "主抓", "责任"),
}  # fmt: skip
VERB_KINDS = {verb: kind for kind, verbs in VERBS.items() for verb in verbs}
#: Role words short enough for a bracket only: 县教育局（主）、县财政局（协）.
MARK_KINDS = {
    **VERB_KINDS,
    "主": "lead",
    "牵": "lead",
    "协": "support",
    "配": "support",
    "责": "responsible",
    "督": "supervise",
}
#: Verbs that end a group of names and leave it the role of its column.
NEUTRAL_VERBS = word_list(
    "负责 落实 组织实施 抓好落实 抓落实 抓好 抓实 贯彻落实 具体落实 推动落实 抓总 参照执行 执行 实施 推进 组织 做好 办理 承担 完成 协调 汇总 制定 指导 推动"
)
_NO_VERB = "(?!单位|部门|处室|科室|机构|企业|主体|人员|人$|同志|领导)"
#: Words after the names that say nothing about the role.
TAILS = word_list("""
    等有关部门和单位 等相关部门和单位 等有关单位 等相关单位 等有关部门 等相关部门 等部门和单位 等部门单位 等各部门 等部门 等单位 等科室 等处室 等乡镇 等街道 等地区 等 按职责分工
    按照职责分工 按各自职责分工 按照各自职责分工 按各自职责 按照各自职责 按照职责 按职责 按分工 各负其责 依职责 分别 共同 具体 联合 各自 根据职责分工 依职责分工 结合职责 分工 齐抓共管
    下同
""")
#: What stands between the names and the verb and says how the work is shared.
_MANNER = r"""(?:按(?!摩)|按照|依|依照|依据|根据|结合)(?:照|据)?[^、，,；;。]{0,8}?(?:职责|职能|分工|权限|实际|要求|规定|属地管理|原则)(?:分工|原则|需要)?
    |各负其责|齐抓共管|(?:分工)?协作|分工|分别|共同(?!体)|具体|联合|各自(?!治)|分头|积极|主动|密切|切实|认真|依法|统一|全面|直接|全力|大力|协调|给予.{0,4}"""
#: 市教育局等部门, 能源局等省有关部门, 民政局等5家单位: words that sum the list up and name nobody further.
_SUMMARY = rf"""(?<![高中初均平同对劣])等(?![级额值价效待])(?:[省市县区州]|中央|国家|国务院)?[直级]?(?:其他|有关|相关|各|责任|成员|职能|主管|涉及|重点|[0-9一二三四五六七八九十多几两]+[个家])*
    (?:{any_of(_NOUNS)}|单位|地方|方面|银行|高校|学校|市县|县市)?(?:[和及、](?:{any_of(_NOUNS)}))?"""
#: The end of a text that consists of such words only, after the names.
TAIL = re.compile(rf"(?:{_SUMMARY}|{_MANNER}|{any_of(TAILS)})$", re.VERBOSE)
_ANY_VERB = any_of(VERB_KINDS)
_ANY_NEUTRAL = any_of(NEUTRAL_VERBS)
#: 等部门按职责分工负责牵头: a predicate from its beginning up to the verb that gives the role.
PREDICATE = re.compile(
    rf"(?:{_SUMMARY}|{_MANNER}|{_ANY_NEUTRAL}){{0,6}}(?P<verb>{_ANY_VERB})(?!保障|政策|资金|实施)|.*?(?P<last>(?:牵头|配合){_NO_VERB}|支持$)",
    re.VERBOSE,
)
#: A text that ends in verbs that no name ends with, whatever stands before: 人行太原中支等部门按职责分工牵头负责.
VERB_END = re.compile(
    rf"""(?<!各)(?<![有相]关)(?:{_SUMMARY}|{_MANNER}|{_ANY_NEUTRAL}){{0,6}}(?:(?<![委员协联社])会办|{_ANY_VERB}|负责|落实|参照执行|组织实施|抓总)
    (?:{_ANY_NEUTRAL}|{_ANY_VERB}|工作|推进|单位){{0,6}}$""",
    re.VERBOSE,
)
#: Where a predicate may begin inside a text, the surest first.
#: `sure`: after anything; `usual`: after a name that ends as names do; `possible`: if also no further name ends there.
PREDICATE_START = re.compile(
    rf"""(?P<sure>(?:总|主)?牵头{_NO_VERB}|负责{_NO_VERB}|(?:积极|密切)?配合{_NO_VERB}|会同|协办{_NO_VERB}|主办{_NO_VERB}|承办{_NO_VERB}
        |(?:按|按照|依|依照|依据|根据|结合)(?:各自)?(?:职责|职能|分工|实际)|参照执行|贯彻落实)
    |   (?P<usual>协助{_NO_VERB}|参与{_NO_VERB}|参加|为主|落实{_NO_VERB}|抓好|抓实|做好|抓落实|共同(?!体)|分别|按(?!摩)|依照|依据|根据(?!地)|结合|参照|遵照|对照|具体
        |切实|认真|积极|主动|各负其责|分工|各自(?!治)|给予|成立|组建|制定|出台|开展|提供|督促|确保|做到|完成|承担)
    |   (?P<possible>依法|联合(?![国会])|协同|协作|协调|支持|统筹|组织|推进|推动|实施|执行|办理|督办|督导|督查|指导|监督|保障|加强|加快|全面|全力|大力|研究|建立|健全|完善|强化|深化
        |发起|汇总|审核|审批|检查|排查|整改|整治|主抓|主责|责任|直接|统一|编制|编写|起草|负总责|牵总)""",
    re.VERBOSE,
)
#: Words of an object: a text that contains one behind its verb does not end in the name that began before it.
OBJECT = re.compile("各|有关|相关|全[省市县区]|本[级地辖单部]|辖区|所属|工作|成立|组建|设立")
#: What makes a verb the name of a body, directly behind it: 落实办, 督查室, 组织部.
OFFICE_OF_A_VERB = re.compile(
    "局(?![部面])|办(?![理法好结实事])|室(?!内)|处(?![理置罚在])|部(?![署分])|组(?![织建])|科(?![学技])|股(?!权)|中心(?![城工任])|专班|委员会|小组|大队|支队"
)
#: 党组织, 社会组织: here 组织 is the end of the name, not a verb after it.
ORGANISATIONS = ("党组织", "团组织", "社会组织", "群团组织", "各组织", "工会组织")
#: The end of a verb for leading, which may be directly followed by another name: 市发改委牵头市财政局配合.
LEAD_VERB = re.compile(rf"(?:牵头|主办|为主){_NO_VERB}(?:负责|组织实施|组织|抓总|落实|实施|推进)*")
#: A word that introduces further agencies as helpers. Only 会同 does so before any name; 商 and 联合 begin names themselves.
WITH = re.compile(r"(?:并|再)?会同(?:有关)?(?=.{2})|(?:并|再)?(?:商|联合|协同|协调)(?=.{2})")
#: 牵头市教育局、配合市财政局: the verb stands before the name, as a label does.
VERB_FIRST = re.compile(r"(?P<verb>牵头|主办|配合|协办|协助|承办|参与|督办)(?=[省市县区州旗各国])")
#: Words before a name that are not part of it: 由, 及 …; what is done, before 由: 宣传发动由县委宣传部.
JOINTS = re.compile(
    r"^(?:(?:具体|主要|分别|共同|统一|并|再|另|可)?由|以及|及其?|并|请|与|或(?:由|委托)|和(?=[省市区旗各有相])|[^、由局委办厅部会牵负]{2,10}(?<![自理缘])由(?=[省市县区旗各中]))(?=.{2})"
)
#: Clauses in a cell that are about all tasks or about an indicator, and name nobody.
_NOT_LISTED = "不(?:再|另)?(?:单独|重复|分别|另行|逐[一项个条]|[一逐]一)列[出示明举]?|不(?:再|另)(?:列[出示明举]|一一|赘述|标注|注明)"
_ON_ALL = "以[下上][^、，,。；;：:]{0,12}[均都](?:需|须|由|应|要|为|是|涉及)"
STATEMENT = re.compile(
    rf"下同|多个牵头|以下简称|{_NOT_LISTED}|{_ON_ALL}|均为责任单位|预期性|约束性|指导性指标|^指标$|均涉及"
)
STATEMENT_ON_ALL = re.compile(rf"{_NOT_LISTED}|{_ON_ALL}|以下各项|以下任务均|均为责任单位|均涉及")
#: “有多个的，列第一位的为牵头单位”: the sentence that makes the first responsible agency the lead.
FIRST_LEADS = re.compile(
    r"""(?:第\s?一|首)\s?(?:位|个|家|名|的|者|责任(?:单位|部门))[^。；;，,]{0,14}?(?:牵头|主办|主责|汇总)             # 列第一位的为牵头单位
    |   (?:牵头|主办)(?:单位|部门)?[^。；;，,]{0,4}(?:列|排|位)[^。；;，,]{0,5}(?:第一|首)位   # 牵头单位列在第一位
    """,
    re.VERBOSE,
)
#: “第一个逗号前为牵头单位”: several agencies lead, those before the first comma.
BEFORE_COMMA = re.compile("逗号(?:之|以)?前")
_A_MARK = f'[“"‘「（(]?(?P<mark>[{LIST_MARKS}])[”"’」）)]?'
#: 标★的为牵头单位, 牵头单位用★标注: what a mark beside a name means.
MARK_MEANS = (
    re.compile(
        rf"""{_A_MARK}(?:号|标[记识志注]|符号)?(?:的|者)?(?:责任)?(?:单位|部门)?(?:均|即)?(?:为|是|系|表示|代表|指)
        [^，,。；;：:\n]{{0,6}}?(?P<word>{any_of(VERB_KINDS)})""",
        re.VERBOSE,
    ),
    re.compile(rf"{_A_MARK}[：:—－-]+(?P<word>牵头|主办|主责|配合|协办|参与)(?:责任)?(?:单位|部门)(?![：:])"),
    re.compile(
        rf"(?P<word>牵头|主办|主责|配合|协办|参与)(?:责任)?(?:单位|部门)(?:名称)?[前后]?(?:用|以|标|加|打|带|注|均|有|[前后面]){{1,3}}{_A_MARK}"
    ),
)
#: Such a sentence says nothing about an agency that stands alone.
SEVERAL = re.compile("多个|两个以上|两家以上|[2二]个以上|多家")
#: 省编办牵头的工作: a heading that serves as an annotation.
LED_HEADING = re.compile(
    r"""由?(?P<name>.{2,40}?)
    (?P<verb>牵头|负责|主办|承办|配合)(?:负责|落实|完成|办理)?的?
    (?:工作|任务|事项|项目|重点任务|工作任务)[。：:]?""",
    re.VERBOSE,
)
#: A verb that may turn a bracket after a sentence into an annotation.
ANNOTATION_VERB = re.compile(r"牵头|负责|配合|主办|协办|承办|参与|督办|落实")
