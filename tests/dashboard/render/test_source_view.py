"""The source as printed beside what it was read as; headers; first rows; nothing of a document interpreted."""

from bs4 import BeautifulSoup

from dashboard.model.dataset import Dataset, make_dataset
from dashboard.model.filters import Filter
from dashboard.render import source_view
from loaders import Document, Sample, load_document
from tests.conftest import document, with_other_columns

NOTHING = Filter()
HOSTILE = "**粗** <b>x</b> <script>alert(1)</script> $a$"


def row(dataset: Dataset, action: int, filter_: Filter = NOTHING) -> BeautifulSoup:
    (found,) = dataset.actions([action])
    return BeautifulSoup(source_view.source_row(found, dataset.documents[0], filter_), "html.parser")


def names(page: BeautifulSoup) -> list[str]:
    return [name.text for name in page.select("dt")]


def test_a_row_shows_its_place_its_cells_by_header_and_what_it_was_read_as(dataset):
    page = row(dataset, 7)

    assert page.small.text == "原表第 7 行 · 文件第 15 行"
    assert names(page) == ["工作内容", "牵头单位", "责任单位", "措施", "任务内容"]
    assert page.select("dd")[1].text == "省发改委、人民银行太原中心支行、"
    assert [chip.text for chip in page.select(".rb-chip.rb-lead")] == ["省发改委", "人民银行太原中心支行"]


def test_other_columns_stand_among_what_a_row_was_read_as():
    page = row(make_dataset(with_other_columns("<b>略</b>")), 1)

    assert names(page) == ["任务", "牵头单位", "责任单位", "备注", "责任人", "措施", "备注", "责任人"]
    assert page.select("dd")[-2].text == "<b>略</b>"


def test_the_agency_looked_at_is_marked_in_its_cell_and_in_what_was_read(dataset):
    page = row(dataset, 7, Filter(agency=("太原海关",), role=("responsible",)))

    assert [mark.text for mark in page.select("mark")] == ["太原海关"]
    assert [cell.text.split("、")[0] for cell in page.select("dd.rb-hit")] == ["省中小企业局"]
    assert [chip.text for chip in page.select(".rb-chip.rb-hit")] == ["太原海关"]


def test_an_agency_that_leads_and_shares_is_marked_in_the_cell_of_its_role():
    dataset = make_dataset(document("（一）甲。请甲局办\t甲局\t甲局、乙局\n"))

    page = row(dataset, 1, Filter(agency=("甲局",), role=("responsible",)))
    assert [cell.text for cell in page.select("dd.rb-hit")] == ["甲局、乙局"]


def test_an_agency_that_the_task_names_too_is_marked_in_its_cell_only():
    dataset = make_dataset(document("（一）甲。请甲局办\t甲局\t乙局\n"))

    assert [cell.text for cell in row(dataset, 1, Filter(agency=("甲局",), role=("lead",))).select("dd.rb-hit")] == [
        "甲局"
    ]


def test_white_space_inside_a_name_does_not_hide_it():
    dataset = make_dataset(document("（一）甲\t省金 融办\t\n"))

    assert row(dataset, 1, Filter(agency=("省金融办",), role=("lead",))).mark.text == "省金 融办"


def test_a_blank_cell_is_named_as_blank(dataset):
    assert "（空白）" in row(dataset, 13).text


def test_running_text_is_shown_as_one_cell():
    dataset = make_dataset(load_document("1.修路（牵头单位：市交通局；责任单位：市财政局）\n".encode(), name="t.txt"))

    page = row(dataset, 1, Filter(agency=("市财政局",), role=("responsible",)))
    assert page.dd.text == "1.修路（牵头单位：市交通局；责任单位：市财政局）"
    assert page.mark.text == "市财政局"


def headers(*documents: Document) -> str:
    shown = source_view.header_lines(documents, [document.title for document in documents])
    return BeautifulSoup(shown, "html.parser").get_text(" ", strip=True)


def test_headers_say_what_each_was_taken_for(dataset):
    assert headers(*dataset.documents) == "表头识别为： 工作内容 → 任务（措施） 牵头单位 → 牵头单位 责任单位 → 责任单位"


def test_running_text_is_said_to_be_read_by_its_annotations():
    text = load_document("1.修路（责任单位：市交通局）\n".encode(), name="t.txt")

    assert headers(text) == "没有用到表头，按正文中的标注读取。"


def test_headers_of_several_documents_stand_under_their_titles(dataset):
    other = load_document("1.修路（责任单位：市交通局）\n".encode(), name="另一份.txt")

    assert headers(*dataset.documents, other).endswith(
        "责任单位 → 责任单位 《另一份》 没有用到表头，按正文中的标注读取。"
    )


def test_every_kind_of_column_is_named_in_chinese():
    table = document(
        "交通\t1\t（一）修路\t2024年底\t张三\t甲局\t好\n", header="类别\t序号\t任务\t时限\t责任人\t责任单位\t备注\n"
    )

    assert "章节" in headers(table)
    assert not any(char.isascii() and char.isalpha() for char in headers(table))


def test_the_first_rows_of_a_table_are_shown_whole_without_its_blank_columns():
    sample = Sample((("甲", "", "很长的一段话" * 20), ("乙", "", "丁")), ("task", "ignored", "lead"))

    page = BeautifulSoup(source_view.first_rows(sample), "html.parser")
    assert [head.text for head in page.select("th")] == ["第 1 列", "第 3 列"]
    assert [cell.text for cell in page.select("td")] == ["甲", "很长的一段话" * 20, "乙", "丁"]


def test_text_of_a_document_is_shown_as_typed():
    escaped = HOSTILE.replace("<", "&lt;").replace(">", "&gt;")
    dataset = make_dataset(document(f"（一）{escaped}\t甲局{escaped.replace(' ', '')}\t\n"))
    sample = Sample(((HOSTILE,),), ("task",))
    heading = source_view.header_lines([document("（一）甲\t甲局\t\n", name="<b>x</b>.txt")] * 2, ["<b>x</b>"] * 2)

    for markup in (row(dataset, 1), BeautifulSoup(source_view.first_rows(sample), "html.parser")):
        assert markup.select("b, script") == []
        assert HOSTILE in markup.text
    assert "《<b>x</b>》" in BeautifulSoup(heading, "html.parser").text
