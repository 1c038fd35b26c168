"""Findings, source rows and assignments side by side: what goes with what was clicked."""

import pytest

from dashboard.analysis import source_check
from dashboard.analysis.source_check import Looked
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from tests.conftest import document


def state(rows: list[int], cells: list[tuple[int, str]]) -> dict:
    return {"selection": {"rows": rows, "columns": [], "cells": cells}}


def look(dataset, grid: str, at: int) -> Looked:
    return source_check.look(dataset, grid, source_check.grids(dataset)[grid].iloc[at], at)


def test_a_source_row_has_its_assignments(dataset):
    looked = look(dataset, "rows", 6)

    shown = source_check.lines(dataset, looked)
    assigned = source_check.grids(dataset)["assignments"].iloc[shown["assignments"]]
    assert (shown["rows"], shown["findings"]) == ([6], [])
    assert assigned["agency"].tolist() == [
        "省发改委", "人民银行太原中心支行", "省中小企业局", "太原铁路局", "太原海关", "山西民航机场集团",
    ]  # fmt: skip


def test_an_assignment_has_its_source_row_and_is_marked(dataset):
    looked = look(dataset, "assignments", 3)

    assert source_check.lines(dataset, looked) == {"findings": [], "rows": [0], "assignments": [3]}
    assert source_check.chosen(dataset, looked) == Filter(agency=("各市（县）政府",), role=("responsible",))


def test_a_finding_has_its_source_row_with_all_assignments(dataset):
    looked = look(dataset, "findings", 0)

    shown = source_check.lines(dataset, looked)
    assert (shown["findings"], shown["rows"], len(shown["assignments"])) == ([0], [6], 6)


def test_a_finding_about_a_column_has_no_row():
    dataset = make_dataset(document("（一）甲\t甲局\t乙局\t好\n", header="工作内容\t牵头单位\t责任单位\t备注\n"))

    looked = look(dataset, "findings", 0)
    assert source_check.lines(dataset, looked) == {"findings": [0], "rows": [], "assignments": []}


def test_the_weightier_findings_come_first(dataset):
    assert source_check.findings(dataset)["level"].tolist() == ["需核对"] * 4 + ["供参考"] * 8


def test_findings_of_several_documents_name_theirs(dataset):
    together = make_dataset(*dataset.documents, document("（一）甲\t甲局\t乙局\n（二）乙\t\t\n", name="另一份.txt"))

    found = source_check.findings(together)
    assert found.loc[found["message"] == "没有写任何单位", "document"].tolist() == ["另一份"]


def test_a_source_row_is_printed_on_one_line_as_far_as_a_grid_shows_it(dataset):
    printed = source_check.grids(dataset)["rows"]["printed"]

    assert printed.iloc[12].endswith("　|　省财政厅、省中小企业局　|　")
    assert not printed.str.contains(r"[\t\n]").any()
    assert printed.str.len().max() <= 210


@pytest.mark.parametrize(
    ("now", "line"),
    [
        (None, None),
        (state([4], [(4, "source_row")]), None),
        (state([4], [(9, "printed")]), 9),
        (state([9], []), 9),
        (state([], []), None),
    ],
    ids=[
        "never drawn",
        "as it was set",
        "a cell of another line",
        "the box of another line",
        "nothing chosen any more",
    ],
)
def test_what_was_clicked_differs_from_what_was_set(now, line):
    assert source_check.clicked(now, [4], "rows") == line


@pytest.mark.parametrize(
    "now",
    [state([3, 4, 5], [(4, "agency")]), state([3, 5], [])],
    ids=["its cell", "its box"],
)
def test_one_of_the_assignments_of_a_row_can_be_chosen(now):
    assert source_check.clicked(now, [3, 4, 5], "assignments") == 4


def test_of_many_lines_the_first_seven_come_into_sight():
    assert source_check.selection(list(range(10, 40)), "assignments")["selection"]["cells"] == [(16, "source_row")]
