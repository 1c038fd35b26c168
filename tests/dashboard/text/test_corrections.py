"""Edits and corrections in words, in both languages."""

import pytest

from dashboard.text.corrections import correction_line, correction_words, edit_words
from tests.loaders.edits.made import edit, merge, small, split

READ = small()
EDITS = [
    (edit(None, "responsible", ["省财厅"], ["省财政厅"]), "责任单位：省财厅 → 省财政厅", "Responsible agency: 省财厅 → 省财政厅"),
    (edit(None, "deadline", None, "明年"), "完成时限：（空白） → 明年", "Deadline: (blank) → 明年"),
    (edit(None, "support", ["甲", "乙"], []), "配合单位：甲、乙 → （空白）", "Supporting agency: 甲、乙 → (blank)"),
    (edit(None, "measure_no", 7, 8), "措施序号：7 → 8", "Measure no.: 7 → 8"),
    (split(READ, 1, {}, {"action": "后"}), "拆分为 2 行", "Split into 2 rows"),
    (merge(READ, 2), "与下一行合并", "Merged with the next row"),
    (
        edit(None, "", {"0": "task", "2": "ignored"}, {"0": "task", "2": "lead"}, "columns"),
        "列的含义：第 3 列为牵头单位",
        "What the columns hold: column 3 is lead agency",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("made", "chinese", "_"), EDITS)
def test_an_edit_is_said_in_chinese(made, chinese, _):
    assert edit_words(made) == chinese


@pytest.mark.parametrize(("made", "_", "said"), EDITS)
def test_an_edit_is_said_in_english(made, _, said, english):
    assert edit_words(made) == said


def test_corrections_are_one_text_in_files():
    words = correction_words([("merge", "2"), ("lead", "省财厅"), ("deadline", "")])

    assert words == "由 2 行合并而来；牵头单位原识别为“省财厅”；完成时限原识别为空白"
    assert correction_line([("lead", "省财厅")]) == "已更正：牵头单位原识别为“省财厅”"
    assert (correction_words([]), correction_line([])) == ("", "")
