"""Slides of the briefing: one measure or action each, nothing left out, nothing interpreted."""

import pytest

from dashboard.library import catalogue
from dashboard.model.dataset import make_board
from dashboard.model.filters import Filter
from dashboard.model.selection import select
from dashboard.render.slides import slide, slides
from loaders import load_document


@pytest.fixture(scope="module")
def board():
    return catalogue.bundled_board(catalogue.documents_of(catalogue.bundled_entries(), None))


@pytest.mark.parametrize(("unit", "count"), [("measures", 13), ("actions", 17)])
def test_there_is_a_slide_for_every_measure_or_action(board, unit, count):
    deck = slides(board.actions, unit)

    assert len(deck) == count
    assert sorted(at for ids in deck for at in ids) == board.actions["action_id"].tolist()


def test_the_slides_follow_the_filter(board):
    shown = select(board, Filter(agency=("省金融办",), role=("lead",)))

    assert len(slides(shown.actions, "actions")) == 5


def test_a_slide_has_the_whole_text_and_every_agency_of_its_actions(board):
    for ids in slides(board.actions, "measures"):
        shown = slide(board, ids, full=False).unescape()
        for at in ids:
            assert board.rows[at].action in shown
            assert all(agency in shown for names in board.parts[at].values() for agency in names)


def test_a_longer_text_is_set_in_smaller_type(board):
    deck = slides(board.actions, "measures")
    sizes = [slide(board, ids, full=False).split("rb-slide rb-")[1].split('"')[0] for ids in deck]

    assert len(set(sizes)) > 2


def test_nothing_of_a_document_is_markup_on_a_slide():
    board = make_board(load_document("任务\t责任单位\n<img src=x>修路\t<b>甲局</b>\n".encode(), name="t.txt"))
    shown = slide(board, (1,), full=False)

    assert "<img" not in shown
    assert "<b>" not in shown
