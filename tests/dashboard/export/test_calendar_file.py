"""The calendar of deadlines: RFC 5545, folded and escaped."""

import re

from dashboard.export.calendar_file import calendar, count_deadlines
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from tests.conftest import document

HEADER = "任务\t牵头单位\t责任单位\t完成时限\n"


def calendar_of(rows: str, title: str = "2026年分工表\n") -> bytes:
    return calendar(Selection(make_dataset(document(rows, header=f"{title}{HEADER}")), Filter()))


def unfolded(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_each_day_is_an_all_day_event_with_its_action_and_agencies():
    lines = unfolded(calendar_of("1.修路。修好\t甲局\t乙局\t6月底，2026年12月10日前\n2.造林。造\t甲局\t\t长期\n"))

    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//responsibility-board//deadlines//ZH"]
    assert [line for line in lines if line.startswith("DT")][1:3] == [
        "DTSTART;VALUE=DATE:20260630",
        "DTEND;VALUE=DATE:20260701",
    ]
    assert [line for line in lines if line.startswith("DTSTART")] == [
        "DTSTART;VALUE=DATE:20260630",
        "DTSTART;VALUE=DATE:20261210",
    ]
    assert "SUMMARY:1. 修路（甲局）" in lines
    about = next(line for line in lines if line.startswith("DESCRIPTION"))
    assert "修好\\n● 牵头：甲局\\n○ 责任：乙局\\n时限：6月底" in about
    assert "年份据文件" in about
    assert lines[-2:] == ["END:VCALENDAR", ""]


def test_a_line_has_at_most_75_octets_and_no_character_is_cut():
    data = calendar_of(f"1.{'长' * 200}。乙\t甲局\t\t2026年6月\n")

    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert all(line.decode() for line in data.split(b"\r\n")[:-1])
    assert f"SUMMARY:1. {'长' * 200}（甲局）" in unfolded(data)


def test_what_would_have_a_meaning_in_a_calendar_is_escaped():
    lines = unfolded(calendar_of("1.a;b,c\\d\u2028END:VEVENT。乙\t甲局\t\t2026年6月\n"))

    assert any(line.startswith("SUMMARY:1. a\\;b\\,c\\\\d") for line in lines)
    assert lines.count("END:VEVENT") == 1


def test_the_same_deadline_keeps_its_identity_and_two_differ():
    rows = "1.修路。修好\t甲局\t\t2026年6月，2026年12月\n"
    first, second = (re.findall(rb"UID:\w+", calendar_of(rows)) for _ in range(2))

    assert first == second
    assert len({*first}) == 2


def test_deadlines_without_a_day_are_none_of_the_calendar():
    shown = Selection(make_dataset(document("1.甲。乙\t甲局\t\t长期\n", header=HEADER)), Filter())

    assert count_deadlines(shown) == 0
    assert b"VEVENT" not in calendar(shown)
