"""A file or an upload with its document, or with the error that says why it could not be read."""

from dataclasses import dataclass
from typing import NamedTuple

from dashboard.model.stored_document import StoredDocument
from loaders import LoadError


class Stale(NamedTuple):
    """Why the present content of a file is not shown, and since when, in seconds since 1970."""

    error: LoadError
    since: float


@dataclass(frozen=True, eq=False)
class Entry:
    """A file or an upload: its document, or the error that says why it could not be read.

    `key` is unique; a bundled file's key is its name. `modified` is when the file was written, in seconds since 1970.
    `stale` is set where the file has changed and can no longer be read: the document is then the one read before.
    """

    key: str
    name: str
    bundled: bool
    document: StoredDocument | None = None
    error: LoadError | None = None
    modified: float | None = None
    stale: Stale | None = None

    @property
    def is_unread(self) -> bool:
        """Whether the file is still to be read."""
        return self.error is not None and self.error.code == "unread"

    def __post_init__(self) -> None:
        if self.error:  # a traceback would keep the bytes of the file in memory
            self.error.__traceback__ = self.error.__context__ = None
