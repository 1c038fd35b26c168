"""The one filter: OR within a field, AND between fields, and what to relax when nothing is left."""

import pytest

from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter, filter_actions, filter_assignments, relaxations, typed
from tests.conftest import document

EIGHT, TEN = "8. 有效落实小微企业金融政策", "10. 扩大小微信贷风险补偿金规模"


def shown(dataset, **fields) -> tuple[int, int]:
    """(assignments, actions) that the filter lets through."""
    chosen = Filter(**fields)
    rows = filter_assignments(dataset.assignments, chosen)
    return len(rows), len(filter_actions(dataset, chosen, rows))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, (48, 17)),
        ({"measure": (EIGHT,)}, (6, 3)),
        ({"measure": (EIGHT, TEN)}, (9, 5)),
        ({"agency": ("省金融办",)}, (7, 7)),
        ({"agency": ("省金融办", "省国资委")}, (10, 7)),
        ({"agency": ("各市政府",)}, (3, 3)),
        ({"role": ("lead",)}, (25, 17)),
        ({"role": ("lead", "responsible")}, (48, 17)),
        ({"agency": ("省金融办",), "role": ("lead",)}, (5, 5)),
        ({"measure": (TEN,), "role": ("responsible",)}, (0, 0)),
        ({"q": "信用山西"}, (3, 1)),
        ({"q": "信用山西 转贷续贷"}, (4, 2)),
        ({"q": "太原海关"}, (1, 1)),
        ({"q": "  "}, (48, 17)),
        ({"q": ".*"}, (0, 0)),
        ({"measure": (EIGHT,), "agency": ("省财政厅",), "role": ("lead",), "q": "补贴"}, (0, 0)),
    ],
)
def test_the_filter_is_or_within_a_field_and_and_between_fields(dataset, fields, expected):
    assert shown(dataset, **fields) == expected


def test_words_are_found_whatever_their_case_and_width():
    dataset = make_dataset(document("（一）建设ABC平台\tＷＴＯ办\t\n"))

    assert shown(dataset, q="abc") == shown(dataset, q="wto") == shown(dataset, q="ＡＢＣ") == (1, 1)


def test_an_action_without_agencies_shows_until_agency_or_role_is_asked_for():
    dataset = make_dataset(document("（一）甲\t甲局\t\n（二）乙。无人\t\t\n"))

    assert shown(dataset) == (1, 2)
    assert shown(dataset, q="无人") == (0, 1)
    assert shown(dataset, measure=("1. 甲",)) == (1, 1)
    assert shown(dataset, role=("lead",)) == (1, 1)


def test_an_empty_result_says_which_filter_to_relax(dataset):
    chosen = Filter(measure=(TEN,), role=("responsible",))

    assert relaxations(dataset, chosen) == [("measure", 11), ("role", 2)]


def test_measures_of_two_sections_with_the_same_number_and_title_are_kept_apart():
    dataset = make_dataset(document("一、甲类\t\t\n1.加强领导\t甲局\t\n二、乙类\t\t\n1.加强领导\t乙局\t\n"))

    assert dataset.measures == ("1. 加强领导（甲类）", "1. 加强领导（乙类）")


def test_marks_that_turn_a_line_round_are_no_part_of_what_is_searched():
    assert typed(" 企业\u202eabc\u2066 ") == "企业abc"
