"""What the library says of its documents, versions and history, and the errors that it raises."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from loaders import LoadError
from loaders.edits import Edit


@dataclass(frozen=True)
class Imprint:
    """What stands on a document: title, issuer, date of issue and document number (文号); empty where unknown."""

    title: str = ""
    issuer: str = ""
    issued_on: date | None = None
    number: str = ""


@dataclass(frozen=True)
class Version:
    """One content of a document: `number` counts from 1, `name` is the name of its file, `size` its bytes."""

    number: int
    name: str
    sha256: str
    size: int
    added_at: datetime
    added_by: str
    imprint: Imprint


@dataclass(frozen=True)
class Record:
    """A document of the library; `imprint`, `name`, `sha256` and `size` are those of its newest `version`.

    `state` is "draft" (opens for whoever has the key, listed for its `owner` alone), "kept" (for everybody), or "file": of the
    documents folder, of which the library holds no content: its key is its name, `sha256` is empty and `size` 0. `owner` is the
    SHA-256 of a browser's cookie, empty but for a draft. Times are in UTC.
    """

    key: str
    state: str
    imprint: Imprint
    version: int
    name: str
    sha256: str
    size: int
    owner: str
    added_at: datetime
    added_by: str
    kept_at: datetime | None
    kept_by: str
    visited_at: datetime
    removed_at: datetime | None
    removed_by: str


@dataclass(frozen=True)
class UndoneEdit:
    """An edit that is no longer in force, and who undid it when."""

    edit: Edit
    at: datetime
    by: str


@dataclass(frozen=True)
class HistoryLine:
    """Something that was done to the document `key`.

    `what` is "added" (a draft), "kept", "new-version", "described", "corrected", "undone", "removed", "brought-back" or
    "purged" (removed for good). `values` always has the document's `title`; "new-version", "corrected" and "undone" have
    the number `version`, the last two the list `edits` of the edits' ids as well.
    """

    at: datetime
    by: str
    what: str
    key: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class SavedView:
    """A view under a name: the `page`, and `query`, the parameters of its address; when and by whom it was saved."""

    name: str
    page: str
    query: str
    saved_at: datetime
    saved_by: str


class LibraryAway(LoadError):
    """The database does not answer, cannot be written, or is damaged: nothing was changed, and trying again may help."""

    def __init__(self, code: str = "library-away", **values: Any) -> None:
        super().__init__(code, **values)


class LibraryNewer(LibraryAway):
    """A newer version of the board has changed the tables: this version can neither read nor write them."""

    def __init__(self) -> None:
        super().__init__("library-newer")


class LibraryFull(LoadError):
    """The quota is used up ("library-full" with `used` and `quota` in MB), or the disk ("library-disk-full")."""


class Conflict(Exception):
    """Somebody has changed the same since it was looked at: `theirs` says how, and nothing was written.

    What was undone meanwhile is in it as an edit from the undone value back to the one before.
    """

    def __init__(self, theirs: Sequence[Edit]) -> None:
        super().__init__("somebody has changed the same")
        self.theirs = list(theirs)
