"""How much there may be: the quota, the disk, and what is removed for good."""

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest

from dashboard.library.database import Imprint, LibraryFull
from loaders import LoadError
from tests.conftest import ROOT
from tests.dashboard.library.database.conftest import draft, edit, kept
from tests.dashboard.library.database.postgresql import Server, on_small_disk

MB = 1024**2


def test_the_room_that_is_used_is_that_of_all_contents_each_once(make, url):
    library = make(url, quota=100)
    draft(library, b"12345")
    kept(library, b"12345")
    kept(library, b"123")

    assert library.usage() == (8, 100)


def test_what_the_quota_does_not_hold_is_refused(make, url):
    library = make(url, quota=2 * MB)
    draft(library, b"x" * MB)
    change = library.change()

    with pytest.raises(LibraryFull) as full:
        draft(library, b"y" * (MB + 1))

    assert (full.value.code, full.value.values) == ("library-full", {"used": 1, "quota": 2})
    assert library.change() == change
    assert draft(library, b"y" * MB).size == MB


def test_what_is_there_already_takes_no_room(make, url):
    library = make(url, quota=3)
    draft(library, b"123")

    assert draft(library, b"123").size == 3


def test_expired_drafts_and_old_removals_are_removed_for_good_with_their_contents(library, clock):
    expired, removed, old = draft(library, b"1"), kept(library, b"22"), kept(library, b"333")
    library.add_edits(expired.key, 1, [edit()], seen=0, by="张三")
    library.remove(removed.key, by="李四")
    clock.go_on(days=31)
    fresh = draft(library, b"4444")

    assert library.purge() == 2

    assert library.usage()[0] == 7
    assert [record.key for record in library.kept()] == [old.key]
    assert library.find(fresh.key)
    assert library.edits(expired.key) == []
    with pytest.raises(LoadError, match="document-gone"):
        library.content(removed.sha256)


def test_a_content_that_another_document_has_stays(library, clock):
    draft(library, b"same")
    record = kept(library, b"same")
    clock.go_on(days=8)
    library.purge()

    assert library.content(record.sha256) == b"same"


def test_the_way_from_a_draft_to_its_document_is_not_removed(library, clock):
    old, new = kept(library), draft(library, b"two")
    library.keep_as_version(new.key, old.key, Imprint(), by="李四")
    clock.go_on(days=1000)

    assert library.purge() == 0
    assert library.find(new.key).key == old.key


def test_a_document_that_is_removed_for_good_takes_the_ways_to_it_along(library, clock):
    old, new = kept(library), draft(library, b"two")
    library.keep_as_version(new.key, old.key, Imprint(), by="李四")
    library.remove(old.key, by="李四")
    clock.go_on(days=31)

    assert library.purge() == 1
    assert library.usage()[0] == 0
    assert library.find(new.key) is None


def test_where_nothing_is_due_nobody_looks_again(library):
    kept(library)
    change = library.change()

    assert library.purge() == 0
    assert library.change() == change


def test_the_number_of_days_is_a_setting(make, url, clock):
    library = make(url, draft_days=0.5)
    record = draft(library)
    clock.go_on(hours=13)

    assert library.find(record.key) is None
    assert library.purge() == 1


# The disk

FILL = """
import json, os, sys, time
from dashboard.library.database import Library, LibraryAway, LibraryFull, Imprint

def again(ask):
    # PostgreSQL may have to write for a read, or when a connection is made anew, and answers only when it can
    for _ in range(50):
        try:
            return ask()
        except (LibraryAway, LibraryFull):
            time.sleep(0.2)
    return ask()

library = Library(sys.argv[1])
first = library.keep(library.add_draft(b"first", "first.txt", owner="", by="").key, Imprint("first"), by="").key
added, code = [], None
try:
    for at in range(1000):
        added.append(library.add_draft(os.urandom(100_000), f"{at}.txt", owner="o", by="").key)
except LibraryFull as full:
    code = full.code
change = again(library.change)
drafts = again(lambda: library.drafts_of("o"))
there = [record.key for record in drafts]
whole = [len(again(lambda: library.content(record.sha256))) for record in drafts]
kept = [record.key for record in again(library.kept)]
library.close()
print(json.dumps({"code": code, "lost": sorted({*added} ^ {*there}), "sizes": sorted({*whole}), "added": len(added),
    "kept": kept == [first], "changes": change - 2 - len(added)}))
"""


@pytest.fixture
def small(kind, tmp_path) -> Iterator[tuple[str, list[str]]]:
    """The address of a database on a small disk, and the words before a command that is to see this disk."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if kind == "sqlite":
        yield f"sqlite:///{disk}/library.db", on_small_disk(disk, "4m")
        return
    server = Server()
    try:
        server.start(small_disk="20m")
        yield server.new_database(on_small_disk=True), []
    finally:
        server.remove()


@pytest.mark.slow
def test_a_full_disk_is_said_and_what_is_there_stays_whole(small):
    url, within = small

    done = subprocess.run([*within, sys.executable, "-c", FILL, url], cwd=ROOT, capture_output=True, timeout=180)

    assert done.returncode == 0, done.stderr.decode()
    answer = json.loads(done.stdout)
    assert answer.pop("added") > 5
    assert answer == {"code": "library-disk-full", "lost": [], "sizes": [100_000], "kept": True, "changes": 0}
