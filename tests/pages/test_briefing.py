"""The briefing: one slide at a time, whose number is in the address and which follows the filter."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.test_pages import html, open_page, texts


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


@pytest.mark.parametrize("at", ["0", "999", "-3", "八", "9" * 40])
def test_a_place_that_is_not_there_opens_a_slide_all_the_same(at):
    app = briefing(at=[at])

    assert "rb-slide" in html(app)


def test_the_full_window_leaves_a_mark_that_hides_the_rest():
    assert "rb-full" in html(briefing(full=["true"]))
