"""What a person types becomes the value of a field, or a sentence says why not."""

import pytest

from loaders import LoadError
from loaders.edits import edits_between, tidy_value
from loaders.edits.values import MOST_CHARACTERS
from tests.loaders.edits.made import fields, keys, small

AT = "2026-11-28T08:00:00+00:00"


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("lead", "市甲局、市乙局，县（市、区）政府", ["市甲局", "市乙局", "县（市、区）政府"]),
        ("lead", ["市 甲局", "市甲局", " "], ["市甲局"]),
        ("lead", None, []),
        ("lead", float("nan"), []),
        ("measure_no", "（八）", 8),
        ("measure_no", "8", 8),
        ("measure_no", 8.0, 8),
        ("measure_no", "", None),
        ("measure_no", float("nan"), None),
        ("deadline", " \n", None),
        ("section", None, None),
        ("action", None, ""),
        ("action", " 做\u202e甲 ", "做甲"),
    ],
)
def test_a_typed_value_becomes_one_of_the_contract(field, typed, value):
    assert tidy_value(field, typed) == value


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("measure", " ", "edit-without-title"),
        ("measure_no", "若干", "edit-without-number"),
        ("measure_no", "-1", "edit-without-number"),
        ("measure_no", 1.5, "edit-without-number"),
        ("measure_no", True, "edit-without-number"),
        ("measure_no", 10**30, "edit-without-number"),
        ("action", "长" * (MOST_CHARACTERS + 1), "edit-too-long"),
        ("lead", ["长" * MOST_CHARACTERS, "短"], "edit-too-long"),
    ],
)
def test_what_a_field_cannot_hold_is_refused_with_a_sentence(field, typed, code):
    with pytest.raises(LoadError) as error:
        tidy_value(field, typed)

    assert error.value.code == code


def test_a_changed_row_becomes_an_edit_for_each_field_that_differs():
    read = small()
    row = fields(read, 1)
    typed = row | {"lead": "市甲局、市丁局", "deadline": "明年", "responsible": "市乙局、 市丙局"}

    edits = edits_between(row, typed, keys(read)[0], by="张三", at=AT)

    assert [(edit.kind, edit.field, edit.before, edit.after) for edit in edits] == [
        ("field", "deadline", None, "明年"),
        ("field", "lead", ["市甲局"], ["市甲局", "市丁局"]),
    ]
    assert {(edit.row, edit.by, edit.at) for edit in edits} == {(keys(read)[0], "张三", AT)}
    assert len({edit.id for edit in edits}) == 2


def test_an_unchanged_row_makes_no_edit():
    row = fields(small(), 1)

    assert edits_between(row, row, keys(small())[0], by="", at=AT) == []
