"""The documents page: upload, paste, columns named by hand, titles, several documents together."""

from contextlib import ExitStack
from functools import partial

import pytest
from bs4 import BeautifulSoup
from streamlit.testing.v1 import AppTest

from dashboard.library import catalogue, contents, worker_pool
from dashboard.model.entry import Entry
from dashboard.model.listing import Listing
from dashboard.text import t
from loaders import LoadError
from tests.conftest import BUNDLED
from tests.pages.test_pages import html, offered_agencies, open_page, parsed, read_to_the_end, texts

pytestmark = pytest.mark.usefixtures("read_here")
TABLE = "市里的责任分工表\n工作内容\t牵头单位\t责任单位\n（一）修路。把路修好\t市交通局\t市财政局、市公安局\n"


UNKNOWN = "事情,谁管,谁帮,备用\n修路,市交通局,市财政局,x\n盖房,市教育局、市住建局,市财政局,x\n"
#: The end of the keys of the grids in the bundled document's check: its hash, and the number of lines of each grid.
CHECK = "269ffd32b2c6-4-17-48"


def uploaded(*files: tuple[str, str], app: AppTest | None = None) -> AppTest:
    app = app or open_page("documents")
    for name, text in files:
        app.file_uploader[0].upload(name, text.encode())
    return read_to_the_end(app)


def keys(app: AppTest) -> list[str]:
    """The keys of the session's drafts, the oldest first."""
    return [entry.key for entry in app.session_state["_session"].listing if entry.origin == "draft"]


def documents(app: AppTest) -> str:
    """The heading of the document that is open."""
    return BeautifulSoup(html(app), "html.parser").select_one("h3.rb-heading").get_text()


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click()
    return read_to_the_end(app)


def column_boxes(app: AppTest) -> list:
    """The boxes for the columns of the session's draft, or of the document on screen if it has none."""
    of = [*keys(app), BUNDLED.name][0]
    return [box for box in app.selectbox if box.key.startswith(f"column-{of}")]


def click(app: AppTest, grid: str, at: int, column: str) -> AppTest:
    app.session_state[f"{grid}-{CHECK}"] = {"selection": {"rows": [], "columns": [], "cells": [(at, column)]}}
    app.run()
    assert not app.exception
    return app


def looked_at(app: AppTest) -> BeautifulSoup:
    """The text of the row that is shown beside the grids."""
    return BeautifulSoup(html(app), "html.parser").select_one(".rb-source")


def chosen_lines(app: AppTest, grid: str) -> list[int]:
    return app.session_state[f"{grid}-{CHECK}"]["selection"]["rows"]


def choose(app: AppTest, label: str) -> AppTest:
    app.selectbox(key="doc").select(label).run()
    assert not app.exception
    return app


def test_the_bundled_document_is_listed_with_its_counts():
    assert "13 项措施 · 17 项任务 · 21 个单位 · 48 项分工 · 4 处需要留意" in html(open_page("documents"))


def test_the_page_says_how_long_an_upload_stays():
    assert "7 天没有人打开就自动删除" in texts(open_page("documents"))


def test_an_uploaded_document_is_opened_and_all_pages_work_on_it():
    app = uploaded(("city.txt", TABLE))

    assert documents(app) == "《市里的责任分工表》"
    app.switch_page("../pages/matrix.py").run()
    assert "《市里的责任分工表》　未筛选 · 1 项任务" in texts(app)


def test_all_documents_are_put_together():
    app = choose(uploaded(("city.txt", TABLE)), catalogue.ALL)

    app.switch_page("../pages/overview.py").run()
    assert "全部文档（2 份）\n未筛选 · 18 项任务" in texts(app)
    app.multiselect(key="document").set_value(keys(app)).run()
    assert "文档：市里的责任分工表 · 1 项任务" in texts(app)


def test_filters_of_another_document_are_cleared_with_a_word():
    app = open_page("documents", agency=["省金融办"])
    uploaded(("city.txt", TABLE), app=app)

    assert app.multiselect(key="agency").value == []
    assert "已清除不适用于当前文档的筛选：省金融办" in app.warning[0].value


def test_a_file_that_cannot_be_read_is_listed_with_one_sentence_and_the_document_stays():
    app = uploaded(("broken.txt", "没有表头"))

    assert "没有找到责任分工表" in html(app)
    assert app.warning[0].value.startswith("“broken\\.txt”未能识别：没有找到责任分工表")
    assert documents(app) == "《金融支持小微企业责任分工表》"
    assert not [each for each in app.expander if each.label.startswith("最近移除")]


def test_of_several_files_the_good_ones_are_read_and_the_bad_one_is_listed_with_its_sentence():
    app = uploaded(("city.txt", TABLE), ("broken.txt", ""), ("other.txt", TABLE.replace("市里", "省里")))

    entries = [entry.get_text(" ") for entry in BeautifulSoup(html(app), "html.parser").select(".rb-entry")]
    assert [entry.split()[0] for entry in entries[1:]] == ["市里的责任分工表", "省里的责任分工表", "broken.txt"]
    assert "文件是空的，里面没有可读的内容，请换一个有内容的文件。" in entries[3]
    assert documents(app) == "《省里的责任分工表》"


def test_the_same_content_again_gives_a_notice_and_no_second_entry():
    app = uploaded(("again.txt", TABLE), app=uploaded(("city.txt", TABLE)))

    assert app.warning[0].value == "“again\\.txt”与已有的《市里的责任分工表》内容相同，没有重复添加。"
    assert html(app).count("市里的责任分工表</b>") == 1


def test_the_bundled_document_uploaded_again_gives_a_notice():
    app = uploaded(("mine.txt", BUNDLED.read_text(encoding="utf-8")))

    assert "与已有的《金融支持小微企业责任分工表》内容相同" in app.warning[0].value


def test_an_upload_is_a_draft_whose_key_is_in_the_address():
    app = uploaded(("city.txt", TABLE))

    assert [app.query_params["doc"]] == keys(app)
    assert len(keys(app)[0]) == 22


def test_a_draft_is_listed_for_its_own_session_alone_and_opens_for_whoever_has_its_link():
    app = uploaded(("city.txt", TABLE))
    key = app.query_params["doc"]

    assert "草稿 · city.txt" in html(app)
    assert "市里的责任分工表" not in html(open_page("documents"))
    assert "《市里的责任分工表》" in texts(open_page("overview", doc=key))


def test_a_link_to_a_draft_by_its_title_says_that_it_was_not_found():
    uploaded(("city.txt", TABLE))
    app = open_page("overview", doc="市里的责任分工表")

    assert app.warning[0].value.startswith("链接中的文档“市里的责任分工表”没有找到")
    assert "《金融支持小微企业责任分工表》" in texts(app)


def test_a_table_without_known_headers_proposes_what_its_columns_hold():
    app = uploaded(("odd.csv", UNKNOWN))

    assert [box.value for box in column_boxes(app)] == ["task", "lead", "responsible", "ignore"]
    assert "<td>市教育局、市住建局</td>" in html(app)
    assert "请在上面的列表中指出各列是什么" in app.warning[0].value


def test_a_table_without_known_headers_is_read_as_the_user_says():
    app = uploaded(("odd.csv", UNKNOWN))
    column_boxes(app)[2].select("support")
    press(app, "按以上各列读取")

    assert documents(app) == "《odd》"
    assert "市交通局" in offered_agencies(app)
    assert "<b>谁帮</b> → 配合单位" in html(app)


def test_columns_told_without_an_agency_are_asked_for_again():
    app = uploaded(("odd.csv", UNKNOWN))
    for box in column_boxes(app)[1:]:
        box.select("ignore")
    press(app, "按以上各列读取")

    assert app.warning[0].value == "请至少指出一列任务和一列单位。"
    assert len(column_boxes(app)) == 4


def test_a_header_that_was_understood_wrongly_is_corrected_and_the_correction_taken_back():
    app = uploaded(("city.txt", TABLE))
    assert [box.value for box in column_boxes(app)] == ["task", "lead", "responsible"]

    column_boxes(app)[2].select("supervise")
    press(app, "按更正后的各列重新读取")
    assert "<b>责任单位</b> → 督办单位" in html(app)
    assert app.pills(key="role").options == ["牵头", "督办"]

    press(app, "恢复自动识别的各列")
    assert "<b>责任单位</b> → 责任单位" in html(app)


def test_the_columns_of_a_file_of_the_folder_are_corrected_for_everybody():
    app = open_page("documents")
    column_boxes(app)[2].select("support")
    press(app, "按更正后的各列重新读取")

    assert "<b>责任单位</b> → 配合单位" in html(app)
    assert "<b>责任单位</b> → 配合单位" in html(open_page("documents"))
    assert "列的含义：第 3 列为配合单位" in parsed(open_page("overview")).select_one(".rb-corrected").get_text()


def test_running_text_is_said_to_be_read_by_its_annotations():
    app = uploaded(("text.txt", "1.修路（责任单位：市交通局）\n2.架桥（责任单位：市水利局）\n"))

    assert "没有用到表头，按正文中的标注读取。" in html(app)
    assert column_boxes(app) == []


def test_of_all_documents_headers_and_findings_are_told_apart():
    app = choose(uploaded(("text.txt", "1.修路（责任单位：市交通局）\n")), catalogue.ALL)

    assert '《text》</dt><dd class="rb-headers">没有用到表头' in html(app)
    assert app.dataframe[0].value["document"].tolist() == ["金融支持小微企业责任分工表"] * 4


def test_pasted_text_is_read():
    app = open_page("documents")
    app.text_area(key="pasted").set_value(TABLE)
    press(app, "读取粘贴的文字")

    assert documents(app) == "《市里的责任分工表》"


def test_pasting_nothing_is_said():
    app = press(open_page("documents"), "读取粘贴的文字")

    assert [warning.value[:7] for warning in app.warning] == ["还没有粘贴文字"]


def test_a_document_is_kept_under_the_title_that_a_person_gives_it():
    app = uploaded(("city.txt", TABLE))
    key = app.query_params["doc"]
    next(box for box in app.text_input if box.label == "标题").set_value("我们的表")
    press(app, "存入文档库")

    assert documents(app) == "《我们的表》"
    assert app.query_params["doc"] == key
    assert "我们的表" in html(open_page("documents"))


def test_actions_without_agencies_break_no_page():
    app = uploaded(("none.txt", "工作内容\t牵头单位\t责任单位\n（一）甲\t甲局\t乙局\n（二）乙。独特\t\t\n"))
    app.switch_page("../pages/matrix.py").run()
    heads = BeautifulSoup(html(app), "html.parser").select('.rb-matrix tbody th[scope="row"]')
    assert [head.get_text() for head in heads] == ["1. 甲", "2. 乙"]

    app.text_input(key="q").set_value("独特").run()
    for page in ("matrix", "workload"):
        app.switch_page(f"../pages/{page}.py").run()
        assert not app.exception
        assert "所示任务均未写明单位。" in texts(app)
    app.query_params["tab"] = "分工明细"
    app.switch_page("../pages/overview.py").run()
    assert not app.exception
    assert "所示任务均未写明单位。" in texts(app)


def test_an_upload_can_be_removed():
    app = uploaded(("city.txt", TABLE))
    next(button for button in app.button if button.label == "移除").click().run()

    assert not app.exception
    assert documents(app) == "《金融支持小微企业责任分工表》"
    assert "市里的责任分工表" not in html(app)


def test_findings_are_listed_the_most_important_first_with_their_places():
    found = open_page("documents").dataframe[0].value

    assert found["level"].tolist() == ["需核对"] + ["供参考"] * 3
    assert found.iloc[0][["place", "message", "source_row"]].tolist() == [
        "第 7 行 · 牵头单位", "单位名单以分隔号结尾，可能漏了一个单位", 7,
    ]  # fmt: skip


def test_the_source_is_listed_row_by_row_as_printed():
    rows = open_page("documents").dataframe[1].value

    assert rows["source_row"].tolist() == list(range(1, 18))
    assert rows["place"].iloc[6] == "文件第 15 行"
    assert rows["printed"].iloc[6].startswith("(七) 健全小微企业失信惩戒机制。")


def test_a_source_row_shows_its_assignments_beside_the_row_as_printed():
    app = click(open_page("documents"), "rows", 6, "printed")

    agencies = app.dataframe[2].value["agency"].iloc[chosen_lines(app, "assignments")].tolist()
    assert agencies == [
        "省发改委",
        "人民银行太原中心支行",
        "省中小企业局",
        "太原铁路局",
        "太原海关",
        "山西民航机场集团",
    ]
    assert "省发改委、人民银行太原中心支行、" in looked_at(app).text


def test_an_assignment_shows_its_place_in_the_source():
    app = click(open_page("documents"), "assignments", 3, "agency")

    assert chosen_lines(app, "rows") == [0]
    assert looked_at(app).mark.text == "各市（县）政府"


def test_a_finding_shows_its_source_row():
    app = click(open_page("documents"), "findings", 0, "message")

    assert chosen_lines(app, "rows") == [6]
    assert "需核对　第 7 行 · 牵头单位：单位名单以分隔号结尾，可能漏了一个单位" in texts(app)
    assert looked_at(app).small.text == "原表第 7 行 · 文件第 15 行"


def test_one_click_after_another_is_followed():
    app = click(open_page("documents"), "findings", 0, "message")
    click(app, "rows", 2, "place")
    click(app, "assignments", 47, "agency")

    assert chosen_lines(app, "findings") == []
    assert looked_at(app).small.text.startswith("原表第 17 行")


@pytest.fixture
def unread(monkeypatch) -> list[Entry]:
    """Beside the bundled document, a file of the folder that is still being read. Emptied, it has been read."""
    waiting = [Entry("late.txt", "late.txt", "file", error=LoadError("unread"))]
    look = catalogue.shared_entries
    monkeypatch.setattr(catalogue, "shared_entries", lambda *given: Listing([*look(*given), *waiting]))
    return waiting


def test_a_file_that_is_still_being_read_is_listed_and_appears_when_it_is_done(unread):
    app = open_page("documents")
    assert "正在读取，完成后自动显示在这里。" in html(app)

    unread.clear()
    app.run()
    assert "正在读取" not in html(app)


def test_a_link_to_a_file_that_is_still_being_read_says_so(unread):
    app = open_page("overview", doc="late.txt")

    assert "链接中的文档“late\\.txt”暂时无法读取" in app.warning[0].value
    assert "金融支持小微企业责任分工表" in html(app)


def test_of_all_documents_together_the_page_says_how_many_are_still_being_read(unread):
    uploaded(("b.txt", TABLE), app=(app := open_page("documents")))
    app.selectbox(key="doc").set_value(catalogue.ALL).run()

    assert "还有 1 份文件正在读取，本页的数字还不包括它们。" in [warning.value for warning in app.warning]


def test_a_file_that_gets_no_place_among_those_read_says_so_and_at_last_why_it_was_not_read(monkeypatch):
    hasty = partial(worker_pool.read_apart, patience=2.5)
    monkeypatch.setattr(contents, "read_apart", hasty)
    app = open_page("documents")
    with ExitStack() as places:
        for _ in range(worker_pool._PLACES):
            places.enter_context(worker_pool._AT_ONCE)
        app.file_uploader[0].upload("late.txt", TABLE.encode())
        app.run()
        assert [info.value for info in app.info] == [t("documents.waiting", name="late\\.txt")]
        read_to_the_end(app)

    assert "等了两分钟仍没有轮到这个文件" in app.warning[0].value


def test_the_text_around_the_actions_is_shown_below_the_grids():
    app = open_page("documents")

    (around,) = [expander for expander in app.expander if expander.label == "任务以外的文字（2 段）"]
    assert around.dataframe[0].value["printed"].tolist() == ["附表", "金融支持小微企业责任分工表"]
