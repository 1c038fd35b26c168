"""The questions of a chair, checked against answers found by hand in the bundled document."""

from dashboard.analysis import questions as questions_module
from dashboard.analysis.questions import Questions
from dashboard.analysis.workload import workload
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection


def questions(dataset, most: int = 100) -> Questions:
    return questions_module.questions(Selection(dataset, Filter()), most)


def test_the_agencies_with_most_leads_stand_first(dataset):
    assert questions(dataset).most_leads.lines[:2] == (("省金融办", 5, 4, 1), ("山西银监局", 3, 3, 4))


def test_what_an_agency_leads_is_the_same_number_as_in_the_workload(dataset):
    shown = Selection(dataset, Filter())
    leads = [
        workload(shown, count=unit, whole=1).set_index("agency")["lead"].to_dict() for unit in ("actions", "measures")
    ]

    lines = questions(dataset).most_leads.lines
    assert [(name, leads[0][name], leads[1][name]) for name, *_ in lines] == [line[:3] for line in lines]


def test_the_actions_with_several_leads_stand_in_print_order(dataset):
    assert questions(dataset).several_leads.lines == ((6,), (7,), (8,), (10,), (12,), (13,), (17,))


def test_a_measure_is_without_responsible_agency_if_none_of_its_actions_names_one(dataset):
    assert [label.split(".")[0] for (label,) in questions(dataset).without_responsible.lines] == ["10", "12", "13"]


def test_a_lead_that_is_alone_in_its_action_is_without_partners(dataset):
    assert questions(dataset).without_partners.lines == ((9, "各市政府"), (14, "各市政府"), (16, "各市政府"))


def test_an_agency_with_one_assignment_is_named_once(dataset):
    found = questions(dataset).named_once

    assert ("太原海关", "responsible", 7) in found.lines
    assert len(found.lines) == found.count == 11


def test_what_a_filter_hides_is_no_gap_and_no_single_mention(dataset):
    found = questions_module.questions(Selection(dataset, Filter(agency=("各市政府",))), 100)

    assert [label.split(".")[0] for (label,) in found.without_responsible.lines] == [
        "10",
        "12",
    ]  # 8 has one in a hidden row
    assert "省国资委" not in [agency for agency, *_ in found.named_once.lines]


def test_of_a_long_answer_the_first_lines_are_given_and_all_are_counted(dataset):
    whole, cut = questions(dataset).several_leads, questions(dataset, most=2).several_leads

    assert (cut.lines, cut.count) == (whole.lines[:2], 7)
