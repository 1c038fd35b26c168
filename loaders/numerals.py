"""Numbers before headings and items: 一、 （一） 1. （1） ① 第三条, in any width."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
#: The forms that cannot be altered, simplified and traditional: 壹、 heads a section in official papers.
_FORMAL = dict(zip("壹贰貳叁參参肆伍陆陸柒捌玖拾佰", "一二二三三三四五六六七八九十百", strict=True))
_NUMERALS = "零〇一二三四五六七八九十百两" + "".join(_FORMAL)
_CHINESE = f"[{_NUMERALS}]+"
_ARABIC = "[0-9０-９]{1,4}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
#: A digit after the dot makes a decimal of it, unless a year begins: 8.2025年底前.
_DOT = r"[.．](?!\d(?!\d{3}年))"
#: Level, and the label's form; a lower level encloses a higher one.
_FORMS = (
    (0, re.compile(rf"第\s*({_CHINESE}|{_ARABIC})\s*(?:章|部分|篇|板块|编)\s*[：:、.．]?\s*")),
    (1, re.compile(rf"({_CHINESE})\s*[、.．]\s*")),
    (2, re.compile(rf"[（(〔]\s*({_CHINESE})\s*[)）〕]\s*[.．、]?\s*")),
    (2, re.compile(rf"第\s*({_CHINESE}|{_ARABIC})\s*[条项]\s*[.．、：:]?\s*")),
    (3, re.compile(rf"({_ARABIC})\s*(?:{_DOT}|、)\s*")),
    (4, re.compile(rf"[（(〔]\s*({_ARABIC})\s*[)）〕]\s*[.．、]?\s*")),
    (4, re.compile(rf"({_ARABIC})\s*[)）]\s*[.．、]?\s*")),
    (5, re.compile(f"([{_CIRCLED}])\\s*[.．、]?\\s*")),
    (3, re.compile(rf"({_ARABIC})[ \u3000\xa0]+(?=[\u4e00-\u9fff“《])(?![年月日个项万亿条次家所座])")),
)
_EXAMPLES = ("（一）甲", "（1）甲", "一、甲", "1.甲", "1）甲", "1 甲甲", "第一章甲", "第一条甲", "①甲")
_STARTS_LIKE = {
    "（": "（(〔",
    "一": _NUMERALS,
    "1": "0123456789０１２３４５６７８９",
    "第": "第",
    "①": _CIRCLED,
}
#: First character -> the forms a label that begins with it can have, in the order of _FORMS.
_FORMS_FROM = {
    start: [form for form in _FORMS if any(form[1].match(example) for example in _EXAMPLES if example[0] == like)]
    for like, starts in _STARTS_LIKE.items()
    for start in starts
}
_FULL_WIDTH = str.maketrans(dict(zip("０１２３４５６７８９", "0123456789", strict=True)) | _FORMAL)


class Label(NamedTuple):
    """A number before a text: its level (0 encloses 1 encloses 2 …), its value, and where the text begins."""

    level: int
    number: int
    end: int


def chinese_number(text: str) -> int:
    """十三 -> 13, 一百零二 -> 102, 13 -> 13, ⑬ -> 13."""
    if text in _CIRCLED:
        return _CIRCLED.index(text) + 1
    text = text.translate(_FULL_WIDTH)
    if text.isdigit():
        return int(text)
    total, digit = 0, 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = digit * 10 + _DIGITS[char] if digit else _DIGITS[char]
    return total + digit


def label_of(text: str) -> Label | None:
    """The number the text begins with; None where it begins with none."""
    start = text.lstrip()
    forms = _FORMS_FROM.get(start[:1])
    if forms is None:
        return None
    at = len(text) - len(start)
    for level, form in forms:
        if match := form.match(text, at):
            return Label(level, chinese_number(match[1]), match.end())
    return None


@lru_cache(maxsize=4096)
def read_label(text: str) -> Label | None:
    """`label_of` for the cells of a column of numbers, many of which are alike."""
    return label_of(text)
