"""What was read, kept as Parquet for all processes and for other programs; docs/store.md describes it.

Each version of the reader has a folder. In it, a part is a folder with three tables: one document, named by its address, or
some thousand, packed together because that many files would be slow to ask. A part never changes. An error that says why a
content is no document is kept as well, so that a bad file is read once only.
"""

import contextlib
import hashlib
import json
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard import ROOT
from dashboard.library import packing
from dashboard.library.file_stamps import Stamp
from dashboard.model import folding, provinces, stored_tables
from dashboard.model.stored_document import TABLES, StoredDocument, documents_in, split
from dashboard.model.stored_tables import address_of
from loaders import LoadError
from loaders.messages import error_from_data

#: Ignored by Git; may be deleted while no board runs.
FOLDER = Path(os.environ.get("RB_STORE") or ROOT / "data/store")
#: Documents that stand alone before they are packed, and the most of a pack.
MOST_ALONE, MOST_IN_PACK = 1_000, 4_000
_DIGESTS = "sha256.json"  # beside the tables of a document that stands alone: the hash of each
_PASSING = ("read-slow", "read-died", "read-large")  # the codes of errors that depend on the machine, too
_DAY = 86_400
_DAYS_UNUSED = 30  # before what another version of the reader has read is removed
_DAMAGED = (OSError, ValueError, LookupError, TypeError, AttributeError, pa.ArrowException)

#: Columns as a person has named them, by their place in the table.
Columns = Mapping[int, str] | None


@cache
def reader_version() -> str:
    """A hash of the code that reads and makes the tables: other code may read the same bytes differently."""
    tables = [Path(str(module.__file__)) for module in (stored_tables, folding, provinces)]
    tables += sorted((ROOT / "dashboard/model/times").glob("*.py"))
    sources = [*sorted((ROOT / "loaders").rglob("*.py")), *tables, ROOT / "requirements.lock"]
    parts = [path.read_bytes() for path in sources if path.is_file()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


class NotedFile(NamedTuple):
    """The state of a file when it was read, its name as text, and the hash of its content."""

    stamp: Stamp
    name: str
    sha256: str


class Store:
    """The documents below FOLDER that this version of the reader has read. Other processes may add to them meanwhile."""

    def __init__(self) -> None:
        self.folder = FOLDER / reader_version()
        self._packed: dict[tuple[str, str], StoredDocument] = {}
        self._packs: set[str] = set()
        self._looked = -1  # st_mtime_ns of the folder of packs when it was looked at
        self.packed()

    def find(self, name: str, sha256: str, columns: Columns = None) -> StoredDocument | None:
        """The document that was read from the content with this hash under this name; None if missing or damaged.

        `columns` are those that a person has named: what was read with them is kept apart, and never packed.

        Raises the LoadError if it could not be read. An error that another machine or another hour might not have given
        counts for a day.
        """
        if columns is None and (document := self._packed.get((name, sha256))):
            return document
        address = address_of(name, sha256)
        with contextlib.suppress(*_DAMAGED):
            alone = self._place(address, columns)
            if alone.is_dir():
                _check(alone)
                (document,) = documents_in(_files(alone))
                return document
            if columns is None and (error := self._error(address)):
                raise error
        return None

    def packed(self) -> dict[tuple[str, str], StoredDocument]:
        """The documents that are packed, by name and SHA-256, those of new packs as well."""
        with contextlib.suppress(OSError):
            changed = (self.folder / "packs").stat().st_mtime_ns
            if changed != self._looked:
                for pack in {path.name for path in (self.folder / "packs").iterdir()} - self._packs:
                    documents = _in_pack(self._part("packs", pack))
                    self._packed |= {(each.name, each.sha256): each for each in documents}
                    self._packs.add(pack)
                self._looked = changed
        return self._packed

    def add(self, encoded: bytes, columns: Columns = None) -> StoredDocument:
        """Keep a document as the reading process sent it. If the disk is full or read-only, it is held in memory."""
        tables = split(encoded)
        (document,) = documents_in(tables)
        part = self._place(address_of(document.name, document.sha256), columns)
        with contextlib.suppress(OSError):
            _write(part, tables)
            return documents_in(_files(part))[0]
        return document

    def add_error(self, name: str, sha256: str, error: LoadError) -> None:
        """Keep why a content could not be read. If the disk is full or read-only nothing happens."""
        with contextlib.suppress(OSError):
            path = self._part("errors", f"{address_of(name, sha256)}.json")
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, json.dumps(error.as_data()).encode())

    def files_of(self, folder: Path) -> dict[str, NotedFile]:
        """The files of a folder that were read, as they were noted last, by their names in the folder."""
        with contextlib.suppress(*_DAMAGED):
            noted = json.loads(self._note(folder).read_bytes())
            return {file: NotedFile(tuple(stamp), *more) for file, (stamp, *more) in noted.items()}
        return {}

    def note_files(self, folder: Path, files: Mapping[str, NotedFile]) -> None:
        """Note which content each file of a folder has, so that the next start need not read them all to know it."""
        with contextlib.suppress(OSError):
            path = self._note(folder)
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, json.dumps(files).encode())

    def _note(self, folder: Path) -> Path:
        name = hashlib.sha256(os.fsencode(folder.absolute())).hexdigest()
        return self._part("folders", f"{name}.json")

    def tidy(self) -> None:
        """Pack the documents that stand alone if they are many, and remove what nobody needs any more."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            os.utime(self.folder)
            for version in FOLDER.iterdir():
                if _age(version) > _DAYS_UNUSED * _DAY:
                    shutil.rmtree(version, ignore_errors=True)
            for work in self.folder.glob("**/.*"):  # of a process that was killed
                if _age(work) > _DAY:
                    shutil.rmtree(work, ignore_errors=True)
            self._pack()

    def _pack(self) -> None:
        (self.folder / "alone").mkdir(exist_ok=True)
        alone = {path.name: path for path in (self.folder / "alone").iterdir() if not path.name.startswith(".")}
        packed = {address_of(*key): document for key, document in self.packed().items()}
        for address, path in alone.items():
            if (
                address in packed and _age(Path(str(packed[address].tables["documents"]))) > _DAY
            ):  # others have seen the pack by now
                shutil.rmtree(path, ignore_errors=True)
        due = sorted(address for address in alone if address not in packed)
        if len(due) < MOST_ALONE:
            return
        for at in range(0, len(due), MOST_IN_PACK):
            parts = [_files(alone[address]) for address in due[at : at + MOST_IN_PACK]]
            name = hashlib.sha256("".join(due[at : at + MOST_IN_PACK]).encode()).hexdigest()
            work = Path(tempfile.mkdtemp(dir=self.folder, prefix="."))
            try:
                packing.pack(parts, name, work)
                (self.folder / "packs").mkdir(exist_ok=True)
                os.rename(work, self._part("packs", name))
            except (OSError, duckdb.Error):  # the disk is full, or another process has made the same pack
                logging.getLogger("dashboard").warning("packing documents", exc_info=True)
                shutil.rmtree(work, ignore_errors=True)

    def _error(self, address: str) -> LoadError | None:
        path = self._part("errors", f"{address}.json")
        if not path.exists():
            return None
        error = error_from_data(json.loads(path.read_bytes()))
        return None if error.code in _PASSING and _age(path) > _DAY else error

    def _place(self, address: str, columns: Columns) -> Path:
        """Where a document stands that is not packed."""
        if columns is None:
            return self._part("alone", address)
        named = json.dumps(sorted(columns.items())).encode()
        return self._part("columns", f"{address}-{hashlib.sha256(named).hexdigest()[:16]}")

    def _part(self, kind: str, name: str) -> Path:
        return self.folder / kind / name


def _files(part: Path) -> dict[str, Path]:
    return {name: part / f"{name}.parquet" for name in TABLES}


def _in_pack(pack: Path) -> list[StoredDocument]:
    """The documents of a pack; none if it is damaged. It is then removed, so that its documents are read again."""
    files = _files(pack)
    try:
        for path in files.values():
            pq.read_metadata(path)  # stands at the end of a file, so that one that was cut off has none
        return documents_in(files)
    except (ValueError, LookupError):
        logging.getLogger("dashboard").warning("%s is damaged and is removed", pack)
        shutil.rmtree(pack, ignore_errors=True)
        return []


def _check(part: Path) -> None:
    """Raise ValueError if the tables of a document are not as they were written."""
    digests = json.loads((part / _DIGESTS).read_text())
    for name, path in _files(part).items():
        if hashlib.sha256(path.read_bytes()).hexdigest() != digests[name]:
            raise ValueError(f"{path} is damaged")


def _is_whole(part: Path) -> bool:
    with contextlib.suppress(*_DAMAGED):
        _check(part)
        return True
    return False


def _write(part: Path, tables: dict[str, bytes]) -> None:
    """Write the tables of a part, all or none. One that is whole stays, as somebody may be reading it."""
    part.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=part.parent, prefix="."))
    try:
        for name, table in tables.items():
            (work / f"{name}.parquet").write_bytes(table)
        digests = {name: hashlib.sha256(table).hexdigest() for name, table in tables.items()}
        (work / _DIGESTS).write_text(json.dumps(digests))
        if not _is_whole(part):
            shutil.rmtree(part, ignore_errors=True)  # a damaged one
            os.rename(work, part)
    except OSError:
        if not _is_whole(part):  # nobody else has written it meanwhile
            raise
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _replace(path: Path, content: bytes) -> None:
    """Write a file, all or nothing."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    os.replace(file.name, path)


def _age(path: Path) -> float:
    return time.time() - path.stat().st_mtime
