"""Rows that are split and merged, and how they are numbered then."""

import pandas as pd
import pytest

from loaders import check, load_document
from loaders.edits import apply_edits, row_keys
from loaders.edits.rows import rows_of, tables_of
from tests.conftest import BUNDLED, ROOT, document
from tests.loaders.edits.made import agencies, change, codes, edit, fields, keys, merge, small, split

CASES = sorted(
    path for path in (ROOT / "tests/cases").iterdir() if not path.name.endswith((".expected.csv", "README.md"))
)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_rows_make_the_tables_again_that_they_came_from(path):
    read = load_document(path.read_bytes(), name=path.name)

    assignments, actions = tables_of(rows_of(read.assignments, read.actions))

    pd.testing.assert_frame_equal(assignments, read.assignments)
    pd.testing.assert_frame_equal(actions, read.actions)


def test_a_row_is_split_and_all_rows_are_numbered_anew():
    read = small()

    corrected = apply_edits(read, [split(read, 1, {"action": "先做"}, {"action": "后做", "lead": ["市丁局"]})])

    check(corrected.assignments)
    assert corrected.actions["source_row"].tolist() == [1, 2, 3, 4]
    assert corrected.actions["action"].tolist() == ["先做", "后做", "做乙", "再做乙"]
    assert corrected.actions["action_no"].tolist() == [1, 2, 1, 2]
    assert agencies(corrected, 2)[0] == ("lead", 1, "市丁局")
    assert corrected.actions["corrected"].tolist() == [
        (("split", "2"), ("action", "做甲")),
        (("split", "2"), ("action", "做甲"), ("lead", "市甲局")),
        (),
        (),
    ]
    assert set(corrected.actions["source"][:2]) == {read.actions["source"][0]}


def test_two_rows_are_merged_and_keep_what_is_printed_in_both():
    read = small()

    corrected = apply_edits(read, [merge(read, 2, action="做乙，再做乙")])

    check(corrected.assignments)
    assert corrected.actions["action"].tolist() == ["做甲", "做乙，再做乙"]
    assert corrected.actions["source_row"].tolist() == [1, 2]
    assert corrected.actions["source"][1] == "\n".join(read.actions["source"][1:])
    assert corrected.actions["corrected"][1] == (("merge", "2"), ("action", "做乙\n再做乙"), ("lead", "市乙局\n"))


def test_what_columns_hold_is_a_correction_of_every_row():
    read = small("甲事\t市甲局\t\n乙事\t市乙局\t\n")
    said = edit(None, "", {"0": "task", "1": "lead"}, {"0": "task", "1": "responsible"}, "columns")

    assert apply_edits(read, [said]).actions["corrected"].tolist() == [(("columns", "1=responsible"),)] * 2


def test_rows_that_are_merged_keep_the_other_columns_of_both():
    rows = "任务一\t甲局\t\t略\t李四\n任务二\t甲局\t\t详\t李四\n"
    read = document(rows, header="任务\t牵头单位\t责任单位\t备注\t责任人\n")

    assert apply_edits(read, [merge(read, 1)]).actions["other_columns"][0] == (("备注", "略\n详"), ("责任人", "李四"))


def test_a_row_that_was_split_can_be_corrected_further():
    read = small()
    first = split(read, 1, {"action": "先做"}, {"action": "后做"})
    parted = apply_edits(read, [first])
    second = edit(row_keys(parted.actions["source"])[1], "action", "后做", "最后做", id_="2")

    assert apply_edits(read, [first, second]).actions["action"].tolist()[:2] == ["先做", "最后做"]


def test_a_row_that_was_merged_can_be_corrected_further():
    read = small()
    first = merge(read, 2)
    merged = apply_edits(read, [first])
    second = edit(keys(merged)[1], "deadline", None, "明年", id_="2")

    assert apply_edits(read, [first, second]).actions["deadline"].tolist()[1] == "明年"


def test_a_split_of_a_row_that_has_changed_is_a_finding():
    read = small()
    edits = [change(read, 1, "deadline", "明年"), split(read, 1, {"action": "先做"}, {"action": "后做"})]

    corrected = apply_edits(read, edits)

    assert len(corrected.actions) == 3
    assert codes(corrected)[0] == "edit-unfit"


@pytest.mark.parametrize("parts", [[], [{}]])
def test_a_row_is_not_split_into_fewer_than_two(parts):
    read = small()

    assert codes(apply_edits(read, [split(read, 1, *parts)]))[0] == "edit-unfit"


def test_a_row_without_a_neighbour_is_not_merged():
    read = small()
    wrong = edit(keys(read)[2], "", [fields(read, 3), fields(read, 3)], fields(read, 3), "merge")

    assert codes(apply_edits(read, [wrong]))[0] == "edit-unfit"


def test_a_split_is_fulfilled_where_the_reader_reads_the_rows_apart():
    now = small("（一）甲事。先做\t市甲局\t\n（一）甲事。后做\t市甲局\t\n")
    before = small("（一）甲事。先做后做\t市甲局\t\n")

    assert apply_edits(now, [split(before, 1, {"action": "先做"}, {"action": "后做"})]) is now


def test_a_merge_is_fulfilled_where_the_reader_reads_one_row():
    before = small("（一）甲事。先做\t市甲局\t\n（一）甲事。后做\t市甲局\t\n")
    now = small("（一）甲事。先做后做\t市甲局\t\n")

    assert apply_edits(now, [merge(before, 1, action="先做后做")]) is now


def test_a_split_finds_its_row_by_measure_and_text_where_it_is_printed_differently():
    read = small()
    again = document("1\t（一）甲事。做甲\t市甲局\t市乙局、市丙局\n", header="序号\t工作内容\t牵头单位\t责任单位\n")

    corrected = apply_edits(again, [split(read, 1, {"action": "先做"}, {"action": "后做"})])

    assert corrected.actions["action"].tolist() == ["先做", "后做"]


def test_findings_follow_their_rows_to_the_new_numbers():
    read = load_document(BUNDLED.read_bytes(), name=BUNDLED.name)
    (was,) = (finding for finding in read.findings if finding.code == "list-ends-in-separator")
    first = row_keys(read.actions["source"])[0]
    row = fields(read, 1)

    corrected = apply_edits(read, [edit(first, "", row, [row | {"action": "甲"}, row | {"action": "乙"}], "split")])
    (now,) = (finding for finding in corrected.findings if finding.code == "list-ends-in-separator")

    assert (was.source_row, now.source_row, now.place.rows) == (7, 8, ((8, 8),))


def test_a_merge_that_keeps_only_its_first_row_is_not_fulfilled_by_that_row():
    before = small()
    now = small("（一）甲事。做甲\t市甲局\t\n（二）乙事。做乙\t市乙局\t\n（三）丙事。做丙\t市丙局\t\n")

    assert codes(apply_edits(now, [merge(before, 2)]))[0] == "edit-unfit"
