"""The questions of a chair, checked against answers found by hand in the bundled document."""

from dashboard.analysis.questions import questions


def test_the_agencies_with_most_leads_stand_first(dataset):
    assert questions(dataset.assignments).most_leads[:2] == (("省金融办", 5), ("山西银监局", 3))


def test_an_action_with_several_leads_names_them_in_the_order_printed(dataset):
    found = dict(questions(dataset.assignments).several_leads)

    assert found[6] == ("省发改委", "人民银行太原中心支行")
    assert found[17] == ("省国土厅", "省住建厅", "省工商局")
    assert list(found) == [6, 7, 8, 10, 12, 13, 17]


def test_a_measure_is_without_responsible_agency_if_none_of_its_actions_names_one(dataset):
    assert [label.split(".")[0] for label in questions(dataset.assignments).without_responsible] == ["10", "12", "13"]


def test_a_lead_that_is_alone_in_its_action_is_without_partners(dataset):
    assert questions(dataset.assignments).without_partners == ((9, "各市政府"), (14, "各市政府"), (16, "各市政府"))


def test_an_agency_with_one_assignment_is_named_once(dataset):
    found = questions(dataset.assignments).named_once

    assert ("太原海关", "responsible", 7) in found
    assert len(found) == 11
