"""The backup: everything as plain files, and back into an empty library."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dashboard.library.database import Imprint, Library
from dashboard.library.database.backup import FORMAT, safe_name
from loaders import LoadError
from loaders.edits import RowKey
from tests.dashboard.library.database.conftest import OWNER, draft, edit, kept

IMPRINT = Imprint("重点任务：2026/27", "市政府", date(2026, 3, 1), "〔2026〕3号")


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "backup"


@pytest.fixture
def full(library, clock) -> Library:
    """A library with something of every kind."""
    old, new = kept(library, b"one\0\xff", "重点任务.docx", "甲"), draft(library, b"two", "CON.txt")
    library.add_edits(old.key, 1, [edit("一"), edit(["甲局"], id="2", field="lead", before=[])], seen=0, by="张三")
    clock.go_on(minutes=90, microseconds=5)
    library.undo(old.key, 1, "一", by="李四")
    library.add_edits(new.key, 1, [edit(None, id="3", field="deadline", row=RowKey("a\tb\n\\", 2))], seen=0, by="王五")
    library.keep_as_version(new.key, old.key, IMPRINT, by="李四")
    clock.go_on(minutes=1)
    draft(library, b"one\0\xff", "../../草稿\u202e.txt", columns={0: "task"})
    clock.go_on(minutes=1)
    library.add_edits("文件.txt", 1, [edit()], seen=0, by="张三")
    library.remove(kept(library, b"gone", "gone.txt").key, by="李四")
    library.save_view("省财政厅牵头", "matrix", "doc=文件.txt&agency=省财政厅", by="张三")
    return library


def all_of(library: Library) -> dict[str, object]:
    """Everything that the library says."""
    documents = [*library.kept(), *library.drafts_of(OWNER), *library.removed(OWNER)]
    numbers = [(record.key, number) for record in documents for number in range(1, record.version + 1)]
    versions = {record.key: library.versions(record.key) for record in documents}
    return {
        "documents": documents,
        "versions": versions,
        "contents": [library.content(each.sha256) for several in versions.values() for each in several],
        "edits": [library.edits(*each) for each in numbers],
        "undone": [library.undone(*each) for each in numbers],
        "revisions": [library.revision(*each) for each in numbers],
        "history": [library.history(record.key) for record in documents],
        "all": library.history(),
        "views": library.views(),
        "usage": library.usage(),
    }


def test_what_is_imported_is_what_was_exported(full, make, new_database, folder):
    assert full.export(folder) == 4

    other = make(new_database())

    assert other.import_(folder) == 4
    assert all_of(other) == all_of(full)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_library_moves_to_the_other_database_and_back(full, make, server, new_database, folder):
    full.export(folder)
    moved = make(server.new_database())
    moved.import_(folder)
    moved.export(folder.with_name("second"))
    back = make(new_database())
    back.import_(folder.with_name("second"))

    assert all_of(moved) == all_of(back) == all_of(full)
    assert content(folder) == content(folder.with_name("second"))


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_links_and_writes_go_on_after_an_import(full, make, new_database, folder):
    (document,) = [record for record in full.kept() if record.state == "kept"]
    full.export(folder)
    other = make(new_database())
    other.import_(folder)

    assert other.find(document.key) == document
    kept(other, b"new")
    other.add_edits(document.key, 2, [edit("later")], seen=1, by="张三")
    assert other.bring_back(other.removed()[0].key, by="李四").name == "gone.txt"
    assert other.history()[0].what == "brought-back"


def test_a_key_of_a_draft_that_became_a_version_leads_there_after_an_import(library, make, new_database, folder):
    old, new = kept(library), draft(library, b"two")
    library.keep_as_version(new.key, old.key, Imprint(), by="李四")
    library.export(folder)
    other = make(new_database())
    other.import_(folder)

    assert other.find(new.key).key == old.key


def test_documents_are_files_under_readable_names_byte_for_byte(full, folder):
    full.export(folder)
    files = content(folder)

    assert files["documents/0001 重点任务：2026_27/1 重点任务.docx"] == b"one\0\xff"
    assert files["documents/0001 重点任务：2026_27/2 CON.txt"] == b"two"
    assert [path for path in files if path.endswith("草稿.txt")] == ["documents/0002 .._.._草稿.txt/1 .._.._草稿.txt"]
    assert {"manifest.json", "library.json"} < files.keys()


def test_a_backup_can_be_read_without_the_board(full, folder):
    full.export(folder)
    document = json.loads((folder / "documents/0001 重点任务：2026_27/document.json").read_text(encoding="utf-8"))
    whole = json.loads((folder / "library.json").read_text(encoding="utf-8"))

    first, second = document["versions"]
    assert (second["title"], second["issued_on"], second["file"]) == (
        IMPRINT.title, "2026-03-01", "documents/0001 重点任务：2026_27/2 CON.txt",
    )  # fmt: skip
    assert [(each["after"], each["undone_by"]) for each in first["edits"]] == [("一", "李四"), (["甲局"], "")]
    assert whole["history"][0]["what"] == "added"


def test_a_backup_is_for_its_owner_alone(full, folder):
    full.export(folder)

    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_backup_is_written_into_no_folder_that_holds_something(full, folder):
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")

    with pytest.raises(LoadError, match="export-not-empty"):
        full.export(folder)
    assert content(folder) == {"mine.txt": b"mine"}


def test_a_backup_shows_one_moment(full, make, new_database, folder, monkeypatch):
    before = all_of(full)
    write = Path.mkdir

    def mkdir(path: Path, *arguments, **more) -> None:
        if path.name.startswith("0001"):
            monkeypatch.undo()
            kept(full, b"meanwhile")
        write(path, *arguments, **more)

    monkeypatch.setattr(Path, "mkdir", mkdir)
    full.export(folder)
    other = make(new_database())
    other.import_(folder)

    assert len(full.kept()) == len(other.kept()) + 1
    assert all_of(other) == before


def test_nothing_is_imported_into_a_library_that_is_not_empty(full, make, new_database, folder):
    full.export(folder)
    other = make(new_database())
    record = draft(other)

    with pytest.raises(LoadError, match="library-not-empty"):
        other.import_(folder)
    assert other.drafts_of(OWNER) == [record]
    assert other.usage()[0] == 3


def test_a_backup_from_before_there_were_saved_views_is_read(full, make, new_database, folder):
    full.export(folder)
    _change("library.json", lambda data: data.pop("views"))(folder)
    _change("manifest.json", lambda data: data.update(format=1))(folder)
    other = make(new_database())
    other.import_(folder)

    assert all_of(other) == all_of(full) | {"views": []}


def test_an_empty_library_has_a_backup(library, make, new_database, folder):
    assert library.export(folder) == 0
    assert make(new_database()).import_(folder) == 0


# Damage


def _change(path: str, change: Callable[[dict], object]) -> Callable[[Path], None]:
    """Damage that changes the JSON in a file, and its hash in the manifest: somebody has written it so."""

    def damage(folder: Path) -> None:
        (file,) = folder.glob(path)
        data = json.loads(file.read_bytes())
        change(data)
        file.write_text(json.dumps(data))
        manifest = json.loads((folder / "manifest.json").read_bytes())
        if file.name != "manifest.json":
            manifest["files"][str(file.relative_to(folder))] = hashlib.sha256(file.read_bytes()).hexdigest()
            (folder / "manifest.json").write_text(json.dumps(manifest))

    return damage


def _flip(path: str) -> Callable[[Path], None]:
    """Damage of one bit."""

    def damage(folder: Path) -> None:
        (file,) = folder.glob(path)
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 1
        file.write_bytes(data)

    return damage


def _lead_out(folder: Path) -> None:
    """Damage that takes the first content from beside the backup; its hash is right."""
    (file,) = folder.glob("documents/0001*/1 *")
    _change(DOCUMENT, lambda data: _first_version(data).update(file="../outside"))(folder)
    manifest = json.loads((folder / "manifest.json").read_bytes())
    manifest["files"]["../outside"] = manifest["files"].pop(str(file.relative_to(folder)))
    (folder / "manifest.json").write_text(json.dumps(manifest))
    file.rename(folder.parent / "outside")


def _first_version(data: dict) -> dict:
    return data["versions"][0]


DOCUMENT = "documents/0001*/document.json"
DAMAGE = {
    "no manifest": lambda folder: (folder / "manifest.json").unlink(),
    "no folder": shutil.rmtree,
    "cut manifest": lambda folder: os.truncate(folder / "manifest.json", 100),
    "no history": lambda folder: (folder / "library.json").unlink(),
    "no content": lambda folder: next(folder.glob("documents/0001*/1 *")).unlink(),
    "cut content": lambda folder: os.truncate(next(folder.glob("documents/0001*/1 *")), 1),
    "changed content": _flip("documents/0001*/1 *"),
    "changed document": _flip(DOCUMENT),
    "changed history": _flip("library.json"),
    "another format": _change("manifest.json", lambda data: data.update(format="1")),
    "a list": lambda folder: (folder / "manifest.json").write_text("[]"),
    "very deep": lambda folder: (folder / "manifest.json").write_text("[" * 100_000),
    "no library": _change("manifest.json", lambda data: data["files"].pop("library.json")),
    "a way out": _lead_out,
    "a column more": _change(DOCUMENT, lambda data: data.update(more=1)),
    "a column less": _change(DOCUMENT, lambda data: data.pop("owner")),
    "no versions": _change(DOCUMENT, lambda data: data.update(versions=[])),
    "another state": _change(DOCUMENT, lambda data: data.update(state="secret")),
    "a number for a text": _change(DOCUMENT, lambda data: data.update(added_by=1)),
    "a text for a number": _change(DOCUMENT, lambda data: _first_version(data).update(revision="1")),
    "true for a number": _change(DOCUMENT, lambda data: _first_version(data).update(revision=True)),
    "a number too large": _change(DOCUMENT, lambda data: _first_version(data).update(revision=2**70)),
    "no time": _change(DOCUMENT, lambda data: data.update(added_at="yesterday")),
    "no zone": _change(DOCUMENT, lambda data: data.update(added_at="2026-03-02T12:00:00")),
    "a version twice": _change(DOCUMENT, lambda data: data["versions"].append(data["versions"][0])),
    "a content without hash": _change(DOCUMENT, lambda data: _first_version(data).update(sha256=None)),
    "another hash": _change(DOCUMENT, lambda data: _first_version(data).update(sha256="0" * 64)),
    "a view less": _change("library.json", lambda data: data["views"][0].pop("page")),
    "views in an old format": _change("manifest.json", lambda data: data.update(format=1)),
    "a way to nothing": _change("library.json", lambda data: data["moved_drafts"][0].update(moved_to="nowhere")),
}


@pytest.mark.slow
@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_backup_is_refused_whole(full, make, new_database, folder, damage):
    full.export(folder)
    DAMAGE[damage](folder)
    other = make(new_database())

    with pytest.raises(LoadError, match="backup-damaged") as error:
        other.import_(folder)

    assert error.value.values.keys() == {"file"}
    assert all_of(other)["all"] == []
    assert (other.usage()[0], other.change()) == (0, 0)


def test_a_backup_of_a_newer_board_is_refused(full, make, new_database, folder):
    full.export(folder)
    _change("manifest.json", lambda data: data.update(format=FORMAT + 1))(folder)

    with pytest.raises(LoadError, match="backup-newer"):
        make(new_database()).import_(folder)


# Names


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("重点任务.docx", "重点任务.docx"),
        ('a/b\\c:d*e?f"g<h>i|j.txt', "a_b_c_d_e_f_g_h_i_j.txt"),
        ("../..", "_"),
        (" .hidden. ", "hidden"),
        ("con.txt", "_con.txt"),
        ("NUL", "_NUL"),
        ("a\0\n\u202eb.txt", "ab.txt"),
        ("", "_"),
        ("字" * 300 + ".docx", "字" * 38 + ".docx"),
    ],
)
def test_names_of_files_are_safe_on_every_system(name, safe):
    assert safe_name(name) == safe


def test_old_documents_stand_first(library, folder, clock):
    for title in ("乙", "甲"):
        kept(library, title.encode(), title=title)
        clock.go_on(seconds=1)
    library.export(folder)

    assert sorted(path.name for path in (folder / "documents").iterdir()) == ["0001 乙", "0002 甲"]
