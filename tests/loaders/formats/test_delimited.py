"""Delimited text: which separator parts it, and its records."""

import pytest

from loaders.formats.delimited import Parting, find_delimiter, read_records
from tests.loaders.files import agencies, load


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("甲,乙,丙\n1,2,3\n", "t.txt", ","),
        ("甲,乙\n1,2\n", "t.csv", ","),
        ("甲,乙\n1,2\n", "t.txt", None),  # two cells make a table in a file called .csv only
        ("甲;乙;丙\n1;2;3\n", "t.txt", ";"),
        ("甲，乙\n丙，丁\n", "t.csv", "，"),
        ("sep=|\n甲|乙\n", "t.txt", "|"),
        ("今天，天气好，去玩。\n明天，下雨，在家。\n", "t.csv", None),  # sentences
        ("甲,乙,丙\n", "t.txt", None),
    ],
)
def test_the_separator_parts_most_lines_alike(text, name, expected):
    assert find_delimiter(text, name) == expected


@pytest.mark.parametrize(
    ("text", "records"),
    [
        ("甲,乙\n\n1,2\n", [(1, ["甲", "乙"]), (3, ["1", "2"])]),
        ('甲,"乙\n丙"\n1,2\n', [(1, ["甲", "乙\n丙"]), (3, ["1", "2"])]),
        ('甲,"乙\n1,2\n', [(1, ["甲", '"乙']), (2, ["1", "2"])]),  # a quote that is never closed
        ("sep=,\n甲,乙\n", [(2, ["甲", "乙"])]),
    ],
)
def test_a_record_has_its_line_and_its_cells(text, records):
    assert read_records(text, ",") == records


HEADER = ["序号", "工作任务", "牵头单位", "责任单位"]
ROWS = [["1", "修三座桥", "县交通局", "县财政局、县水利局"], ["2", "办夜校", "县教育局", "县总工会"]]


def separated(delimiter: str, *, first: str = "") -> str:
    return first + "".join(f"{delimiter.join(row)}\n" for row in [HEADER, *ROWS])


@pytest.mark.parametrize("delimiter", [",", ";", "|", "，", "；", "｜", "\t"])
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        lambda text: text.replace("修三座桥", "修三座\t桥") if "\t" not in text else text,
        lambda text: text.replace("\n", "\t\n"),  # a tab at the end of each line
        lambda text: f"某县\t2025年分工表\n{text}",
        lambda text: f"某县, 分工表; 2025年\n{text}",
        lambda text: text.replace("、县水利局", ""),
    ],
    ids=["plain", "tab in a cell", "tab at the end", "tab in the title", "separators in the title", "short cell"],
)
@pytest.mark.parametrize("name", ["t.csv", "t.txt"])
def test_the_separator_is_the_one_under_which_the_header_is_known(delimiter, change, name):
    assert find_delimiter(change(separated(delimiter)), name) == delimiter


@pytest.mark.parametrize("delimiter", [",", ";", "|"])
def test_tabs_around_every_cell_are_no_separator(delimiter):
    for around in (f"\t{delimiter}", f"{delimiter}\t", f"\t{delimiter}\t"):
        assert find_delimiter(separated(around), "t.csv") == delimiter


def test_without_a_known_header_the_columns_that_hold_agencies_decide():
    text = "号;甲,乙;丙\n1;修桥,铺路;县交通局\n2;修渠,种树;县水利局\n"

    assert find_delimiter(text, "t.csv") == ";"


def test_a_quoted_cell_may_hold_a_tab():
    document = load(separated(",").replace("修三座桥", '"修三座\t桥"'), "t.csv")

    assert agencies(document, "lead") == ["县交通局", "县教育局"]


def test_lines_that_lack_their_last_cells_belong_to_the_table():
    assert find_delimiter(separated(",").replace(",县总工会", ""), "t.txt") == ","


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Parting(4, 1.0, 2, 1.0, ","), Parting(4, 1.0, 1, 1.0, ";"), True),
        (Parting(4, 1.0, 2, 1.0, ","), Parting(1, 1.0, 1, 1.0, "\t"), False),
        (Parting(4, 1.0, 2, 1.0, ","), Parting(4, 1.0, 2, 0.6, ";"), False),
        (Parting(0, 1.0, 1, 1.0, ","), Parting(0, 1.0, 1, 1.0, ";"), True),
        (Parting(0, 1.0, 2, 1.0, ","), Parting(0, 1.0, 0, 1.0, ";"), False),
    ],
)
def test_a_second_separator_is_near_if_its_header_and_columns_are_as_good(one, other, expected):
    assert one.is_near(other) == expected
