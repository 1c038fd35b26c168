"""Which titles are likely those of versions of one document."""

import pytest

from dashboard.analysis.comparison.alike import likest, likest_two, older_first

REPORT_2025, REPORT_2026 = "2025年《政府工作报告》重点任务分工方案", "2026年《政府工作报告》重点任务责任分工表"
FINANCE, PRIVATE = "金融支持小微企业责任分工表", "支持民营企业发展任务分工表"


def test_the_likest_titles_come_first_and_unrelated_ones_not_at_all():
    titles = {"a": REPORT_2026, "b": PRIVATE, "c": "政府工作报告任务分工（省级部门）", "d": REPORT_2025}

    assert likest("a", titles) == ["d", "c"]
    assert likest("b", titles) == []


@pytest.mark.parametrize(
    ("one", "other"), [(FINANCE, PRIVATE), ("优化营商环境责任分工表", "污染防治责任分工表"), (FINANCE, REPORT_2025)]
)
def test_titles_that_share_only_what_every_such_title_has_are_not_alike(one, other):
    assert likest_two({"one": one, "other": other}) is None


@pytest.mark.parametrize(
    "other", [f"{FINANCE}（征求意见稿）", f"{FINANCE}（二稿）", f"{FINANCE} 修订版", "金融支持小微企业任务清单"]
)
def test_stage_and_kind_of_table_do_not_matter(other):
    assert likest_two({"x": PRIVATE, "one": FINANCE, "other": other}) == ("one", "other")


def test_years_and_stages_say_which_is_older():
    titles = dict(enumerate([f"{FINANCE}（修订）", FINANCE, f"{FINANCE}（二稿）", f"{FINANCE}（征求意见稿）"]))

    assert older_first([*titles], titles) == [3, 2, 1, 0]
    assert older_first(["a", "b"], {"a": REPORT_2026, "b": REPORT_2025}) == ["b", "a"]
