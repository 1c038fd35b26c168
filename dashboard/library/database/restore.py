"""Reads what `backup` wrote into an empty library: all of it, or nothing if anything is not as it was written."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from sqlalchemy import Column, Connection, Date, Integer, Table, insert, select
from sqlalchemy.exc import DataError, IntegrityError

from dashboard.library.database.backup import DOCUMENT, FORMAT, LIBRARY, MANIFEST
from dashboard.library.database.schema import Json, UtcTime, contents, documents, edits, history, versions, views
from loaders import LoadError

_FORMATS = (1, FORMAT)  # the first had no saved views
_STATES = ("draft", "kept", "file")
_DAMAGED = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RecursionError,
    OverflowError,
    IntegrityError,
    DataError,
)


class _Backup:
    """The files of a backup, each as the manifest describes it. `at` is the one being read, for the message."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.at = folder, MANIFEST
        self.files: dict[str, str] = {}
        self.format = FORMAT

    def open(self) -> None:
        """Read the manifest. Raises LoadError("backup-newer") if a newer version of the board has written it."""
        manifest = _as_object((self.folder / MANIFEST).read_bytes(), "format", "files")
        if type(manifest["format"]) is int and manifest["format"] > FORMAT:
            raise LoadError("backup-newer")
        _demand(type(manifest["format"]) is int and manifest["format"] in _FORMATS)
        self.format = manifest["format"]
        self.files = {str(path): str(sha256) for path, sha256 in manifest["files"].items()}

    def read(self, path: str) -> bytes:
        """The content of a file that the manifest lists."""
        self.at = path
        pure = PurePosixPath(path)
        _demand(not pure.is_absolute() and ".." not in pure.parts and "\\" not in path)
        data = (self.folder / pure).read_bytes()
        _demand(hashlib.sha256(data).hexdigest() == self.files[path])
        return data


def read(connection: Connection, folder: Path) -> int:
    """Read a backup, within the transaction that the connection is in; how many documents.

    Raises LoadError("library-not-empty"), LoadError("backup-newer") or LoadError("backup-damaged", file=…).
    """
    if any(connection.execute(select(*table.primary_key).limit(1)).first() for table in (documents, history, views)):
        raise LoadError("library-not-empty")
    backup = _Backup(folder)
    try:
        backup.open()
        return _read(connection, backup)
    except (OSError, *_DAMAGED):
        raise LoadError("backup-damaged", file=backup.at) from None


def _read(connection: Connection, backup: _Backup) -> int:
    found = sorted(path for path in backup.files if PurePosixPath(path).name == DOCUMENT)
    for path in found:
        _read_document(connection, backup, path)
    has_views = ["views"] if backup.format > 1 else []
    whole = _as_object(backup.read(LIBRARY), "moved_drafts", "history", *has_views)
    _insert(connection, documents, [_row(data, documents) for data in whole["moved_drafts"]])
    _insert(connection, history, [_row(data, history, without=("id",)) for data in whole["history"]])
    _insert(connection, views, [_row(data, views) for data in whole.get("views", [])])
    return len(found)


def _read_document(connection: Connection, backup: _Backup, path: str) -> None:
    data = json.loads(backup.read(path))
    listed = data.pop("versions")
    row = _row(data, documents)
    _demand(row["state"] in _STATES and bool(listed))
    _insert(connection, documents, [row])
    for version in listed:
        _read_version(connection, backup, version, row["key"], has_content=row["state"] != "file")


def _read_version(
    connection: Connection, backup: _Backup, data: dict[str, Any], key: str, *, has_content: bool
) -> None:
    made, path = data.pop("edits"), data.pop("file")
    row = _row(data, versions, without=("document",)) | {"document": key}
    _demand((path is not None) == (row["sha256"] is not None) == has_content)
    if path is not None:
        _add_content(connection, backup.read(path), row["sha256"])
    _insert(connection, versions, [row])
    of = {"document": key, "version": row["number"]}
    _insert(connection, edits, [_row(edit, edits, without=tuple(of)) | of for edit in made])


def _add_content(connection: Connection, data: bytes, sha256: str) -> None:
    _demand(hashlib.sha256(data).hexdigest() == sha256)
    if not connection.execute(select(contents.c.size).where(contents.c.sha256 == sha256)).first():
        _insert(connection, contents, [{"sha256": sha256, "size": len(data), "data": data}])


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _as_object(data: bytes, *names: str) -> dict[str, Any]:
    found = json.loads(data)
    _demand(found.keys() == {*names})
    return found


def _row(data: dict[str, Any], table: Table, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """The columns of a row that `backup.to_data` turned into data."""
    columns = [column for column in table.c if column.name not in without]
    _demand(data.keys() == {column.name for column in columns})
    return dict(_values(data, columns))


def _values(data: dict[str, Any], columns: list[Column]) -> Iterator[tuple[str, Any]]:
    for column in columns:
        value = data[column.name]
        if isinstance(column.type, Json) or (value is None and column.nullable):
            yield column.name, value
        elif isinstance(column.type, UtcTime):
            time = datetime.fromisoformat(value)
            _demand(time.tzinfo is not None)
            yield column.name, time
        elif isinstance(column.type, Date):
            yield column.name, date.fromisoformat(value)
        else:
            _demand(type(value) is (int if isinstance(column.type, Integer) else str))
            yield column.name, value


def _demand(holds: bool) -> None:
    if not holds:
        raise ValueError("it is not as it was written")
