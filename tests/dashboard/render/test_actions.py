"""The HTML views: whole texts, all agencies, matches marked, nothing of a document interpreted."""

from bs4 import BeautifulSoup

from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from dashboard.render.actions import action_list
from dashboard.render.other_columns import MOST_SHOWN
from dashboard.ui.matrix import Choices, markup_of
from tests.conftest import document, with_other_columns

HOSTILE = "**粗** $a$ &lt;b&gt;x&lt;/b&gt; :red[x] ~删~ &lt;script&gt;alert(1)&lt;/script&gt;"


def soup(markup: str) -> BeautifulSoup:
    return BeautifulSoup(markup, "html.parser")


def matrix_page(dataset, rows: str = "measures", **filters) -> BeautifulSoup:
    """The matrix of a dataset under a filter."""
    return soup(markup_of(Selection(dataset, Filter(**filters)), Choices(rows, "source", "source"), None))


def test_an_action_shows_its_whole_text_and_all_its_agencies_by_role(dataset):
    page = soup(action_list(dataset, [1], Filter()))

    assert page.h3.text == "1. 完善政银担合作机制"
    assert page.p.text == dataset.actions([1])[0].action
    assert [chip.text for chip in page.select(".rb-chip.rb-lead")] == ["省金融办"]
    assert [chip.text for chip in page.select(".rb-chip.rb-responsible")] == [
        "省国资委",
        "省金控集团",
        "各市（县）政府",
    ]


def test_the_agencies_asked_for_are_marked(dataset):
    page = soup(action_list(dataset, [11, 12], Filter(agency=("省金融办",), role=("lead",))))

    assert [chip.text for chip in page.select(".rb-hit")] == ["省金融办", "省金融办"]


def test_nothing_is_marked_without_a_filter(dataset):
    assert not soup(action_list(dataset, [1], Filter())).select(".rb-hit, mark")


def test_the_words_searched_for_are_marked_in_the_text(dataset):
    page = soup(action_list(dataset, [6], Filter(q="信用山西 小微")))

    assert {mark.text for mark in page.select("p mark")} == {"信用山西", "小微"}
    assert page.p.text == dataset.actions([6])[0].action


def test_an_action_without_agencies_says_so():
    dataset = make_dataset(document("（一）甲\t甲局\t\n（二）乙\t\t\n"))

    assert "未写单位" in soup(action_list(dataset, [2], Filter())).text


def test_text_of_a_document_is_shown_as_typed():
    dataset = make_dataset(document(f"（一）{HOSTILE}。{HOSTILE}\t甲{HOSTILE.replace(' ', '')}局\t\n"))
    typed = "**粗** $a$ <b>x</b> :red[x] ~删~ <script>alert(1)</script>"

    for page in (soup(action_list(dataset, [1], Filter(q="粗 <b>"))), matrix_page(dataset)):
        assert page.select("b, script") == []
        assert typed in page.text
        assert typed.replace(" ", "") in page.text


def others_of(dataset, q: str = "") -> BeautifulSoup:
    return soup(action_list(dataset, [1], Filter(q=q)))


def test_an_action_shows_its_other_columns_as_typed_with_the_words_searched_for_marked():
    page = others_of(make_dataset(with_other_columns(HOSTILE)), q="粗")

    assert [term.text for term in page.select(".rb-others dt")] == ["备注", "责任人"]
    assert page.select_one(".rb-others dd").text == "**粗** $a$ <b>x</b> :red[x] ~删~ <script>alert(1)</script>"
    assert [mark.text for mark in page.select(".rb-others mark")] == ["粗"]


def test_a_long_text_is_cut_around_the_first_word_searched_for():
    dataset = make_dataset(with_other_columns("前" * 500 + "调度" + "后" * 500))

    assert others_of(dataset).select_one("dd").text == "前" * 200 + "…"
    assert others_of(dataset, q="调度").select_one("dd").text == "…" + "前" * 40 + "调度" + "后" * 158 + "…"


def test_of_many_columns_the_first_are_shown_those_with_a_match_before_them_and_the_rest_counted():
    names = [f"附{at}" for at in range(MOST_SHOWN + 3)]
    cells = "\t".join(f"第{at}格" for at in range(len(names)))
    dataset = make_dataset(document(f"修路\ta局\t{cells}\n", header="\t".join(["任务", "责任单位", *names]) + "\n"))

    assert [term.text for term in others_of(dataset).select("dt")] == names[:MOST_SHOWN]
    assert others_of(dataset, q="第9格").dt.text == "附9"
    assert "另有 3 列" in others_of(dataset).text


def test_an_action_without_other_columns_shows_none(dataset):
    assert not others_of(dataset).select(".rb-others")


def test_a_deadline_stands_with_the_agencies_and_says_where_its_year_is_from():
    rows = "1.甲。乙\t甲局\t6月底\n2.丙。丁\t甲局\t2027年6月\n"
    dataset = make_dataset(document(rows, name="2026.txt", header="任务\t牵头单位\t完成时限\n"))
    page = BeautifulSoup(action_list(dataset, [1, 2], Filter()), "html.parser")

    assert [value.text for value in page.select(".rb-value")] == ["6月底（即2026年6月30日，年份据文件）", "2027年6月"]
