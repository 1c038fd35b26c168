"""What a selection counts and lists, checked against rows counted by hand in the bundled document."""

from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from tests.conftest import document, with_other_columns


def test_the_document_counts_13_measures_17_actions_21_agencies_48_assignments(dataset):
    assert Selection(dataset, Filter()).counts == {
        "measures": 13,
        "actions": 17,
        "agencies": 21,
        "assignments": 48,
    }


def test_a_selection_counts_what_its_filter_shows(dataset):
    shown = Selection(dataset, Filter(agency=("省金融办",)))

    assert shown.counts == {"measures": 6, "actions": 7, "agencies": 1, "assignments": 7}


def test_an_action_without_agencies_counts_unless_an_agency_or_role_is_asked_for():
    dataset = make_dataset(document("（一）甲\t甲局\t\n（二）乙\t\t\n"))

    assert Selection(dataset, Filter(measure=("2. 乙",))).counts["actions"] == 1
    assert Selection(dataset, Filter(role=("lead",))).counts["actions"] == 1
    assert Selection(dataset, Filter(agency=("甲局",))).counts["actions"] == 1


def test_the_actions_of_a_selection_are_paged(dataset):
    shown = Selection(dataset, Filter(agency=("省金融办",)))

    assert shown.action_ids() == [1, 2, 3, 4, 8, 11, 12]
    assert shown.action_ids(0, 3) == [1, 2, 3]
    assert shown.action_ids(6, 3) == [12]


def test_the_search_looks_into_other_columns_too():
    dataset = make_dataset(with_other_columns("每季度调度", "ＡＢ报告"))

    found = {q: Selection(dataset, Filter(q=q)).action_ids() for q in ("季度", "ab", "李四", "任务2 李四", "备注")}
    assert found == {"季度": [1], "ab": [2], "李四": [1, 2], "任务2 李四": [2], "备注": []}


def test_actions_have_their_other_columns_alone_and_among_others(dataset):
    several = make_dataset(dataset.documents[0], with_other_columns("略"))
    last = Selection(several, Filter()).action_ids()[-1]

    assert [action.other_columns for action in several.actions([1, last])] == [[], [("备注", "略"), ("责任人", "李四")]]
