"""How many actions are due when: by group, and by month for agencies and measures."""

from datetime import date

from dashboard.analysis.timeline import due_agencies, due_counts, timeline
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from tests.conftest import document

HEADER = "任务\t牵头单位\t责任单位\t完成时限\n"
ROWS = "1.一。一\t甲局\t乙局\t2026年6月底\n2.二。二\t乙局\t甲局\t2026年6月，8月底\n3.三。三\t乙局\t\t长期坚持\n4.四。四\t丙局\t\t\n"


def shown(rows: str = ROWS, **fields) -> Selection:
    return Selection(make_dataset(document(rows, header=HEADER)), Filter(asof=date(2026, 7, 1), **fields))


def test_the_actions_are_counted_in_each_group():
    assert due_counts(shown()) == {"past": 2, "month": 0, "quarter": 1, "later": 0, "open": 1, "none": 1}


def test_agencies_with_most_deadlines_come_first():
    assert due_agencies(shown(), 2) == ["乙局", "甲局"]


def test_a_cell_has_the_actions_of_the_agency_by_its_role():
    found = timeline(shown(), "agencies", ["甲局", "乙局"])

    assert list(found.slots) == ["2026-06", "2026-07", "2026-08", "open", "none"]
    assert found.cells["甲局", "2026-06"] == {"lead": (1, (1,)), "responsible": (1, (2,))}
    assert found.cells["乙局", "open"] == {"lead": (1, (3,))}
    assert ("乙局", "2026-07") not in found.cells
    assert found.totals == {"2026-06": 2, "2026-08": 1, "open": 1, "none": 1}


def test_measures_are_lanes_too_and_the_filter_applies():
    found = timeline(shown(agency=("甲局",)), "measures", [1, 2])

    assert found.cells == {
        (1, "2026-06"): {"": (1, (1,))},
        (2, "2026-06"): {"": (1, (2,))},
        (2, "2026-08"): {"": (1, (2,))},
    }


def test_of_many_months_those_around_the_day_are_shown_and_the_others_together():
    rows = "1.一。一\t甲局\t\t2020年底\n2.二。二\t甲局\t\t2026年8月\n3.三。三\t甲局\t\t2030年\n"
    found = timeline(shown(rows), "agencies", ["甲局"])

    assert [found.slots[0], *found.slots[1:13:11], found.slots[-1]] == ["before", "2026-04", "2027-03", "after"]
    assert found.totals == {"before": 1, "2026-08": 1, "after": 1}
