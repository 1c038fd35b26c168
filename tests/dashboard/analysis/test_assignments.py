"""The assignments of a selection page by page and piece by piece: every row once, in print order."""

import pandas as pd
import pytest

from dashboard.analysis.assignments import assignments_as_printed, assignments_page
from dashboard.model.dataset import Dataset, make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from loaders import NAMES
from tests.conftest import document


def numbered(name: str, rows: int) -> str:
    return "".join(f"（{at}）{name}{at}。做事\t{name}{at}局\t\n" for at in range(1, rows + 1))


@pytest.fixture
def several() -> Dataset:
    """Documents of 2, 1, 7, 2 and 1 assignments."""
    made = [("甲", 2), ("乙", 1), ("丙", 7), ("丁", 2), ("戊", 1)]
    return make_dataset(*(document(numbered(name, rows), name=f"{name}.txt") for name, rows in made))


def sizes(pieces: list[pd.DataFrame]) -> list[int]:
    return [len(piece) for piece in pieces]


def whole(shown: Selection) -> pd.DataFrame:
    return assignments_page(shown, 0, 100)


def test_small_documents_share_a_piece_and_a_large_one_is_cut(several):
    shown = Selection(several, Filter())
    pieces = list(assignments_as_printed(shown, 3))

    assert sizes(pieces) == [3, 3, 3, 1, 3]
    pd.testing.assert_frame_equal(pd.concat(pieces, ignore_index=True), whole(shown))
    assert pd.concat(pieces)["agency"].tolist() == list(several.agencies)


@pytest.mark.parametrize("size", [1, 2, 5, 7, 8, 100])
def test_pieces_of_any_size_hold_each_row_once_and_in_order(several, size):
    shown = Selection(several, Filter())
    pieces = list(assignments_as_printed(shown, size))

    assert max(sizes(pieces)) <= size
    pd.testing.assert_frame_equal(pd.concat(pieces, ignore_index=True), whole(shown))


def test_one_document_that_is_larger_than_a_piece_is_cut_in_its_order(dataset):
    shown = Selection(dataset, Filter())
    pieces = list(assignments_as_printed(shown, 20))

    assert sizes(pieces) == [20, 20, 8]
    pd.testing.assert_frame_equal(pd.concat(pieces, ignore_index=True), whole(shown))


def test_pieces_hold_what_the_filter_shows_alone(several):
    shown = Selection(several, Filter(agency=("甲2局", "丙1局", "丙6局", "戊1局")))
    pieces = list(assignments_as_printed(shown, 2))

    assert pd.concat(pieces)["agency"].tolist() == ["甲2局", "丙1局", "丙6局", "戊1局"]


def test_without_assignments_there_is_one_piece_without_rows(several):
    (piece,) = assignments_as_printed(Selection(several, Filter(q="哪里也没有")), 3)

    assert sizes([piece]) == [0]
    assert list(piece) == ["document", *NAMES]


def test_a_page_holds_the_rows_after_the_first_ones(several):
    page = assignments_page(Selection(several, Filter()), 2, 3)

    assert page["agency"].tolist() == ["乙1局", "丙1局", "丙2局"]
    assert page["document"].tolist() == ["乙", "丙", "丙"]
