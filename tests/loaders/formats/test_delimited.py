"""Delimited text: which separator parts it, and its records."""

import pytest

from loaders.formats.delimited import find_delimiter, read_records


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
