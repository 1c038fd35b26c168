"""What a person is shown of a table, what is proposed for its columns, and what comes of the columns as told."""

from pathlib import Path

import pytest

from loaders import Document, UnknownHeader, load_document
from loaders.messages.places import MadeUpHeader
from tests.loaders.test_formats import saved

CASES = Path(__file__).parents[1] / "cases"
TABLES = [path for path in sorted(CASES.iterdir()) if ".expected" not in path.name and path.name != "README.md"]


def unknown(data: bytes, name: str = "t.csv") -> UnknownHeader:
    with pytest.raises(UnknownHeader) as error:
        load_document(data, name=name)
    return error.value


def sheets(**tables: list[list]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in tables.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return saved(book)


def findings(document: Document) -> list[str]:
    return [str(finding) for finding in document.findings]


def test_numbers_agencies_and_long_text_are_seen_in_the_columns():
    rows = "".join(f"{row},把第{row}条道路修好,市交通局、市财政局,市公安局,快\n" for row in range(1, 5))

    assert unknown(f"编,办什么,由谁办,谁帮忙,期望\n{rows}".encode()).sample.kinds == (
        "number", "task", "lead", "responsible", "ignored",
    )  # fmt: skip


def test_a_single_column_of_agencies_is_proposed_as_responsible():
    assert unknown("办什么,由谁办\n修路,市交通局\n架桥,市水利局\n".encode()).sample.kinds == ("task", "responsible")


def test_a_header_word_that_is_known_goes_before_what_the_cells_hold():
    assert unknown("主要任务\t谁管\n修路\t市交通局\n".encode(), "t.txt").sample.kinds == ("task", "responsible")


def test_dates_are_proposed_as_deadline():
    sample = unknown("办什么,由谁办,几时\n修路,市交通局,2024年6月底前\n架桥,市水利局,长期坚持\n".encode()).sample

    assert sample.kinds == ("task", "responsible", "deadline")


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_a_document_read_with_the_columns_it_was_read_with_is_the_same(path):
    document = load_document(path.read_bytes(), name=path.name)
    if document.sample is None:
        assert document.headers == ()
        return
    columns = dict(enumerate(document.sample.kinds))
    again = load_document(path.read_bytes(), name=path.name, columns=columns)

    assert again.assignments.equals(document.assignments)
    assert again.actions.equals(document.actions)
    assert (again.headers, again.findings, again.sample) == (document.headers, document.findings, document.sample)


def test_a_header_that_was_taken_for_something_else_is_corrected():
    data = "任务\t责任单位\t承办单位\n1.甲\t市教育局\t市财政局\n".encode()
    document = load_document(data, name="t.txt", columns={0: "task", 1: "lead", 2: "responsible"})

    assert document.assignments[["agency", "role"]].values.tolist() == [
        ["市教育局", "lead"],
        ["市财政局", "responsible"],
    ]


def test_a_correction_holds_for_the_further_sheets_with_the_same_header():
    header = ["任务", "责任单位"]
    data = sheets(甲=[header, ["1.甲", "市教育局"]], 乙=[header, ["2.乙", "市财政局"], ["3.丙", "市公安局"]])
    document = load_document(data, name="t.xlsx", columns={0: "task", 1: "lead"})

    assert document.assignments["role"].tolist() == ["lead"] * 3


def test_further_sheets_with_the_header_told_are_read_with_it():
    header = ["办什么", "由谁办"]
    data = sheets(甲=[header, ["修路", "市交通局"]], 乙=[header, ["架桥", "市水利局"], ["建校", "市教育局"]])
    document = load_document(data, name="t.xlsx", columns={0: "task", 1: "lead"})

    assert document.assignments["agency"].tolist() == ["市交通局", "市水利局", "市教育局"]


def test_a_table_that_was_not_told_is_read_by_its_own_header():
    data = sheets(
        甲=[["任务", "责任单位"], ["1.甲", "市教育局"]],
        乙=[["办什么", "由谁办", "备用"], ["修路", "市交通局", "x"], ["架桥", "市水利局", "x"]],
    )
    document = load_document(data, name="t.xlsx", columns={0: "task", 1: "lead", 2: "ignore"})

    assert document.assignments["agency"].tolist() == ["市教育局", "市交通局", "市水利局"]


def test_a_table_that_was_not_told_and_has_no_known_header_is_named():
    data = sheets(
        甲=[["办什么", "由谁办"], ["修路", "市交通局"], ["架桥", "市水利局"]],
        乙=[["品名", "数量", "价格", "单价"], ["笔", "1", "2", "2"]],
    )
    document = load_document(data, name="t.xlsx", columns={0: "task", 1: "lead"})

    assert document.assignments["agency"].tolist() == ["市交通局", "市水利局"]
    assert any("工作表 乙：没有认出" in line and "品名、数量" in line for line in findings(document))


def test_a_second_column_of_tasks_is_the_text_of_the_first():
    data = "办什么,怎么办,由谁办\n修路,先铺底,市交通局\n架桥,先打桩,市水利局\n".encode()
    document = load_document(data, name="t.csv", columns={0: "task", 1: "task", 2: "lead"})

    assert document.actions["action"].tolist() == ["先铺底", "先打桩"]


def test_running_text_has_no_table_to_be_told_about():
    document = load_document("1.修路（责任单位：市交通局）\n2.架桥（责任单位：市水利局）\n".encode(), name="t.txt")

    assert (document.sample, document.headers) == (None, ())


def test_columns_are_corrected_also_where_the_header_was_seen_from_the_cells_below_it():
    data = "案由\t牵头镇办\t配合科所队\n加强校园周边秩序管理\t城关镇\t交警大队\n整治占道经营行为\t东风街道\t城管队\n".encode()
    document = load_document(data, name="t.txt", columns={1: "support", 2: "lead"})

    assert document.assignments["role"].tolist() == ["support", "lead"] * 2


def test_a_header_that_was_not_printed_is_known_by_its_code():
    document = load_document("修路\t市交通局\n架桥\t市水利局\n".encode(), name="t.txt", columns={0: "task", 1: "lead"})

    assert document.headers == ((MadeUpHeader("column", 1), "task"), (MadeUpHeader("column", 2), "lead"))
