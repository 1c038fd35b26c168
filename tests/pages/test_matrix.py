"""The page of the matrix: its choices and what they put into the address."""

from tests.pages.test_pages import downloads, html, open_page, parsed

AGENCY = {"agency": ["省财政厅"]}


def columns(app) -> list[str]:
    return [link.get_text() for link in parsed(app).select(".rb-matrix thead a")]


def test_a_filter_by_agency_shows_with_whom_and_a_switch_hides_the_others():
    app = open_page("matrix", **AGENCY)
    assert len(columns(app)) == 6

    app.toggle(key="hide_others").set_value(True).run()

    assert columns(app) == ["省财政厅"]
    assert open_page("matrix", **app.query_params).toggle(key="hide_others").value


def test_an_address_hides_the_others():
    assert columns(open_page("matrix", **AGENCY, hide_others="true")) == ["省财政厅"]


def test_without_a_filter_by_agency_there_are_no_others_to_hide():
    app = open_page("matrix", **AGENCY, hide_others="true")
    app.multiselect(key="agency").set_value([]).run()

    assert len(columns(app)) == 21
    assert "hide_others" not in [toggle.key for toggle in app.toggle]
    assert "hide_others" not in app.query_params


def test_an_address_of_older_versions_still_clusters():
    assert "最优叶序" in html(open_page("matrix", row_order="together"))


def test_an_address_may_have_the_words_of_the_page():
    assert "最优叶序" in html(open_page("matrix", row_order="按关联聚类"))


def test_the_matrix_is_offered_as_a_table_and_as_two_kinds_of_picture():
    assert downloads(open_page("matrix"))[1:] == ["下载矩阵 CSV", "矩阵存为图片（SVG）", "矩阵存为图片（PNG）"]
