"""The library: what the board does with drafts, kept documents, versions, corrections and history, a transaction each."""

import os
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs

from sqlalchemy import Connection

from dashboard import ROOT
from dashboard.library.database import corrections, documents, history_lines, restore, saved_views
from dashboard.library.database.connection import IN_MEMORY
from dashboard.library.database.reader import LibraryReader
from dashboard.library.database.records import Imprint, Record
from dashboard.library.database.schema import documents as table
from loaders import LoadError
from loaders.edits import Edit

_VISIT_NOTED_FOR = timedelta(hours=1)
_FOR_EVER = 36_500  # days
_MB = 1024**2


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Library(LibraryReader):
    """The documents in the database `url`, safe for threads and beside other processes.

    Nothing is opened before the first use, which makes or updates the tables. Every method is one transaction. All raise
    LibraryAway if the database does not answer, and those that write LibraryFull if there is no room. Those that write also
    raise LoadError("not-editor") if `may_write` is False for the name `by`, unless it is a draft of the browser `owner`, and
    LoadError("document-gone") for a key that `find` does not know (any more).

    `url` is by default RB_DATABASE_URL, or the file data/library.db. `quota` is the most bytes that contents may take together
    (RB_LIBRARY_MEGABYTES, 2 GB); a draft expires `draft_days` after its last visit (RB_DRAFT_DAYS, 7). `now` gives the time, in UTC.
    """

    def __init__(
        self,
        url: str | None = None,
        *,
        quota: int | None = None,
        draft_days: float | None = None,
        may_write: Callable[[str], bool] = lambda _name: True,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        """Raises LoadError("library-url") if the address is none of SQLite or PostgreSQL."""
        url = url or os.environ.get("RB_DATABASE_URL") or f"sqlite:///{ROOT / 'data/library.db'}"
        quota = int(os.environ.get("RB_LIBRARY_MEGABYTES") or 2048) * _MB if quota is None else quota
        draft_days = float(os.environ.get("RB_DRAFT_DAYS") or 7) if draft_days is None else draft_days
        super().__init__(url, quota, draft_days, now)
        self._may_write = may_write

    @classmethod
    def in_memory(cls) -> "Library":
        """A library of its own for one session, gone with it: everybody may write, and no draft expires."""
        return cls(IN_MEMORY, draft_days=_FOR_EVER)

    def add_draft(
        self, data: bytes, name: str, *, owner: str, by: str, title: str = "", columns: Mapping[int, str] | None = None
    ) -> Record:
        """Add an upload under a new key of 128 random bits. `columns` as in `load_document` become its first edit."""
        key, now = documents.new_key(), self._now()
        with self._database.writing() as connection:
            sha256 = documents.add_content(connection, data, self._quota)
            documents.add(connection, key, "draft", owner=owner, by=by, now=now)
            documents.add_version(connection, key, name, sha256, Imprint(title), by=by, now=now)
            if columns:
                corrections.add(connection, key, 1, [_columns_edit(columns, by, now)], 0)
            record = documents.get(connection, key, self._limits())
            self._note(connection, "added", record, by)
            return record

    def visit(self, key: str) -> None:
        """Note that a draft was looked at, so that it stays; writes at most once an hour."""
        since = self._now() - _VISIT_NOTED_FOR
        record = self.find(key)
        if record and record.state == "draft" and record.visited_at < since:
            with self._database.writing(counts=False) as connection:
                documents.visit(connection, key, self._now(), since, self._limits())

    def keep(self, key: str, imprint: Imprint, *, by: str) -> Record:
        """Make a draft a document for everybody, under the same key. Kept already, it is described."""
        with self._writing(by) as connection:
            record = documents.get(connection, key, self._limits())
            if record.state == "draft":
                values = {"state": "kept", "owner": "", "kept_at": self._now(), "kept_by": by}
                documents.change(connection, key, **values)
            return self._described(connection, record, imprint, by, "kept" if record.state == "draft" else "described")

    def keep_as_version(self, key: str, of: str, imprint: Imprint, *, by: str) -> Record:
        """Make a draft, with its edits, the newest version of the kept document `of`; its key then leads there.

        Raises LoadError("not-kept") if `of` is a draft or a folder's file, or `key` no draft.
        """
        with self._writing(by) as connection:
            draft, document = (documents.get(connection, each, self._limits()) for each in (key, of))
            if (draft.state, document.state) != ("draft", "kept"):
                raise LoadError("not-kept")
            documents.move(connection, key, document, imprint)
            record = documents.get(connection, of, self._limits())
            self._note(connection, "new-version", record, by, version=record.version)
            return record

    def describe(self, key: str, imprint: Imprint, *, by: str, owner: str = "") -> Record:
        """Change what stands on the newest version. A folder's file is known from then on."""
        with self._writing(by, key, owner) as connection:
            documents.know_file(connection, key, by=by, now=self._now())
            record = documents.get(connection, key, self._limits())
            return self._described(connection, record, imprint, by, "described")

    def remove(self, key: str, *, by: str, owner: str = "") -> None:
        """Take a document away; for 30 days it can be brought back. `by` is "" if no person has removed it.

        Raises LoadError("not-kept") for a folder's file.
        """
        with self._writing(by, key, owner) as connection:
            record = documents.get(connection, key, self._limits())
            if record.state == "file":
                raise LoadError("not-kept")
            documents.change(connection, key, removed_at=self._now(), removed_by=by)
            self._note(connection, "removed", record, by)

    def bring_back(self, key: str, *, by: str, owner: str = "") -> Record:
        """Undo `remove`. Raises LoadError("document-gone") after 30 days."""
        with self._writing(by, key, owner) as connection:
            is_removed = table.c.key == key, table.c.removed_at >= self._limits().removed_before
            if documents.listed(connection, *is_removed):
                documents.change(connection, key, removed_at=None, removed_by="", visited_at=self._now())
                self._note(connection, "brought-back", documents.get(connection, key, self._limits()), by)
            return documents.get(connection, key, self._limits())

    def add_edits(self, key: str, version: int, edits: Sequence[Edit], *, seen: int, by: str, owner: str = "") -> int:
        """Put edits in force, all or none, as those of `by`, and return the revision.

        Raises Conflict if, after revision `seen`, somebody changed the same field of the same row to something else, or
        split or merged the row. An edit whose id the version has already is not added twice; an undone one is in force
        again. A folder's file is known from then on; its version is 1.
        """
        with self._writing(by, key, owner) as connection:
            documents.know_file(connection, key, by=by, now=self._now())
            record = documents.get(connection, key, self._limits())
            new = corrections.add(connection, key, version, [replace(edit, by=by) for edit in edits], seen)
            if new:
                ids = [edit.id for edit in new]
                self._note(connection, "corrected", record, by, version=version, edits=ids)
            return corrections.revision(connection, key, version)

    def undo(self, key: str, version: int, edit_id: str, *, by: str, owner: str = "") -> int:
        """Take an edit out of force, if it is not yet, and return the revision."""
        with self._writing(by, key, owner) as connection:
            record = documents.get(connection, key, self._limits())
            if corrections.undo(connection, key, version, edit_id, by=by, now=self._now()):
                self._note(connection, "undone", record, by, version=version, edits=[edit_id])
            return corrections.revision(connection, key, version)

    def save_view(self, name: str, page: str, query: str, *, by: str) -> bool:
        """Save a view for everybody, in place of the one that had the name; whether there was one. The name of a page, and
        the parameters of its address.

        Raises LoadError("view-of-draft") for a view of a draft, whose key is a secret, ("view-unnamed"), ("view-too-long") or
        ("too-many-views").
        """
        with self._writing(by) as connection:
            keys = parse_qs(query).get("doc", [])
            if any(documents.is_draft(connection, key) for key in keys):
                raise LoadError("view-of-draft")
            return saved_views.save(connection, saved_views.new(name, page, query, by, self._now()))

    def remove_view(self, name: str, *, by: str) -> bool:
        """Remove a saved view; whether there was one."""
        with self._writing(by) as connection:
            return saved_views.remove(connection, name)

    def purge(self) -> int:
        """Remove for good expired drafts, what was removed 30 days ago, and contents that nothing needs; how many documents."""
        with self._database.reading() as connection:
            if not documents.overdue(connection, self._limits()):
                return 0  # others need not look again
        with self._database.writing() as connection:
            overdue = documents.overdue(connection, self._limits())
            for record in overdue:
                documents.delete_for_good(connection, record)
                if record.state != "draft":
                    self._note(connection, "purged", record, "")
            documents.delete_unneeded_contents(connection)
            return len(overdue)

    def import_(self, folder: Path) -> int:
        """Read what `export` wrote into this library, which must be empty; how many documents.

        Raises LoadError("library-not-empty"), "backup-newer" or "backup-damaged" (with `file`): nothing was read then.
        """
        with self._database.writing() as connection:
            return restore.read(connection, folder)

    @contextmanager
    def _writing(self, by: str, key: str = "", owner: str = "") -> Iterator[Connection]:
        with self._database.writing() as connection:
            if not self._may_write(by) and not documents.is_draft_of(connection, key, owner):
                raise LoadError("not-editor")
            yield connection

    def _described(self, connection: Connection, record: Record, imprint: Imprint, by: str, what: str) -> Record:
        documents.set_imprint(connection, record, imprint)
        changed = documents.get(connection, record.key, self._limits())
        self._note(connection, what, changed, by)
        return changed

    def _note(self, connection: Connection, what: str, record: Record, by: str, **values: object) -> None:
        title = record.imprint.title or record.name
        history_lines.note(connection, what, record.key, by=by, at=self._now(), title=title, **values)


def _columns_edit(columns: Mapping[int, str], by: str, now: datetime) -> Edit:
    kinds = {str(index): kind for index, kind in columns.items()}
    at = now.isoformat(timespec="seconds")
    return Edit(secrets.token_hex(16), at, by, "columns", None, "", {}, kinds)
