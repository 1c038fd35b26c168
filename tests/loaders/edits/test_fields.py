"""A correction of one field of a row."""

from datetime import UTC, datetime

import pandas as pd
import pytest

from loaders import LoadError, sentence
from loaders.edits import apply_edits
from tests.loaders.edits.made import agencies, change, codes, edit, fields, keys, small


def test_without_edits_the_document_stays_as_it_is():
    read = small()

    assert apply_edits(read, []) is read


def test_an_agency_gets_another_name():
    read = small()

    corrected = apply_edits(read, [change(read, 1, "responsible", ["市乙局", "市丁局"])])

    assert agencies(corrected, 1) == [("lead", 1, "市甲局"), ("responsible", 1, "市乙局"), ("responsible", 2, "市丁局")]
    assert corrected.actions["corrected"].tolist() == [(("responsible", "市乙局、市丙局"),), (), ()]


def test_an_agency_is_added_in_a_role_that_had_none():
    read = small()

    corrected = apply_edits(read, [change(read, 1, "support", ["市丁局"])])

    assert agencies(corrected, 1)[-1] == ("support", 1, "市丁局")
    assert corrected.actions["corrected"][0] == (("support", ""),)


def test_a_lead_that_is_added_stands_before_the_others():
    read = small("（一）甲事。做甲\t\t市乙局\n（二）乙事\t市甲局\t\n")

    assert agencies(apply_edits(read, [change(read, 1, "lead", ["市丁局"])]), 1)[0] == ("lead", 1, "市丁局")


def test_an_agency_is_removed_and_those_behind_it_move_up():
    read = small()

    corrected = apply_edits(read, [change(read, 1, "responsible", ["市丙局"])])

    assert agencies(corrected, 1) == [("lead", 1, "市甲局"), ("responsible", 1, "市丙局")]


def test_an_agency_changes_its_role():
    read = small()
    edits = [change(read, 1, "responsible", ["市丙局"]), change(read, 1, "lead", ["市甲局", "市乙局"])]

    corrected = apply_edits(read, edits)

    assert agencies(corrected, 1) == [("lead", 1, "市甲局"), ("lead", 2, "市乙局"), ("responsible", 1, "市丙局")]


@pytest.mark.parametrize(
    ("field", "value", "as_read"),
    [
        ("section", "一、总则", ""),
        ("measure_no", 9, "1"),
        ("measure", "另一件事", "甲事"),
        ("action", "好好做甲", "做甲"),
        ("deadline", "2026年底前", ""),
    ],
)
def test_a_text_or_the_number_changes_and_what_was_read_is_kept(field, value, as_read):
    read = small()

    corrected = apply_edits(read, [change(read, 1, field, value)])

    assert corrected.actions[field][0] == value
    assert set(corrected.assignments.loc[corrected.assignments["source_row"] == 1, field]) == (
        {value} if field in corrected.assignments else set()
    )
    assert corrected.actions["corrected"][0] == ((field, as_read),)


@pytest.mark.parametrize("field", ["section", "measure_no", "deadline"])
def test_a_value_that_may_be_missing_can_be_removed(field):
    read = small()
    key = keys(read)[0]
    given = apply_edits(read, [edit(key, field, fields(read, 1)[field], 7 if field == "measure_no" else "有", id_="1")])
    removed = apply_edits(given, [edit(key, field, fields(given, 1)[field], None, id_="2")])

    assert pd.isna(removed.actions[field][0])


def test_actions_are_counted_anew_within_the_measures():
    read = small()

    corrected = apply_edits(read, [change(read, 1, "measure", "乙事"), change(read, 1, "measure_no", 2)])

    assert corrected.actions["action_no"].tolist() == [1, 2, 3]
    assert corrected.assignments["action_no"].tolist() == [1, 1, 1, 2]


def test_later_edits_build_on_earlier_ones_and_what_was_read_stays_the_first():
    read = small()
    first = change(read, 1, "action", "二稿", id_="1")

    corrected = apply_edits(read, [first, edit(first.row, "action", "二稿", "三稿", id_="2")])

    assert corrected.actions["action"][0] == "三稿"
    assert corrected.actions["corrected"][0] == (("action", "做甲"),)


def test_a_value_that_is_changed_back_counts_as_read():
    read = small()
    first = change(read, 1, "action", "二稿", id_="1")

    corrected = apply_edits(read, [first, edit(first.row, "action", "二稿", "做甲", id_="2")])

    assert corrected.actions["corrected"].tolist() == [(), (), ()]


def test_an_edit_that_the_reader_fulfils_by_now_changes_nothing_and_is_no_finding():
    read = small()
    key = keys(read)[0]

    corrected = apply_edits(read, [edit(key, "action", "错字", "做甲")])

    assert corrected is read


def test_an_edit_whose_row_is_read_as_something_third_changes_nothing_and_is_a_finding():
    read = small()

    corrected = apply_edits(read, [edit(keys(read)[1], "lead", ["市已局"], ["市丁局"])])

    assert agencies(corrected, 2) == [("lead", 1, "市乙局")]
    finding = corrected.findings[0]
    assert (finding.code, finding.level, finding.source_row) == ("edit-unfit", "warning", 2)
    made = datetime(2026, 11, 28, 8, tzinfo=UTC).astimezone().strftime("%Y-%m-%d %H:%M 张三")
    assert finding.line().startswith(f"第 2 行 · 牵头单位：没有采用 {made} 的更正，因为")
    assert finding.line("en").startswith(f"row 2 · lead agencies: Not applied: the correction of {made}, because")
    assert "“市已局”" in finding.line()


def test_an_edit_of_a_row_that_is_gone_is_a_finding_without_a_row():
    read = small()
    gone = keys(small("（九）己事。做己\t市己局\t\n"))[0]

    corrected = apply_edits(read, [edit(gone, "deadline", None, "明天")])

    assert codes(corrected)[0] == "edit-unfit"
    assert corrected.findings[0].source_row is None
    assert corrected.findings[0].line().startswith("列“完成时限”")


def test_a_row_that_the_reader_parts_in_another_way_is_found_by_its_words():
    read = small()
    key = keys(read)[0]
    other = type(key)(key.source.replace("\t", " | ").replace("（一）", "(一) "))

    assert agencies(apply_edits(read, [edit(other, "lead", ["市甲局"], ["市丁局"])]), 1)[0] == ("lead", 1, "市丁局")


def test_a_row_that_is_printed_differently_now_is_found_by_its_measure_and_text():
    read = small()
    longer = type(keys(read)[0])(f"1\t{keys(read)[0].source}\t备注")

    assert agencies(apply_edits(read, [edit(longer, "lead", ["市甲局"], ["市丁局"])]), 1)[0] == ("lead", 1, "市丁局")


def test_of_two_rows_that_are_printed_alike_the_one_that_is_meant_changes():
    read = small("（一）甲事。做甲\t市甲局\t\n（一）甲事。做甲\t市甲局\t\n")

    corrected = apply_edits(read, [edit(keys(read)[1], "lead", ["市甲局"], ["市乙局"])])

    assert [keys(read)[1].nth, agencies(corrected, 1), agencies(corrected, 2)] == [
        2,
        [("lead", 1, "市甲局")],
        [("lead", 1, "市乙局")],
    ]


def test_the_third_of_two_rows_that_are_printed_alike_is_none():
    read = small("（一）甲事。做甲\t市甲局\t\n（一）甲事。做甲\t市甲局\t\n")
    third = type(keys(read)[0])(keys(read)[0].source, 3)

    assert codes(apply_edits(read, [edit(third, "lead", ["市甲局"], ["市乙局"])]))[0] == "edit-unfit"


def test_the_last_agency_of_a_document_cannot_be_removed():
    read = small("（一）甲事。做甲\t市甲局\t\n")

    corrected = apply_edits(read, [change(read, 1, "lead", [])])

    assert agencies(corrected, 1) == [("lead", 1, "市甲局")]
    assert codes(corrected)[0] == "edit-unfit"


def test_findings_about_the_whole_table_are_those_of_the_corrected_one():
    read = small()
    assert "action-without-agency" in codes(read)

    assert "action-without-agency" not in codes(apply_edits(read, [change(read, 3, "lead", ["市乙局"])]))


@pytest.mark.parametrize(
    ("field", "value"), [("measure", ""), ("measure_no", "十多"), ("lead", 3), ("agency", "市甲局"), ("action", ["a"])]
)
def test_an_edit_that_no_row_can_hold_does_not_fit(field, value):
    read = small()

    assert codes(apply_edits(read, [edit(keys(read)[0], field, fields(read, 1).get(field), value)]))[0] == "edit-unfit"


def test_the_finding_speaks_of_nobody_where_no_name_is_known():
    read = small()
    unsigned = edit(None, "action", "a", "b")
    finding = apply_edits(read, [type(unsigned)("1", unsigned.at, "", "field", None, "action", "a", "b")]).findings[0]

    assert "没有采用 2026-11-28 " in sentence(finding)
    assert ":00 的更正，因为" in sentence(finding)
    assert not isinstance(finding, LoadError)
