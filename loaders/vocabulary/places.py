"""Kinds of places: how names of agencies begin, and what groups of agencies consist of."""

import re

from loaders.vocabulary.patterns import word_list

#: 省, 市, 县 …: the character before an agency's name for the place that it belongs to.
PLACES = "省市县区州盟旗"
#: The beginning of a name that says where the agency belongs, or that it is a group.
OF_A_PLACE = re.compile(rf"[{PLACES}]|各|有关|相关|国|中|全国|自治|本|驻")
OF_A_PLACE_OR_GROUP = re.compile(rf"[{PLACES}各].|有关|相关")
#: The place before the first name of a list; the other names may leave it out: 市发改委、财政局.
LEADING_PLACE = re.compile(rf"[{PLACES}](?=[^、]{{2,}})")
#: How a single place ends. Alone in brackets it says where something is, not who does it.
ENDS_OF_PLACES = tuple("区县市镇乡村道园岛港")
#: Words that begin with the character of a place and name none: 市场, 市政, 区域.
NO_PLACE = re.compile("市(?:场|容|政(?![府协务法])|民(?![政族宗]))|[县区]域|区块")
#: Words that end in the character of a place: between 城 and 市, at the end of a line, no name ends.
INSIDE_WORDS = frozenset(
    word_list("""
    城市 都市 县市 股市 上市 门市 夜市 超市 菜市 集市 本市 全市 各市 设市 社区 小区 园区 地区 景区 城区 郊区 辖区 新区 片区 灾区 校区 库区 矿区 林区 牧区 片区 厂区 战区 本区 全区 各区 设区
    市区 县区 省市 省区 市县 区县 各县 本县 全县 属县 本省 全省 各省 和县 各州 各旗
""")
)
#: The beginning of the name of a group: 各…, 有关…, 市直有关…, 省级其他…
GROUP = re.compile(
    rf"(?:[{PLACES}国中]|中央|国家|省市|市县|全)?(?:直属|[直级属内])?(?:各|有关|相关|有關|相關|其他|其它|其余|所属|属地|所在地|事发地|涉及)"
)

_ZONES = "园区|开发区|功能区|度假区|新区|矿区|管理区|农场"
_KIND = (
    "地级以上市|地级市|县级市|设区市|县市区|市县区|旗县区|市县|市区|县区|区县|乡镇|镇乡|镇街|街镇|街道|镇办|乡办"
    f"|{_ZONES}|特区|[省市县区州盟旗乡镇村办]"
)
#: A zone, which stands beside a county and not below it: 各县区、开发区管委会 are two.
ZONE = re.compile(_ZONES)
#: How a group of places may end before its last kind: quick to look at.
ENDS_OF_GROUPS = tuple("省市县区州盟旗乡镇村街道办场级）)〉>〕")
_IN_BRACKETS = "(?:[（(〈<〔][^（(〈<〔）)〉>〕]*[)）〉>〕])?"
#: 管委会, 人民政府: the body of a place.
BODY = re.compile("(?:(?:人民)?政府|党委|党工委|管委会|管理委员会|办事处|党政办)")
#: 各县, 有关市区, or the bare 市 of 市、县政府: the beginning of a group of places; which bodies of them are meant follows later.
OPEN_GROUP = re.compile(
    rf"(?:[省市县区]?(?:各(?:有关|相关|[^、]{{2}})?|有关|相关)(?:{_KIND})+|自治区|[省市县区州盟旗乡镇村])级?{_IN_BRACKETS}级?"
)
#: 市, 区, 县级市: a further kind of place in such a group.
FURTHER_KIND = re.compile(rf"(?:{_KIND})+级?{_IN_BRACKETS}级?")
#: 区政府, 和旗人民政府, 县（区）教育局: how the last kind of place goes on with the body that is meant.
GROUP_GOES_ON = re.compile(
    rf"(?:和|及|以及)?(?P<kind>(?:{_KIND})+级?(?P<several>{_IN_BRACKETS}级?))(?P<bodies>(?:{BODY.pattern}[和及、]?)*)(?P<other>.*)"
)
#: 三级公安部门: all the kinds of places named before have such a body.
OF_ALL_LEVELS = re.compile("[两二三四五]级")
#: 省 stands above 市, 市 above 县 …; a group goes from above to below, so 市教育局 after 各县区 is a name of its own.
_RANKS = {
    "省": 5,
    **dict.fromkeys("市州盟地设", 4),
    **dict.fromkeys("县区旗园开功度新矿管", 3),
    **dict.fromkeys("乡镇街办", 2),
}


def rank(kind: str) -> int:
    """How high a kind of place stands: 5 for 省, 1 for 村."""
    return next((_RANKS[char] for char in kind if char in _RANKS), 1)


#: 绥芬河市政府, 城东新区管委会: a place with its kind and its body, which other places before it may share.
PLACE_WITH_BODY = re.compile(
    rf"""(?P<place>(?![{PLACES}国各])[\u4e00-\u9fff]{{2,6}}?)(?P<kind>街道|(?:{_ZONES}|高新区|示范区|试验区|保税区)|[市县区州旗镇乡])
    (?P<body>(?:人民)?政府|管委会|管理委员会|办事处)""",
    re.VERBOSE,
)
#: 哈尔滨, 黑河: the name of a place without its kind, which follows with the last one; 移动 and 电信 are companies.
BARE_PLACE = re.compile(rf"(?![{PLACES}国各])(?!移动|电信|联通|铁塔|电网|国网|供[电水气热]|燃气)[\u4e00-\u9fff]{{2,4}}")
#: The last characters of such names that names of agencies end with as well: 广州, 厦门, 青岛.
ENDS_OF_BARE_PLACES = tuple("州门岛城港寺")
#: 南沙区 may share 政府 with 白云县政府, 城东街道 not: kinds of one level.
LEVEL_OF_KIND = {**dict.fromkeys("市县区州旗", "county"), **dict.fromkeys("镇乡道", "town")}
#: 江南区, 临江新区
ZONE_OR_DISTRICT = re.compile(r"[\u4e00-\u9fff]{1,5}区")
