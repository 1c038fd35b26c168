"""The documents: every file in data/documents, and those of the library; which of them an address means."""

import contextlib
import csv
import os
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path
from threading import Lock

from dashboard import ROOT
from dashboard.library import editors
from dashboard.library.database import Library
from dashboard.library.folder import Folder
from dashboard.library.library_documents import LibraryDocuments, State
from dashboard.model.agency_register import Facts, read_agencies
from dashboard.model.dataset import Dataset, make_dataset
from dashboard.model.entry import Entry
from dashboard.model.listing import Listing
from dashboard.model.stored_document import StoredDocument
from dashboard.model.successors import MOST_RENAMED, Known, current_dataset, known_agencies
from loaders import LoadError

DOCUMENTS = Path(os.environ.get("RB_DOCUMENTS") or ROOT / "data/documents")
AGENCIES = ROOT / "data/agencies.csv"
#: The key of the document that opens when the address names none.
DEFAULT = os.environ.get("RB_DEFAULT_DOCUMENT") or "shanxi-sme-finance.txt"
_DEFAULT_DAYS = 7
#: The key of all documents together, in an address.
ALL = "all"


@cache
def _folder(path: Path) -> Folder:
    return Folder(path)


def draft_days() -> float:
    """Days without a visit after which a draft is removed; with 0 a draft lasts as long as its session, in memory alone."""
    return float(os.environ.get("RB_DRAFT_DAYS") or _DEFAULT_DAYS)


@cache
def library() -> LibraryDocuments:
    """The documents of the library that all sessions share."""
    return LibraryDocuments(
        Library(may_write=editors.may_edit, draft_days=draft_days() or _DEFAULT_DAYS), _folder(DOCUMENTS).store
    )


def private_library() -> LibraryDocuments:
    """A library for one session alone, in memory: everything in it is gone when the session ends."""
    return LibraryDocuments(Library.in_memory(), store=None)


class _Shared:
    """The listing of all sessions, made anew when the files or the library have changed."""

    def __init__(self) -> None:
        self._made: tuple[Listing, LibraryDocuments, State, Listing] | None = None

    def listing(self, files: Listing) -> Listing:
        """The files with their corrections, then the kept documents."""
        kept = library()
        state, made = kept.state(), self._made
        if made is None or made[0] is not files or made[1:3] != (kept, state):
            entries = [kept.with_corrections(entry, partial(read_bytes, entry)) for entry in files]
            self._made = made = files, kept, state, Listing([*entries, *kept.kept()])
        return made[3]


_shared = _Shared()


def shared_entries(wanted: str | None = None, progress: Callable[[int, int], None] | None = None) -> Listing:
    """The entries of all sessions: the files in data/documents, sorted by name, then those kept in the library.

    May wait for the default document and for the file that is `wanted`, and reports `progress`, as `Folder.entries`.
    """
    return _shared.listing(_folder(DOCUMENTS).entries({DEFAULT, wanted or DEFAULT}, progress))


def shared_entries_at_once() -> Listing:
    """The same without waiting for a file; empty until the files have been read for the first time."""
    known = _folder(DOCUMENTS).known()
    return _shared.listing(known) if known else known


def tidy() -> None:
    """Pack what was read in earlier runs of the server, and remove what nobody needs any more."""
    _folder(DOCUMENTS).tidy()
    with contextlib.suppress(LoadError):
        library().library.purge()


def read_bytes(entry: Entry) -> bytes:
    """The present bytes of a file of the folder. Raises OSError if it cannot be opened."""
    return _folder(DOCUMENTS).path_of(entry).read_bytes()


def is_file(entry: Entry, value: str) -> bool:
    """Whether the value is the name of the entry's file, with or without its suffix."""
    return value in (entry.name, Path(entry.name).stem)


def find(entries: Listing, value: str) -> str | None:
    """The key that an address means by `value`: a key, a file name without suffix, a title, or ALL; None if none fits."""
    if value == ALL or value in entries.documents:
        return value
    stem = next((key for key in entries.documents if Path(key).stem == value), None)
    return stem or next((key for key, title in entries.titles.items() if title == value), None)


def default_key(entries: Listing) -> str | None:
    """The key of the document to show when the address names none: DEFAULT, else the first; None if there is none."""
    return DEFAULT if DEFAULT in entries.documents else next(iter(entries.documents), None)


def documents_of(entries: Listing, key: str | None) -> dict[str, StoredDocument]:
    """The documents of a key that `find` returned, by key; of None the default one. Raises LoadError if none is readable."""
    default = default_key(entries)
    if default is None:
        raise next((entry.error for entry in entries if entry.error), LoadError("no-documents"))
    if key == ALL:
        return entries.documents
    wanted = key if key in entries.documents else default
    return {wanted: entries.documents[wanted]}


def shared_dataset(documents: Mapping[str, StoredDocument]) -> Dataset:
    """The dataset of documents that all sessions share, made once for all sessions."""
    with _dataset_lock:
        return (_alone if len(documents) == 1 else _together)(agency_facts(), *documents.items())


def _make(facts: Facts, *documents: tuple[str, StoredDocument]) -> Dataset:
    keys = [key for key, _ in documents]
    return make_dataset(*(document for _, document in documents), keys=keys, kinds=facts.kinds)


_dataset_lock = Lock()
_alone = lru_cache(maxsize=64)(_make)
_together = lru_cache(maxsize=1)(_make)  # may be large; a second one means that the folder has changed


def agency_facts() -> Facts:
    """The register of agencies as it is now; empty if there is no file or it breaks its rules (`Facts.problem`)."""
    try:
        status = AGENCIES.stat()
    except OSError:
        return Facts()
    return _read_agencies(AGENCIES, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=2)
def _read_agencies(path: Path, _mtime_ns: int, _size: int) -> Facts:
    try:
        return read_agencies(path.read_bytes())
    except (OSError, ValueError, csv.Error) as error:
        return Facts(problem=str(error))


def known_of(dataset: Dataset) -> list[Known]:
    """What the register knows of the agencies of a dataset, as printed; nothing of a dataset that is too large to rename."""
    facts = agency_facts()
    if dataset.counts["assignments"] > MOST_RENAMED:
        return []
    return dataset.cached(("agencies", facts), lambda: known_agencies(dataset, facts))


def known_among(dataset: Dataset, agencies: Sequence[str]) -> list[Known]:
    """What the register knows of some agencies of a dataset, of any size."""
    return known_agencies(dataset, agency_facts(), agencies)


def with_current_names(dataset: Dataset) -> Dataset:
    """The dataset by today's names; the same if none of its agencies has another name today, or if it is too large."""
    known, facts = known_of(dataset), agency_facts()
    if not any(each.is_renamed for each in known):
        return dataset
    return dataset.cached(("current", facts), lambda: current_dataset(dataset, known, facts.kinds))
