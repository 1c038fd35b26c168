"""The days on which an action is due, from the forms in which offices write deadlines."""

from datetime import date

import pytest

from dashboard.model.times.column import OPEN, find_in_cell
from dashboard.model.times.due import dated, due, with_years


def days(cell: str, of: str = "2026") -> list[str]:
    return [day.isoformat() for day in due(cell, [], of).days]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026年底前", "2026-12-31"),
        ("2026 年 6 月", "2026-06-30"),
        ("2026年12月31日前", "2026-12-31"),
        ("6月底前", "2026-06-30"),
        ("第三季度", "2026-09-30"),
        ("1季度", "2026-03-31"),
        ("上半年", "2026-06-30"),
        ("年底", "2026-12-31"),
        ("年内", "2026-12-31"),
        ("全年推进", "2026-12-31"),
        ("9月中旬", "2026-09-20"),
        ("2月底", "2026-02-28"),
        ("明年3月底前", "2027-03-31"),
        ("十四五期间", "2025-12-31"),
        ("“十五五”末", "2030-12-31"),
        ("2026", "2026-12-31"),
        ("2026.12", "2026-12-31"),
        ("2026/6/30", "2026-06-30"),
        ("2026-06-30", "2026-06-30"),
        ("2024-2026年", "2026-12-31"),
        ("2024年6月至12月", "2024-12-31"),
        ("3—6月", "2026-06-30"),
        ("2025年底前完成，并长期坚持", "2025-12-31"),
    ],
)
def test_a_cell_with_a_date_is_due_on_its_last_day(cell, day):
    assert days(cell) == [day]


@pytest.mark.parametrize(
    "cell",
    [
        "长期坚持",
        "持续推进",
        "每季度",
        "每年12月底前",
        "每月5日前",
        "3年内",
        "立即整改",
        "2025年9月起",
        "彻底整改",
        "三年",
    ],
)
def test_a_time_without_a_day_is_open(cell):
    assert due(cell, [], "2026") == ((), True)


@pytest.mark.parametrize("cell", ["", "无", "—"])
def test_a_blank_cell_has_no_deadline(cell):
    assert due(cell, ["建成学校"], "2026") == ((), False)


def test_how_often_is_a_frequency_and_what_names_no_date_is_kept_as_it_is():
    assert [piece[2:] for piece in find_in_cell("每季度")] == [("frequency", "R/P3M")]
    assert [piece[2:] for piece in find_in_cell("按省里要求")] == [("deadline", OPEN)]


def test_a_cell_may_name_several_days_and_its_year_once():
    assert days("2025年6月底前完成初稿、12月底前印发") == ["2025-06-30", "2025-12-31"]


def test_without_a_year_no_deadline_lies_before_the_month_of_the_document():
    assert with_years(["--03-31", "--12-31"], "2025-11") == ["2026?-03-31", "2026?-12-31"]
    assert with_years(["--12-31"], "2025-11") == ["2025?-12-31"]
    assert with_years(["--12-31"], "") == ["--12-31"]
    assert due("6月底", [], "") == ((), True)


def test_without_a_column_the_deadlines_of_the_text_count():
    assert due("", ["建成项目（2025年6月底前完成）", "2019年以来成效明显"], "").days == (date(2025, 6, 30),)
    assert due("", ["3年内建成担保体系"], "").is_open


@pytest.mark.parametrize(
    ("title", "outside", "name", "expected"),
    [
        ("2026年政府工作报告任务分工", ["2025年12月30日"], "", "2026"),
        ("任务分工", ["晋政发〔2024〕3号", "2024年3月5日"], "", "2024-03"),
        ("任务分工", ["晋政发〔2024〕3号"], "2025.docx", "2024"),
        ("2024—2026年行动方案", [], "", "2024"),
        ("任务分工", ["本行动自2019年开展以来，各地各部门积极落实，取得了明显的成效，群众满意度不断提高，特制定本方案。"], "分工-20260301.docx", "2026-03"),
        ("任务分工", [], "1.docx", ""),
    ],
)  # fmt: skip
def test_a_document_is_dated_by_its_title_its_imprint_or_the_name_of_its_file(title, outside, name, expected):
    assert dated(title, outside, name) == expected
