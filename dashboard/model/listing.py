"""The documents that a visitor can choose from, with what every page asks about all of them, found once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import overload

from dashboard.model.entry import Entry
from dashboard.model.stored_document import StoredDocument
from dashboard.model.titles import unique_titles


class Listing(Sequence[Entry]):
    """Entries in their order; it never changes."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = tuple(entries)

    @overload
    def __getitem__(self, at: int) -> Entry: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Entry]: ...
    def __getitem__(self, at: int | slice) -> Entry | Sequence[Entry]:
        return self._entries[at]

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    @cached_property
    def by_key(self) -> dict[str, Entry]:
        """Each entry by its key."""
        return {entry.key: entry for entry in self}

    @cached_property
    def documents(self) -> dict[str, StoredDocument]:
        """The documents that could be read, by key."""
        return {entry.key: entry.document for entry in self if entry.document}

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of each readable document by its key, made unique."""
        return dict(zip(self.documents, unique_titles([*self.documents.values()]), strict=True))

    @cached_property
    def unread(self) -> int:
        """The number of files that are still to be read."""
        return sum(entry.is_unread for entry in self)
