"""The questions of a chair as lists: each line leads to its rows, and a long list is cut."""

from bs4 import BeautifulSoup

from dashboard.analysis.questions import questions
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from dashboard.render.questions import MOST_LINES, question_lines, question_lists
from tests.conftest import document


def page_of(dataset) -> BeautifulSoup:
    found = questions(Selection(dataset, Filter()), MOST_LINES)
    return BeautifulSoup(question_lists(found, dataset), "html.parser")


def test_each_line_leads_to_its_rows(dataset):
    page = page_of(dataset)

    links = {link.text: link["href"] for link in page.select("li a")}
    assert links["省金融办"] == "agency?agency=%E7%9C%81%E9%87%91%E8%9E%8D%E5%8A%9E&role=%E7%89%B5%E5%A4%B4"
    assert links["12. 建立市级小微企业协调服务机制"].startswith("./?measure=12.+")
    assert links["12. 建立市级小微企业协调服务机制"].endswith("&role=&agency=&q=")


def test_agencies_that_lead_as_many_are_named_as_equals():
    dataset = make_dataset(document("修路\t甲局\t\n架桥\t乙局\t\n"))
    found = questions(Selection(dataset, Filter()), most=1)

    assert "甲局等 2 个单位，各牵头 1 项任务" in question_lines(found)


def test_a_question_without_lines_says_so_and_a_long_one_is_cut():
    rows = "".join(f"（{at}）第{at}项\t单位{at}\t\n" for at in range(1, 31))
    dataset = make_dataset(document(rows))
    page = page_of(dataset)

    sections = {section.h3.text.split()[0]: section for section in page.select("section")}
    assert "没有" in sections["有几个牵头单位的任务：谁排第一？"].h3.text
    assert len(sections["只出现一次的单位"].select("li")) == MOST_LINES
    assert "其余 10 项未列出" in sections["只出现一次的单位"].text
