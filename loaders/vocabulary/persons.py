"""Persons: surnames, titles and telephone numbers, which may stand beside the name of an agency."""

import re

from loaders.vocabulary.patterns import any_of, word_list

#: The usual surnames of one character; those that are rather the beginning of an agency's name (市, 水, 农 …) are left out.
SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范石姚谭廖邹熊陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷"
    "钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢骆岳齐梅莫庄辛管祝左涂谷祁时舒耿卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘"
    "劉張陳楊趙黃吳孫馬羅鄭謝韓馮於蕭鄧許呂蘇盧蔣賈葉閻餘譚鄒陸龍萬錢湯賀龔龐蘭莊塗關費紀項陽衛"
)
_TITLE = any_of(word_list("""
    局长 副局长 主任 副主任 书记 副书记 县长 副县长 市长 副市长 区长 副区长 镇长 副镇长 乡长 科长 处长 院长 副院长 校长 副校长 部长 副部长 所长 站长 组长 队长 经理 总经理 秘书长
    负责人 责任人 联系人 联络员 经办人 同志
"""))  # fmt: skip
#: 王建平, 欧阳建平, 王 平, 局长王建平, 王建平局长
_COMPOUND = "欧阳|上官|司马|诸葛|皇甫|尉迟|慕容|司徒|令狐|夏侯|端木"
_NAME = f"(?:{_COMPOUND}|[{SURNAMES}])[ \u3000]*[\u4e00-\u9fff][ \u3000]*[\u4e00-\u9fff]?"
#: The characters that a given name does not end with, because names of agencies do.
_NO_END = "(?<![局委办厅院会室府司署处部科股站所队组行社联园校])"
PERSON = re.compile(rf"(?:{_TITLE})?[：:\s]*{_NAME}{_NO_END}(?:{_TITLE})?|(?:{_TITLE})")
#: 县教育局局长王建平: title and person behind the name of an agency.
OFFICER = re.compile(rf"(?:{_TITLE})[：: ]?{_NAME}{_NO_END}$")
#: A name of three characters that has no agency beside it; shorter ones may be short names of agencies and places.
LONE_PERSON = re.compile(
    f"(?:[{SURNAMES}][\u4e00-\u9fff]{{2}}|(?:{_COMPOUND})[\u4e00-\u9fff]{{1,2}})(?<![区县市镇乡村街道州盟旗岛港湖山河源江])"
)
TELEPHONE = re.compile(r"[（(]?(?:电话|联系电话|手机)?[：:]?[0-9][0-9\-—－ ]{6,}[)）]?")
