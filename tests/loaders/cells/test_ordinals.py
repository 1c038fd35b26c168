"""The ordinal before a heading or an item: its level, its value, and where the text begins."""

import pytest

from loaders.cells.ordinals import is_number, ordinal_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第二章 总则", (0, 2, 4)),
        ("第一部分：总则", (0, 1, 5)),
        ("一、甲", (1, 1, 2)),
        ("壹、甲", (1, 1, 2)),
        ("十二．甲", (1, 12, 3)),
        ("（八）甲", (2, 8, 3)),
        ("(八) 甲", (2, 8, 4)),
        ("〔八〕甲", (2, 8, 3)),
        ("第三条 甲", (2, 3, 4)),
        ("1.甲", (3, 1, 2)),
        ("２．甲", (3, 2, 2)),
        ("2﹒甲", (3, 2, 2)),
        ("3.2保障", (4, 2, 3)),
        ("3.2.10 保障", (5, 10, 7)),
        ("⒉甲", (3, 2, 1)),
        ("⑵甲", (4, 2, 1)),
        ("㈡甲", (2, 2, 1)),
        ("3、甲", (3, 3, 2)),
        ("1 建设", (3, 1, 2)),
        ("8.2025年底前", (3, 8, 2)),
        ("（1）甲", (4, 1, 3)),
        ("1）甲", (4, 1, 2)),
        ("⑬甲", (5, 13, 1)),
        ("\u3000 一、甲", (1, 1, 4)),
        ("1.5万", None),
        ("10 个", None),
        ("2025年", None),
        ("甲、乙", None),
        ("（甲）乙", None),
        ("", None),
    ],
)
def test_an_ordinal_has_level_value_and_end(text, expected):
    assert ordinal_of(text) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("8", True), ("（八）", True), ("十三、", True), ("8项", False), ("甲", False), ("8" * 13, False)],
)
def test_a_number_is_an_ordinal_and_nothing_else(cell, expected):
    assert is_number(cell) == expected
