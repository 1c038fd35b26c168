"""Counts, workload and matrix, checked against rows counted by hand in the bundled document."""

import pytest

from dashboard.analysis import tables
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter, filter_assignments
from tests.conftest import document

WHOLE = {"measures": 13, "actions": 17, "assignments": 48}


def load_of(dataset, name: str, *, count: str, **fields) -> dict:
    shown = filter_assignments(dataset, Filter(**fields))
    table = tables.workload(shown, dataset.assignments, count=count, whole=WHOLE[count])
    return table.set_index("agency").loc[name].to_dict()


def test_the_document_counts_13_measures_17_actions_21_agencies_48_assignments(dataset):
    assert tables.counts(dataset.assignments, dataset.actions) == {
        "measures": 13,
        "actions": 17,
        "agencies": 21,
        "assignments": 48,
    }


@pytest.mark.parametrize(
    ("count", "lead", "responsible", "total", "share"),
    [("measures", 4, 2, 6, 6 / 13), ("actions", 5, 2, 7, 7 / 17), ("assignments", 5, 2, 7, 7 / 48)],
)
def test_a_workload_is_counted_in_the_unit_asked_for(dataset, count, lead, responsible, total, share):
    row = load_of(dataset, "省金融办", count=count)

    assert (row["lead"], row["responsible"], row["total"]) == (lead, responsible, total)
    assert row["share"] == pytest.approx(share)


def test_leads_alone_leads_jointly_and_partners_are_counted_in_actions(dataset):
    row = load_of(dataset, "省金融办", count="actions")

    assert (row["lead_alone"], row["lead_jointly"], row["partners"]) == (4, 1, 6)


def test_a_filter_by_agency_does_not_hide_its_partners(dataset):
    row = load_of(dataset, "省金融办", count="actions", agency=("省金融办",))

    assert (row["lead_alone"], row["lead_jointly"], row["partners"]) == (4, 1, 6)


def test_an_agency_that_leads_and_shares_in_one_measure_has_it_once_in_total():
    table = document("（一）甲。一\t甲局\t乙局\n（一）甲。二\t乙局\t甲局\n")
    row = load_of(make_dataset(table), "甲局", count="measures")
    assert (row["lead"], row["responsible"], row["total"]) == (1, 1, 1)


def test_the_workload_is_sorted_most_first(dataset):
    table = tables.workload(dataset.assignments, dataset.assignments, count="actions", whole=17)

    assert table["total"].is_monotonic_decreasing
    assert table["agency"].iloc[:2].tolist() == ["省金融办", "各市（县）政府"]


def test_the_workload_of_nothing_is_an_empty_table(dataset):
    assert tables.workload(dataset.assignments.iloc[:0], dataset.assignments, count="actions", whole=17).empty


def test_the_matrix_has_a_row_a_measure_and_a_column_an_agency_in_print_order(dataset):
    table = tables.matrix(dataset.assignments, dataset.actions, rows="measures")

    assert table.shape == (13, 21)
    assert (table.index[0], table.columns[0]) == ("1. 完善政银担合作机制", "省金融办")


def test_a_cell_of_the_matrix_holds_the_roles_of_the_agency_in_the_row(dataset):
    table = tables.matrix(dataset.assignments, dataset.actions, rows="measures")

    assert tables.cell_roles(table.loc["9. 加强小微企业上市培育工作", "省金融办"]) == ("lead",)
    assert tables.cell_roles(table.loc["4. 不断增加抵质押业务品种", "省金融办"]) == ("responsible",)
    assert tables.cell_roles(table.loc["4. 不断增加抵质押业务品种", "省国资委"]) == ()


def test_the_matrix_can_have_a_row_an_action(dataset):
    assert tables.matrix(dataset.assignments, dataset.actions, rows="actions").index.tolist() == list(range(1, 18))


def test_the_margins_count_the_cells_of_each_role(dataset):
    by_row, by_column = tables.matrix_totals(tables.matrix(dataset.assignments, dataset.actions, rows="measures"))

    assert by_row.loc["8. 有效落实小微企业金融政策"].to_dict() == {"lead": 5, "responsible": 1}
    assert by_column.loc["省金融办"].to_dict() == {"lead": 4, "responsible": 2}
    assert by_row["responsible"].sum() == by_column["responsible"].sum() == 23


def test_agencies_can_be_ordered_by_how_many_rows_they_stand_in(dataset):
    table = tables.matrix(dataset.assignments, dataset.actions, rows="actions", column_order="load")

    filled = (table > 0).sum()
    assert filled.is_monotonic_decreasing
    assert filled.index[0] == "省金融办"


def test_agencies_that_work_together_stand_together():
    rows = "".join(f"（{at}）{at}\t{lead}\t{other}\n" for at, lead, other in ["1AC", "2BD", "3AC", "4BD", "5AC", "6BD"])
    dataset = make_dataset(document(rows))
    table = tables.matrix(
        dataset.assignments, dataset.actions, rows="measures", row_order="together", column_order="together"
    )

    order = "".join(table.columns)
    assert {"AC" in order or "CA" in order, "BD" in order or "DB" in order} == {True}
    assert [label.split(".")[0] in "135" for label in table.index] in (
        [True] * 3 + [False] * 3,
        [False] * 3 + [True] * 3,
    )


def test_an_action_without_agencies_is_an_empty_row_of_the_matrix():
    dataset = make_dataset(document("（一）甲\t甲局\t\n（二）乙\t\t\n"))
    table = tables.matrix(dataset.assignments, dataset.actions, rows="measures")

    assert table.index.tolist() == ["1. 甲", "2. 乙"]
    assert table.loc["2. 乙"].tolist() == [0]


def crossing(agencies: int, rows: int = 1):
    """A dataset of `rows` measures, each led by an agency and with all the others responsible."""
    names = [f"局{at}" for at in range(agencies)]
    lines = (f"（{at}）甲{at}\t{names[0]}\t{'、'.join(names[1:])}\n" for at in range(1, rows + 1))
    return make_dataset(document("".join(lines)))


def test_the_workload_of_some_agencies_is_that_of_their_assignments_alone(dataset):
    for picked in [("省金融办",), ("太原海关",), ("省财政厅", "各市政府")]:
        shown = filter_assignments(dataset, Filter(agency=picked))
        alone = tables.workload(shown, dataset.assignments, count="actions", whole=17)
        every = tables.workload(dataset.assignments, dataset.assignments, count="actions", whole=17)

        assert tables.workload_of(every, picked).equals(alone)


def test_partners_are_those_of_the_actions_an_agency_is_shown_in():
    dataset = make_dataset(document("（一）甲\t甲局\t乙局、丙局\n（二）乙\t丁局\t甲局\n"))
    shown = filter_assignments(dataset, Filter(role=("lead",)))
    table = tables.workload(shown, dataset.assignments, count="actions", whole=2).set_index("agency")

    assert table["partners"].to_dict() == {"甲局": 2, "丁局": 1}


def test_a_page_of_the_matrix_is_the_whole_with_other_rows_and_their_agencies_left_out(dataset):
    whole = tables.matrix(dataset.assignments, dataset.actions, rows="actions")
    page = tables.matrix(dataset.assignments, dataset.actions, rows="actions", only=[6, 7])

    assert page.index.tolist() == [6, 7]
    assert page.equals(whole.loc[[6, 7], page.columns])
    assert whole.loc[[6, 7]].drop(columns=page.columns).sum().sum() == 0


def test_the_rows_of_the_whole_matrix_are_known_without_it(dataset):
    assert tables.matrix_rows(dataset.actions, "actions") == list(range(1, 18))
    assert len(tables.matrix_rows(dataset.actions, "measures")) == 13


def test_the_columns_past_the_most_are_split_off_unless_it_is_one():
    table = tables.matrix((dataset := crossing(6)).assignments, dataset.actions, rows="measures")

    for most, drawn, rest in [(6, 6, 0), (5, 6, 0), (4, 4, 2)]:
        assert [part.shape[1] for part in tables.split_columns(table, most)] == [drawn, rest]


def test_more_agencies_than_can_be_put_together_stay_in_print_order(monkeypatch):
    monkeypatch.setattr(tables, "MOST_TOGETHER", 3)
    dataset = crossing(5, rows=2)
    table = tables.matrix(dataset.assignments, dataset.actions, rows="measures", column_order="together")

    assert table.columns.tolist() == [f"局{at}" for at in range(5)]
