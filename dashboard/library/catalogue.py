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
from dashboard.text import in_either, t
from loaders import LoadError

DOCUMENTS = Path(os.environ.get("RB_DOCUMENTS") or ROOT / "data/documents")
AGENCIES = ROOT / "data/agencies.csv"
#: In a URL, short for all documents together.
ALL = "all"
_folder = Folder()


def bundled_entries(progress: Callable[[int, int], None] | None = None) -> list[Entry]:
    """The files in data/documents, by name, as they are now; `progress` as in `Folder.entries`."""
    return _folder.entries(DOCUMENTS, progress)


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


def by_label(entries: Sequence[Entry]) -> dict[str, Entry]:
    """The entries that have a document, under their titles; titles that two would share are told apart."""
    readable = [entry for entry in entries if entry.document]
    return dict(zip(unique_titles([entry.document for entry in readable]), readable, strict=True))


def find(entries: Sequence[Entry], value: str) -> str | None:
    """The label that `value` means: a label, a file's name with or without suffix, or ALL; None where it means none."""
    labels = by_label(entries)
    if value in labels:
        return value
    if value in (ALL, *in_either("documents.all")):
        return t("documents.all")
    return next((label for label, entry in labels.items() if is_file(entry, value)), None)


def is_file(entry: Entry, value: str) -> bool:
    """Whether the value is the name of the entry's file, with or without suffix."""
    return value in (entry.name, Path(entry.name).stem)


def label_of(entries: Sequence[Entry], key: str) -> str | None:
    """The label of the entry with this key; None where it has no document."""
    return next((label for label, entry in by_label(entries).items() if entry.key == key), None)


def documents_of(entries: Sequence[Entry], label: str | None) -> tuple[StoredDocument, ...]:
    """The documents behind a label of `find`; behind None the first. Raises LoadError where none can be read."""
    labels = by_label(entries)
    if not labels:
        raise next((entry.error for entry in entries if entry.error), LoadError("no-documents"))
    if label in in_either("documents.all"):
        return tuple(entry.document for entry in labels.values())
    return (labels.get(label, next(iter(labels.values()))).document,)


def bundled_dataset(documents: tuple[StoredDocument, ...]) -> Dataset:
    """The dataset of bundled documents, made once for all sessions."""
    with _making:
        return (_alone if len(documents) == 1 else _together)(*documents)


_making = Lock()
_alone = lru_cache(maxsize=64)(make_dataset)
_together = lru_cache(maxsize=1)(make_dataset)  # may be large; another one means that the folder has changed


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
