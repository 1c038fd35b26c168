"""The page 对比, run by AppTest from the frame."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import BUNDLED
from tests.pages.test_documents import TABLE
from tests.pages.test_pages import downloads, html, open_page, read_to_the_end, texts

pytestmark = pytest.mark.usefixtures("read_here")
REVISED = (
    BUNDLED.read_text(encoding="utf-8")
    .replace("责任分工表", "责任分工表（修订）")
    .replace("1000 万元扩大", "1500 万元扩大")
)


def with_upload(text: str, **query) -> AppTest:
    app = open_page("documents")
    app.file_uploader[0].upload("revised.txt", text.encode())
    read_to_the_end(app).switch_page("../pages/compare.py")
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def test_with_one_document_the_page_says_where_to_add_another():
    app = open_page("compare")

    assert "在“文档管理”中再添加一份" in texts(app)
    assert not downloads(app)


def test_two_documents_are_compared_and_the_change_is_marked():
    app = with_upload(REVISED)

    assert "1 项措施有差别，共 1 处：内容变化 1" in texts(app)
    assert "<del>1000</del><ins>1500</ins>" in html(app)
    assert app.selectbox(key="old").value == BUNDLED.name
    assert app.selectbox(key="new").options == ["金融支持小微企业责任分工表（修订）", "金融支持小微企业责任分工表"]


def test_a_copy_shows_no_difference():
    app = with_upload(BUNDLED.read_text(encoding="utf-8") + "\n")

    assert "两份文档没有差别" in texts(app)
    assert not downloads(app)


def test_the_same_document_on_both_sides_is_no_comparison():
    app = with_upload(REVISED)
    app.selectbox(key="new").select(BUNDLED.name).run()

    assert not app.exception
    assert "两边选的是同一份文档" in texts(app)


def test_unrelated_documents_are_not_compared_by_themselves():
    app = with_upload(TABLE)

    assert app.selectbox(key="old").value is None
    assert "没有自动选择" in texts(app)
    app.selectbox(key="old").select(BUNDLED.name).run()
    assert "没有自动选择" in texts(app)
    app.selectbox(key="new").select_index(0).run()
    assert "项措施有差别" in texts(app)


def test_a_link_with_documents_that_are_not_there_shows_the_first_two():
    app = with_upload(REVISED, old="没有的文档", new="也没有")

    assert "1 项措施有差别" in texts(app)


def test_the_comparison_speaks_english():
    assert "1 measure with 1 difference: Text changed 1" in texts(with_upload(REVISED, lang="en"))


def test_a_removed_upload_leaves_the_comparison():
    app = with_upload(REVISED)
    app.switch_page("../pages/documents.py").run()
    next(button for button in app.button if button.label == "移除").click().run()
    app.switch_page("../pages/compare.py").run()

    assert not app.exception
    assert "在“文档管理”中再添加一份" in texts(app)
