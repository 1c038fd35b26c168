"""What was done to documents, by whom and when."""

from datetime import timedelta

from dashboard.library.database import HistoryLine, Imprint
from tests.dashboard.library.database.conftest import NOON, draft, edit, kept


def test_every_write_is_a_line(library, clock):
    key = kept(library).key
    library.describe(key, Imprint("新题"), by="甲")
    library.add_edits(key, 1, [edit("一"), edit("二", field="deadline")], seen=0, by="乙")
    library.undo(key, 1, "一", by="丙")
    library.remove(key, by="丁")
    library.bring_back(key, by="戊")
    clock.go_on(days=1)
    library.keep_as_version(draft(library, b"two", title="二稿").key, key, Imprint("二稿"), by="己")

    lines = [(line.what, line.by, dict(line.values)) for line in reversed(library.history(key))]

    title = {"title": "新题"}
    assert lines == [
        ("added", "张三", {"title": "plan.txt"}),
        ("kept", "李四", {"title": "计划"}),
        ("described", "甲", title),
        ("corrected", "乙", title | {"version": 1, "edits": ["一", "二"]}),
        ("undone", "丙", title | {"version": 1, "edits": ["一"]}),
        ("removed", "丁", title),
        ("brought-back", "戊", title),
        ("added", "张三", {"title": "二稿"}),
        ("new-version", "己", {"title": "二稿", "version": 2}),
    ]


def test_a_line_says_when(library, clock):
    record = kept(library)
    clock.go_on(hours=2)
    library.remove(record.key, by="李四")

    assert library.history()[0] == HistoryLine(
        NOON + timedelta(hours=2), "李四", "removed", record.key, {"title": "计划"}
    )


def test_the_history_of_all_names_no_draft(library):
    secret, one, two = draft(library), kept(library), draft(library, b"two")
    library.add_edits(two.key, 1, [edit()], seen=0, by="张三")
    library.keep_as_version(two.key, one.key, Imprint(), by="李四")

    assert {line.key for line in library.history()} == {one.key}
    assert [line.what for line in library.history(secret.key)] == ["added"]


def test_the_lines_of_a_draft_name_the_version_that_it_became(library):
    one, two = kept(library), draft(library, b"two")
    library.add_edits(two.key, 1, [edit()], seen=0, by="张三")
    library.keep_as_version(two.key, one.key, Imprint(), by="李四")

    (line,) = [line for line in library.history(one.key) if line.what == "corrected"]
    assert line.values["version"] == 2


def test_what_was_done_to_a_document_outlives_it(library, clock):
    record = kept(library)
    library.remove(record.key, by="李四")
    clock.go_on(days=31)
    library.purge()

    assert [line.what for line in library.history(record.key)] == ["purged", "removed", "kept", "added"]


def test_nothing_is_left_of_a_draft_that_expired(library, clock):
    record = draft(library)
    clock.go_on(days=8)
    library.purge()

    assert library.history(record.key) == []
