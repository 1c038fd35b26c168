"""Chinese numerals, and the ordinals before headings and items, in full or half width: 一、 （一） 1. （1） ① 第三条."""

import re
import unicodedata

_SIMPLE = "零一二三四五六七八九"
DIGITS = {digit: value for value, digit in enumerate(_SIMPLE)} | {"〇": 0, "两": 2}
POWERS = {"十": 10, "百": 100, "千": 1_000, "万": 10**4, "亿": 10**8}
#: The formal numerals, simplified and traditional; 壹、 may number a section of an official paper.
_FORMAL = dict(zip("壹贰貳叁參参肆伍陆陸柒捌玖拾佰", "一二二三三三四五六六七八九十百", strict=True))
_FULL_WIDTH = dict(zip("０１２３４５６７８９", "0123456789", strict=True))
_PLAIN = str.maketrans(_FULL_WIDTH | _FORMAL)

NUMERALS = "零〇一二三四五六七八九十百两" + "".join(_FORMAL)
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
#: Ordinals that are one character: ⒈ for 1. and ⑴ for (1) and ㈠ for (一).
_WITH_DOT, _IN_BRACKETS, _CHINESE_IN_BRACKETS = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽", "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_CHINESE = f"[{NUMERALS}]{{1,8}}"
_ARABIC = "[0-9０-９]{1,4}"
_DOTS = ".．﹒"
#: A dot that ends an ordinal. Before a digit it is a decimal point, unless a year begins there: 8.2025年底前.
_DOT = rf"[{_DOTS}](?!\d(?!\d{{3}}年))"
#: (level, example, pattern) of each form of ordinal; an item of a lower level encloses those of higher levels.
ORDINALS = (
    (0, "第一章甲", re.compile(rf"第\s*({_CHINESE}|{_ARABIC})\s*(?:章|部分|篇|板块|编)\s*[：:、{_DOTS}]?\s*")),
    (1, "一、甲", re.compile(rf"({_CHINESE})\s*[、{_DOTS}]\s*")),
    (2, "（一）甲", re.compile(rf"[（(〔]\s*({_CHINESE})\s*[)）〕]\s*[{_DOTS}、]?\s*")),
    (2, "第一条甲", re.compile(rf"第\s*({_CHINESE}|{_ARABIC})\s*[条项]\s*[{_DOTS}、：:]?\s*")),
    (3, "1.甲", re.compile(rf"({_ARABIC})\s*(?:{_DOT}|、)\s*")),
    (4, "（1）甲", re.compile(rf"[（(〔]\s*({_ARABIC})\s*[)）〕]\s*[{_DOTS}、]?\s*")),
    (4, "1）甲", re.compile(rf"({_ARABIC})\s*[)）]\s*[{_DOTS}、]?\s*")),
    (5, "①甲", re.compile(f"([{CIRCLED}])\\s*[{_DOTS}、]?\\s*")),
    (3, "⒈甲", re.compile(f"([{_WITH_DOT}])\\s*")),
    (4, "⑴甲", re.compile(f"([{_IN_BRACKETS}])\\s*")),
    (2, "㈠甲", re.compile(f"([{_CHINESE_IN_BRACKETS}])\\s*")),
    (3, "1 甲甲", re.compile(rf"({_ARABIC})[ \u3000\xa0]+(?=[\u4e00-\u9fff“《])(?![年月日个万亿条次家所座]|项(?!目))")),
    (1, "一\n甲甲甲甲", re.compile(rf"({_CHINESE})[ \u3000]*\n\s*(?=[\u4e00-\u9fff“《][^\n]{{3}})")),
    (3, "1\n甲甲甲甲", re.compile(r"([0-9]{1,3})[ \u3000]*\n\s*(?=[\u4e00-\u9fff“《][^\n]{3})")),
)
#: What marks some numbers among others: *40, ★3.
MARKS = "*＊★☆▲△※#●◆"
#: The first character of an example above -> the characters that ordinals of its form may begin with.
ORDINAL_STARTS = {
    "（": "（(〔",
    "一": NUMERALS,
    "1": "0123456789０１２３４５６７８９",
    "第": "第",
    "①": CIRCLED,
    "⒈": _WITH_DOT,
    "⑴": _IN_BRACKETS,
    "㈠": _CHINESE_IN_BRACKETS,
}
#: A number of a measure in full-width or in half-width brackets, in a row as printed.
_ANY_NUMBER = "[0-9零〇一二三四五六七八九十百]+"
IN_FULL_WIDTH_BRACKETS = re.compile(rf"(?:^|.*\t)\s*（\s*{_ANY_NUMBER}\s*）")
IN_HALF_WIDTH_BRACKETS = re.compile(rf"(?:^|.*\t)\s*\(\s*{_ANY_NUMBER}\s*\)")


def chinese_number(text: str) -> int:
    """十三 -> 13, 一百零二 -> 102, 三千 -> 3000, 13 -> 13, ⑬ -> 13, ⒈ -> 1, ㈠ -> 1."""
    if unicodedata.category(text[0]) == "No":
        return int(unicodedata.numeric(text[0]))
    text = text.translate(_PLAIN)
    if text.isdigit():
        return int(text)
    total, digit = 0, 0
    for char in text:
        if char in POWERS:
            total += (digit or 1) * POWERS[char]
            digit = 0
        else:
            digit = digit * 10 + DIGITS[char]
    return total + digit


def chinese_numeral(number: int) -> str:
    """12 -> 十二, 120 -> 一百二十; numbers from 1,000 on in digits."""
    if not 0 < number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_SIMPLE[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _SIMPLE[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_SIMPLE[ones] if ones else "")
