"""The documents there are: every file in data/documents is one, and what a session adds."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock
from weakref import WeakKeyDictionary

from dashboard import ROOT
from dashboard.library.folder import Folder
from dashboard.library.worker_pool import read_apart
from dashboard.model.agency_register import Facts, read_agencies
from dashboard.model.dataset import Dataset, make_dataset, unique_titles
from dashboard.model.entry import Entry
from dashboard.model.stored_document import StoredDocument
from dashboard.model.successors import Known, current_dataset, known_agencies
from loaders import LoadError

DOCUMENTS = Path(os.environ.get("RB_DOCUMENTS") or ROOT / "data/documents")
AGENCIES = ROOT / "data/agencies.csv"
#: The key of the document that opens when nobody asks for one.
DEFAULT = os.environ.get("RB_DEFAULT_DOCUMENT") or "shanxi-sme-finance.txt"
#: In an address, all documents together.
ALL = "all"
_folder = Folder()


def bundled_entries(progress: Callable[[int, int], None] | None = None) -> list[Entry]:
    """The files in data/documents, by name, as they are now; `progress` as in `Folder.entries`."""
    return _folder.entries(DOCUMENTS, progress)


def bundled_entries_at_once() -> list[Entry]:
    """The same without waiting for a file; none while they are read for the first time."""
    return _folder.known(DOCUMENTS)


def read_entry(
    data: bytes,
    name: str,
    *,
    key: str,
    bundled: bool,
    columns: Mapping[int, str] | None = None,
    progress: Callable[[float], None] | None = None,
    waiting: Callable[[], None] | None = None,
) -> Entry:
    """The entry of bytes from outside; `columns`, `progress` and `waiting` as in `read_apart`."""
    try:
        document = read_apart(data, name=name, columns=columns, progress=progress, waiting=waiting)
        return Entry(key, name, bundled, document=document)
    except LoadError as error:
        return Entry(key, name, bundled, error=error)


def read_bytes(entry: Entry) -> bytes:
    """The bytes of a bundled file as they are now. Raises OSError where it cannot be opened."""
    return (DOCUMENTS / entry.name).read_bytes()


def is_file(entry: Entry, value: str) -> bool:
    """Whether the value is the name of the entry's file, with or without suffix."""
    return value in (entry.name, Path(entry.name).stem)


def readable(entries: Sequence[Entry]) -> dict[str, StoredDocument]:
    """The documents of the entries that could be read, by key."""
    return {entry.key: entry.document for entry in entries if entry.document}


def titles(entries: Sequence[Entry]) -> dict[str, str]:
    """The title of each readable document by its key; titles that two would share are told apart."""
    documents = readable(entries)
    return dict(zip(documents, unique_titles([*documents.values()]), strict=True))


def find(entries: Sequence[Entry], value: str) -> str | None:
    """The key that an address means by `value`: a key, a file's name without suffix, a title, or ALL; None if none."""
    known = titles(entries)
    if value in (ALL, *known):
        return value
    by_stem = (key for key in known if Path(key).stem == value)
    return next(by_stem, None) or next((key for key, title in known.items() if title == value), None)


def default_key(entries: Sequence[Entry]) -> str | None:
    """The document that is shown when nobody asks for one: that of the setting, else the first; None if there is none."""
    known = readable(entries)
    return DEFAULT if DEFAULT in known else next(iter(known), None)


def documents_of(entries: Sequence[Entry], key: str | None) -> dict[str, StoredDocument]:
    """The documents of a key of `find`; of None the default one. Raises LoadError where none can be read."""
    known, default = readable(entries), default_key(entries)
    if default is None:
        raise next((entry.error for entry in entries if entry.error), LoadError("no-documents"))
    if key == ALL:
        return known
    wanted = key if key in known else default
    return {wanted: known[wanted]}


def bundled_dataset(documents: Mapping[str, StoredDocument]) -> Dataset:
    """The dataset of bundled documents, made once for all sessions."""
    with _making:
        return (_alone if len(documents) == 1 else _together)(*documents.items())


def _make(*documents: tuple[str, StoredDocument]) -> Dataset:
    return make_dataset(*(document for _, document in documents), keys=[key for key, _ in documents])


_making = Lock()
_alone = lru_cache(maxsize=64)(_make)
_together = lru_cache(maxsize=1)(_make)  # may be large; another one means that the folder has changed


_NO_FACTS = Facts()


def agency_facts() -> Facts:
    """The table of agencies as it is now; without a row where there is none or it breaks its rules."""
    try:
        status = AGENCIES.stat()
    except OSError:
        return _NO_FACTS
    return _read_agencies(AGENCIES, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=2)
def _read_agencies(path: Path, _mtime_ns: int, _size: int) -> Facts:
    try:
        return read_agencies(path.read_bytes())
    except (OSError, ValueError, csv.Error) as error:
        return Facts(problem=str(error))


# Gone with their datasets: an upload's names must not outlive its session.
_known: WeakKeyDictionary[Dataset, tuple[Facts, list[Known]]] = WeakKeyDictionary()
_current: WeakKeyDictionary[Dataset, tuple[Facts, Dataset]] = WeakKeyDictionary()


def known_of(dataset: Dataset) -> list[Known]:
    """What is known of the agencies of a dataset, as printed."""
    facts = agency_facts()
    if _known.get(dataset, (None,))[0] is not facts:
        _known[dataset] = facts, known_agencies(dataset, facts)
    return _known[dataset][1]


def with_current_names(dataset: Dataset) -> Dataset:
    """The dataset by today's names; the same dataset where none of its agencies is called otherwise today."""
    known, facts = known_of(dataset), agency_facts()
    if not any(each.is_renamed for each in known):
        return dataset
    if _current.get(dataset, (None,))[0] is not facts:
        _current[dataset] = facts, current_dataset(dataset, known)
    return _current[dataset][1]
