"""The words of a header say what its column holds."""

import pytest

from loaders.layout.table.header_words import clean_header, column_kind, is_header_word


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("牵头单位", "lead"),
        ("市级 牵头单位：", "lead"),  # white space, a colon and a filler around the word
        ("牽頭單位", "lead"),
        ("责任单位（科室）", "responsible"),
        ("（责任单位）", "responsible"),
        ("责任主体与协同单位", "support"),
        ("督办部门", "supervise"),
        ("第一责任人", "person"),
        ("2024年度重点任务", "task"),
        ("整治内容", "task"),  # known by its end
        ("保障措施", "detail"),
        ("整改时限", "deadline"),
        ("序号", "number"),
        ("工作板块", "section"),
        ("备注", "ignored"),
        ("案由", None),
        ("", None),
        ("各责任单位要按照任务分工认真抓好落实工作的通知要求", None),  # a sentence that mentions the word
    ],
)
def test_a_header_says_what_its_column_holds(header, kind):
    assert column_kind(header) == kind


def test_a_header_word_has_nothing_around_it():
    assert is_header_word("牵 头单位：")
    assert not is_header_word("市级牵头单位")


def test_a_header_is_cleaned_of_what_print_puts_in():
    assert clean_header(" 责任\n单 位：") == "责任单位"
