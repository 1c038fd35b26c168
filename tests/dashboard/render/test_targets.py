"""Targets as a person sees them: marked in the text as typed, and in words."""

from bs4 import BeautifulSoup

from dashboard.analysis.targets import targets_of
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from dashboard.render.targets import policy_list, target_list
from tests.conftest import document

HOSTILE = "**粗** $a$ &lt;b&gt;x&lt;/b&gt; :red[x] &lt;script&gt;alert(1)&lt;/script&gt;"
TYPED = "**粗** $a$ <b>x</b> :red[x] <script>alert(1)</script>"


def view_of(dataset) -> BeautifulSoup:
    found = targets_of(Selection(dataset, Filter())).table
    return BeautifulSoup(target_list(dataset, found["action_id"].unique().tolist(), found, Filter()), "html.parser")


def test_every_target_is_marked_in_its_text_and_the_text_is_whole(dataset):
    page = view_of(dataset)
    found = targets_of(Selection(dataset, Filter())).table

    assert [mark.text for mark in page.select("mark")] == found["text"].tolist()
    assert [p.text for p in page.select(".rb-text p")] == [
        action.action for action in dataset.actions(found["action_id"].unique().tolist())
    ]


def test_a_target_within_another_is_marked_within_its_mark():
    dataset = make_dataset(document("（一）甲。2025年底前建成学校300所，乙\t甲局\t\n"))
    outer = view_of(dataset).select_one("mark")

    assert outer.text == "2025年底前建成学校300所"
    assert outer.select_one("mark").text == "300所"


def test_a_target_in_a_title_is_marked_in_the_heading():
    heading = view_of(make_dataset(document("（一）新建学校300所。甲\t甲局\t\n"))).h3

    assert (heading.text, heading.mark.text) == ("1. 新建学校300所", "300所")


def test_the_values_stand_beside_the_text_under_the_name_of_their_kind(dataset):
    first = view_of(dataset).select_one(".rb-action")

    assert [
        (line.span.text, line.select_one(".rb-value").text) for line in first.select("[class*=rb-kind-].rb-role")
    ] == [("期限", "3年内")]


def test_text_of_a_document_is_shown_as_typed():
    page = view_of(make_dataset(document(f"（一）甲{HOSTILE}。{HOSTILE}建成学校4所，落实“{HOSTILE}”规定\t甲局\t\n")))

    assert page.h3.text == f"1. 甲{TYPED}"
    assert TYPED in page.p.text
    assert not page.select("script, p b, h3 b")


def test_a_policy_is_listed_once_with_the_actions_that_name_it():
    rows = "（一）甲。落实“双减”政策\t甲局\t\n（二）乙。落实“双减”政策，执行“四公开”规定\t甲局\t\n"
    dataset = make_dataset(document(rows))
    found = targets_of(Selection(dataset, Filter())).table
    page = BeautifulSoup(policy_list(dataset, found[found["kind"] == "name"]), "html.parser")

    assert [(item.b.text, item.button.text.strip()) for item in page.select("li")] == [
        ("双减", "2 项任务"),
        ("四公开", "1 项任务"),
    ]


def test_a_deadline_of_column_and_text_is_shown_once():
    rows = "1.甲。2025年底前完成改造\t甲局\t2025年12月底\n"
    page = view_of(make_dataset(document(rows, header="任务\t牵头单位\t完成时限\n")))

    assert [value.text for value in page.select(".rb-value")] == ["2025年12月31日"]
