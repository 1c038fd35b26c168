"""What a chair would ask, checked against the bundled document read by hand."""

from bs4 import BeautifulSoup

from dashboard.analysis.questions import questions
from dashboard.model.dataset import make_dataset
from dashboard.render import questions as question_views
from tests.conftest import document


def test_the_agencies_with_most_leads_stand_first(dataset):
    assert questions(dataset.assignments).most_leads[:2] == (("省金融办", 5), ("山西银监局", 3))


def test_an_action_with_several_leads_names_them_in_the_order_printed(dataset):
    found = dict(questions(dataset.assignments).several_leads)

    assert found[6] == ("省发改委", "人民银行太原中心支行")
    assert found[17] == ("省国土厅", "省住建厅", "省工商局")
    assert list(found) == [6, 7, 8, 10, 12, 13, 17]


def test_a_measure_is_without_responsible_agency_if_none_of_its_actions_names_one(dataset):
    assert [label.split(".")[0] for label in questions(dataset.assignments).without_responsible] == ["10", "12", "13"]


def test_a_lead_that_is_alone_in_its_action_is_without_partners(dataset):
    assert questions(dataset.assignments).without_partners == ((9, "各市政府"), (14, "各市政府"), (16, "各市政府"))


def test_an_agency_with_one_assignment_is_named_once(dataset):
    found = questions(dataset.assignments).named_once

    assert ("太原海关", "responsible", 7) in found
    assert len(found) == 11


def test_each_line_leads_to_its_rows(dataset):
    page = BeautifulSoup(question_views.questions(questions(dataset.assignments), dataset), "html.parser")

    links = {link.text: link["href"] for link in page.select("li a")}
    assert links["省金融办"] == "agency?agency=%E7%9C%81%E9%87%91%E8%9E%8D%E5%8A%9E&role=%E7%89%B5%E5%A4%B4"
    assert links["12. 建立市级小微企业协调服务机制"].startswith("./?measure=12.+")
    assert links["12. 建立市级小微企业协调服务机制"].endswith("&role=&agency=&q=")


def test_a_question_without_lines_says_so_and_a_long_one_is_cut():
    rows = "".join(f"（{at}）第{at}项\t单位{at}\t\n" for at in range(1, 31))
    dataset = make_dataset(document(rows))
    page = BeautifulSoup(question_views.questions(questions(dataset.assignments), dataset), "html.parser")

    sections = {section.h3.text.split()[0]: section for section in page.select("section")}
    assert "没有" in sections["有几个牵头单位的任务：谁排第一？"].h3.text
    assert len(sections["只出现一次的单位"].select("li")) == question_views.MOST_LINES
    assert "其余 10 项未列出" in sections["只出现一次的单位"].text
