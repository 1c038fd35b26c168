"""The workload, checked against rows counted by hand in the bundled document."""

import pytest

from dashboard.analysis.workload import workload, workload_of
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter, filter_assignments
from tests.conftest import document

WHOLE = {"measures": 13, "actions": 17, "assignments": 48}


def load_of(dataset, name: str, *, count: str, **fields) -> dict:
    shown = filter_assignments(dataset, Filter(**fields))
    table = workload(shown, dataset.assignments, count=count, whole=WHOLE[count])
    return table.set_index("agency").loc[name].to_dict()


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
    table = workload(dataset.assignments, dataset.assignments, count="actions", whole=17)

    assert table["total"].is_monotonic_decreasing
    assert table["agency"].iloc[:2].tolist() == ["省金融办", "各市（县）政府"]


def test_the_workload_of_nothing_is_an_empty_table(dataset):
    assert workload(dataset.assignments.iloc[:0], dataset.assignments, count="actions", whole=17).empty


def test_the_workload_of_some_agencies_is_that_of_their_assignments_alone(dataset):
    for picked in [("省金融办",), ("太原海关",), ("省财政厅", "各市政府")]:
        shown = filter_assignments(dataset, Filter(agency=picked))
        alone = workload(shown, dataset.assignments, count="actions", whole=17)
        every = workload(dataset.assignments, dataset.assignments, count="actions", whole=17)

        assert workload_of(every, picked).equals(alone)


def test_partners_are_those_of_the_actions_an_agency_is_shown_in():
    dataset = make_dataset(document("（一）甲\t甲局\t乙局、丙局\n（二）乙\t丁局\t甲局\n"))
    shown = filter_assignments(dataset, Filter(role=("lead",)))
    table = workload(shown, dataset.assignments, count="actions", whole=2).set_index("agency")

    assert table["partners"].to_dict() == {"甲局": 2, "丁局": 1}
