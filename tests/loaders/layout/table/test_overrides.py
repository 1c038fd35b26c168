"""The columns that a person named are read as named."""

from pathlib import Path

import pytest

from loaders import LoadError, UnknownHeader, load_document
from loaders.messages.places import MadeUpHeader
from tests.conftest import ROOT
from tests.loaders.files import agencies, codes, load, workbook

CASES = ROOT / "tests/cases"
TABLES = [path for path in sorted(CASES.iterdir()) if ".expected" not in path.name and path.name != "README.md"]
UNKNOWN = "办理说明\t由谁办\t期望\n修路\t市交通局、市财政局\t快\n架桥\t市水利局\t慢\n"
HEADER = ["任务", "责任单位"]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_a_document_read_with_the_columns_it_was_read_with_is_the_same(path: Path):
    document = load_document(path.read_bytes(), name=path.name)
    if document.sample is None:
        assert document.headers == ()
        return
    columns = dict(enumerate(document.sample.kinds))
    again = load_document(path.read_bytes(), name=path.name, columns=columns)

    assert again.assignments.equals(document.assignments)
    assert again.actions.equals(document.actions)
    assert (again.headers, again.findings, again.sample) == (document.headers, document.findings, document.sample)


def test_a_table_whose_header_is_unknown_is_read_with_the_columns_as_told():
    with pytest.raises(UnknownHeader) as error:
        load(UNKNOWN)
    document = load(UNKNOWN, columns={0: "task", 1: "lead", 2: "ignore"})

    assert error.value.sample.rows[:2] == (("办理说明", "由谁办", "期望"), ("修路", "市交通局、市财政局", "快"))
    assert agencies(document, "lead") == ["市交通局", "市财政局", "市水利局"]
    assert document.headers == (("办理说明", "task"), ("由谁办", "lead"), ("期望", "ignored"))
    assert [*map(str, document.actions["place"])] == ["文件第 2 行", "文件第 3 行"]


@pytest.mark.parametrize(
    ("columns", "code"),
    [({0: "task"}, "columns-without-task-or-agency"), ({0: "task", 9: "lead"}, "columns-outside-table")],
)
def test_columns_that_cannot_be_read_are_refused(columns, code):
    with pytest.raises(LoadError, match="列") as error:
        load(UNKNOWN, columns=columns)

    assert error.value.code == code


def test_running_text_has_no_columns():
    text = "1.修路（责任单位：市交通局）\n2.架桥（责任单位：市水利局）\n"
    with pytest.raises(LoadError) as error:
        load(text, columns={0: "task", 1: "lead"})

    assert error.value.code == "columns-without-table"
    assert (load(text).sample, load(text).headers) == (None, ())


def test_a_kind_that_there_is_not_is_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="unknown kinds"):
        load(UNKNOWN, columns={0: "title"})


def test_a_header_that_was_taken_for_something_else_is_corrected():
    document = load(
        "任务\t责任单位\t承办单位\n1.甲\t市教育局\t市财政局\n", columns={0: "task", 1: "lead", 2: "responsible"}
    )

    assert (agencies(document, "lead"), agencies(document, "responsible")) == (["市教育局"], ["市财政局"])


def test_columns_are_corrected_also_where_the_header_was_seen_from_the_cells_below_it():
    data = "案由\t牵头镇办\t配合科所队\n加强校园周边秩序管理\t城关镇\t交警大队\n整治占道经营行为\t东风街道\t城管队\n"
    document = load(data, columns={1: "support", 2: "lead"})

    assert document.assignments["role"].tolist() == ["support", "lead"] * 2


def test_a_column_that_a_person_names_differently_is_no_longer_doubted():
    data = "任务\t包保单位\t牵头单位\n1.甲\t市教育局\t市财政局\n"

    assert codes(load(data)) == ["role-assumed"]
    assert codes(load(data, columns={1: "support"})) == []


def test_a_header_that_was_not_printed_is_known_by_its_code():
    document = load("修路\t市交通局\n架桥\t市水利局\n", columns={0: "task", 1: "lead"})

    assert document.headers == ((MadeUpHeader("column", 1), "task"), (MadeUpHeader("column", 2), "lead"))


@pytest.mark.parametrize(
    ("first", "columns", "headers"),
    [
        ("号,办什么,由谁办", {0: "number", 1: "task", 2: "lead"}, ["号", "办什么", "由谁办"]),
        ("0,铺路,市城管局", {0: "number", 1: "task", 2: "lead"}, [*map(MadeUpHeader, ["column"] * 3, (1, 2, 3))]),
        ("x,办什么,办理机构", {1: "task", 2: "lead"}, ["x", "办什么", "办理机构"]),
        ("x,铺路,市城管局", {1: "task", 2: "lead"}, [*map(MadeUpHeader, ["column"] * 3, (1, 2, 3))]),
    ],
)
def test_the_first_row_is_a_header_if_it_reads_like_one(first, columns, headers):
    document = load(f"{first}\n1,修路,市交通局\n2,架桥,市水利局\n", "t.csv", columns=columns)

    assert [name for name, _ in document.headers] == headers


def test_a_second_column_of_tasks_is_the_text_of_the_first():
    data = "办什么,怎么办,由谁办\n修路,先铺底,市交通局\n架桥,先打桩,市水利局\n"
    document = load(data, "t.csv", columns={0: "task", 1: "task", 2: "lead"})

    assert document.actions["action"].tolist() == ["先铺底", "先打桩"]


def test_a_correction_holds_for_the_further_sheets_with_the_same_header():
    data = workbook(甲=[HEADER, ["1.甲", "市教育局"]], 乙=[HEADER, ["2.乙", "市财政局"], ["3.丙", "市公安局"]])
    document = load_document(data, name="t.xlsx", columns={0: "task", 1: "lead"})

    assert document.assignments["role"].tolist() == ["lead"] * 3


def test_further_sheets_with_the_header_told_are_read_with_it():
    header = ["办什么", "由谁办"]
    data = workbook(甲=[header, ["修路", "市交通局"]], 乙=[header, ["架桥", "市水利局"], ["建校", "市教育局"]])
    document = load_document(data, name="t.xlsx", columns={0: "task", 1: "lead"})

    assert agencies(document) == ["市交通局", "市水利局", "市教育局"]


def test_a_table_that_was_not_told_is_read_by_its_own_header():
    data = workbook(
        甲=[HEADER, ["1.甲", "市教育局"]],
        乙=[["办什么", "由谁办", "备用"], ["修路", "市交通局", "x"], ["架桥", "市水利局", "x"]],
    )
    document = load_document(data, name="t.xlsx", columns={0: "task", 1: "lead", 2: "ignore"})

    assert agencies(document) == ["市教育局", "市交通局", "市水利局"]


def test_a_table_that_was_not_told_and_has_no_known_header_is_named():
    data = workbook(
        甲=[["办什么", "由谁办"], ["修路", "市交通局"], ["架桥", "市水利局"]],
        乙=[["品名", "数量", "价格", "单价"], ["笔", "1", "2", "2"]],
    )
    document = load_document(data, name="t.xlsx", columns={0: "task", 1: "lead"})

    assert agencies(document) == ["市交通局", "市水利局"]
    assert "table-not-read" in codes(document)
