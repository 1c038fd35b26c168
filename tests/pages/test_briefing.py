"""The briefing: one slide at a time, whose number is in the address and which follows the filter."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.test_pages import html, open_page, parsed, texts


def briefing(**query) -> AppTest:
    return open_page("briefing", **query)


def test_it_opens_at_the_first_measure_and_counts_them():
    app = briefing()

    assert "1. 完善政银担合作机制" in html(app)
    assert "1 / 13" in texts(app)


def test_next_and_back_move_one_slide_and_stop_at_the_ends():
    app = briefing()

    assert app.button(key="slide-back").disabled
    app.button(key="slide-next").click().run()
    assert "2. 完善政策性农业信贷担保体系" in html(app)
    app.number_input(key="at").set_value(13).run()
    assert app.button(key="slide-next").disabled


def test_a_link_opens_its_slide():
    app = briefing(at=["8"], by=["任务"])

    assert "8 / 17" in texts(app)
    assert not app.button(key="slide-back").disabled


def test_a_filter_shortens_the_deck_and_the_place_stays_within_it():
    app = briefing(at=["12"])
    app.multiselect(key="agency").set_value(["省地税局"]).run()

    assert "1 / 1" in texts(app)
    assert "省地税局" in html(app)


def test_a_slide_says_the_document_and_the_filter_and_knows_the_numbers_of_its_measures():
    app = briefing(agency=["各市政府"])
    slide = parsed(app).select_one(".rb-slide")

    assert slide.select_one("small").text == "《金融支持小微企业责任分工表》 · 单位：各市政府"
    assert slide["data-numbers"] == "8 10 12"
    assert parsed(briefing()).select_one(".rb-slide")["data-numbers"] == ""


@pytest.mark.parametrize("at", ["0", "999", "-3", "八", "9" * 40])
def test_a_place_that_is_not_there_opens_a_slide_all_the_same(at):
    app = briefing(at=[at])

    assert "rb-slide" in html(app)
    assert "这里共 13 项" in app.warning[0].value


def test_a_filter_that_moves_the_place_is_no_fault_of_the_link():
    app = briefing(at=["12"])
    app.multiselect(key="agency").set_value(["省地税局"]).run()

    assert not app.warning


def test_the_agencies_of_a_slide_lead_to_their_pages():
    assert [link["href"].split("?")[0] for link in parsed(briefing()).select(".rb-slide dd a")] == ["agency"] * 4
