"""Values in an office's words."""

import pytest

from dashboard.render.target_values import value_words

VALUES = [
    ("deadline", "P3Y", "3年内建成", "3年内", "within 3 years"),
    ("deadline", "P20D", "20个工作日内", "20个工作日内", "within 20 working days"),
    ("deadline", "P20D", "20天内", "20日内", "within 20 days"),
    ("deadline", "2026-12-31", "", "2026年12月31日", "2026-12-31"),
    ("deadline", "2026-06", "", "2026年6月", "2026-06"),
    ("deadline", "2027", "", "2027年", "2027"),
    ("deadline", "2026?-06-30", "", "2026年6月30日（年份据文件）", "2026-06-30 (year taken from the document)"),
    ("deadline", "--12-31", "", "12月31日（未写年份）", "12-31 (no year printed)"),
    ("deadline", "+-03", "", "次年3月（未写年份）", "next year, month 3 (no year printed)"),
    ("deadline", "open", "长期坚持", "长期坚持", "长期坚持"),
    ("amount", "≥ 10000000 元", "", "不低于1000万元", "at least 10,000,000 CNY"),
    ("amount", "200000000 元", "", "2亿元", "200,000,000 CNY"),
    ("amount", "1500000000000 元", "", "1.5万亿元", "1,500,000,000,000 CNY"),
    ("amount", "10000000 → 20000000 元", "", "由1000万元到2000万元", "from 10,000,000 CNY to 20,000,000 CNY"),
    ("amount", "300000000 – 500000000 元", "", "3亿元至5亿元", "300,000,000 CNY to 500,000,000 CNY"),
    ("amount", "≤ -10 %", "", "下降不低于10%", "down at least 10%"),
    ("amount", "+5.5 %", "", "增长5.5%", "up 5.5%"),
    ("amount", "300 所", "", "300所", "300 所"),
    ("amount", "≥ 1:3", "", "不低于1:3", "at least 1:3"),
    ("amount", "× 2", "", "翻一番", "doubled"),
    ("frequency", "R/P3M", "", "每季度", "every quarter"),
    ("frequency", "R/P2Y", "", "每2年", "every 2 years"),
    ("frequency", "R", "", "未写间隔", "unspecified"),
    ("name", "三个不低于", "“三个不低于”", "“三个不低于”", "“三个不低于”"),
]


@pytest.mark.parametrize(("kind", "value", "text", "words"), [case[:4] for case in VALUES])
def test_a_value_is_said_as_an_office_says_it(kind, value, text, words):
    assert value_words(kind, value, text) == words


@pytest.mark.parametrize(("kind", "value", "text", "words"), [(*case[:3], case[4]) for case in VALUES])
def test_a_value_is_said_in_english(english, kind, value, text, words):
    assert value_words(kind, value, text) == words
