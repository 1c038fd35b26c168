"""Letters find Chinese names."""

import pytest

from dashboard.text.pinyin import pinyin_of, with_pinyin


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("省财政厅", "scztshengcaizhengting"),
        ("人民银行", "rmyhrenminyinhang"),
        ("重庆市教委", "cqsjwchongqingshijiaowei"),
        ("成都市农业农村局", "cdsnyncjchengdushinongyenongcunju"),
        ("国家统计局山西调查总队", "gjtjjsxdczdguojiatongjijushanxidiaochazongdui"),
        ("协调办", "xtbxietiaoban"),
        ("行政审批局", "xzspjxingzhengshenpiju"),
        ("各市（县）政府", "gsxzfgeshixianzhengfu"),
        ("ABC", ""),
    ],
)
def test_a_name_is_found_by_its_initials_and_by_its_syllables(name, letters):
    assert pinyin_of(name) == letters


def test_the_pinyin_is_the_last_line_of_a_label_and_that_line_is_never_missing():
    assert with_pinyin("甲局 · Bureau A", "甲局").split("\n") == ["甲局 · Bureau A", "jjjiaju"]
    assert len(with_pinyin("ABC", "ABC").split("\n")) == 2
