"""The actions behind marks and numbers: each sent once, whole, bounded, in a form that no browser takes for markup."""

import pytest
from bs4 import BeautifulSoup

from dashboard.model.dataset import make_dataset
from dashboard.render import drilldown
from tests.conftest import document
from tests.dashboard.render.opened import opened, places

LINES = "".join(f"（{at}）甲{at}。做{at}\t甲局\t乙局\n" for at in range(1, 11))


def page_of(made: drilldown.Behind, *buttons: str) -> BeautifulSoup:
    return BeautifulSoup("".join([*buttons, made.markup()]), "html.parser")


@pytest.fixture
def made() -> drilldown.Behind:
    return drilldown.Behind(make_dataset(document(LINES)))


def test_a_button_opens_its_actions_whole(made):
    page = page_of(made, made.button([2], "标", "1"))

    assert opened(page, page.button) == [
        {
            "measure": ["2. 甲2", ""],
            "text": "做2",
            "place": "原表第 2 行",
            "roles": [["lead", "● 牵头", [["甲局", ""]]], ["responsible", "○ 责任", [["乙局", ""]]]],
        }
    ]


def test_an_action_behind_several_buttons_is_sent_once(made):
    page = page_of(made, made.button([2, 3], "标", "2"), made.button([3], "标", "1"))

    assert page.div["data-behind"].count("做3") == 1
    assert places(page, page.select("button")[1]) == ["原表第 3 行"]


def test_an_action_without_an_agency_says_so():
    made = drilldown.Behind(make_dataset(document("（一）甲\t\t\n（二）乙\t丙局\t\n")))
    page = page_of(made, made.button([1], "标", "1"))

    assert opened(page, page.button)[0]["roles"] == [["", "未写单位", []]]


def test_what_is_sent_is_bounded_and_the_button_says_what_it_leaves_out(made, monkeypatch):
    monkeypatch.setattr(drilldown, "MOST_SENT", 5)
    page = page_of(made, made.button([1, 2, 3, 4], "标", "4"), made.button([4, 5, 6, 7], "标", "4"))

    whole, cut = page.select("button[data-actions]")
    assert len(opened(page, whole)) == 4
    assert "data-note" not in whole.attrs
    assert places(page, cut) == ["原表第 4 行", "原表第 5 行"]
    assert cut["data-note"] == "共 4 项任务，这里列出前 2 项。"


def test_nothing_in_the_data_looks_like_the_end_of_a_comment_or_a_script():
    typed = "--&gt; ]]&gt; &lt;/script&gt; &lt;/title&gt;"
    made = drilldown.Behind(make_dataset(document(f"（一）甲。{typed}\t乙局\t\n")))
    page = page_of(made, made.button([1], "标", "1"))

    assert not set("<>") & set(page.div["data-behind"])
    assert opened(page, page.button)[0]["text"].endswith("--> ]]> </script> </title>")
