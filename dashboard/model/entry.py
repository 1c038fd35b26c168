"""A file or an upload, and what became of it: its document, or the error that says why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dashboard.model.stored_document import StoredDocument
from loaders import LoadError


class Stale(NamedTuple):
    """Why what the file holds by now is not shown, and since when, in seconds since 1970."""

    error: LoadError
    since: float


@dataclass(frozen=True, eq=False)
class Entry:
    """A file and what came of it: its document, or the error that says why there is none.

    `key` tells it from all others: a bundled file's name. `modified` is when the file was written, in seconds since 1970.
    `stale` is there where the file has changed to something that cannot be read: the document is from before.
    """

    key: str
    name: str
    bundled: bool
    document: StoredDocument | None = None
    error: LoadError | None = None
    modified: float | None = None
    stale: Stale | None = None

    def __post_init__(self) -> None:
        if self.error:  # what is kept of it is its words: its traceback would hold the file's bytes
            self.error.__traceback__ = self.error.__context__ = None
