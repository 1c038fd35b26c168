"""Numbers as plans print them: 1.5万亿, 三, 百分之八十; and the units that go with them."""

from decimal import Decimal

from loaders.vocabulary.numerals import POWERS, chinese_number

DIGITS = r"\d+(?:，\d{3})*(?:\.\d+)?"
#: Of bounded length, so that a long run of such characters takes no long time.
CHINESE = "[零〇一二两三四五六七八九十百千]{1,16}"
SCALE = "(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)"

MONEY = ("美元", "欧元", "元")
#: Units of size: such a number may describe a thing (30人以下的企业) or be a target.
MEASURED = (
    *MONEY, "微克每立方米", "微克/立方米", "毫克/升", "平方公里", "平方千米", "平方米", "立方米", "公顷", "公里", "千米", "米",
    "亩", "吨标准煤", "吨", "公斤", "千克", "千瓦时", "千瓦", "兆瓦", "吉瓦", "人次", "人", "张", "床",
)  # fmt: skip
COUNTED = (
    *"个家户名所座项条件台套辆架艘处支只头株门例篇场位种笔间栋幢册眼口片宗对款",
)  # fmt: skip
#: Units of numbers that are a target only with a bound or a change: 3小时 alone is none.
TIMED = ("个工作日", "工作日", "小时", "分钟", "个月", "天", "年", "倍", "次")
SHARE = ("%", "‰", "个百分点")
UNITS = "|".join((*SHARE, *TIMED[:5], *MEASURED, *TIMED[5:], *COUNTED))


def number_of(digits: str, scale: str = "") -> Decimal:
    """The value of 1，234.5, 三百二十 or 两, times 万, 千万, 亿 …"""
    value = Decimal(digits.replace("，", "")) if digits[0].isascii() else Decimal(chinese_number(digits))
    for char in scale:
        value *= POWERS[char]
    return value


def plain(value: Decimal) -> str:
    """The number without exponent and trailing zeros."""
    words = f"{value:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words
