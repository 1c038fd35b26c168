"""Columns that the contract has no place for get names that can be told apart, and are written in one text."""

import pytest

from loaders import Document, LoadError
from loaders.other_columns import in_one_text, unique_names
from tests.conftest import document


@pytest.mark.parametrize(
    ("names", "taken", "unique"),
    [
        (["备注", "进展"], [], ["备注", "进展"]),
        (["备注", "备注", "备注"], [], ["备注", "备注（2）", "备注（3）"]),
        (["备注", "备注（2）", "备注"], [], ["备注", "备注（2）", "备注（3）"]),
        (["Agency", "单位"], ["agency", "单位"], ["Agency（2）", "单位（2）"]),
        ([], ["agency"], []),
    ],
)
def test_a_name_that_is_taken_gets_a_number(names, taken, unique):
    assert unique_names(names, taken) == unique


def test_all_cells_of_an_action_may_stand_in_one_text():
    assert in_one_text((("成果形式", "方案"), ("备注", "每季度"))) == "成果形式：方案；备注：每季度"
    assert in_one_text(()) == ""


def with_others(*rows: str) -> Document:
    return document("".join(f"{row}\n" for row in rows), header="任务\t责任单位\t责任人\t备注\t进展情况\n")


def test_an_action_keeps_the_cells_of_other_columns_as_printed():
    read = with_others("甲\ta局\t李 四\t-\t=1+1", "乙\t\t\t略\t")

    assert read.actions["other_columns"].tolist() == [
        (("责任人", "李 四"), ("备注", "-"), ("进展情况", "=1+1")),
        (("备注", "略"),),
    ]


def test_the_document_names_them_in_print_order_whichever_row_fills_them_first():
    assert with_others("甲\ta局\t\t\t开工", "乙\tb局\t王\t\t").other_columns == ("责任人", "进展情况")


def test_a_document_without_such_columns_has_none():
    read = document("（一）甲\t甲局\t\n")

    assert read.other_columns == ()
    assert read.actions["other_columns"].tolist() == [()]


def test_a_text_that_would_be_repeated_with_thousands_of_agencies_is_too_large():
    agencies = "、".join(f"第{at}局" for at in range(2_000))

    assert with_others(f"甲\t{agencies}\t\t{'长' * 20_000}\t").other_columns == ("备注",)
    with pytest.raises(LoadError) as caught:
        with_others(f"甲\t{agencies}\t\t{'长' * 30_000}\t")
    assert caught.value.code == "read-large"
