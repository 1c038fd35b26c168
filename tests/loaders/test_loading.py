"""A load puts the steps together: findings name the source row they are about, and the title is the file's if need be."""

import pytest

from loaders import Document, Finding, LoadError, load_document
from loaders.loading import with_rows
from loaders.messages.places import Place
from tests.conftest import BUNDLED, ROOT, document
from tests.loaders.files import findings, workbook

CASES = ROOT / "tests/cases"


def rows(read: Document) -> dict[str, int | None]:
    return {str(finding): finding.source_row for finding in read.findings}


def test_every_finding_of_the_bundled_document_has_its_row():
    found = load_document(BUNDLED.read_bytes(), name=BUNDLED.name).findings

    assert [finding.source_row for finding in found] == [7, 9, 9, 1]
    assert all(type(finding.source_row) is int for finding in found)


def test_a_place_in_the_file_is_the_row_that_was_read_there():
    found = rows(document("（一）甲\t甲局\t乙局\n\n（二）乙\t甲局\n"))

    assert found["文件第 4 行：只有 2 格，表头有 3 格，缺的格按空白读"] == 2


def test_a_cell_of_a_sheet_is_the_row_it_stands_in():
    data = workbook(甲=[["任务", "责任单位"], ["1.甲", "市教育局"], ["2.乙", "=1/0"], ["3.丙", "市公安局"]])
    found = rows(load_document(data, name="t.xlsx"))

    assert found["工作表 甲 B3：公式没有保存的结果，按空白读；请用 Excel 打开并保存一次"] == 2


def test_what_is_about_a_column_or_the_whole_has_no_row():
    found = rows(load_document((CASES / "two-annexes.docx").read_bytes(), name="t.docx"))

    assert found["全文：这些列不是任务、单位或时限，照原样保留：备注"] is None


def test_a_page_of_many_paragraphs_names_no_row():
    actions = load_document((CASES / "pages-text.pdf").read_bytes(), name="t.pdf").actions

    assert actions["place"].tolist()[:2] == [Place("page", 1), Place("page", 1)]
    assert with_rows([Finding("file-cut-off", Place("page", 1))], actions)[0].source_row is None


def test_no_more_findings_are_listed_than_anybody_would_look_through():
    read = document("".join(f"{row}.任务{row}\t甲局\n" for row in range(1, 1_101)))

    assert len(read.findings) == 1_001
    assert read.findings[-1].code == "findings-not-listed"


def test_a_document_without_a_title_is_named_after_its_file():
    assert document("（一）甲\t甲局\t\n", name="分工.v2.txt").title == "分工.v2"


def test_a_header_without_data_is_no_table_of_tasks():
    assert "没有任务内容" in findings(document("（一）甲\t甲局\t乙局\n\t\t\n\t丙局\t\n"))[0]


def test_a_refusal_names_what_was_left_out_if_that_may_be_the_cause():
    page = "<table><tr><td>任务</td><td hidden>责任单位</td></tr><tr><td>1.甲</td><td hidden>市教育局</td></tr></table>"
    with pytest.raises(LoadError) as error:
        load_document(page.encode(), name="t.html")

    assert str(error.value) == (
        "没有读出责任分工表，而全文有 2 处隐藏文字，未读取：责任单位；市教育局；请取消隐藏或删除线等、另存后再试。"
    )
