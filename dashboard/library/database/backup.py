"""Writes the whole library as plain files: docs/library.md says which. `restore` reads them."""

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from dashboard.library.database.documents import content
from dashboard.library.database.schema import documents, edits, history, versions, views
from loaders import LoadError

FORMAT = 2
MANIFEST, LIBRARY, DOCUMENT = "manifest.json", "library.json", "document.json"
_LONGEST = 120  # bytes of a name, so that folder and file together stay below what Windows allows
_FORBIDDEN = '<>:"/\\|?*'
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}


class _Writer:
    """Writes files below a folder and remembers the hash of each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, str] = {}

    def write(self, path: PurePosixPath, data: bytes) -> None:
        """Write one new file."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(data)
        self.files[str(path)] = hashlib.sha256(data).hexdigest()


def write(connection: Connection, folder: Path) -> int:
    """Write everything into a new or empty folder, the manifest last; how many documents.

    Raises LoadError("export-not-empty"), or OSError if it cannot be written.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # the keys of drafts are secrets
    if any(folder.iterdir()):
        raise LoadError("export-not-empty")
    files = _Writer(folder)
    own = select(documents).where(documents.c.moved_to.is_(None)).order_by(documents.c.added_at, documents.c.key)
    rows = connection.execute(own).all()
    for number, row in enumerate(rows, start=1):
        _write_document(connection, files, row, number)
    moved = connection.execute(select(documents).where(documents.c.moved_to.is_not(None)).order_by(documents.c.key))
    lines = connection.execute(select(history).order_by(history.c.id))
    saved = [to_data(row, views) for row in connection.execute(select(views).order_by(views.c.saved_at, views.c.name))]
    whole = {
        "moved_drafts": [to_data(row, documents) for row in moved],
        "history": list(map(_line, lines)),
        "views": saved,
    }
    files.write(PurePosixPath(LIBRARY), as_json(whole))
    files.write(PurePosixPath(MANIFEST), as_json({"format": FORMAT, "files": dict(files.files)}))
    return len(rows)


def _write_document(connection: Connection, files: _Writer, document: Row, number: int) -> None:
    of = versions.c.document == document.key
    rows = connection.execute(select(versions).where(of).order_by(versions.c.number)).all()
    folder = PurePosixPath("documents", safe_name(f"{number:04} {rows[-1].title or rows[-1].name}"))
    listed = [_write_version(connection, files, row, folder) for row in rows]
    files.write(folder / DOCUMENT, as_json(to_data(document, documents) | {"versions": listed}))


def _write_version(connection: Connection, files: _Writer, version: Row, folder: PurePosixPath) -> dict[str, Any]:
    path = None
    if version.sha256:
        path = folder / safe_name(f"{version.number} {version.name}")
        files.write(path, content(connection, version.sha256))
    of = edits.c.document == version.document, edits.c.version == version.number
    rows = connection.execute(select(edits).where(*of).order_by(edits.c.place))
    made = [to_data(row, edits, without=("document", "version")) for row in rows]
    return to_data(version, versions, without=("document",)) | {"file": path and str(path), "edits": made}


def _line(row: Row) -> dict[str, Any]:
    return to_data(row, history, without=("id",))


def to_data(row: Row, table: Table, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """The columns of a row for JSON; times and dates in ISO 8601."""
    return {each.name: _plain(row._mapping[each.name]) for each in table.c if each.name not in without}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value  # a datetime is a date


def as_json(data: Mapping[str, Any]) -> bytes:
    """JSON that a person can read, too."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def safe_name(name: str) -> str:
    """A name that every file system takes: without separators, control characters, and what Windows reserves; not too long."""
    plain = "".join(_safe_letters(unicodedata.normalize("NFC", name))).strip(" .") or "_"
    stem, dot, suffix = plain.rpartition(".") if "." in plain[-12:] else (plain, "", "")
    if stem.lower().strip() in _RESERVED:
        stem = f"_{stem}"
    room = _LONGEST - len(f"{dot}{suffix}".encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + dot + suffix


def _safe_letters(name: str) -> Iterator[str]:
    for letter in name:
        if unicodedata.category(letter)[0] == "C":
            continue
        yield "_" if letter in _FORBIDDEN else letter
