"""Slides of the briefing: one measure or action each, nothing left out, nothing interpreted."""

import pytest

from dashboard.analysis.matrix import actions_in_row, matrix_rows
from dashboard.library import catalogue
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from dashboard.render.slides import slide
from loaders import load_document


@pytest.fixture(scope="module")
def dataset():
    return catalogue.shared_dataset(catalogue.documents_of(catalogue.shared_entries(), None))


def slide_deck(shown: Selection, unit: str) -> list[list[int]]:
    """The ids of the actions on each slide, as the briefing page has them."""
    return [actions_in_row(shown, unit, row) for row in matrix_rows(shown, unit)]


@pytest.mark.parametrize(("unit", "count"), [("measures", 13), ("actions", 17)])
def test_there_is_a_slide_for_every_measure_or_action(dataset, unit, count):
    deck = slide_deck(Selection(dataset, Filter()), unit)

    assert len(deck) == count
    assert sorted(at for ids in deck for at in ids) == Selection(dataset, Filter()).action_ids()


def test_the_slides_follow_the_filter(dataset):
    shown = Selection(dataset, Filter(agency=("省金融办",), role=("lead",)))

    assert len(slide_deck(shown, "actions")) == 5


def test_a_slide_has_the_whole_text_and_every_agency_of_its_actions(dataset):
    for ids in slide_deck(Selection(dataset, Filter()), "measures"):
        shown = slide(dataset, ids, last=13).unescape()
        for action in dataset.actions(ids):
            assert action.action in shown
            assert all(agency in shown for names in action.agencies.values() for agency in names)


def test_a_longer_text_is_set_in_smaller_type(dataset):
    deck = slide_deck(Selection(dataset, Filter()), "measures")
    sizes = [slide(dataset, ids, last=13).split("rb-slide rb-")[1].split('"')[0] for ids in deck]

    assert len(set(sizes)) > 2


def test_nothing_of_a_document_is_markup_on_a_slide():
    dataset = make_dataset(load_document("任务\t责任单位\n<img src=x>修路\t<b>甲局</b>\n".encode(), name="t.txt"))
    shown = slide(dataset, (1,), last=13)

    assert "<img" not in shown
    assert "<b>" not in shown
