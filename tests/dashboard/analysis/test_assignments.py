"""The assignments of a selection page by page and piece by piece: every row once, in print order."""

import pandas as pd
import pytest

from dashboard.analysis.assignments import Room, assignments_as_printed, assignments_page
from dashboard.model import dataset as dataset_module
from dashboard.model.dataset import Dataset, make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from loaders import NAMES
from tests.conftest import document, with_other_columns


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


def test_other_columns_of_one_document_stand_behind_the_contract_each_for_itself():
    table = whole(Selection(make_dataset(with_other_columns("略", "")), Filter()))

    assert list(table) == [*NAMES, "备注", "责任人"]
    assert table["备注"].fillna("").tolist() == ["略", "略", "", ""]


def test_those_of_several_documents_stand_together_in_one(dataset):
    table = whole(Selection(make_dataset(dataset.documents[0], with_other_columns("略", "")), Filter()))

    assert list(table) == ["document", *NAMES, "other_columns"]
    assert table["other_columns"].iloc[[0, -4, -1]].tolist() == ["", "备注：略；责任人：李四", "责任人：李四"]


def test_so_do_those_of_one_document_that_has_very_many(monkeypatch):
    monkeypatch.setattr(dataset_module, "MOST_APART", 1)
    table = whole(Selection(make_dataset(with_other_columns("略")), Filter()))

    assert list(table) == [*NAMES, "other_columns"]


def test_in_pieces_every_piece_has_the_same_columns():
    shown = Selection(make_dataset(with_other_columns("", "略", "")), Filter())
    pieces = list(assignments_as_printed(shown, 2))

    assert {tuple(piece) for piece in pieces} == {(*NAMES, "备注", "责任人")}
    assert pd.concat(pieces)["备注"].fillna("").tolist() == ["", "", "略", "略", "", ""]


def test_a_printed_header_never_hides_a_column_of_the_contract():
    read = document("修路\ta局\tx\ty\n", header="任务\t责任单位\tmeasure\tagency_today\n")

    assert list(whole(Selection(make_dataset(read), Filter()))) == [*NAMES, "measure（2）", "agency_today（2）"]


def test_a_page_has_no_more_of_other_columns_than_there_is_room_for(dataset):
    alone = Selection(make_dataset(with_other_columns("甲乙丙丁", "甲乙")), Filter())
    several = Selection(make_dataset(with_other_columns("甲乙丙丁"), dataset.documents[0]), Filter())

    page = assignments_page(alone, 0, 9, Room(columns=1, characters=3))
    assert (list(page)[-1], page["备注"].tolist()) == ("备注", ["甲乙丙…", "甲乙丙…", "甲乙", "甲乙"])
    assert assignments_page(several, 0, 1, Room(columns=1, characters=5))["other_columns"].tolist() == ["备注：甲乙…"]
