"""The actions behind marks and numbers: each rendered once, as on the first page, and bounded in number."""

import pytest
from bs4 import BeautifulSoup

from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.render import drilldown
from dashboard.render.actions import action_list
from dashboard.render.drilldown import DrillDown, Opener
from dashboard.render.template import macros
from tests.conftest import document
from tests.dashboard.render.opened import agencies, opened, places

LINES = "".join(f"（{at}）甲{at}。做{at}\t甲局\t乙局\n" for at in range(1, 11))


def page_of(made: DrillDown, *openers: Opener) -> BeautifulSoup:
    shared = macros("shared.html")
    return BeautifulSoup("".join([*map(shared.opener, openers), shared.popover(made)]), "html.parser")


@pytest.fixture
def made() -> DrillDown:
    return DrillDown(make_dataset(document(LINES)))


def test_a_button_opens_its_actions_whole_as_the_first_page_shows_them(dataset):
    made = DrillDown(dataset)
    page = page_of(made, made.opener([8, 9], "标"))
    listed = BeautifulSoup(action_list(dataset, [8, 9], Filter()), "html.parser")

    assert opened(page, page.button) == listed.select(".rb-action")
    assert page.select(".rb-popover h3") == listed.select("h3")


def test_an_action_behind_several_buttons_is_sent_once(made):
    page = page_of(made, made.opener([2, 3], "标"), made.opener([3], "标"))

    assert page.text.count("做3") == 1
    assert places(page, page.select("button")[1]) == ["原表第 3 行"]


def test_actions_stand_in_print_order_whichever_button_came_first(made):
    page = page_of(made, made.opener([7], "标"), made.opener([2], "标"))

    assert [heading.text for heading in page.select("h3")] == ["2. 甲2", "7. 甲7"]


def test_an_action_without_an_agency_says_so():
    made = DrillDown(make_dataset(document("（一）甲\t\t\n（二）乙\t丙局\t\n")))
    page = page_of(made, made.opener([1], "标"))

    assert agencies(page, page.button) == []
    assert "未写单位" in opened(page, page.button)[0].text


def test_what_is_sent_is_bounded_and_the_button_says_what_it_leaves_out(made, monkeypatch):
    monkeypatch.setattr(drilldown, "MOST_SENT", 5)
    page = page_of(made, made.opener([1, 2, 3, 4], "标"), made.opener([4, 5, 6, 7], "标"), made.opener([8, 9], "标"))

    whole, cut, beyond = page.select("button[data-actions]")
    assert len(opened(page, whole)) == 4
    assert "data-note" not in whole.attrs
    assert places(page, cut) == ["原表第 4 行", "原表第 5 行"]
    assert cut["data-note"] == "共 4 项任务，这里列出前 2 项。"
    assert places(page, beyond) == ["原表第 8 行"]


def test_nothing_of_a_document_is_markup_in_the_popover():
    typed = "--&gt; ]]&gt; &lt;/script&gt; &lt;/template&gt; &lt;b&gt;x&lt;/b&gt;"
    made = DrillDown(make_dataset(document(f"（一）甲。{typed}\t乙局\t\n")))
    page = page_of(made, made.opener([1], '"><b>'))

    assert page.select("b, script, template") == []
    assert opened(page, page.button)[0].p.text.endswith("--> ]]> </script> </template> <b>x</b>")
    assert page.button["title"] == '"><b>'
