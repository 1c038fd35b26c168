"""python -m dashboard.library: a backup of the library, and its return, from the command line."""

import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.library.__main__ import main
from dashboard.library.database import Imprint, Library
from tests.conftest import ROOT


@pytest.fixture
def library(tmp_path, monkeypatch) -> Library:
    """The library that the settings name, with one kept document."""
    monkeypatch.setenv("RB_DATABASE_URL", f"sqlite:///{tmp_path}/library.db")
    library = Library()
    library.keep(library.add_draft(b"one", "one.txt", owner="", by="").key, Imprint("一"), by="")
    return library


def take_other_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("RB_DATABASE_URL", f"sqlite:///{tmp_path}/other.db")
    return Library()


def test_what_was_exported_is_imported(library, tmp_path, monkeypatch, capsys):
    assert main(["export", f"{tmp_path}/backup"]) == 0
    other = take_other_database(tmp_path, monkeypatch)
    assert main(["import", f"{tmp_path}/backup", "--lang", "en"]) == 0

    assert other.kept() == library.kept()
    assert capsys.readouterr().out == "已导出 1 份文档。\n1 document imported.\n"


def test_what_is_refused_is_said_in_one_sentence(library, tmp_path, capsys):
    assert main(["import", f"{tmp_path}/backup", "--lang", "en"]) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        "Nothing was imported: this library is not empty. Please name an empty database in RB_DATABASE_URL.\n"
    )


def test_a_backup_that_is_missing_is_said(tmp_path, monkeypatch, capsys):
    take_other_database(tmp_path, monkeypatch)

    assert main(["import", f"{tmp_path}/nowhere"]) == 2
    assert capsys.readouterr().err == "没有导入：备份不完整或已损坏（manifest.json）。\n"


def test_a_folder_that_cannot_be_written_is_said(library, tmp_path, capsys):
    (tmp_path / "file").write_bytes(b"")

    assert main(["export", f"{tmp_path}/file/backup", "--lang", "en"]) == 2
    assert "The export is not complete: the folder cannot be written to (Not a directory)." in capsys.readouterr().err


def test_a_wrong_address_of_the_database_is_said(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("RB_DATABASE_URL", "mysql://user:geheim@host/name")

    assert main(["export", f"{tmp_path}/backup"]) == 2
    assert "RB_DATABASE_URL" in (err := capsys.readouterr().err)
    assert "geheim" not in err


@pytest.mark.slow
def test_it_runs_as_a_program(library, tmp_path):
    command = [sys.executable, "-m", "dashboard.library", "export", f"{tmp_path}/backup"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=60)

    assert done.stdout.decode() == "已导出 1 份文档。\n"
    assert done.stderr == b""
    assert (tmp_path / "backup/manifest.json").exists()
