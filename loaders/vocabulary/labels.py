"""Labels: words before a colon, or in brackets of their own, that say what the text after them is."""

import re

from loaders.vocabulary.columns import PERSON_WORDS
from loaders.vocabulary.dates import DEADLINE_LABELS, DEADLINE_WORDS
from loaders.vocabulary.patterns import any_of, word_list
from loaders.vocabulary.places import PLACES
from loaders.vocabulary.roles import ROLE_NOUN, ROLE_WORDS, VERB_KINDS

#: Label -> a role, "person", "deadline" or "other".
LABEL_KINDS = {
    **{word: role for role, words in ROLE_WORDS.items() for word in words},
    **dict.fromkeys(PERSON_WORDS, "person"),
    **dict.fromkeys(DEADLINE_WORDS, "deadline"),
    **dict.fromkeys(word_list("备注 说明 工作要求 指标类型 指标属性 目标"), "other"),
}
_IS_ROLE_NOUN = re.compile(ROLE_NOUN)
LABEL_WORD = f"{ROLE_NOUN}|{any_of(word for word in LABEL_KINDS if not _IS_ROLE_NOUN.fullmatch(word))}"
#: 牵头单位：, 市级责任部门（科室）：
LABEL = re.compile(
    rf"""(?:(?<=[\s，,；;。、（(〔\[【])|^)
    (?:[{PLACES}局]级?|本级|主要|各)??
    (?P<word>{LABEL_WORD})
    (?:\s*[（(][^（）()]{{1,12}}[)）])?
    \s*[:：]""",
    re.VERBOSE,
)
#: At the start of a line, a label that ends in a noun needs no colon: 牵头单位 市教育局
NOUN_LABEL = re.compile(rf"^\s*(?P<word>(?:{LABEL_WORD})(?<=[位门室构体区局所院街镇]))\s+(?=\S)", re.MULTILINE)
#: A label that means the role even in the middle of a text.
STRONG_LABEL = re.compile(rf"(?:{ROLE_NOUN})$|^(?:牵头|责任|配合|协办|主责|部门分工|单位分工)$")
_LINE_LABEL = f"{ROLE_NOUN}|{any_of(DEADLINE_LABELS)}"
#: 【牵头单位】市教育局
BRACKETED_LABEL = re.compile(rf"[【\[〔［]\s*({_LINE_LABEL})\s*[】\]〕］]\s*[:：]?")
#: 牵头单位 市教育局, on a line of its own
SPACED_LABEL = re.compile(rf"^({_LINE_LABEL})[ \u3000]+(?=\S)")
#: 牵 头 单 位：市教育局
SPREAD_LABEL = re.compile(r"^[ \u3000]*((?:[\u4e00-\u9fff][ \u3000]+)+[\u4e00-\u9fff])[ \u3000]*[:：]")
_OPENING, _CLOSING = "[（(【〔［\\[]", "[)）】〕］\\]]"
#: A role in brackets: 【牵头】, （配合单位）. At the beginning of a text it is a label, after a name it is about that name.
MARK = re.compile(rf"{_OPENING}(?P<word>{any_of(VERB_KINDS)}|{LABEL_WORD}){_CLOSING}[:：]?")
FIRST_MARK = re.compile(rf"\s*{MARK.pattern}\s*(?=[^\s，,；;、。])")
#: 责任单位为市教育局, 牵头单位市教育局
SAID_LABEL = re.compile(
    rf"(?:(?<=[；;。，,\s])|^)(?P<word>{ROLE_NOUN})(?:[为是](?!主)|(?=[省市县区各]))(?=(?!各[负自])[^、，,；;。]{{2}})"
)
#: Words for persons at the end of a label: 包案领导, 具体联系人, 分管副县长.
PERSON_LABEL = re.compile(r"(?:人|人员|领导|同志|组长|[县市区省镇乡校院所局处科]长|书记|主任|委员|专员|班子成员)$")
#: A label that no list knows: 技术支撑单位：, 市直部门：
OTHER_LABEL = re.compile(
    r"(?:(?<=[\s，,；;。、])|^)(?P<word>[^\s，,；;。、：:（）()]{1,8}(?:单位|部门|科室|处室|机构|主体|责任人|负责人|联系人|领导))\s*[:：]"
)
