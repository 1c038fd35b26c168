"""The table of assignments: columns, words that a column must contain, the order of the rows, and how an address writes them."""

import pytest

from dashboard.analysis.assignments import assignments_as_printed, assignments_page, count_assignments
from dashboard.analysis.columns import table_columns
from dashboard.analysis.table_view import TableView
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from tests.conftest import document, with_other_columns


def rows(shown: Selection, view: TableView) -> list[int]:
    """The source rows of a view, in its order."""
    return assignments_page(shown, 0, 100, view=view)["source_row"].tolist()


@pytest.fixture
def shown(dataset) -> Selection:
    return Selection(dataset, Filter())


@pytest.mark.parametrize(
    ("where", "count"),
    [
        ((("agency", "财政"),), 4),
        ((("agency", "财政"), ("role", "lead")), 3),
        ((("role", "lead responsible"),), 48),
        ((("source_row", "1"),), 4),
        ((("source_row", "1-3"),), 12),
        ((("source_row", "3—1"),), 12),
        ((("action", "没有这样的话"),), 0),
        ((("measure_no", "一"),), 0),
    ],
)
def test_a_column_must_contain_the_words_and_a_number_be_in_the_range(shown, where, count):
    view = TableView(where=where)

    assert (count_assignments(shown, view), len(rows(shown, view))) == (count, count)


def test_words_are_compared_regardless_of_case_and_width():
    shown = Selection(make_dataset(document("1.甲。ＡＢＣ（一）\t甲局\t\n2.乙。abd\t甲局\t\n")), Filter())

    assert rows(shown, TableView(where=(("action", "abc(一)"),))) == [1]
    assert rows(shown, TableView(where=(("action", "ＡＢ"),))) == [1, 2]


def test_the_filter_and_the_columns_must_hold_both(dataset):
    shown = Selection(dataset, Filter(agency=("省财政厅",)))

    assert count_assignments(shown, TableView(where=(("role", "responsible"),))) == 1


def test_columns_that_the_contract_has_no_place_for_are_searched_too(dataset):
    alone = Selection(make_dataset(with_other_columns("甲乙", "丙")), Filter())
    several = Selection(make_dataset(with_other_columns("甲乙", "丙"), dataset.documents[0]), Filter())

    assert rows(alone, TableView(where=(("备注", "丙"),))) == [2, 2]
    assert rows(several, TableView(where=(("other_columns", "备注：甲"),))) == [1, 1]


def test_a_column_sorts_up_and_down_and_rows_that_are_alike_stay_as_printed(shown):
    up, down = rows(shown, TableView(sort="measure_no")), rows(shown, TableView(sort="-measure_no"))

    assert up == rows(shown, TableView())
    assert (down[0], down[-1]) == (17, 1)
    assert TableView(sort="agency").next_sort("agency") == "-agency"
    assert TableView(sort="-agency").next_sort("agency") == ""
    assert TableView(sort="agency").next_sort("role") == "role"


@pytest.mark.parametrize("size", [5, 18, 100])
def test_in_pieces_a_view_has_the_same_rows_in_the_same_order(shown, size):
    view = TableView(where=(("action", "担保"),), sort="-agency")
    pieces = list(assignments_as_printed(shown, size, view))

    assert [at for piece in pieces for at in piece["source_row"].tolist()] == rows(shown, view)
    assert max(map(len, pieces)) <= size


def test_an_address_means_the_view_that_wrote_it():
    dataset = make_dataset(with_other_columns("a,b=c%", name="t.txt"))
    view = TableView(("agency", "备注"), (("agency", "甲,=%+ 局"), ("备注", "a,b=c%")), "-备注")

    assert TableView.read(dataset, **view.parameters()) == view
    assert TableView().parameters() == {}


def test_columns_that_a_dataset_does_not_have_are_left_out(dataset):
    view = TableView.read(dataset, columns="agency,nothing,deadline", where="nothing=1,agency=", sort="-nothing")

    assert view == TableView(("agency",))


def test_columns_that_are_empty_in_the_whole_dataset_are_no_columns_of_the_table(dataset):
    dated = make_dataset(document("1.甲\t甲局\t2026年\n", header="任务\t责任单位\t完成时限\n"))

    assert "deadline" not in table_columns(dataset)
    assert table_columns(dated) == (
        "measure_no", "measure", "action_no", "action", "deadline", "agency", "role", "position", "source_row",
    )  # fmt: skip


def test_by_todays_names_the_printed_name_and_todays_stand_side_by_side(dataset):
    from dashboard.library.catalogue import with_current_names

    names = table_columns(with_current_names(dataset))

    assert names[names.index("position") + 1 :] == ("source_row", "agency_today")
