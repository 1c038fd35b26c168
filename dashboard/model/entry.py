"""A document to choose from: where it comes from, and what it was read as, or why it could not be read."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from dashboard.model.stored_document import StoredDocument
from loaders import LoadError


class Stale(NamedTuple):
    """Why the present content of a file is not shown, and since when, in seconds since 1970."""

    error: LoadError
    since: float


#: Where a document comes from: a file of the folder, the library, a draft in the library, or one that only its session has.
Origin = Literal["file", "kept", "draft", "session"]


@dataclass(frozen=True, eq=False)
class Entry:
    """A document to choose from, or the error that says why it could not be read.

    `key` is unique; a file's key is its name, and that of an older version ends in its number (`versioned`). `modified` is
    when the file was written, in seconds since 1970. `version` is that of the library, 1 for a file. `stale` is set where the file has changed and can no longer be read: the
    document is then the one read before.
    """

    key: str
    name: str
    origin: Origin
    document: StoredDocument | None = None
    error: LoadError | None = None
    modified: float | None = None
    stale: Stale | None = None
    version: int = 1

    @property
    def own_key(self) -> str:
        """The key of the document, whatever the version."""
        return split_key(self.key)[0]

    @property
    def is_unread(self) -> bool:
        """Whether the file is still to be read."""
        return self.error is not None and self.error.code == "unread"

    @property
    def is_served(self) -> bool:
        """Whether the server has the document under its key, for whoever knows the key."""
        return self.origin != "session"

    def __post_init__(self) -> None:
        if self.error:  # a traceback would keep the bytes of the file in memory
            self.error.__traceback__ = self.error.__context__ = None


def versioned(key: str, version: int | None) -> str:
    """The key of a version of a document; the newest has that of the document. No name of a file has a slash."""
    return f"{key}/{version}" if version else key


def split_key(key: str) -> tuple[str, int | None]:
    """The document's own key, and the version if the key is that of one."""
    own, slash, version = key.rpartition("/")
    return (own, int(version)) if slash and version.isdecimal() else (key, None)
