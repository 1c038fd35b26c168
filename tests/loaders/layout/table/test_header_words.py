"""The words of a header say what its column holds."""

import pytest

from loaders.layout.table.header_words import clean_header, column_kind, header_says, is_header_word, levels_say, surest


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
        ("建设工期", "deadline"),
        ("建设起止年限", "deadline"),
        ("序号", "number"),
        ("工作板块", "section"),
        ("任务类型", "section"),
        ("所属领域", "section"),
        ("考核指标", "task"),
        ("参加单位或人员", "ignored"),  # who attends
        ("责任单位和人员", "responsible"),
        ("实施层级", "ignored"),
        ("隐患单位", "ignored"),
        ("督改责任单位", "supervise"),
        ("属地责任单位", "responsible"),
        ("所在园区", "ignored"),  # where, not who
        ("备注", "ignored"),
        ("案由", None),
        ("牵头单位负责人", "person"),  # the last word decides
        ("责任单位联系电话", "ignored"),
        ("配合单位任务", "ignored"),  # a text about an agency is none about the task
        ("责任单位名称", "responsible"),
        ("责任单位及责任人", "responsible"),
        ("实施进度和完成时限", "deadline"),
        ("问题描述", "task"),
        ("指标释义", "detail"),
        ("检查项", "task"),
        ("主办、协办单位", "support"),
        ("责任单位或牵头单位", "lead"),
        ("启动时间", None),  # a date, but no deadline
        ("发起部门", None),  # needs agencies below
        ("各责任单位", None),  # is named in a cell, not in a header
        ("", None),
        ("各责任单位要按照任务分工认真抓好落实工作的通知要求", None),  # a sentence that mentions the word
    ],
)
def test_a_header_says_what_its_column_holds(header, kind):
    assert column_kind(header) == kind


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("发起部门", {"lead": 0.75}),
        ("组织承办部门", {"responsible": 0.9}),
        ("牵头协调部门", {"lead": 0.75}),
        ("联合抽查部门", {"support": 0.75}),
        ("参检单位", {"support": 0.75}),
        ("包联单位", {"responsible": 0.6}),
        ("单位", {"responsible": 0.45}),
        ("牵头市局", {"lead": 0.75}),
        ("配合镇", {"support": 0.4}),
        ("来文单位", {"ignored": 0.9}),
        ("联络股室（单位）", {"ignored": 0.9}),
        ("决策主体", {"ignored": 0.9}),
        ("参演单位", {"ignored": 0.9}),
        ("启动时间", {"deadline": 0}),
        ("责任书", {}),
    ],
)
def test_less_known_words_say_something_too_but_less_surely(header, says):
    assert header_says(header) == says


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (["牵头单位", "单位名称"], "lead"),
        (["牵头单位", "负责人"], "person"),
        (["责任单位", "县级"], "responsible"),
        (["责任单位", "配合"], "support"),
        (["牵头单位", "检查内容"], "ignored"),  # a text about the agency
        (["实施时间", "完成"], "deadline"),
        (["实施时间", "起始"], None),
    ],
)
def test_the_lower_cell_of_a_header_is_more_specific(texts, kind):
    assert surest(levels_say(texts), 0.5) == kind


def test_a_header_word_has_nothing_around_it():
    assert is_header_word("牵 头单位：")
    assert is_header_word("工作任务")  # by its end
    assert not is_header_word("市级牵头单位")


def test_a_header_is_cleaned_of_what_print_puts_in():
    assert clean_header(" 责任\n单 位：") == "责任单位"
