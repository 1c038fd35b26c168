"""The page 目标与时限, and what it and the new filters put into addresses and words, run by AppTest from the frame."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.model.due_groups import today
from tests.pages.test_pages import downloads, figures, html, open_page, parsed, read_to_the_end, texts

pytestmark = pytest.mark.usefixtures("read_here")
TABLE = (
    "2026年分工表\n类别\t任务\t牵头单位\t责任单位\t完成时限\n"
    "甲类\t1.修路。修好\t市交通局\t市财政局\t6月底\n"
    "乙类\t2.造林。造好\t市林业局\t\t2026年5月\n"
    "乙类\t3.建校。建好\t市教育局\t市财政局\t\n"
)


def uploaded(page: str, **query) -> AppTest:
    app = open_page("documents")
    app.file_uploader[0].upload("board.txt", TABLE.encode())
    read_to_the_end(app).switch_page(f"../pages/{page}.py")
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def test_the_months_show_the_groups_as_of_a_day_and_the_months():
    app = uploaded("targets", asof="2026-06-01")

    assert list(figures(app).values()) == ["1", "1", "0", "0", "0", "1"]
    assert [cell.get_text() for cell in parsed(app).select(".rb-months thead tr:last-child th")] == [
        "5月",
        "6月",
        "未写期限",
    ]
    assert downloads(app) == ["下载 CSV", "下载日历 .ics"]
    assert app.query_params["asof"] == "2026-06-01"


def test_a_day_is_chosen_on_the_page_and_kept_on_the_others():
    app = uploaded("targets", due=["past"], asof="2026-06-01")
    app.date_input[0].set_value("2026-07-01").run()
    app.switch_page("../pages/overview.py").run()

    assert "时限：已到期（截至2026年7月1日） · 2 项任务" in texts(app)
    app.switch_page("../pages/targets.py").run()
    app.date_input[0].set_value(today()).run()
    assert "asof" not in app.query_params


def test_measures_are_rows_too():
    app = uploaded("targets", lanes="measures")

    assert [head.get_text() for head in parsed(app).select(".rb-months tbody th")] == ["1. 修路", "2. 造林", "3. 建校"]


def test_a_document_without_dates_says_so_and_shows_its_targets():
    app = open_page("targets")

    assert "所示任务都没有写明到期日期，下面是任务中的量化目标。" in texts(app)
    assert html(app).count("<mark") == 10
    assert downloads(app) == ["下载 CSV"]


def test_a_selection_with_neither_dates_nor_targets_says_so():
    app = open_page("targets", agency="省工商局")

    assert "所示任务都没有写明到期日期。" in texts(app)


def test_the_ten_targets_of_the_bundled_document_are_counted_and_marked():
    app = open_page("targets", view="targets")

    assert list(figures(app).items()) == [("期限", "1"), ("数额", "3"), ("频次", "6")]
    assert html(app).count("<mark") == 10


def test_the_names_of_policies_are_a_list_of_their_own():
    app = open_page("targets", view="policies")

    assert len(parsed(app).select(".rb-policies li")) == 10
    assert "下载政策名称 CSV" in downloads(app)


def test_a_link_from_before_that_names_a_kind_alone_leads_to_its_view():
    app = open_page("targets", agency=["各市政府"], kind="频次")

    assert "单位：各市政府" in texts(app)
    assert "按季召开协调会议</mark>" in html(app)
    assert app.query_params["view"] == "targets"
    assert parsed(open_page("targets", kind="name")).select(".rb-policies")
    assert html(open_page("targets", lang="en", kind="数额")).count("<mark") == 3


def test_a_document_without_targets_of_the_kind_says_so():
    assert "所示任务中没有找到这类目标。" in texts(open_page("targets", measure=["4"], view="targets"))


@pytest.mark.parametrize("page", ["overview", "matrix", "workload", "targets"])
def test_the_new_filters_work_on_every_page_and_say_so_in_words(page):
    app = uploaded(page, section=["乙类"], missing=["responsible"], category=["市级"], due=["past"], asof="2026-06-01")

    said = "章节：乙类 · 单位类别：市级 · 时限：已到期（截至2026年6月1日） · 缺项：没有责任（配合）单位 · 1 项任务"
    assert said in texts(app)
    assert not app.warning


def test_the_reading_list_can_be_ordered_by_deadline():
    app = uploaded("overview", order="due")

    assert [head.get_text() for head in parsed(app).select(".rb-measure h3")] == ["2. 造林", "1. 修路", "3. 建校"]


def test_a_day_that_is_none_is_named_in_a_notice():
    assert "2026-02-30" in open_page("overview", asof="2026-02-30").warning[0].value.replace("\\", "")
