"""Actions by when they are due, as of a day, and the other filters of actions and agencies."""

from datetime import date
from urllib.parse import parse_qs, urlencode

import pytest

from dashboard.model.dataset import make_dataset
from dashboard.model.due_groups import GROUPS, last_days, to_date
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from dashboard.text import t
from dashboard.text.gloss import key_of
from tests.conftest import document

HEADER = "类别\t任务\t牵头单位\t责任单位\t完成时限\n"
ROWS = (
    "甲类\t1.一。一\t市财政局\t各县（市、区）政府\t2026年6月30日\n"
    "甲类\t2.二。二\t省财政厅\t\t2026年7月\n"
    "甲类\t3.三。三\t城投公司\t乙局\t9月底，2027年底\n"
    "乙类\t4.四。四\t甲局\t乙局\t长期坚持\n"
    "乙类\t5.五。五\t甲局\t人民银行\t\n"
)
JULY = date(2026, 7, 15)


@pytest.fixture(scope="module")
def data():
    return make_dataset(document(ROWS, name="2026.txt", header=HEADER))


def measures(data, **fields) -> list[str]:
    shown = Selection(data, Filter(asof=JULY, **fields))
    ids = shown.action_ids()
    assert shown.counts["actions"] == len(ids)
    assert {row[0] for row in shown.rows("SELECT DISTINCT action_id FROM shown")} <= {*ids}
    return [action.measure for action in data.actions(ids)]


@pytest.mark.parametrize(
    ("group", "expected"),
    [("past", ["一"]), ("month", ["二"]), ("quarter", ["三"]), ("later", ["三"]), ("open", ["四"]), ("none", ["五"])],
)
def test_an_action_is_in_the_group_of_each_of_its_deadlines(data, group, expected):
    assert measures(data, due=(group,)) == expected


def test_groups_are_alternatives_and_every_action_is_in_one(data):
    assert measures(data, due=("past", "none")) == ["一", "五"]
    assert measures(data, due=GROUPS) == measures(data)


def test_what_is_due_on_the_day_itself_is_not_past(data):
    shown = Selection(data, Filter(due=("past",), asof=date(2026, 6, 30)))

    assert shown.counts["actions"] == 0
    assert shown.filter.words(t, data) == "时限：已到期（截至2026年6月30日）"


def test_the_last_month_of_a_quarter_has_no_rest():
    assert last_days(date(2026, 12, 1)) == (date(2026, 12, 31), date(2026, 12, 31))
    assert last_days(date(2026, 1, 31)) == (date(2026, 1, 31), date(2026, 3, 31))


def test_sections_kinds_of_agencies_and_gaps_filter(data):
    assert measures(data, section=("乙类",)) == ["四", "五"]
    assert measures(data, category=("county",)) == ["一"]
    assert measures(data, category=("city", "province")) == ["一", "二"]
    assert measures(data, category=("central",), role=("lead",)) == []
    assert measures(data, missing=("responsible",)) == ["二"]
    assert measures(data, section=("甲类",), category=("enterprise",), due=("later",)) == ["三"]


def test_a_kind_lets_only_the_assignments_of_its_agencies_through(data):
    assert Selection(data, Filter(category=("county",))).agencies == ("各县（市、区）政府",)


def test_the_register_decides_before_the_name():
    known = make_dataset(document("（一）甲\t省金融中心\t\n"), kinds={"省金融中心": 1 << 4})

    assert known.agency_kinds == ("enterprise",)


def test_several_documents_are_filtered_together(data):
    both = make_dataset(data.documents[0], document(ROWS, name="other.txt", header=HEADER))

    assert both.sections == ("甲类", "乙类")
    assert len(measures(both, section=("乙类",), due=("none",))) == 2


def test_an_address_writes_and_reads_the_new_fields(data):
    filter_ = Filter(section=("甲类",), category=("city",), due=("past", "none"), missing=("responsible",), asof=JULY)
    query = urlencode(filter_.to_query())

    assert Filter.from_query(parse_qs(query), data, key_of) == (filter_, ())
    assert Filter.from_query(parse_qs("due=已到期&category=City&asof=2026-13-01"), data, key_of) == (
        Filter(due=("past",), category=("city",)), (("asof", "2026-13-01"),),
    )  # fmt: skip
    assert to_date("20260101") is None


def test_the_file_name_says_the_new_fields():
    filter_ = Filter(section=("甲类",), category=("city",), due=("past",), missing=("responsible",), asof=JULY)

    assert filter_.file_name("责任分工", t) == "责任分工_甲类_市级_已到期_没有责任（配合）单位_2026-07-15.csv"


def test_the_reading_list_is_ordered_by_deadline_with_those_without_a_day_last(data):
    ids = Selection(data, Filter()).action_ids(by_due=True)

    assert [action.measure for action in data.actions(ids)] == ["一", "二", "三", "四", "五"]
    assert Selection(data, Filter()).action_ids(1, 2, by_due=True) == ids[1:3]
