"""The database itself: its tables, several threads and processes, and a database that is away."""

import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import IntegrityError

from dashboard.library.database import Conflict, Library, LibraryAway, LibraryNewer, documents
from dashboard.library.database.schema import metadata
from loaders import LoadError
from tests.conftest import ROOT
from tests.dashboard.library.database.conftest import draft, edit, kept
from tests.dashboard.library.database.postgresql import Server


@pytest.fixture
def engine(url):
    """A connection of the test's own to the database."""
    engine = create_engine(make_url(url).set(drivername="sqlite" if "sqlite" in url else "postgresql+psycopg"))
    yield engine
    engine.dispose()


def run(url: str, program: str, **more) -> subprocess.Popen[bytes]:
    """A process that runs a program with a library of this address."""
    begin = f"import os, sys\nfrom dashboard.library.database import *\nlibrary = Library({url!r})\n"
    command = [sys.executable, "-c", begin + program]
    return subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more
    )


def output(process: subprocess.Popen[bytes]) -> str:
    """What a process that ended well has printed."""
    out, err = process.communicate(timeout=180)
    assert process.returncode == 0, err.decode()
    return out.decode()


# Tables


def test_the_migrations_make_the_tables_that_the_code_knows(library, engine):
    library.change()

    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_tables_of_an_older_board_are_brought_up_to_date_and_keep_what_they_hold(library, make, url, engine):
    record = kept(library)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE views"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    newer = make(url)

    assert (newer.kept(), newer.views()) == ([record], [])


def test_nothing_is_opened_before_the_first_use(url, make):
    make(url)

    assert "sqlite" not in url or not Path(make_url(url).database).exists()


def test_a_library_that_is_there_is_used_as_it_is(library, make, url):
    record = kept(library)

    assert make(url).kept() == [record]


@pytest.mark.slow
def test_processes_that_start_together_make_the_tables_once(url):
    program = "print(sys.stdin.readline() and library.add_draft(b'x', 'x.txt', owner='o', by='').key)"
    processes = [run(url, program) for _ in range(3)]
    for process in processes:
        process.stdin.write(b"go\n")
        process.stdin.flush()
    keys = {output(process).strip() for process in processes}

    library = Library(url)
    assert {record.key for record in library.drafts_of("o")} == keys
    assert len(keys) == 3
    library.close()


def test_threads_that_start_together_make_the_tables_once(library):
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda _: library.change(), range(8))) == [0] * 8


def test_tables_of_a_newer_board_are_neither_read_nor_written(library, make, url, engine):
    record = kept(library)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    older = make(url)

    for use in (older.kept, older.purge, lambda: draft(older), lambda: older.find(record.key)):
        with pytest.raises(LibraryNewer, match="library-newer"):
            use()


# Addresses


@pytest.mark.parametrize(
    "address", ["mysql://h/d", "library.db", "sqlite://", "sqlite:///:memory:", "", "http://x:y@z"]
)
def test_another_address_is_refused_without_its_password(address, monkeypatch):
    monkeypatch.setenv("RB_DATABASE_URL", address or "nonsense")

    with pytest.raises(LoadError, match="library-url") as error:
        Library(address or None)
    assert error.value.values == {}


def test_without_an_address_the_settings_count(monkeypatch, tmp_path):
    monkeypatch.setenv("RB_DATABASE_URL", f"sqlite:///{tmp_path}/somewhere/else.db")
    monkeypatch.setenv("RB_LIBRARY_MEGABYTES", "3")
    library = Library()

    assert library.usage() == (0, 3 * 1024**2)
    assert (tmp_path / "somewhere/else.db").exists()
    library.close()


def test_the_file_is_for_its_owner_alone_and_readers_do_not_wait_in_it(tmp_path):
    library = Library(f"sqlite:///{tmp_path}/a.db")
    draft(library)

    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}
    assert (tmp_path / "a.db-wal").exists()
    library.close()


def test_a_library_in_memory_is_one_for_all_threads_and_for_nobody_else():
    library, other = Library.in_memory(), Library.in_memory()

    with ThreadPoolExecutor(8) as pool:
        keys = {record.key for record in pool.map(lambda at: draft(library, bytes([at])), range(40))}
        pool.map(lambda _: library.drafts_of("0" * 64), range(40))

    assert {record.key for record in library.drafts_of("0" * 64)} == keys
    assert library.change() == 40
    assert other.drafts_of("0" * 64) == []
    library.close()
    other.close()


# Several at once


@pytest.mark.slow
def test_what_another_process_writes_is_seen_at_the_next_look(library, url):
    record = kept(library)
    change = library.change()

    output(run(url, f"library.describe({record.key!r}, Imprint('新'), by='')"))

    assert library.change() > change
    assert [each.imprint.title for each in library.kept()] == ["新"]


def test_threads_that_write_together_lose_nothing(library):
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda at: draft(library, bytes([at])).key, range(40)))

    assert {record.key for record in library.drafts_of("0" * 64)} == keys
    assert library.change() == 40


@pytest.mark.slow
def test_processes_that_write_together_lose_nothing(library, url):
    library.change()
    program = "for at in range(20): library.add_draft(os.urandom(9), 'x.txt', owner='o', by='')"
    for process in [run(url, program) for _ in range(2)]:
        output(process)

    assert len(library.drafts_of("o")) == 40
    assert library.change() == 40


def test_of_two_who_change_the_same_at_once_one_is_asked(library):
    key = kept(library).key
    start = threading.Barrier(6)

    def correct(at: int) -> str:
        start.wait()
        try:
            library.add_edits(key, 1, [edit(f"{at}")], seen=0, by=f"{at}")
        except Conflict as conflict:
            return conflict.theirs[0].after
        return "added"

    with ThreadPoolExecutor(6) as pool:
        answers = Counter(pool.map(correct, range(6)))

    (there,) = library.edits(key)
    assert answers == {"added": 1, there.after: 5}


def test_two_who_add_a_version_at_once_add_two(library):
    document, drafts = kept(library), [draft(library, bytes([at])) for at in range(4)]

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda each: library.keep_as_version(each.key, document.key, document.imprint, by=""), drafts))

    assert [version.number for version in library.versions(document.key)] == [1, 2, 3, 4, 5]


def test_a_reader_does_not_wait_for_a_writer(library):
    record = kept(library)

    with library._database.writing():
        assert library.find(record.key) == record


def test_the_same_upload_twice_at_once_is_one_content(library):
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: draft(library, b"same"), range(4)))

    assert library.usage()[0] == 4
    assert len(library.drafts_of("0" * 64)) == 4


# What is in the middle of a write

KILLED = """
from dashboard.library.database import documents
whole = documents.add_version
def stop(*a, **k):
    whole(*a, **k)
    print("in the middle", flush=True)
    sys.stdin.read()
documents.add_version = stop
library.add_draft(b"half", "half.txt", owner="o", by="")
"""


@pytest.mark.slow
def test_a_process_that_is_killed_while_it_writes_leaves_nothing_half(library, url):
    record = kept(library)
    process = run(url, KILLED)
    assert process.stdout.readline() == b"in the middle\n"
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=20)

    assert library.drafts_of("o") == []
    assert library.usage()[0] == record.size
    assert draft(library, b"next").size == 4


def test_an_error_in_the_middle_of_a_write_leaves_nothing_half(library, monkeypatch):
    library.change()
    monkeypatch.setattr("dashboard.library.database.library.history_lines.note", None)

    with pytest.raises(TypeError):
        draft(library)
    assert library.usage()[0] == 0
    assert library.change() == 0


# A database that is away


@pytest.mark.slow
def test_a_server_that_is_away_is_used_again_when_it_is_back(make):
    server = Server()
    try:
        server.start()
        library = make(server.new_database())
        record = kept(library)
        server.stop()

        for use in (library.kept, library.change, lambda: draft(library), lambda: library.content(record.sha256)):
            with pytest.raises(LibraryAway, match="library-away"):
                use()
        server.start()

        assert library.kept() == [record]
        assert draft(library, b"two").size == 3
    finally:
        server.remove()


@pytest.mark.slow
def test_a_server_that_is_away_at_the_start_is_used_when_it_comes(make):
    server = Server()
    library = make(server.address("board"))
    try:
        with pytest.raises(LibraryAway):
            library.kept()
        server.start()
        server.run("CREATE DATABASE board")

        assert library.kept() == []
    finally:
        server.remove()


@pytest.mark.slow
def test_who_waits_while_a_server_does_not_answer_waits_once(make):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        library = make(f"postgresql://board@127.0.0.1:{silent.getsockname()[1]}/board")
        begun = time.monotonic()

        def look(_: int) -> None:
            with pytest.raises(LibraryAway):
                library.change()

        with ThreadPoolExecutor(6) as pool:
            list(pool.map(look, range(6)))

    assert time.monotonic() - begun < 15


def test_the_log_says_why_but_no_password(caplog, make):
    library = make("postgresql://board:geheim@127.0.0.1:1/board")

    with pytest.raises(LibraryAway):
        library.kept()

    assert "refused" in caplog.text
    assert "geheim" not in caplog.text


def test_a_folder_that_cannot_be_made_is_said(make, tmp_path):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(LibraryAway):
        make(f"sqlite:///{tmp_path}/file/library.db").kept()


def test_a_file_that_is_no_database_is_said_and_stays_as_it_is(make, tmp_path):
    path = tmp_path / "library.db"
    path.write_bytes(b"something else entirely" * 100)

    with pytest.raises(LibraryAway):
        draft(make(f"sqlite:///{path}"))
    assert path.read_bytes() == b"something else entirely" * 100


def test_a_file_that_was_taken_away_is_made_anew(make, tmp_path):
    library = make(f"sqlite:///{tmp_path}/library.db")
    draft(library)
    library.close()
    for path in tmp_path.iterdir():
        path.unlink()
    with pytest.raises(LibraryAway):
        library.kept()

    assert library.kept() == []


def test_a_write_waits_for_another_but_not_for_ever(make, url, monkeypatch):
    monkeypatch.setattr("dashboard.library.database.connection._PATIENCE", 0.2)
    one, two = make(url), make(url)
    one.change()

    with one._database.writing(), pytest.raises(LibraryAway):
        draft(two)
    assert draft(two).size == 3


def test_a_bug_raises_and_its_message_names_no_parameter(library):
    record = kept(library)

    with pytest.raises(IntegrityError) as error, library._database.writing() as connection:
        documents.add(connection, record.key, "kept", owner="", by="机密", now=record.added_at)
    assert "机密" not in str(error.value)
