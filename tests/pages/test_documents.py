"""The documents page: upload, paste, columns told by hand, titles, several documents together."""

from streamlit.testing.v1 import AppTest

from tests.pages.test_pages import html, open_page, texts

TABLE = "市里的责任分工表\n工作内容\t牵头单位\t责任单位\n（一）修路。把路修好\t市交通局\t市财政局、市公安局\n"


def uploaded(*files: tuple[str, str]) -> AppTest:
    app = open_page("documents")
    for name, text in files:
        app.file_uploader[0].upload(name, text.encode())
    app.run()
    assert not app.exception
    return app


def choose(app: AppTest, label: str) -> AppTest:
    app.selectbox(key="doc").select(label).run()
    assert not app.exception
    return app


def test_the_bundled_document_is_listed_with_its_counts():
    assert "13 项措施 · 17 项任务 · 48 项分工 · 21 个单位 · 12 处需要留意" in html(open_page("documents"))


def test_the_page_says_that_an_upload_lives_in_the_session_only():
    assert "只在本次浏览器会话中使用" in texts(open_page("documents"))


def test_an_uploaded_document_is_opened_and_all_pages_work_on_it():
    app = uploaded(("city.txt", TABLE))

    assert app.subheader[-2].value == "《市里的责任分工表》"
    app.switch_page("../pages/matrix.py").run()
    assert "《市里的责任分工表》　未筛选 · 1 项任务" in texts(app)


def test_all_documents_are_put_together():
    app = choose(uploaded(("city.txt", TABLE)), "全部文档")

    app.switch_page("../pages/overview.py").run()
    assert "全部文档（2 份）　未筛选 · 18 项任务" in texts(app)
    app.multiselect(key="document").set_value(["市里的责任分工表"]).run()
    assert "文档：市里的责任分工表 · 1 项任务" in texts(app)


def test_filters_of_another_document_are_cleared_with_a_word():
    app = open_page("documents", agency=["省金融办"])
    app.file_uploader[0].upload("city.txt", TABLE.encode())
    app.run()

    assert not app.exception
    assert app.multiselect(key="agency").value == []
    assert "已清除不适用于当前文档的筛选：省金融办" in app.warning[0].value


def test_a_file_that_cannot_be_read_is_listed_with_one_sentence_and_the_document_stays():
    app = uploaded(("broken.txt", "没有表头"))

    assert "没有找到表头" in html(app)
    assert app.subheader[-2].value == "《金融支持小微企业责任分工表》"


def test_a_table_without_known_headers_is_read_as_the_user_says():
    app = uploaded(("odd.csv", "事情,谁管,谁帮\n修路,交通局,财政局\n建校,教育局、住建局,财政局\n"))
    columns = [box for box in app.selectbox if box.label.startswith("第 ")]
    for box, kind in zip(columns, ["任务（措施）", "牵头单位", "责任单位"], strict=True):
        box.select(kind)
    next(button for button in app.button if button.label == "按以上各列读取").click()
    app.run()

    assert not app.exception
    assert app.subheader[-2].value == "《odd》"
    assert "交通局" in app.multiselect(key="agency").options


def test_pasted_text_is_read():
    app = open_page("documents")
    app.text_area(key="pasted").set_value(TABLE)
    next(button for button in app.button if button.label == "读取粘贴的文字").click()
    app.run()

    assert not app.exception
    assert app.subheader[-2].value == "《市里的责任分工表》"


def test_a_title_can_be_changed_for_the_session():
    app = uploaded(("city.txt", TABLE))
    next(box for box in app.text_input if box.label.startswith("标题")).set_value("我们的表").run()

    assert not app.exception
    assert app.subheader[-2].value == "《我们的表》"


def test_an_upload_can_be_removed():
    app = uploaded(("city.txt", TABLE))
    next(button for button in app.button if button.label == "移除").click().run()

    assert not app.exception
    assert app.subheader[-2].value == "《金融支持小微企业责任分工表》"
    assert "市里的责任分工表" not in html(app)


def test_a_source_row_shows_its_assignments_beside_the_row_as_printed():
    app = open_page("documents")
    app.number_input(key="row").set_value(7).run()

    grid = app.dataframe[-1].value
    assert grid["agency"].tolist() == [
        "省发改委", "人民银行太原中心支行", "省中小企业局", "太原铁路局", "太原海关", "山西民航机场集团",
    ]  # fmt: skip
    assert "省发改委、人民银行太原中心支行、" in html(app)


def test_an_assignment_shows_its_place_in_the_source():
    app = open_page("documents")
    app.session_state["check-269ffd32b2c6-None"] = {"selection": {"rows": [], "columns": [], "cells": [(3, "agency")]}}
    app.run()

    assert not app.exception
    assert "<mark>各市（县）政府</mark>" in html(app)
