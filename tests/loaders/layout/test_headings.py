"""Headings, notes, signatures and totals around the data are recognised."""

import pytest

from loaders.layout.headings import heading_text, is_annex, is_note, is_signature, is_total


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、总则。", "总则"),
        ("（一）加强\n领导：", "加强领导"),
        ("二、道路（市交通局）", "道路"),
        ("总则", "总则"),
        ("行动二：修路", "修路"),
        ("专题3 修路", "修路"),
        ("修路三期工程", "修路三期工程"),
    ],
)
def test_a_heading_stands_without_number_punctuation_and_annotation(text, expected):
    assert heading_text(text) == expected


@pytest.mark.parametrize(
    ("test", "text", "other"),
    [
        (is_annex, " 附件2 ", "附件2是责任分工表"),
        (is_note, "注：略", "注意安全"),
        (is_signature, "填表人：李明", "填平补齐"),
        (is_total, " 合 计 ", "合计" + " " * 10),
    ],
)
def test_lines_around_the_data_are_known(test, text, other):
    assert test(text)
    assert not test(other)
