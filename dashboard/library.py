"""The documents there are: every file in data/documents is one, read once and again when it changes."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from weakref import WeakKeyDictionary

from dashboard.agencies import Facts, read_agencies
from dashboard.board import Board, make_board, unique_titles
from dashboard.current import Known, current_board, known_agencies
from dashboard.reading import read_apart
from dashboard.text import t
from loaders import Document, LoadError, load_document

ROOT = Path(__file__).parents[1]
DOCUMENTS = ROOT / "data/documents"
AGENCIES = ROOT / "data/agencies.csv"
#: In a URL, short for all documents together.
ALL = "all"


@dataclass(frozen=True, eq=False)
class Entry:
    """A file and what came of it: its document, or the error that says why there is none.

    `key` tells it from all others: a bundled file's name.
    """

    key: str
    name: str
    bundled: bool
    document: Document | None = None
    error: LoadError | None = None


def read_entry(
    data: bytes,
    name: str,
    *,
    key: str,
    bundled: bool,
    columns: Mapping[int, str] | None = None,
    progress: Callable[[float], None] | None = None,
) -> Entry:
    """The entry of a file's bytes; `columns` and `progress` as in `load_document`. What is not bundled is read apart."""
    load = load_document if bundled else read_apart
    try:
        return Entry(key, name, bundled, document=load(data, name=name, columns=columns, progress=progress))
    except LoadError as error:
        return Entry(key, name, bundled, error=error)


def bundled_entries() -> list[Entry]:
    """The files in data/documents, by name, as they are now."""
    paths = sorted(path for path in DOCUMENTS.glob("*") if not path.name.startswith("."))
    return [_bundled(path) for path in paths if not path.is_dir()]


def _bundled(path: Path) -> Entry:
    try:
        status = path.stat()
        return _read_bundled(path, status.st_mtime_ns, status.st_size)
    except OSError as error:
        return Entry(path.name, path.name, True, error=LoadError(t("error.file", reason=error.strerror)))


@lru_cache(maxsize=4096)
def _read_bundled(path: Path, _mtime_ns: int, _size: int) -> Entry:
    return read_entry(path.read_bytes(), path.name, key=path.name, bundled=True)


def by_label(entries: Sequence[Entry]) -> dict[str, Entry]:
    """The entries that have a document, under their titles; titles that two would share are told apart."""
    readable = [entry for entry in entries if entry.document]
    return dict(zip(unique_titles([entry.document for entry in readable]), readable, strict=True))


def find(entries: Sequence[Entry], value: str) -> str | None:
    """The label that `value` means: a label, a file's name with or without suffix, or ALL; None where it means none."""
    labels = by_label(entries)
    if value in labels:
        return value
    if value in (ALL, t("documents.all")):
        return t("documents.all")
    return next((label for label, entry in labels.items() if value in (entry.name, Path(entry.name).stem)), None)


def label_of(entries: Sequence[Entry], key: str) -> str | None:
    """The label of the entry with this key; None where it has no document."""
    return next((label for label, entry in by_label(entries).items() if entry.key == key), None)


def documents_of(entries: Sequence[Entry], label: str | None) -> tuple[Document, ...]:
    """The documents behind a label of `find`; behind None the first. Raises LoadError where none can be read."""
    labels = by_label(entries)
    if not labels:
        raise next((entry.error for entry in entries if entry.error), LoadError(t("documents.none")))
    if label == t("documents.all"):
        return tuple(entry.document for entry in labels.values())
    return (labels.get(label, next(iter(labels.values()))).document,)


@lru_cache(maxsize=16)
def bundled_board(documents: tuple[Document, ...]) -> Board:
    """The board of bundled documents, made once for all sessions."""
    return make_board(*documents)


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


# Gone with their boards: an upload's names must not outlive its session.
_known: WeakKeyDictionary[Board, tuple[Facts, list[Known]]] = WeakKeyDictionary()
_current: WeakKeyDictionary[Board, tuple[Facts, Board]] = WeakKeyDictionary()


def known_of(board: Board) -> list[Known]:
    """What is known of the agencies of a board, as printed."""
    facts = agency_facts()
    if _known.get(board, (None,))[0] is not facts:
        _known[board] = facts, known_agencies(board, facts)
    return _known[board][1]


def with_current_names(board: Board) -> Board:
    """The board by today's names; the same board where none of its agencies is called otherwise today."""
    known, facts = known_of(board), agency_facts()
    if not any(each.is_renamed for each in known):
        return board
    if _current.get(board, (None,))[0] is not facts:
        _current[board] = facts, current_board(board, known)
    return _current[board][1]
