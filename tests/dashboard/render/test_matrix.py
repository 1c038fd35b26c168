"""The matrix as HTML: marks that open their actions, titles that lead on, legend, groups, marked columns."""

from bs4 import BeautifulSoup

from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from dashboard.render import matrix
from dashboard.ui.matrix import Choices, markup_of
from tests.conftest import document
from tests.dashboard.render.opened import agencies, opened, places


def matrix_page(dataset, rows: str = "measures", choices: Choices | None = None, **filters) -> BeautifulSoup:
    """The matrix of a dataset under a filter."""
    shown, choices = Selection(dataset, Filter(**filters)), choices or Choices(rows, "source", "source")
    return BeautifulSoup(markup_of(shown, choices, None), "html.parser")


def test_a_mark_of_the_matrix_opens_its_actions_with_all_agencies(dataset):
    page = matrix_page(dataset)

    button = page.find("button", attrs={"aria-label": "牵头：省金融办，9. 加强小微企业上市培育工作"})
    assert places(page, button) == ["原表第 11 行", "原表第 12 行"]
    assert agencies(page, button) == [
        "省金融办", "山西证监局", "省金控集团", "省财政厅", "省金融办", "各市（县）政府",
    ]  # fmt: skip


def test_every_mark_of_the_matrix_has_something_to_open(dataset):
    page = matrix_page(dataset, "actions")

    buttons = page.select("table button")
    assert len(buttons) == 48
    assert all(opened(page, button) for button in buttons)


def test_a_matrix_of_several_documents_says_where_each_begins(dataset):
    other = document("（一）甲。乙\t省金融办\t\n", name="另一份.txt")
    page = matrix_page(make_dataset(dataset.documents[0], other))

    assert [row.text for row in page.select(".rb-group")] == ["《金融支持小微企业责任分工表》", "《另一份》"]


def test_agencies_past_the_most_are_counted_by_role_in_one_column_that_opens_their_actions():
    names = [f"局{at}" for at in range(matrix.MOST_COLUMNS + 3)]
    dataset = make_dataset(document(f"（一）甲\t{'、'.join(names[:-2])}\t{'、'.join(names[-2:])}\n（二）乙\t局0\t\n"))
    page = matrix_page(dataset)

    assert len(page.select("thead th")) == matrix.MOST_COLUMNS + 1 + 2
    assert page.select("thead th")[matrix.MOST_COLUMNS].text == "其余 3 个单位"
    rest = page.select("tbody .rb-rest button")
    assert [button.text.split() for button in rest] == [["●1", "○2"]]
    assert rest[0]["aria-label"] == "其余 3 个单位：牵头 1、责任 2，1. 甲"
    assert "局62" in agencies(page, rest[0])
    assert [cell.text for cell in page.select("tfoot td")[matrix.MOST_COLUMNS :][:3]] == ["1", "62", ""]


def test_the_totals_of_a_row_count_every_agency_drawn_or_not():
    names = [f"局{at}" for at in range(matrix.MOST_COLUMNS + 3)]
    dataset = make_dataset(document(f"（一）甲\t{'、'.join(names)}\t\n"))
    page = matrix_page(dataset)

    assert page.select_one("tbody .rb-total").text == str(len(names))


def sectioned(*sections: str) -> str:
    """A table with a measure in each of these sections."""
    rows = "".join(f"{section}\t{at}.第{at}项\t甲局\n" for at, section in enumerate(sections, start=1))
    return f"类别\t任务\t责任单位\n{rows}"


def groups(page: BeautifulSoup) -> list[str]:
    return [row.text for row in page.select(".rb-group")]


def test_rows_stand_below_the_heading_of_their_section():
    dataset = make_dataset(document(sectioned("乙类", "乙类", "甲类"), header=""))
    page = matrix_page(dataset)

    lines = [row.th.text for row in page.select("tbody tr")]
    assert lines == ["乙类", "1. 第1项", "2. 第2项", "甲类", "3. 第3项"]


def test_sections_stand_below_the_heading_of_their_document(dataset):
    table = document(sectioned("乙类", "甲类"), name="另一份.txt", header="")

    expected = ["《金融支持小微企业责任分工表》", "《另一份》", "乙类", "甲类"]
    assert groups(matrix_page(make_dataset(dataset.documents[0], table))) == expected


def test_an_order_that_mixes_sections_has_no_headings():
    assert groups(matrix_page(make_dataset(document(sectioned("乙类", "甲类", "乙类"), header="")))) == []


def test_the_legend_above_the_matrix_has_the_roles_that_occur_in_it(dataset):
    page = matrix_page(dataset)

    assert [one.text for one in page.select(".rb-legend > span")] == ["● 牵头", "○ 责任"]
    assert page.select_one(".rb-legend").find_next(class_="rb-matrix")
    assert [one.text for one in matrix_page(dataset, role=("lead",)).select(".rb-legend > span")] == ["● 牵头"]


def test_the_title_of_a_row_leads_to_it_in_the_briefing(dataset):
    page = matrix_page(dataset, "actions", agency=("省财政厅",))

    links = page.select('tbody th[scope="row"] a')
    assert links[2].text == "9. 加强小微企业上市培育工作（2）"
    assert [link["href"] for link in links][:3] == [f"briefing?by=actions&at={at}" for at in (1, 2, 3)]


def test_with_a_filter_the_agency_is_marked_among_its_partners(dataset):
    page = matrix_page(dataset, agency=("省财政厅",))

    assert [head.text for head in page.select("thead th.rb-picked")] == ["省财政厅"]
    assert len(page.select("tbody td.rb-picked")) == 4
    assert "省金融办" in [head.text for head in page.select("thead th")]


def test_where_the_others_are_hidden_nothing_is_marked(dataset):
    page = matrix_page(dataset, choices=Choices("measures", "source", "source", hide_others=True), agency=("省财政厅",))

    assert [head.text for head in page.select("thead a")] == ["省财政厅"]
    assert not page.select(".rb-picked")


def test_a_mark_of_a_partner_opens_the_actions_that_both_share(dataset):
    page = matrix_page(dataset, agency=("省财政厅",))

    button = page.find("button", attrs={"aria-label": "牵头：省金融办，9. 加强小微企业上市培育工作"})
    assert places(page, button) == ["原表第 12 行"]


def test_a_marked_agency_has_its_own_column_among_any_number_of_others():
    names = [f"局{at}" for at in range(matrix.MOST_COLUMNS + 10)]
    dataset = make_dataset(document(f"（一）甲\t{'、'.join(names)}\t\n"))
    page = matrix_page(dataset, agency=(names[-1],))

    assert [head.text for head in page.select("thead th.rb-picked")] == [names[-1]]
    assert len(page.select("thead a")) == matrix.MOST_COLUMNS


def test_clustering_is_said_above_the_matrix(dataset):
    def note(row_order: str, column_order: str) -> str:
        return (
            matrix_page(dataset, choices=Choices("measures", row_order, column_order))
            .select(".rb-above > span")[-1]
            .text
        )

    assert note("source", "load") == ""
    assert note("together", "source").startswith("行按关联聚类：共同单位越多的措施排得越近")
    assert note("source", "together").startswith("单位按关联聚类：共同措施越多的单位排得越近")
    assert note("together", "together").startswith("按关联聚类：共同单位越多的措施、共同措施越多的单位")
