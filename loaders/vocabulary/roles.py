"""Roles: the words that say who does what, in headers, labels, brackets and verbs."""

import re

from loaders.vocabulary.patterns import any_of, word_list

ROLE_KINDS = ("lead", "responsible", "support", "supervise")

_NOUNS = word_list(
    "单位 部门 科室 处室 机构 主体 地区 股室 司局 站所 庭室 部室 院系 学院 镇街 乡镇 街道 县区 区县 支部 专班 企业 方"
)
#: What stands before 单位, 部门 … in a header or a label.
ROLE_STEMS = {
    "lead": word_list("牵头 牵头责任 牵头负责 牵头组织 牵头组织实施 牵头承办 牵头实施 总牵头 主办 主牵头 主要责任 第一责任 主要牵头 主责"),
    "responsible": word_list("责任 承办 负责 落实 实施 承担 主管 分工责任 具体责任 办理 执行"),
    "support": word_list("""
        配合 配合责任 参与 参加 协办 协同 协同责任 协同配合 其他责任 其他 协作和配合 协作 协助 协助配合 会办 参与配合 支持 共同责任 会同 协作配合 配合参与 相关责任 联办
    """),
    "supervise": word_list("督办 督导 督查 监督 监管督办 督促"),
}  # fmt: skip
_BARE = {
    "lead": ("牵头", "主办", "主责", "牵头负责", "总牵头"),
    "responsible": word_list("责任 承办 责任分工 任务分工 分工 负责"),
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

#: The role words that may stand after a name, as a verb or in brackets.
VERBS = {
    "lead": word_list("牵头 主办 主责 牵头单位 牵头部门 主办单位 总牵头 统筹"),
    "support": word_list("配合 参与 参加 协办 协助 协同 协作 配合单位 协办单位 参与单位 支持 会办 协同配合 协助配合 参与配合 配合参与 协作配合"),
    "supervise": ("督办", "督导", "督查"),
    "responsible": ("责任单位", "承办", "主抓", "责任"),
}  # fmt: skip
VERB_KINDS = {verb: kind for kind, verbs in VERBS.items() for verb in verbs}
#: Verbs that end a group of names and leave it the role of its column.
NEUTRAL_VERBS = word_list("负责 落实 组织实施 抓好落实 实施 推进 组织 做好 办理 抓总 承担 推动落实")
#: Words after the names that say nothing about the role.
TAILS = word_list("""
    等有关部门和单位 等相关部门和单位 等有关单位 等相关单位 等有关部门 等相关部门 等部门和单位 等部门单位 等各部门 等部门 等单位 等科室 等处室 等乡镇 等街道 等地区 等 按职责分工
    按照职责分工 按各自职责分工 按照各自职责分工 按各自职责 按照各自职责 按照职责 按职责 按分工 各负其责 依职责 分别 共同 具体 联合 各自 根据职责分工 依职责分工 结合职责 分工 齐抓共管
    下同
""")
_ANY_VERB = any_of(VERB_KINDS)
_ANY_NEUTRAL = any_of(NEUTRAL_VERBS)

#: X等部门按职责分工负责牵头: the verb that ends a group of names.
VERB_END = re.compile(
    rf"(?:{any_of(TAILS)})*(?:{_ANY_NEUTRAL})*(?P<verb>{_ANY_VERB})(?:{_ANY_NEUTRAL}|工作|推进|单位)*$"
)
NEUTRAL_END = re.compile(rf"(?:{_ANY_NEUTRAL})$")
#: The end of a verb for leading, directly followed by another name: 市发改委牵头市财政局配合.
AFTER_LEAD_VERB = re.compile(
    r"((?:牵头|主办)(?:负责|组织实施|组织|抓总|落实|实施|推进)*)"
    r"(?=[^\s，,、；;。:：)）单部责科处负组抓落实推机领人总工地主])"
)
#: The point before a word that introduces further agencies without a separator: 市发改委会同市财政局.
BEFORE_WITH = re.compile(r"(?<=[^\s，,、；;。:：（(])(?=会同|配合单位|协同配合.)")
#: 会同X, 商X, 联合X: X supports. It does not match 商务局, 商丘市 …
STARTS_WITH_WITH = re.compile(r"^(?:并?会同|商(?!务|业|会|贸|洛|丘|城|州|标|投)|联合|并?协同)(?=.{2})")
#: Words before a name that are not part of it: 由, 及 …
JOINTS = re.compile(r"^(?:由|以及|并由|并|及|再由|请)(?=.{2})")
#: A cell without any of these characters is a plain list of names.
HAS_MARKS = re.compile(
    r"[:：（(\[〔【牽牵主负負落配參参协協支督責责承抓共同会會分等按各及由並請请年月期旬持长長常性第]"
)
#: Clauses in a cell that are about all tasks or about an indicator, and name nobody.
STATEMENT = re.compile(r"下同|以下简称|不再列出|不再一一|均为责任单位|预期性|约束性|指导性指标|^指标$|均涉及")
STATEMENT_ON_ALL = re.compile(r"不再列出|不再一一|不一一列出|以下各项|以下任务均|均为责任单位|均涉及")
#: “有多个的，列第一位的为牵头单位”: the sentence that makes the first responsible agency the lead.
FIRST_LEADS = re.compile(
    r"""(?:第一|首)(?:位|个|家|名)[^。；;，,]{0,14}?(?:牵头|主办|主责|汇总)             # 列第一位的为牵头单位
    |   (?:牵头|主办)(?:单位|部门)?[^。；;，,]{0,4}(?:列|排|位)[^。；;，,]{0,5}(?:第一|首)位   # 牵头单位列在第一位
    """,
    re.VERBOSE,
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
