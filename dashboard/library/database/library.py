"""The library: what the board does with drafts, kept documents, versions, corrections and history, a transaction each."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from dashboard.library.database.records import HistoryLine, Imprint, Record, UndoneEdit, Version
from loaders.edits import Edit


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Library:
    """The documents in the database `url`, safe for threads and beside other processes.

    Nothing is opened before the first use, which makes or updates the tables. Every method is one transaction. All raise
    LibraryAway if the database does not answer, and those that write LibraryFull if there is no room. Those that write also
    raise LoadError("not-editor") if `may_write` is False for the name `by`, and LoadError("document-gone") for a key
    that `find` does not know (any more).

    `quota` is the most bytes that contents may take together; a draft expires `draft_days` after its last visit. `now` gives
    the time, in UTC.
    """

    def __init__(
        self,
        url: str,
        *,
        quota: int = 2048 * 1024**2,
        draft_days: float = 7,
        may_write: Callable[[str], bool] = lambda _name: True,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        """Raises LoadError("library-url") if the address is none of SQLite or PostgreSQL."""

    def change(self) -> int:
        """A number that grows with every write, here or in another process, but not with `visit`. One short query."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the connections; the next use opens new ones."""
        raise NotImplementedError

    # Documents

    def add_draft(
        self, data: bytes, name: str, *, owner: str, by: str, title: str = "", columns: Mapping[int, str] | None = None
    ) -> Record:
        """Add an upload under a new key of 128 random bits. `columns` as in `load_document` become its first edit."""
        raise NotImplementedError

    def visit(self, key: str) -> None:
        """Note that a draft was looked at, so that it stays; writes at most once an hour."""
        raise NotImplementedError

    def find(self, key: str) -> Record | None:
        """The document of a key; of a draft that became a version of another document, that document.

        None if there is none, or if it is removed or expired.
        """
        raise NotImplementedError

    def drafts_of(self, owner: str) -> list[Record]:
        """The drafts of a browser, the newest first."""
        raise NotImplementedError

    def kept(self) -> list[Record]:
        """The kept documents, and the folder's files that were described or corrected, by title and key."""
        raise NotImplementedError

    def removed(self, owner: str | None = None) -> list[Record]:
        """What can be brought back: kept documents, and the drafts of this owner; the last removed first."""
        raise NotImplementedError

    def versions(self, key: str) -> list[Version]:
        """The versions of a document, also of a removed one, the oldest first; none of a folder's file."""
        raise NotImplementedError

    def content(self, sha256: str) -> bytes:
        """The bytes of a version. Raises LoadError("document-gone") if they have been removed for good."""
        raise NotImplementedError

    def keep(self, key: str, imprint: Imprint, *, by: str) -> Record:
        """Make a draft a document for everybody, under the same key. Kept already, it is described."""
        raise NotImplementedError

    def keep_as_version(self, key: str, of: str, imprint: Imprint, *, by: str) -> Record:
        """Make a draft, with its edits, the newest version of the kept document `of`; its key then leads there.

        Raises LoadError("not-kept") if `of` is a draft or a folder's file, or `key` no draft.
        """
        raise NotImplementedError

    def describe(self, key: str, imprint: Imprint, *, by: str) -> Record:
        """Change what stands on the newest version. A folder's file is known from then on."""
        raise NotImplementedError

    def remove(self, key: str, *, by: str) -> None:
        """Take a document away; for 30 days it can be brought back. Raises LoadError("not-kept") for a folder's file."""
        raise NotImplementedError

    def bring_back(self, key: str, *, by: str) -> Record:
        """Undo `remove`. Raises LoadError("document-gone") after 30 days."""
        raise NotImplementedError

    # Corrections

    def edits(self, key: str, version: int = 1) -> list[Edit]:
        """The edits of a version that are in force, in the order in which they were made; none of an unknown document."""
        raise NotImplementedError

    def undone(self, key: str, version: int = 1) -> list[UndoneEdit]:
        """The edits of a version that were undone, the last one first."""
        raise NotImplementedError

    def revision(self, key: str, version: int = 1) -> int:
        """A number that grows with every edit of a version and every undoing; 0 before the first, and if it is unknown."""
        raise NotImplementedError

    def add_edits(self, key: str, version: int, edits: Sequence[Edit], *, seen: int, by: str) -> int:
        """Put edits in force, all or none, as those of `by`, and return the revision.

        Raises Conflict if, after revision `seen`, somebody changed the same field of the same row to something else, or
        split or merged the row. An edit whose id the version has already is not added twice; an undone one is in force
        again. A folder's file is known from then on; its version is 1.
        """
        raise NotImplementedError

    def undo(self, key: str, version: int, edit_id: str, *, by: str) -> int:
        """Take an edit out of force, if it is not yet, and return the revision."""
        raise NotImplementedError

    # The whole

    def history(self, key: str | None = None) -> list[HistoryLine]:
        """What was done to a document, or to all but drafts (a draft's key is a secret); the last first."""
        raise NotImplementedError

    def usage(self) -> tuple[int, int]:
        """The bytes of all contents together, and the most that they may be."""
        raise NotImplementedError

    def purge(self) -> int:
        """Remove for good expired drafts, what was removed 30 days ago, and contents that nothing needs; how many documents."""
        raise NotImplementedError

    def export(self, folder: Path) -> int:
        """Write everything as plain files (docs/library.md) into a new or empty folder; how many documents.

        Raises LoadError("export-not-empty"), or OSError if it cannot be written.
        """
        raise NotImplementedError

    def import_(self, folder: Path) -> int:
        """Read what `export` wrote into this library, which must be empty; how many documents.

        Raises LoadError("library-not-empty"), or LoadError("backup-damaged", file=…): nothing was read then.
        """
        raise NotImplementedError
