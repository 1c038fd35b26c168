"""分工明细: columns, filters of columns, order, and saved views."""

from urllib.parse import parse_qsl

import pytest

from dashboard.library import catalogue
from tests.conftest import BUNDLED
from tests.pages.test_pages import html, open_page, parsed, rows_of, texts


def test_the_columns_chosen_are_shown_and_stand_in_the_address_and_in_the_link_to_the_file():
    app = open_page("overview", tab="table", columns="agency,source_row")
    assert list(rows_of(app)[0]) == ["单位", "原表行号"]

    app.multiselect(key="table-columns").set_value(["role", "agency"]).run()
    assert list(rows_of(app)[0]) == ["单位", "角色"]
    assert app.query_params["columns"] == "agency,role"
    assert parsed(app).select_one(".rb-head .rb-download")["href"].endswith("&columns=agency%2Crole")


def test_a_column_is_filtered_and_the_page_says_how_many_are_left():
    app = open_page("overview", tab="table")
    app.text_input(key="table-where-agency").set_value("财政").run()

    assert {row["单位"] for row in rows_of(app)} == {"省财政厅"}
    assert "按列筛选后 4 项分工，共 48 项。" in texts(app)
    assert app.query_params["where"] == "agency=财政"


def test_filters_of_columns_hold_together_and_are_taken_back_at_once():
    app = open_page("overview", tab="table", where="agency=财政")
    app.pills(key="table-where-role").set_value(["responsible"]).run()
    assert [row["原表行号"] for row in rows_of(app)] == ["2"]

    app.text_input(key="table-where-measure").set_value("没有").run()
    assert "没有符合按列筛选条件的分工" in texts(app)
    next(button for button in app.button if button.label == "恢复原样").click().run()
    assert len(rows_of(app)) == 48


@pytest.mark.parametrize(
    ("sort", "first", "now", "then"),
    [
        ("", "1", None, "measure_no"),
        ("measure_no", "1", "ascending", "-measure_no"),
        ("-measure_no", "13", "descending", ""),
    ],
)
def test_the_head_of_a_column_says_how_it_sorts_and_leads_to_the_next_order(sort, first, now, then):
    app = open_page("overview", tab="table", sort=sort)
    head = parsed(app).select_one(".rb-table th")

    assert (rows_of(app)[0]["措施序号"], head.get("aria-sort")) == (first, now)
    assert head.a["href"] == f"./?tab=table&sort={then}"


def test_a_column_that_a_link_names_and_the_document_does_not_have_is_said():
    app = open_page("overview", tab="table", columns="agency,成果形式")

    assert "链接中的列“成果形式”在这里没有，已忽略。" in app.warning[0].value.replace("\\", "")
    assert list(rows_of(app)[0]) == ["单位"]


def test_reading_the_texts_knows_nothing_of_the_table():
    app = open_page("overview", where="agency=财政")

    assert "where" not in parsed(app).select_one(".rb-head .rb-download")["href"]


def saved(app) -> list[str]:
    """The addresses of the saved views."""
    return [link["href"] for link in parsed(app).select(".rb-views a")]


def test_a_view_is_saved_under_a_name_and_opens_with_nothing_of_the_present_one():
    app = open_page("workload", agency=["省财政厅"], count="measures", views="true")
    app.session_state["views"] = True
    app.run()
    app.text_input(key="view-name").set_value("财政")
    next(button for button in app.button if button.label == "存为视图").click().run()

    assert [each.value for each in app.success] == ["已保存视图“财政”。"]
    (address,) = saved(app)
    said = parse_qsl(address.partition("?")[2], keep_blank_values=True)
    assert address.startswith("workload?")
    assert [pair for pair in said if pair[1]] == [("doc", BUNDLED.name), ("agency", "省财政厅"), ("count", "measures")]
    assert {name for name, value in said if not value} >= {
        "version",
        "current",
        "measure",
        "role",
        "q",
        "where",
        "rows",
    }


def test_a_saved_view_is_removed():
    catalogue.library().library.save_view("甲", "matrix", "", by="张三")
    app = open_page("overview")
    app.session_state["views"] = True
    app.run()
    app.button(key="view-remove-0").click().run()

    assert saved(app) == []
    assert "还没有保存的视图。" in texts(app)


def test_who_may_not_edit_sees_the_views_alone(monkeypatch):
    catalogue.library().library.save_view("<b>甲</b>", "matrix", "", by="张三")
    monkeypatch.setenv("RB_EDITORS", "李四")
    app = open_page("overview")
    app.session_state["views"] = True
    app.run()

    assert len(saved(app)) == 1
    assert "<b>甲</b>" not in html(app)
    assert not [button for button in app.button if button.label in ("存为视图", "<b>甲</b>")]
