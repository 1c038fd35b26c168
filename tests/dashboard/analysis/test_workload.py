"""The workload, checked against rows counted by hand in the bundled document."""

from datetime import date

import pytest

from dashboard.analysis.workload import workload
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from tests.conftest import document

WHOLE = {"measures": 13, "actions": 17, "assignments": 48}


def load_of(dataset, name: str, *, count: str, **fields) -> dict:
    table = workload(Selection(dataset, Filter(**fields)), count=count, whole=WHOLE[count])
    return table.set_index("agency").loc[name].to_dict()


@pytest.mark.parametrize(
    ("count", "lead", "responsible", "total", "share"),
    [("measures", 4, 2, 6, 6 / 13), ("actions", 5, 2, 7, 7 / 17), ("assignments", 5, 2, 7, 7 / 48)],
)
def test_a_workload_is_counted_in_the_unit_asked_for(dataset, count, lead, responsible, total, share):
    row = load_of(dataset, "省金融办", count=count)

    assert (row["lead"], row["responsible"], row["total"]) == (lead, responsible, total)
    assert row["share"] == pytest.approx(share, abs=0.0005)


def test_a_share_is_rounded_once_half_of_a_thousandth_up():
    dataset = make_dataset(document("（一）甲\t甲局\t\n"))

    assert [
        workload(Selection(dataset, Filter()), count="actions", whole=whole)["share"].item() for whole in (16, 17, 3)
    ] == [0.063, 0.059, 0.333]


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
    table = workload(Selection(dataset, Filter()), count="actions", whole=17)

    assert table["total"].is_monotonic_decreasing
    assert table["agency"].iloc[:2].tolist() == ["省金融办", "各市（县）政府"]


def test_the_workload_of_nothing_is_an_empty_table(dataset):
    assert workload(Selection(dataset, Filter(q="查无此词")), count="actions", whole=17).empty


def test_the_workload_can_be_cut_to_the_agencies_with_most():
    dataset = make_dataset(document("（一）甲\t甲局\t乙局\n（二）乙\t乙局\t\n"))

    assert workload(Selection(dataset, Filter()), count="actions", whole=2, most=1)["agency"].tolist() == ["乙局"]


def test_partners_are_those_of_the_actions_an_agency_is_shown_in():
    dataset = make_dataset(document("（一）甲\t甲局\t乙局、丙局\n（二）乙\t丁局\t甲局\n"))
    shown = Selection(dataset, Filter(role=("lead",)))
    table = workload(shown, count="actions", whole=2).set_index("agency")

    assert table["partners"].to_dict() == {"甲局": 2, "丁局": 1}


def two_roles():
    """甲局 leads and shares in the first action, shares in the second of the same measure, and supports in another measure."""
    return make_dataset(
        document(
            "（一）甲。修路\t甲局\t甲局、乙局\t\n（一）甲。架桥\t丙局\t甲局\t\n（二）乙。修渠\t丁局\t乙局\t甲局\n",
            header="工作内容\t牵头单位\t责任单位\t配合单位\n",
        )
    )


@pytest.mark.parametrize(
    ("roles", "measures", "actions", "assignments"),
    [
        ((), 2, 3, 4),
        (("lead",), 1, 1, 1),
        (("responsible",), 1, 2, 2),
        (("support",), 1, 1, 1),
        (("lead", "responsible"), 1, 2, 3),
        (("responsible", "support"), 2, 3, 3),
        (("lead", "support"), 2, 2, 2),
    ],
)
def test_several_roles_in_an_action_or_measure_count_once_in_total(roles, measures, actions, assignments):
    dataset = two_roles()
    totals = [load_of(dataset, "甲局", count=count, role=roles)["total"] for count in WHOLE]

    assert totals == [measures, actions, assignments]


@pytest.mark.parametrize(
    ("count", "by_role"),
    [("measures", [1, 1, 1]), ("actions", [1, 2, 1]), ("assignments", [1, 2, 1])],
)
def test_a_role_counts_the_same_beside_another_role_or_alone(count, by_role):
    dataset, roles = two_roles(), ("lead", "responsible", "support")
    together = load_of(dataset, "甲局", count=count)

    assert [together[role] for role in roles] == by_role
    assert [load_of(dataset, "甲局", count=count, role=(role,))[role] for role in roles] == by_role


@pytest.mark.parametrize("count", WHOLE)
@pytest.mark.parametrize(
    ("roles", "partners"),
    [((), 3), (("lead",), 1), (("responsible",), 2), (("support",), 2), (("lead", "support"), 2)],
)
def test_partners_are_other_agencies_counted_once_whatever_their_roles_and_the_unit(count, roles, partners):
    assert load_of(two_roles(), "甲局", count=count, role=roles)["partners"] == partners


@pytest.mark.parametrize(
    ("q", "totals"),
    [
        ("修路", {"甲局": 1, "乙局": 1}),
        ("架桥", {"丙局": 1, "甲局": 1}),
        ("修", {"甲局": 2, "乙局": 2, "丁局": 1}),
        ("甲局", {"甲局": 2}),
    ],
)
def test_under_a_search_a_measure_counts_if_one_of_its_actions_is_found(q, totals):
    table = workload(Selection(two_roles(), Filter(q=q)), count="measures", whole=2)

    assert dict(zip(table["agency"], table["total"], strict=True)) == totals


def test_under_a_search_a_measure_counts_in_the_roles_of_what_is_found():
    row = load_of(two_roles(), "甲局", count="measures", q="架桥")

    assert (row["lead"], row["responsible"], row["total"]) == (0, 1, 1)


def test_a_deadline_that_lets_part_of_a_measure_through_counts_only_that_part():
    rows = "（一）甲。其一\t甲局\t\t2026年6月\n\t甲局\t乙局\t2027年6月\n"
    shown = Selection(
        make_dataset(document(rows, header="工作内容\t牵头单位\t责任单位\t完成时限\n")),
        Filter(due=("later",), asof=date(2026, 12, 1)),
    )
    load = workload(shown, count="measures", whole=1).set_index("agency")

    assert load["total"].to_dict() == {"甲局": 1, "乙局": 1}
    assert load.loc["甲局", "lead_alone"] == 1
