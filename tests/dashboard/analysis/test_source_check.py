"""Findings, source rows and assignments side by side: which lines belong to the one that was clicked."""

import pytest

from dashboard.analysis import source_check
from dashboard.analysis.source_check import findings_of, focus_filter, focus_lines, focus_on, lines_of
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from tests.conftest import document


def state(rows: list[int], cells: list[tuple[int, str]]) -> dict:
    return {"selection": {"rows": rows, "columns": [], "cells": cells}}


def test_a_source_row_has_its_assignments(dataset):
    focus = focus_on(dataset, "rows", 6)

    shown = focus_lines(dataset, focus)
    assigned = lines_of(dataset).assignments.iloc[shown["assignments"]]
    assert (shown["rows"], shown["findings"]) == ([6], [])
    assert assigned["agency"].tolist() == [
        "省发改委", "人民银行太原中心支行", "省中小企业局", "太原铁路局", "太原海关", "山西民航机场集团",
    ]  # fmt: skip


def test_an_assignment_has_its_source_row_and_is_marked(dataset):
    focus = focus_on(dataset, "assignments", 3)

    assert focus_lines(dataset, focus) == {"findings": [], "rows": [0], "assignments": [3]}
    assert focus_filter(dataset, focus) == Filter(agency=("各市（县）政府",), role=("responsible",))


def test_a_finding_has_its_source_row_with_all_assignments(dataset):
    focus = focus_on(dataset, "findings", 0)

    shown = focus_lines(dataset, focus)
    assert (shown["findings"], shown["rows"], len(shown["assignments"])) == ([0], [6], 6)


def test_a_finding_about_a_column_has_no_row():
    dataset = make_dataset(document("（一）甲\t甲局\t乙局\t好\n", header="工作内容\t牵头单位\t责任单位\t备注\n"))

    focus = focus_on(dataset, "findings", 0)
    assert focus_lines(dataset, focus) == {"findings": [0], "rows": [], "assignments": []}


def test_the_most_serious_findings_come_first(dataset):
    assert [finding.level for _, finding in findings_of(dataset)] == ["warning"] + ["note"] * 3


def test_findings_of_several_documents_name_theirs(dataset):
    together = make_dataset(*dataset.documents, document("（一）甲\t甲局\t乙局\n（二）乙\t\t\n", name="另一份.txt"))

    assert [title for title, finding in findings_of(together) if finding.source_row == 2][-1] == "另一份"


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
    assert source_check.clicked_line(now, [4], "rows") == line


@pytest.mark.parametrize(
    "now",
    [state([3, 4, 5], [(4, "agency")]), state([3, 5], [])],
    ids=["its cell", "its box"],
)
def test_one_of_the_assignments_of_a_row_can_be_chosen(now):
    assert source_check.clicked_line(now, [3, 4, 5], "assignments") == 4


def test_of_many_lines_the_first_seven_come_into_sight():
    assert source_check.grid_state(list(range(10, 40)), "assignments")["selection"]["cells"] == [(16, "source_row")]
