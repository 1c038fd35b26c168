"""Drafts, kept documents and their versions."""

import hashlib
from datetime import date, timedelta

import pytest

from dashboard.library.database import Imprint
from loaders import LoadError
from loaders.edits import Edit
from tests.dashboard.library.database.conftest import NOON, OWNER, draft, edit, kept

IMPRINT = Imprint("2026年重点任务", "市政府办公室", date(2026, 3, 1), "市政办发〔2026〕3号")


# Drafts


def test_an_upload_is_a_draft_with_its_bytes(library):
    record = draft(library, b"\x00\xff bytes", "计划.docx", title="计划")

    assert library.find(record.key) == record
    assert (record.state, record.name, record.imprint, record.version) == ("draft", "计划.docx", Imprint("计划"), 1)
    assert (record.owner, record.added_by, record.added_at, record.size) == (OWNER, "张三", NOON, 8)
    assert library.content(record.sha256) == b"\x00\xff bytes"
    assert record.sha256 == hashlib.sha256(b"\x00\xff bytes").hexdigest()


def test_keys_have_22_characters_and_are_never_the_same(library):
    keys = {draft(library).key for _ in range(20)}

    assert len(keys) == 20
    assert {len(key) for key in keys} == {22}


def test_another_key_finds_nothing(library):
    draft(library)

    assert library.find("A" * 22) is None
    assert library.find("") is None


def test_a_draft_is_listed_for_its_owner_alone(library, clock):
    first = draft(library)
    clock.go_on(minutes=1)
    second = draft(library, owner=OWNER)
    draft(library, owner="1" * 64)
    draft(library, owner="")

    assert [record.key for record in library.drafts_of(OWNER)] == [second.key, first.key]
    assert library.drafts_of("") == []
    assert library.kept() == []


def test_what_its_columns_were_said_to_be_is_its_first_edit(library):
    record = draft(library, columns={0: "task", 3: "lead"})

    (first,) = library.edits(record.key, 1)

    assert (first.kind, first.row, first.after) == ("columns", None, {"0": "task", "3": "lead"})
    assert (first.by, first.at) == ("张三", "2026-03-02T12:00:00+00:00")


def test_a_draft_expires_seven_days_after_the_last_visit(library, clock):
    record = draft(library)
    clock.go_on(days=6)
    library.visit(record.key)
    clock.go_on(days=7)
    assert library.find(record.key)

    clock.go_on(seconds=1)

    assert library.find(record.key) is None
    assert library.drafts_of(OWNER) == []


def test_a_visit_does_not_wake_an_expired_draft(library, clock):
    record = draft(library)
    clock.go_on(days=8)
    library.visit(record.key)

    assert library.find(record.key) is None


def test_visits_are_noted_once_an_hour_and_nobody_looks_again_for_them(library, clock):
    record = draft(library)
    change = library.change()
    clock.go_on(minutes=59)
    library.visit(record.key)
    assert library.find(record.key).visited_at == NOON

    clock.go_on(minutes=2)
    library.visit(record.key)

    assert library.find(record.key).visited_at == NOON + timedelta(minutes=61)
    assert library.change() == change


def test_a_name_from_outside_may_hold_anything(library):
    record = draft(library, name="a\0\ud800'; DROP TABLE documents;--.txt")

    assert library.find(record.key).name == "a?'; DROP TABLE documents;--.txt"
    assert library.find("x'\0 OR 1=1\ud800") is None


# Kept documents


def test_a_kept_document_is_for_everybody_under_the_same_key(library, clock):
    record = draft(library)
    clock.go_on(hours=1)
    kept = library.keep(record.key, IMPRINT, by="李四")

    assert library.kept() == [kept]
    assert (kept.key, kept.state, kept.imprint, kept.owner) == (record.key, "kept", IMPRINT, "")
    assert (kept.kept_by, kept.kept_at) == ("李四", NOON + timedelta(hours=1))
    assert library.drafts_of(OWNER) == []


def test_a_kept_document_does_not_expire(library, clock):
    record = kept(library)
    clock.go_on(days=1000)

    assert library.find(record.key) == record


def test_what_stands_on_a_document_can_be_changed(library):
    record = kept(library)

    assert library.describe(record.key, IMPRINT, by="李四").imprint == IMPRINT
    assert library.find(record.key).imprint == IMPRINT


def test_documents_alike_are_found_by_the_file_name_of_any_version_and_by_title(library):
    one = kept(library, b"one", "one.txt", "甲")
    library.keep_as_version(draft(library, b"two", "two.txt").key, one.key, Imprint("乙"), by="李四")
    draft(library, b"three", "one.txt", title="甲")

    for name, title in [("one.txt", ""), ("two.txt", ""), ("x", "甲"), ("x", "乙")]:
        assert [record.key for record in library.alike(name, title)] == [one.key]
    assert library.alike("x", "") == []


# Versions


def test_a_draft_becomes_the_newest_version_with_its_edits(library):
    old = kept(library, b"one", "one.txt", "甲")
    new = draft(library, b"two", "two.txt")
    library.add_edits(new.key, 1, [edit()], seen=0, by="张三")

    record = library.keep_as_version(new.key, old.key, IMPRINT, by="李四")

    assert (record.key, record.version, record.name, record.imprint) == (old.key, 2, "two.txt", IMPRINT)
    assert [(each.number, each.name, each.imprint.title) for each in library.versions(old.key)] == [
        (1, "one.txt", "甲"),
        (2, "two.txt", IMPRINT.title),
    ]
    assert library.edits(old.key, 1) == []
    assert library.edits(old.key, 2) == [edit()]
    assert [library.content(each.sha256) for each in library.versions(old.key)] == [b"one", b"two"]


def test_the_key_of_a_draft_that_became_a_version_leads_to_its_document(library):
    old, new = kept(library), draft(library, b"two")
    record = library.keep_as_version(new.key, old.key, Imprint(), by="李四")

    assert library.find(new.key) == record
    assert library.drafts_of(OWNER) == []
    library.remove(old.key, by="李四")
    assert library.find(new.key) is None


def test_a_version_comes_of_a_draft_and_belongs_to_a_kept_document(library):
    one, two, new = kept(library, b"1"), kept(library, b"2"), draft(library, b"3")
    library.describe("file.txt", Imprint("文件"), by="李四")

    for key, of in [(two.key, one.key), (new.key, new.key), (new.key, "file.txt")]:
        with pytest.raises(LoadError, match="not-kept"):
            library.keep_as_version(key, of, Imprint(), by="李四")


# Files of the documents folder


def test_a_file_of_the_folder_is_known_from_its_first_description_on(library):
    assert library.find("文件.docx") is None

    record = library.describe("文件.docx", IMPRINT, by="李四")

    assert (record.key, record.state, record.sha256, record.size, record.version) == ("文件.docx", "file", "", 0, 1)
    assert library.kept() == [record]
    assert library.versions("文件.docx") == []


def test_a_file_of_the_folder_is_known_from_its_first_edit_on(library):
    library.add_edits("文件.docx", 1, [edit()], seen=0, by="张三")

    assert library.find("文件.docx").state == "file"
    assert library.edits("文件.docx") == [edit()]


def test_a_file_of_the_folder_is_not_removed(library):
    library.describe("文件.docx", IMPRINT, by="李四")

    with pytest.raises(LoadError, match="not-kept"):
        library.remove("文件.docx", by="李四")


def test_a_key_of_ours_that_is_gone_is_not_taken_for_a_file(library):
    for write in (
        lambda key: library.describe(key, IMPRINT, by="李四"),
        lambda key: library.add_edits(key, 1, [edit()], seen=0, by="李四"),
        lambda key: library.keep(key, IMPRINT, by="李四"),
        lambda key: library.remove(key, by="李四"),
        lambda key: library.undo(key, 1, "id", by="李四"),
    ):
        with pytest.raises(LoadError, match="document-gone"):
            write("A" * 22)
    assert library.kept() == []


# Removal


def test_a_removed_document_can_be_brought_back_for_thirty_days(library, clock):
    record = kept(library)
    library.remove(record.key, by="王五")
    assert library.find(record.key) is None
    assert library.kept() == []
    (removed,) = library.removed()
    assert (removed.key, removed.removed_by, removed.removed_at) == (record.key, "王五", NOON)

    clock.go_on(days=30)
    back = library.bring_back(record.key, by="李四")

    assert library.find(record.key) == back
    assert (back.state, back.removed_at, back.imprint) == ("kept", None, record.imprint)
    assert library.removed() == []


def test_after_thirty_days_it_cannot(library, clock):
    record = kept(library)
    library.remove(record.key, by="李四")
    clock.go_on(days=30, seconds=1)

    assert library.removed() == []
    with pytest.raises(LoadError, match="document-gone"):
        library.bring_back(record.key, by="李四")


def test_a_removed_draft_is_listed_for_its_owner_alone(library):
    record = draft(library)
    library.remove(record.key, by="张三")

    assert library.removed() == []
    assert library.removed("1" * 64) == []
    assert [each.key for each in library.removed(OWNER)] == [record.key]


def test_a_draft_that_is_brought_back_has_its_days_again(library, clock):
    record = draft(library)
    library.remove(record.key, by="张三")
    clock.go_on(days=20)
    library.bring_back(record.key, by="张三")

    assert library.find(record.key).owner == OWNER


def test_what_is_there_is_brought_back_without_a_word(library):
    record = kept(library)
    lines = len(library.history())

    assert library.bring_back(record.key, by="李四") == record
    assert len(library.history()) == lines


# Who may


WRITES = {
    "keep": lambda library, key, by: library.keep(key, IMPRINT, by=by),
    "keep_as_version": lambda library, key, by: library.keep_as_version(key, key, IMPRINT, by=by),
    "describe": lambda library, key, by: library.describe(key, IMPRINT, by=by),
    "remove": lambda library, key, by: library.remove(key, by=by),
    "bring_back": lambda library, key, by: library.bring_back(key, by=by),
    "add_edits": lambda library, key, by: library.add_edits(key, 1, [edit()], seen=0, by=by),
    "undo": lambda library, key, by: library.undo(key, 1, "新", by=by),
}


@pytest.mark.parametrize("write", WRITES)
def test_who_is_no_editor_writes_nothing(make, url, write):
    library = make(url, may_write=lambda name: name == "李四")
    record = draft(library)
    change = library.change()

    with pytest.raises(LoadError, match="not-editor"):
        WRITES[write](library, record.key, "张三")
    assert library.change() == change
    assert library.find(record.key) == record


def test_an_editor_who_is_removed_writes_nothing_from_then_on(make, url):
    editors = {"李四"}
    library = make(url, may_write=editors.__contains__)
    record = kept(library)
    editors.clear()

    with pytest.raises(LoadError, match="not-editor"):
        library.remove(record.key, by="李四")


def test_everybody_may_add_and_visit_drafts(make, url):
    library = make(url, may_write=lambda name: False)
    record = draft(library, columns={0: "task"})
    library.visit(record.key)

    assert isinstance(library.edits(record.key)[0], Edit)
