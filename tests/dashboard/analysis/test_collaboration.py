"""Who works with whom, checked against pairs counted by hand in the bundled document."""

from dashboard.analysis import collaboration
from dashboard.analysis.collaboration import CO_LEAD
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from tests.conftest import document


def pairs(dataset, **fields):
    return collaboration.pairs(Selection(dataset, Filter(**fields)))


def lines(table) -> list[tuple]:
    return list(table[["from", "to", "kind", "action_ids"]].itertuples(index=False, name=None))


def test_a_lead_and_each_agency_it_calls_on_are_a_pair_with_their_actions(dataset):
    table = pairs(dataset)

    assert lines(table)[0] == ("省金融办", "各市（县）政府", "responsible", (1, 2, 3, 12))
    assert ("山西银监局", "省金融办", "responsible", (4, 8)) in lines(table)
    assert table["actions"].tolist() == [len(ids) for ids in table["action_ids"]]
    assert len(table) == 27


def test_two_leads_of_an_action_are_one_pair(dataset):
    assert lines(pairs(dataset)[pairs(dataset)["kind"] == CO_LEAD])[0] == (
        "人民银行太原中心支行",
        "省发改委",
        CO_LEAD,
        (6, 7),
    )


def test_an_agency_is_no_pair_with_itself_and_a_repeated_action_counts_once():
    dataset = make_dataset(document("（一）甲\t甲局\t甲局、乙局\n"))

    assert lines(pairs(dataset)) == [("甲局", "乙局", "responsible", (1,))]


def test_a_filter_by_agency_leaves_its_neighbourhood(dataset):
    table = pairs(dataset, agency=("省财政厅",))

    assert all("省财政厅" in (start, end) for start, end, *_ in lines(table))
    assert len(table) == 6


def test_a_filter_by_role_leaves_the_pairs_with_an_end_in_that_role(dataset):
    assert CO_LEAD not in pairs(dataset, role=("responsible",))["kind"].tolist()
    assert len(pairs(dataset, agency=("省金融办",), role=("responsible",))) == 2


def test_a_filter_by_measure_leaves_its_actions(dataset):
    assert {ids for *_, ids in lines(pairs(dataset, measure=("13. 提高行政许可事项办理效率",)))} == {(17,)}


def test_no_assignments_make_no_pairs(dataset):
    table = pairs(dataset, q="查无此词")

    assert tuple(table.columns) == collaboration.PAIR_NAMES
    assert table.empty


def test_an_action_that_names_everyone_is_left_out_and_found():
    everyone = "、".join(f"第{at}局" for at in range(collaboration.MOST_AGENCIES + 1))
    dataset = make_dataset(document(f"（一）甲\t甲局\t{everyone}\n（二）乙\t甲局\t乙局\n"))

    assert lines(pairs(dataset)) == [("甲局", "乙局", "responsible", (2,))]
    assert collaboration.crowded_actions(Selection(dataset, Filter())) == 1


def test_the_crossing_shows_two_leads_in_both_directions(dataset):
    found = collaboration.crossing(pairs(dataset), most_leads=24, most_partners=30)

    assert found.cells["省发改委", "人民银行太原中心支行"] == {CO_LEAD: (6, 7)}
    assert found.cells["人民银行太原中心支行", "省发改委"] == {CO_LEAD: (6, 7)}
    assert found.cells["省金融办", "省财政厅"] == {"responsible": (2,), CO_LEAD: (12,)}
    assert (found.leads[0], found.left_out) == ("省金融办", (0, 0))


def test_a_crossing_that_does_not_fit_says_how_many_it_left_out(dataset):
    found = collaboration.crossing(pairs(dataset), most_leads=3, most_partners=4)

    assert (len(found.leads), len(found.partners), found.left_out) == (3, 4, (8, 16))
    assert all(lead in found.leads and partner in found.partners for lead, partner in found.cells)


def test_what_does_not_fit_a_flow_stands_together_with_all_its_actions():
    dataset = make_dataset(
        document("（一）甲\t甲局\t乙局\n（二）乙\t甲局\t乙局\n（三）丙\t丙局\t丁局\n（四）丁\t戊局\t己局\n")
    )
    found = collaboration.flow(pairs(dataset), most_leads=1, most_partners=1)

    assert lines(found.links) == [("甲局", "乙局", "responsible", (1, 2)), ("", "", "responsible", (3, 4))]
    assert found.rest == (2, 2)


def test_what_an_agency_leads_alone_flows_to_nobody(dataset):
    alone = collaboration.led_alone(Selection(dataset, Filter()))
    found = collaboration.flow(pairs(dataset), alone, most_leads=20, most_partners=20)

    assert alone == {"各市政府": [9, 14, 16]}
    assert ("各市政府", "", collaboration.ALONE, (9, 14, 16)) in lines(found.links)


def test_the_partners_of_an_agency_are_told_by_what_they_are_to_it(dataset):
    found = collaboration.partners(pairs(dataset), "省财政厅")

    assert found.calls_on["agency"].tolist() == ["省金融办", "各市（县）政府"]
    assert found.called_by["agency"].tolist() == ["省金融办"]
    assert found.co_leads["agency"].tolist() == ["山西银监局", "省中小企业局", "省金融办"]


def test_the_partners_of_an_agency_with_two_roles_in_an_action_follow_a_filter_by_role():
    dataset = make_dataset(
        document(
            "（一）甲。修路\t甲局\t甲局、乙局\t\n（一）甲。架桥\t丙局\t甲局\t\n（二）乙。修渠\t丁局\t乙局\t甲局\n",
            header="工作内容\t牵头单位\t责任单位\t配合单位\n",
        )
    )
    responsible = collaboration.partners(pairs(dataset, role=("responsible",)), "甲局")
    leads = collaboration.partners(pairs(dataset, role=("lead",)), "甲局")

    assert (responsible.calls_on["agency"].tolist(), responsible.called_by["agency"].tolist()) == (["乙局"], ["丙局"])
    assert (leads.calls_on["agency"].tolist(), leads.called_by["agency"].tolist()) == (["乙局"], ["丙局", "丁局"])
