"""Kinds of places: how names of agencies begin, and what groups of agencies consist of."""

import re

#: 省, 市, 县 …: the character before an agency's name for the place that it belongs to.
PLACES = "省市县区州盟旗"
#: The beginning of a name that says where the agency belongs, or that it is a group.
OF_A_PLACE = re.compile(rf"[{PLACES}]|各|有关|相关|国|中|全国|自治|本|驻")
OF_A_PLACE_OR_GROUP = re.compile(rf"[{PLACES}各].|有关|相关")
#: The place before the first name of a list; the other names may leave it out: 市发改委、财政局.
LEADING_PLACE = re.compile(rf"[{PLACES}](?=[^、]{{2,}})")
#: How a single place ends. Alone in brackets it says where something is, not who does it.
ENDS_OF_PLACES = tuple("区县市镇乡村道园岛港")

_KIND = "县市区|市区|县区|乡镇|镇街|街道|镇办|园区|开发区|功能区|度假区|新区|矿区|[县市区州盟旗乡镇办]"
_BODY = "(?:人民)?政府|党委|党工委|管委会|管理委员会|办事处|党政办"
_IN_BRACKETS = "[（(〈<〔].*?[)）〉>〕]"
#: 各县, 有关市区: the beginning of a group of places; which bodies of them are meant follows later.
OPEN_GROUP = re.compile(rf"(?:各(?:有关|相关|[^、]{{2}})?|有关|相关)(?:{_KIND})+(?:{_IN_BRACKETS})?")
#: 市, 区: a further kind of place in such a group.
FURTHER_KIND = re.compile(rf"(?:{_KIND})+(?:{_IN_BRACKETS})?")
#: 区政府, 和旗人民政府, 市（开发区）管委会等: the end of such a group.
GROUP_GOES_ON = re.compile(
    rf"""(?:和|及|以及)?(?:{_KIND})+(?:{_IN_BRACKETS})?
    (?:(?:{_BODY})(?:和|及|、)?)*
    (?:牵头|配合|参与|协办|协助|督办|等.*|按.*|分别.*)?""",
    re.VERBOSE,
)
