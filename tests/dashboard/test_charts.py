"""The figures, through their data."""

from dashboard import charts, tables
from dashboard.board import make_board
from tests.conftest import document


def bars(board, **options) -> dict:
    load = tables.workload(board.assignments, board.assignments, count="actions")
    return charts.workload_bars(load, unit="actions", **options)


def test_a_bar_is_stacked_of_one_part_a_role(board):
    figure = bars(board)

    assert figure["layout"]["barmode"] == "stack"
    assert [part["name"] for part in figure["data"]] == ["● 牵头", "○ 责任"]
    assert [dict(zip(part["y"], part["x"], strict=True))["省金融办"] for part in figure["data"]] == [5, 2]


def test_the_axis_says_what_is_counted(board):
    assert bars(board)["layout"]["xaxis"]["title"]["text"] == "承担的任务数（项）"


def test_the_agency_with_most_stands_on_top(board):
    assert bars(board)["layout"]["yaxis"]["categoryarray"][-1] == "省金融办"


def test_a_part_carries_its_agency_for_the_click(board):
    assert bars(board)["data"][0]["customdata"][0] == "省金融办"


def test_agencies_that_are_not_picked_are_pale(board):
    opacity = bars(board, picked=("省财政厅",))["data"][0]["marker"]["opacity"]

    assert opacity[2] == 1
    assert {value for at, value in enumerate(opacity) if at != 2} == {charts._FADED}


def test_markup_in_a_name_is_escaped_for_plotly():
    board = make_board(document("（一）甲\t&lt;b&gt;局\t\n"))
    assert bars(board)["data"][0]["y"] == ["&lt;b&gt;局"]


def test_no_more_bars_are_drawn_than_fit():
    rows = "".join(f"（{at}）甲\t局{at}\t\n" for at in range(1, 60))
    assert len(bars(make_board(document(rows)))["data"][0]["y"]) == charts.MOST_BARS
