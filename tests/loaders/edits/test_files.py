"""Corrections as a JSON file: what is written is read again, and a damaged file is refused with its place."""

import json

import pytest

from loaders import LoadError
from loaders.edits import columns_of, edits_from_json, edits_to_json
from tests.loaders.edits.made import change, edit, merge, small, split

READ = small()
EDITS = [
    change(READ, 1, "lead", ["市丁局"], id_="a"),
    edit(None, "", {"0": "ignored"}, {"0": "task", "2": "support"}, "columns", id_="b"),
    edit(split(READ, 1, {}, {}).row, "", *(split(READ, 1, {}, {"action": "后"}).before, split(READ, 1, {}, {"action": "后"}).after), "split", id_="c"),
    edit(merge(READ, 2).row, "", merge(READ, 2).before, merge(READ, 2).after, "merge", id_="d"),
]  # fmt: skip


def written(**changed) -> dict:
    return json.loads(edits_to_json(EDITS, READ)) | changed


def refused(data: object) -> str:
    with pytest.raises(LoadError) as error:
        edits_from_json(json.dumps(data))
    assert error.value.code == "edits-damaged"
    return error.value.values["where"]


def test_edits_of_every_kind_are_read_again_as_they_were_written():
    assert edits_from_json(edits_to_json(EDITS, READ)) == EDITS
    assert edits_from_json(edits_to_json(EDITS, READ).encode()) == EDITS


def test_the_file_names_its_document():
    assert written()["document"] == {"name": "t.txt", "sha256": READ.sha256, "title": READ.title}


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 100_000, '{"format": NaN}', b"\xff\xfe\x00", "1"])
def test_what_is_no_such_json_is_refused(text):
    with pytest.raises(LoadError, match="已损坏"):
        edits_from_json(text)


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"format": 0}, "format"),
        ({"format": True}, "format"),
        ({"more": 1}, "format"),
        ({"document": {}}, "document"),
        ({"document": {"name": 1, "sha256": "", "title": ""}}, "document"),
        ({"edits": {}}, "edits"),
        ({"edits": [1]}, "edits[0]"),
    ],
)
def test_a_damaged_head_is_refused(changed, where):
    assert refused(written(**changed)) == where


def test_a_newer_format_asks_for_a_newer_program():
    with pytest.raises(LoadError) as error:
        edits_from_json(json.dumps(written(format=2)))

    assert error.value.code == "edits-of-newer-format"


@pytest.mark.parametrize(
    ("at", "changed", "where"),
    [
        (0, {"id": ""}, "id"),
        (0, {"id": "\ud800"}, "id"),
        (0, {"by": 7}, "by"),
        (0, {"by": "长" * 201}, "by"),
        (0, {"at": "2026-11-28"}, "at"),
        (0, {"at": "2026-11-28T08:00:00"}, "at"),
        (0, {"at": "2026-11-28T08:00:00+08:00"}, "at"),
        (0, {"kind": "delete"}, "kind"),
        (0, {"field": "agency"}, "field"),
        (0, {"row": None}, "row"),
        (0, {"row": {"source": "甲", "nth": 0}}, "row"),
        (0, {"row": {"source": "甲", "nth": True}}, "row"),
        (0, {"row": {"source": "甲"}}, "row"),
        (0, {"after": "x" * 100_001}, "before, after"),
        (0, {"after": [1]}, "before, after"),
        (0, {"before": {"a": 1}}, "before, after"),
        (1, {"row": {"source": "甲", "nth": 1}}, "row"),
        (1, {"after": {"0": "agency"}}, "before, after"),
        (1, {"after": {"-1": "task"}}, "before, after"),
        (1, {"after": {"x": "task"}}, "before, after"),
        (1, {"after": ["task"]}, "before, after"),
        (2, {"field": "action"}, "field"),
        (2, {"after": [{"action": "一"}]}, "before, after"),
        (2, {"after": [{"agency": "一"}, {}]}, "before, after"),
        (2, {"after": [{"measure": ""}, {}]}, "before, after"),
        (3, {"before": [{"action": "一"}]}, "before, after"),
        (3, {"before": [{"source": 1}, {}]}, "before, after"),
        (3, {"after": None}, "before, after"),
    ],
)
def test_a_damaged_edit_is_refused_with_its_place(at, changed, where):
    data = written()
    data["edits"][at] |= changed

    assert refused(data).replace(f"edits[{at}].", "") == where


def test_an_edit_with_a_key_too_many_or_too_few_is_refused():
    more, fewer = written(), written()
    more["edits"][1]["note"] = ""
    del fewer["edits"][2]["by"]

    assert (refused(more), refused(fewer)) == ("edits[1]", "edits[2]")


def test_two_edits_with_one_id_are_refused():
    assert refused(written(edits=written()["edits"][:1] * 2)) == "edits: id"


def test_what_is_invisible_in_the_name_of_a_person_is_left_out():
    data = written()
    data["edits"][0]["by"] = "张\u202e三"

    assert edits_from_json(json.dumps(data))[0].by == "张三"


def test_the_columns_are_those_of_all_edits_the_last_one_counts():
    later = edit(None, "", {}, {"2": "lead"}, "columns", id_="e")

    assert columns_of([*EDITS, later]) == {0: "task", 2: "lead"}
    assert columns_of(EDITS[:1]) is None
