"""What is asked of the library, a transaction each; `library` adds what changes it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from dashboard.library.database import backup, corrections, documents, history_lines, saved_views
from dashboard.library.database.connection import Database
from dashboard.library.database.documents import Limits
from dashboard.library.database.records import HistoryLine, Record, SavedView, UndoneEdit, Version
from dashboard.library.database.schema import changes
from dashboard.library.database.schema import documents as table
from loaders.edits import Edit

_REMOVED_FOR = timedelta(days=30)


class LibraryReader:
    """The half of `Library` that only reads."""

    def __init__(self, url: str, quota: int, draft_days: float, now: Callable[[], datetime]) -> None:
        self._database, self._now = Database(url), now
        self._quota, self._draft_days = quota, timedelta(days=draft_days)

    def change(self) -> int:
        """A number that grows with every write, here or in another process, but not with `visit`. One short query."""
        with self._database.reading() as connection:
            return int(connection.scalar(select(changes.c.number)) or 0)

    def close(self) -> None:
        """Close the connections; the next use opens new ones."""
        self._database.close()

    def find(self, key: str) -> Record | None:
        """The document of a key; of a draft that became a version of another document, that document.

        None if there is none, or if it is removed or expired.
        """
        with self._database.reading() as connection:
            return documents.find(connection, key, self._limits())

    def drafts_of(self, owner: str) -> list[Record]:
        """The drafts of a browser, the newest first."""
        is_own = table.c.state == "draft", table.c.owner == owner
        with self._database.reading() as connection:
            return documents.listed(connection, *is_own, documents.is_there(self._limits())) if owner else []

    def kept(self) -> list[Record]:
        """The kept documents, and the folder's files that were described or corrected; the newest first."""
        with self._database.reading() as connection:
            return documents.listed(connection, table.c.state != "draft", documents.is_there(self._limits()))

    def alike(self, name: str, title: str) -> list[Record]:
        """The kept documents one of whose versions has this file name or this title; the newest first."""
        with self._database.reading() as connection:
            return documents.alike(connection, name, title, self._limits())

    def removed(self, owner: str = "") -> list[Record]:
        """What a person has removed and can bring back: kept documents, and the drafts of this owner; the last removed first."""
        with self._database.reading() as connection:
            found = documents.listed(connection, table.c.removed_at >= self._limits().removed_before)
        seen = [record for record in found if record.state != "draft" or (owner and record.owner == owner)]
        seen = [record for record in seen if record.removed_by]
        return sorted(seen, key=lambda record: record.removed_at or record.added_at, reverse=True)

    def versions(self, key: str) -> list[Version]:
        """The versions of a document, also of a removed one, the oldest first; none of a folder's file."""
        with self._database.reading() as connection:
            return documents.versions_of(connection, key)

    def content(self, sha256: str) -> bytes:
        """The bytes of a version. Raises LoadError("document-gone") if they have been removed for good."""
        with self._database.reading() as connection:
            return documents.content(connection, sha256)

    def edits(self, key: str, version: int = 1) -> list[Edit]:
        """The edits of a version that are in force, in the order in which they were made; none of an unknown document."""
        with self._database.reading() as connection:
            return corrections.in_force(connection, key, version)

    def all_edits(self) -> dict[tuple[str, int], tuple[int, tuple[Edit, ...]]]:
        """(key, version) -> (revision, edits in force, in order), for each version that has had edits and is not removed."""
        with self._database.reading() as connection:
            return corrections.all_in_force(connection, self._limits())

    def undone(self, key: str, version: int = 1) -> list[UndoneEdit]:
        """The edits of a version that were undone, the last one first."""
        with self._database.reading() as connection:
            return corrections.undone(connection, key, version)

    def revision(self, key: str, version: int = 1) -> int:
        """A number that grows with every edit of a version and every undoing; 0 before the first, and if it is unknown."""
        with self._database.reading() as connection:
            return corrections.revision(connection, key, version)

    def history(self, key: str | None = None) -> list[HistoryLine]:
        """What was done to a document, or to all but drafts (a draft's key is a secret); the last first."""
        with self._database.reading() as connection:
            return history_lines.lines(connection, key)

    def views(self) -> list[SavedView]:
        """The saved views, the oldest first."""
        with self._database.reading() as connection:
            return saved_views.listed(connection)

    def usage(self) -> tuple[int, int]:
        """The bytes of all contents together, and the most that they may be."""
        with self._database.reading() as connection:
            return documents.used(connection), self._quota

    def export(self, folder: Path) -> int:
        """Write everything as plain files (docs/library.md) into a new or empty folder; how many documents.

        Raises LoadError("export-not-empty"), or OSError if it cannot be written.
        """
        with self._database.reading() as connection:
            return backup.write(connection, folder)

    def _limits(self) -> Limits:
        now = self._now()
        return Limits(now - self._draft_days, now - _REMOVED_FOR)
