"""Labels at the beginning of a line, in whatever words."""

import pytest

from loaders.layout.prose.labels import normalize_labels, read_text_label


@pytest.mark.parametrize(
    "line",
    [
        "● 牵 头 单 位：市教育局",
        "【牵头单位】市教育局",
        "[牵头单位]：市教育局",
        "牵头单位\u3000市教育局",
        "牵头单位：市教育局",
    ],
)
def test_a_label_is_put_in_one_form(line):
    assert normalize_labels(line) == "牵头单位：市教育局"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("包抓单位：县水利局、县财政局", "责任单位：县水利局、县财政局"),
        ("牵头县局：县水利局", "牵头单位：县水利局"),
        ("（协同推进单位：县水利局）", "（配合单位：县水利局）"),
        ("包案领导：王建平", "责任人：王建平"),
        ("销号日期：6月底", "销号日期：6月底"),  # known as it is
        ("验收期限：6月底", "时限：6月底"),
        ("保障单位：三个", "保障单位：三个"),  # no agencies stand behind it
        ("县教育局：负责办学。", "县教育局：负责办学。"),
    ],
)
def test_a_label_of_other_words_says_a_role_a_person_or_a_deadline(line, expected):
    assert normalize_labels(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("整改措施：换灯。", ("整改措施", "steps", "换灯。")),
        ("整改目标：", ("整改目标", "other", "")),
        ("存在问题：路灯不亮", ("存在问题", "problem", "路灯不亮")),
        ("责任单位：县教育局", None),
        ("加强领导：县政府要重视", None),
    ],
)
def test_the_label_of_a_text_is_read(line, expected):
    assert read_text_label(line) == expected
