"""Names and posts of persons, telephone numbers and amounts: what stands beside agencies and tasks, in tables and in lists."""

import re

from loaders.vocabulary.patterns import any_of, word_list

_SURNAMES = """
王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白
崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒
耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来苟全褚廉简
娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保
和蔺
"""
SURNAMES = "".join(_SURNAMES.split())
DOUBLE_SURNAMES = "欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木"
#: How an agency ends, however short its name is; a person's given name hardly ever does.
_END_OF_AGENCY = "局委办厅院会部府处队园区县市镇乡联校团社村行站组厂"
POSTS = word_list("""
    县长 市长 省长 区长 州长 厅长 局长 院长 校长 处长 科长 股长 镇长 乡长 部长 会长 所长 站长 队长 组长 秘书长 行长 社长 村长 主任 书记 主席 经理
    董事长 委员 常委 调研员 科员 专员 总工程师 工程师 教授 老师 同志
""")
_POST = f"(?:副|党组|党委|党工委|常务|一级|二级|三级|四级)*(?:{any_of(POSTS)})"
_NAME = (
    f"(?:(?:{DOUBLE_SURNAMES})[\u4e00-\u9fff]{{1,2}}|[{SURNAMES}][\u4e00-\u9fff]?(?![{_END_OF_AGENCY}])[\u4e00-\u9fff])"
)
#: 王建平, 副县长王建平, 王建平副县长, 县教育局局长
PERSON = re.compile(f"[^\\d，。；;]{{0,16}}?{_POST}(?:{_NAME})?|{_NAME}(?:[^\\d，。；;]{{0,12}}?{_POST})?")
#: 13800000000, 0351-1234567
PHONE = re.compile(r"(?:[\d\-—()（） +/]{7,24}[、，,；;\n]?)+")
#: 30, 5.5%, 约200万元
AMOUNT = re.compile(r"[约近共≥≤<>]?\d[\d,]*(?:\.\d+)?(?:[%％]|[^\d.．、，]{0,3})")

_TITLE = f"副?(?:{any_of(POSTS)}|负责人|责任人|联系人|联络员|经办人)"
#: 王建平, 欧阳建平, 王 平
_SPACED_NAME = f"(?:{DOUBLE_SURNAMES}|[{SURNAMES}])[ \u3000]*[\u4e00-\u9fff][ \u3000]*[\u4e00-\u9fff]?"
#: The characters that a given name does not end with, because names of agencies do.
_NO_END = "(?<![局委办厅院会室府司署处部科股站所队组行社联园校])"
#: 县教育局局长王建平: title and person behind the name of an agency.
OFFICER = re.compile(rf"(?:{_TITLE})[：: ]?{_SPACED_NAME}{_NO_END}$")
#: 分管副县长, 协管副秘书长: a post in place of the person.
POST = re.compile(f"(?:分管|协管|主管|联系|挂钩|包联)[省市县区州]?{_POST}")
#: A name of three characters that has no agency beside it; shorter ones may be short names of agencies and places.
LONE_PERSON = re.compile(
    f"(?:[{SURNAMES}][\u4e00-\u9fff]{{2}}|(?:{DOUBLE_SURNAMES})[\u4e00-\u9fff]{{1,2}})(?<![区县市镇乡村街道州盟旗岛港湖山河源江])"
)
#: 电话：13800000000, alone in a list; a date is none.
TELEPHONE = re.compile(
    r"[（(]?(?:电话|联系电话|手机)?[：:]?(?![0-9]{4}-[0-9]{1,2}-[0-9]{1,2})[0-9][0-9\-—－ ]{6,}[)）]?"
)
