"""The choice of the table that a person is asked about, and the errors if nothing could be read."""

import pytest

from loaders import UnknownHeader
from loaders.blocks import Paragraph, Source
from loaders.layout.table.header import find_headers
from loaders.layout.table.main_table import main_table, refusal, sample_of
from loaders.messages.places import FILE, Place
from tests.loaders.layout.grids import grid

SMALL = grid("办什么|由谁办", "修路|市交通局")
LARGE = grid("品名|数量", "笔|一盒", "纸|两箱", "尺|三把")


def test_the_main_table_seems_to_name_agencies_or_is_the_largest():
    assert main_table(Source([LARGE, SMALL])) is SMALL
    assert main_table(Source([grid("甲|乙"), LARGE])) is LARGE
    assert main_table(Source([grid("甲"), Paragraph("乙", FILE)])) is None


def test_a_sample_shows_the_first_rows_and_what_the_columns_are_taken_for():
    rows = ("任务|责任单位", *["甲|a局"] * 30)
    read = sample_of(grid(*rows, "乙|b局|x"), find_headers(grid(*rows))[0])

    assert len(read.rows) == 20
    assert read.kinds == ("task", "responsible", "ignored")
    assert sample_of(SMALL).kinds == ("task", "responsible")
    assert read.columns == [0, 1]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["工作内容|备注", "甲|乙"], "header-without-agency"),
        (["牵头单位|责任单位", "a局|b局"], "header-without-task"),
        (["甲|乙", "丙|丁"], "no-header"),
    ],
)
def test_a_table_without_a_known_header_is_refused_with_its_first_rows(lines, code):
    table = grid(*lines)
    error = refusal(Source([table]), table)

    assert isinstance(error, UnknownHeader)
    assert (error.code, error.sample.rows[0]) == (code, tuple(table.rows[0]))


@pytest.mark.parametrize(
    ("place", "code"), [(FILE, "nothing-found-in-text"), (Place("paragraph", paragraph=1), "nothing-found")]
)
def test_only_plain_text_is_told_of_separators(place, code):
    assert refusal(Source([Paragraph("甲", place)]), None).code == code
