"""Sentences that say what an agency does: the verbs after its name, and the ways to name the members of a group."""

import re

from loaders.vocabulary.patterns import any_of, word_list

_VERBS = word_list("""
    负责 具体负责 共同负责 牵头 会同 协助 协同 配合 承担 组织 协调 统筹 指导 督促 监督 监测 制定 制订 编制 起草 拟定 开展 落实 做好 推动 推进 加强 加快 强化
    安排 提供 保障 确保 管理 处理 处置 指挥 调查 实施 执行 完成 提出 及时 迅速 立即 统一 定期 分别 依据 依照 依法 按照 根据 对 对接 应 应当 要 在 将 可
    必须 须 单独 尽快 尽力 全力 全面 积极 主动 认真 切实 严格 密切 共同 联合 参与 参加 抓好 调配 调拨 调运 调度 派出 承办 受理 查处 审核
""")
#: How a name of an agency goes on after a word that could be a verb: 管理局, 监督管理局, 指挥中心, 协调办.
_NAME_GOES_ON = ".{0,2}(?:局|委|办|部|处|科|站|所(?![需有在])|队|中心|机构|单位|大队|支队|总队)"
#: The verb after the agencies whose duty a sentence states: 市水利局 | 负责…
DUTY_VERB = re.compile(f"(?:{any_of(_VERBS)})(?!{_NAME_GOES_ON})")
#: A verb that gives the agencies another role than the responsible one: 应当配合 …, 加强统筹，牵头制定 …
ROLE_OF_DUTY = re.compile(
    "(?:应当?|要)?(?:(?P<verb>牵头|配合)|(?!负责|具体负责)[^，,。；;]{1,30}[，,](?:并|要)?(?P<later>牵头))"
)
#: What ends like the name of an agency and is none: a person, 河长, 总指挥长; what somebody does, 值班由县委办.
NO_AGENCY = re.compile("(?!各).*(?:长|员|者)|.+(?<!自)由.+")
#: A short name of a group: 各系, 各村.
GROUP = re.compile("各[^项类种级方地].{0,2}")
#: A word for the body that looks after a place, before its name: 由沿线包片单位县气象局.
LOOKS_AFTER = re.compile("由?[^、，,]{0,10}包[片保抓联挂]单位(?=.{3})")
#: What a sentence without a subject begins with: 指导各县水利局 …
NO_SUBJECT = re.compile(f"(?:{any_of(verb for verb in _VERBS if len(verb) > 1)})(?!{_NAME_GOES_ON})")
#: The first clause of a sentence, which may say when or what for: 汛期前，县水利局要…
FIRST_CLAUSE = re.compile("[^，,。；;：:]{1,20}[，,]")
#: 由学院统一安排: who arranges something, anywhere in a sentence.
ARRANGED_BY = re.compile(
    "由(?P<names>[^，,。；;：:由]{2,40}?)(?:根据[^，,。；;]{0,8}|按[^，,。；;]{0,8})?(?:统一|具体|负责|统筹)(?:安排|负责|组织|协调|实施|落实|办理)"
)
#: 由市水利局、市气象局等组成: the members of a group.
MADE_UP_OF = re.compile("由(?P<names>[^。；;]{2,300}?)(?:的?(?:有关|相关)?(?:负责人|人员))?(?:共同)?组成")
#: 防汛组，由市水利局牵头，市气象局、各镇参加，主要职责：…: who leads a group, and who else belongs to it.
LED_GROUP = re.compile(
    "[^。；;：:，,由]{2,20}[，,：:。]\\s*由(?P<names>[^，,。；;：:]{2,60}牵头(?=[，,。；;]|$)(?:[，,][^，,。；;：:]{2,200}?(?:组成|配合|参加|参与|协助)(?=[，,。；;]|$)){0,3})"
)
#: 组成 behind the members of a group.
MEMBERS_END = re.compile("(?:的?(?:有关|相关)?(?:负责人|人员))?(?:共同)?组成(?=[，,]|$)")
#: 商务、公安等部门, 市、县两级商务、公安等部门: the noun stands once, for all.
SHARED_NOUN = re.compile(
    "由?(?:[^，,。；;：:]{1,20}[两三四五各]级)?(?P<names>(?:[\u4e00-\u9fff（）()]{2,10}、)+[\u4e00-\u9fff（）()]{2,10}?)(?:等(?:有关|相关)?)?(?:部门|单位)(?:和[\u4e00-\u9fff]{2,8}$)?"
)
