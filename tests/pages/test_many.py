"""The pages with large documents: divided into pages and limited, while downloads stay complete."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.library import catalogue
from dashboard.model import dataset
from dashboard.ui import assignments
from dashboard.ui import matrix as matrix_pieces
from dashboard.ui import overview as pieces
from tests.pages.test_pages import downloads, finding_lines, html, open_page, rows_of, texts

pytestmark = pytest.mark.usefixtures("read_here")
ROWS = "".join(f"{at}.第{at}项措施。内容{at}\t第{at % 130}局\t第{at % 7}办\n" for at in range(1, 251))


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(catalogue, "DOCUMENTS", tmp_path)
    (tmp_path / "a.txt").write_text(f"很长的责任分工表\n工作内容\t牵头单位\t责任单位\n{ROWS}", encoding="utf-8")
    return tmp_path


def test_a_matrix_of_many_rows_is_paged_and_says_so(folder):
    app = open_page("matrix")

    assert html(app).count('<th scope="row">') == 36 + 2
    assert "共 250 行，分页显示" in texts(app)
    assert "1. 第1项措施" in html(app)
    assert "37. 第37项措施" not in html(app)


def third_page(app: AppTest) -> AppTest:
    app.pagination(key="page").set_value(3).run()
    assert not app.exception
    return app


def test_each_page_of_the_matrix_can_be_opened(folder):
    app = third_page(open_page("matrix"))

    assert html(app).count('<th scope="row">') == 36 + 2
    assert "108. 第108项措施" in html(app)


def test_another_filter_begins_at_the_first_page(folder):
    app = third_page(open_page("matrix"))
    app.pills(key="role").set_value(["lead"]).run()

    assert not app.exception
    assert "1. 第1项措施" in html(app)


def test_the_rows_of_the_table_are_paged(folder, monkeypatch):
    monkeypatch.setattr(assignments, "TABLE_ROWS", 200)
    app = third_page(open_page("overview", tab="分工明细"))

    rows = rows_of(app)
    assert (len(rows), rows[-1]["原表行号"]) == (100, "250")


def test_a_matrix_no_spreadsheet_opens_is_not_offered_but_the_assignments_are(folder, monkeypatch):
    monkeypatch.setattr(matrix_pieces, "MOST_CELLS", 1_000)
    app = open_page("matrix")

    assert [(button.label, button.disabled) for button in app.button if "矩阵" in button.label] == [
        ("下载矩阵 CSV", True)
    ]
    assert downloads(app) == ["下载 CSV", "矩阵存为图片（SVG）", "矩阵存为图片（PNG）"]


def test_measures_of_very_many_are_offered_by_document(folder, monkeypatch):
    monkeypatch.setattr(dataset, "_MOST_LABELS", 100)
    (folder / "b.txt").write_text("另一份\n工作内容\t牵头单位\t责任单位\n1.别的。事\t甲局\t\n", encoding="utf-8")
    app = open_page("overview", doc="all")
    assert app.multiselect(key="measure").options == []

    app.multiselect(key="document").set_value(["b.txt"]).run()
    assert app.multiselect(key="measure").options == ["1. 别的〔另一份〕"]
    app.multiselect(key="measure").set_value(["1. 别的〔另一份〕"]).run()
    app.multiselect(key="document").set_value([]).run()
    assert not app.exception
    assert "措施：1. 别的〔另一份〕 · 1 项任务" in texts(app)


def test_a_measure_of_a_link_is_kept_where_none_are_offered(folder, monkeypatch):
    monkeypatch.setattr(dataset, "_MOST_LABELS", 100)

    assert "措施：7. 第7项措施 · 1 项任务" in texts(open_page("overview", measure=["7. 第7项措施"]))


def test_many_documents_are_listed_page_by_page_and_found_by_title_or_file(folder):
    for at in range(30):
        (folder / f"{at}.txt").write_text(
            f"第{at}份\n工作内容\t牵头单位\t责任单位\n1.甲。乙\t甲局\t\n", encoding="utf-8"
        )
    app = open_page("documents")
    assert "31 份文档" in texts(app)
    assert html(app).count('class="rb-entry') == 20

    app.text_input(key="find").set_value("第29份").run()
    assert "1 份文档" in texts(app)
    assert html(app).count('class="rb-entry') == 1


def test_of_many_findings_the_first_are_shown_and_the_rest_counted(folder, monkeypatch):
    monkeypatch.setattr(pieces, "MOST_FINDINGS", 3)
    (folder / "a.txt").write_text(
        "工作内容\t牵头单位\t责任单位\n" + "".join(f"{at}.甲{at}。乙\t甲局、\t\n" for at in range(1, 9)),
        encoding="utf-8",
    )
    lines = finding_lines(open_page("overview"))

    assert len(lines) == 3 + 1
    assert "处请在左侧选择一份文档后查看" in lines[-1]


def test_one_unreadable_file_leaves_the_others_on_screen(folder):
    (folder / "broken.docx").write_bytes(b"PK\x03\x04garbage")
    (folder / "good.txt").write_text(
        "好表\n工作内容\t牵头单位\t责任单位\n（一）修路。修好\t甲局\t乙局\n", encoding="utf-8"
    )
    app = open_page("overview", doc="all")

    assert "全部文档（2 份）" in texts(app)


def test_a_link_to_a_document_that_is_not_there_says_so_until_the_view_is_another(folder):
    app = open_page("overview", doc="nosuch", tab="table")

    [warning] = app.warning
    assert warning.value.startswith("链接中的文档“nosuch”没有找到")
    assert app.run().warning
    app.pills(key="role").set_value(["lead"]).run()
    assert not app.warning


def test_a_link_to_a_document_that_cannot_be_read_says_why(folder):
    (folder / "broken.docx").write_bytes(b"PK\x03\x04garbage")
    [warning] = open_page("overview", doc="broken.docx").warning

    assert warning.value.startswith("链接中的文档“broken\\.docx”暂时无法读取，现在显示的是另一份文档。")
    assert warning.value.endswith("。")
