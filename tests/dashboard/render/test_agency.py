"""The views of agencies and pairs: links, facts with their confidence, numbers that open their actions."""

from bs4 import BeautifulSoup

from dashboard.analysis import collaboration
from dashboard.analysis.agency_profile import agency_directory
from dashboard.analysis.workload import workload
from dashboard.library import catalogue
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from dashboard.render.actions import action_list
from dashboard.render.agency import agency_directory as directory_view
from dashboard.render.agency import agency_name, agency_profile
from dashboard.render.page_head import agency_links
from dashboard.render.pairs import crossing_table, partner_lists
from dashboard.ui.matrix import Choices, markup_of
from tests.conftest import document
from tests.dashboard.render.opened import places

HOSTILE = "&lt;b&gt;甲&lt;/b&gt;&quot;局&amp;"


def soup(markup: str) -> BeautifulSoup:
    return BeautifulSoup(markup, "html.parser")


def pairs(dataset):
    return collaboration.pairs(Selection(dataset, Filter()))


def known(dataset, name: str):
    return [each for each in catalogue.known_of(dataset) if each.printed == name]


def test_an_agency_leads_to_its_page_from_the_reading_view_and_the_matrix(dataset):
    shown = Selection(dataset, Filter())
    for markup, place in (
        (action_list(dataset, [1], Filter()), ".rb-chip"),
        (markup_of(shown, Choices("measures", "source", "source"), None), "thead a"),
    ):
        assert soup(markup).select_one(place)["href"] == "agency?agency=%E7%9C%81%E9%87%91%E8%9E%8D%E5%8A%9E"


def test_a_profile_says_how_sure_each_fact_is(dataset):
    page = soup(agency_profile(known(dataset, "省中小企业局")))

    lines = {term.text: term.find_next("dd").text for term in page.select("dt")}
    assert lines["现行机构"] == "山西省民营经济发展局 存疑"
    assert lines["更名（合并）时间"] == "不晚于 2024-03-25 存疑"
    assert "https://dt.sxgov.cn/" in page.details.text


def test_the_name_of_an_agency_stands_over_what_it_has_in_each_role():
    page = soup(agency_name("省金融办", [("lead", 5, 4), ("responsible", 2, 2)]))

    assert page.h2.text == "省金融办"
    assert [line.text for line in page.select("span")] == ["● 牵头 5 项任务（4 项措施）", "○ 责任 2 项任务（2 项措施）"]


def test_the_directory_lists_agencies_by_kind_with_their_actions(dataset):
    load = workload(Selection(dataset, Filter()), count="actions", whole=17)
    listed = agency_directory(load, {"省金融办": "省直部门", "省财政厅": "省直部门"})
    page = soup(directory_view(listed, "actions"))

    assert [heading.text for heading in page.select("h3")] == ["省直部门 2 个单位", "没有资料的单位 19 个单位"]
    assert page.li.text == "省金融办 ● 5○ 2"


def test_the_crossing_has_a_legend_of_its_marks_above(dataset):
    page = soup(crossing_table(collaboration.crossing(pairs(dataset), most_leads=24, most_partners=30), dataset))

    assert [each.text for each in page.select(".rb-legend > span")] == ["● 共同牵头", "○ 责任"]
    assert page.select_one(".rb-legend").find_next(class_="rb-matrix")


def test_a_number_of_the_crossing_opens_the_actions_of_the_two(dataset):
    page = soup(crossing_table(collaboration.crossing(pairs(dataset), most_leads=24, most_partners=30), dataset))

    button = page.find("button", title="省金融办 — 省财政厅：○ 责任 1 项任务，● 共同牵头 1 项任务；○1 ●1")
    assert button.text == "○1●1"
    assert places(page, button) == ["原表第 2 行", "原表第 12 行"]


def test_partners_are_links_with_the_number_of_actions(dataset):
    page = soup(partner_lists(collaboration.partners(pairs(dataset), "省财政厅"), dataset))

    assert [heading.text for heading in page.select("h3")[:3]] == [
        "该单位牵头时，参与的单位 2 个单位",
        "该单位参与时，牵头的单位 1 个单位",
        "与该单位共同牵头的单位 3 个单位",
    ]
    assert page.li.a.text == "省金融办"
    assert places(page, page.li.button)[0] == "原表第 8 行"


def test_names_of_a_document_are_shown_as_typed():
    dataset = make_dataset(document(f"（一）{HOSTILE}\t{HOSTILE}\t乙局\n"))
    found = pairs(dataset)
    for markup in (
        crossing_table(collaboration.crossing(found, most_leads=9, most_partners=9), dataset),
        partner_lists(collaboration.partners(found, "乙局"), dataset),
        agency_name('<b>甲</b>"局&', []),
        agency_links(['<b>甲</b>"局&']),
    ):
        assert soup(markup).b is None
        assert '<b>甲</b>"局&' in soup(markup).text
