"""Differences as a person sees them: listed by measure, what went and what came marked, texts as typed."""

from bs4 import BeautifulSoup

from dashboard.analysis.comparison import Difference, compare
from dashboard.analysis.comparison.matching import Measure
from dashboard.model.dataset import Action, make_dataset
from dashboard.render.differences import difference_counts, difference_list
from loaders.messages.places import FILE
from tests.conftest import document

HOSTILE = "**粗** $a$ &lt;b&gt;x&lt;/b&gt; :red[x] &lt;script&gt;alert(1)&lt;/script&gt;"
TYPED = "**粗** $a$ <b>x</b> :red[x] <script>alert(1)</script>"


def compared(old: str, new: str) -> list[Difference]:
    return compare(make_dataset(document(old)), make_dataset(document(new)))


def view_of(old: str, new: str) -> BeautifulSoup:
    found = compared(old, new)
    return BeautifulSoup(difference_list(found, {difference.group for difference in found}), "html.parser")


def test_a_changed_text_shows_what_went_and_what_came():
    page = view_of("（一）甲。规模3000万元\t甲局\t\n", "（一）甲。规模5000万元\t甲局\t\n")

    assert (page.p.text, page.select_one("del").text, page.ins.text) == ("规模30005000万元", "3000", "5000")
    assert page.small.text == "原文档第 1 行 → 新文档第 1 行"


def test_an_agency_in_another_role_shows_both_and_one_that_is_new_the_new_one():
    page = view_of("（一）甲。乙\t甲局\t乙局\n", "（一）甲。乙\t乙局\t丙局\n")

    assert [line.p.text for line in page.select(".rb-difference")] == [
        "甲局　● 牵头",
        "乙局　○ 责任 → ● 牵头",
        "丙局　○ 责任",
    ]
    assert [mark.name for mark in page.select("del, ins")] == ["del", "del", "ins", "ins"]


def test_a_removed_measure_shows_its_text_or_if_it_has_none_its_title():
    page = view_of("（一）甲。a\t甲局\t\n（二）一句话就是全部\t乙局\t\n", "（一）丙丙丙丙。丁丁\t甲局\t\n")

    assert [mark.text for mark in page.select("del")] == ["a", "甲局　● 牵头", "一句话就是全部", "乙局　● 牵头"]


def test_a_measure_without_a_title_is_headed_by_how_its_text_begins():
    text = "没有标题的一段文字"
    action = Action(0, 0, "", "", None, "", "", 1, text, "", 1, text, (), (), FILE, {})

    assert Measure("", 3, "", (action,)).label == f"3. {text}"


def test_text_of_a_document_is_shown_as_typed():
    old, new = (f"（一）甲{HOSTILE}。{HOSTILE}建成学校{count}所\t甲局\t\n" for count in (3, 4))
    page = view_of(old, new)

    assert page.h3.text == f"1. 甲{TYPED}"
    assert TYPED in page.p.text
    assert not page.select("script, p b, h3 b")


def test_differences_are_counted_by_kind_in_words():
    found = compared("（一）甲。乙\t甲局\t乙局\n", "（一）甲。丁\t乙局\t甲局\n")

    assert difference_counts(found) == "内容变化 1 · 角色变化 2"
