"""Edits of versions: in force or undone, and what happens when two people change the same."""

from dataclasses import replace

import pytest

from dashboard.library.database import Conflict, UndoneEdit
from loaders import LoadError
from loaders.edits import RowKey
from tests.dashboard.library.database.conftest import NOON, draft, edit, kept

ROW, OTHER = RowKey("甲\t乙局"), RowKey("丙\t丁局")


@pytest.fixture
def key(library) -> str:
    return kept(library).key


def add(library, key, *edits, seen=0, by="张三") -> int:
    return library.add_edits(key, 1, edits, seen=seen, by=by)


def test_edits_come_back_as_they_were_made_and_in_their_order(library, key):
    made = [
        edit("新"),
        edit(["甲局", "乙局"], field="lead", before=[], row=RowKey("x\ty\n'\"\\", 3)),
        edit(8, field="measure_no", before=None),
        edit([{"action": "一"}, {"action": "二"}], kind="split", field="", before={"action": "一二"}, row=OTHER),
        edit({"0": "task"}, kind="columns", row=None, field="", before={"0": "ignore"}),
        edit(None, field="deadline", before="年底"),
    ]
    add(library, key, *made[:2])
    add(library, key, *made[2:], seen=1)

    assert library.edits(key, 1) == made


def test_an_edit_is_by_the_one_who_adds_it(library, key):
    add(library, key, edit(by="somebody else"), by="张三")

    assert library.edits(key)[0].by == "张三"


def test_the_revision_grows_with_every_edit_and_undoing(library, key):
    assert library.revision(key) == 0
    assert add(library, key, edit("一"), edit("二", field="deadline")) == 1
    assert library.undo(key, 1, "一", by="李四") == 2
    assert library.revision(key) == 2
    assert library.revision("unknown") == 0


def test_an_edit_is_undone_alone(library, key, clock):
    one, two = edit("一"), edit("二", field="deadline")
    add(library, key, one, two)
    library.undo(key, 1, "一", by="李四")

    assert library.edits(key) == [two]
    assert library.undone(key) == [UndoneEdit(one, NOON, "李四")]


def test_an_edit_that_is_undone_twice_is_undone_once(library, key):
    add(library, key, edit("一"))
    library.undo(key, 1, "一", by="李四")

    assert library.undo(key, 1, "一", by="王五") == 2
    assert [each.by for each in library.undone(key)] == ["李四"]


def test_an_edit_that_is_not_there_is_not_undone(library, key):
    with pytest.raises(LoadError, match="document-gone"):
        library.undo(key, 1, "一", by="李四")


def test_an_edit_that_comes_again_is_not_added_twice(library, key):
    add(library, key, edit())

    assert add(library, key, edit()) == 1
    assert library.edits(key) == [edit()]
    assert [line.what for line in library.history(key)].count("corrected") == 1


def test_an_undone_edit_that_comes_again_is_in_force_after_the_others(library, key):
    one, two = edit("一"), edit("二", field="deadline")
    add(library, key, one, two)
    library.undo(key, 1, "一", by="李四")
    add(library, key, one, seen=2)

    assert library.edits(key) == [two, one]
    assert library.undone(key) == []


def test_a_version_that_is_not_there_takes_no_edits(library, key):
    with pytest.raises(LoadError, match="document-gone"):
        library.add_edits(key, 2, [edit()], seen=0, by="张三")


def test_the_edits_of_all_documents_come_together(library, key):
    other = draft(library)
    gone = kept(library, b"gone")
    for each in (key, other.key, gone.key, "文件.docx"):
        add(library, each, edit())
    library.undo(key, 1, "新", by="李四")
    library.remove(gone.key, by="李四")
    kept(library, b"never corrected")

    assert library.all_edits() == {(key, 1): (2, ()), (other.key, 1): (1, (edit(),)), ("文件.docx", 1): (1, (edit(),))}


# Two people

SPLIT = edit([{"action": "一"}, {"action": "二"}], kind="split", field="", before={"action": "旧"})
MERGE = edit(
    {"action": "一二"}, kind="merge", field="", row=OTHER, before=[{"source": OTHER.source}, {"source": ROW.source}]
)
COLUMNS = edit({"0": "task"}, kind="columns", row=None, field="", before={})
CLASHES = [
    (edit("他"), edit("我")),
    (edit("他"), SPLIT),
    (SPLIT, edit("我", field="lead")),
    (MERGE, edit("我")),
    (edit("他", field="deadline"), MERGE),
    (COLUMNS, replace(COLUMNS, id="2", after={"0": "lead"})),
]


@pytest.mark.parametrize(("theirs", "mine"), CLASHES)
def test_who_changes_what_somebody_has_just_changed_is_asked(library, key, theirs, mine):
    add(library, key, theirs, by="李四")
    change = library.change()

    with pytest.raises(Conflict) as conflict:
        add(library, key, edit("beside", row=RowKey("beside")), mine)

    assert conflict.value.theirs == [replace(theirs, by="李四")]
    assert library.edits(key) == conflict.value.theirs
    assert library.change() == change


APART = [
    (edit("他"), edit("我", field="deadline")),
    (edit("他"), edit("我", row=OTHER)),
    (edit("他"), edit("我", row=RowKey(ROW.source, 2))),
    (edit("他"), COLUMNS),
    (SPLIT, edit("我", row=OTHER)),
]


@pytest.mark.parametrize(("theirs", "mine"), APART)
def test_who_changes_something_else_is_not_asked(library, key, theirs, mine):
    add(library, key, theirs, by="李四")
    add(library, key, mine)

    assert library.edits(key) == [replace(theirs, by="李四"), mine]


def test_who_changes_it_in_the_same_way_is_not_asked(library, key):
    add(library, key, edit("同", id="1"), by="李四")
    add(library, key, edit("同", id="2"))

    assert [each.id for each in library.edits(key)] == ["1", "2"]


def test_who_has_seen_the_change_is_not_asked(library, key):
    seen = add(library, key, edit("他"), by="李四")
    add(library, key, edit("我", before="他"), seen=seen)

    assert [each.after for each in library.edits(key)] == ["他", "我"]


def test_who_changes_what_somebody_has_just_undone_is_asked(library, key, clock):
    seen = add(library, key, edit("一"))
    clock.go_on(minutes=5)
    library.undo(key, 1, "一", by="李四")

    with pytest.raises(Conflict) as conflict:
        add(library, key, edit("二", before="一"), seen=seen)

    (theirs,) = conflict.value.theirs
    assert (theirs.by, theirs.at) == ("李四", "2026-03-02T12:05:00+00:00")
    assert (theirs.before, theirs.after) == ("一", "旧")
