"""What was read, kept on disk: one file for each combination of content, name and version of the reader.

It holds the document, or the error that says why the content is none, so that a bad file is read once only.
"""

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
import time
from functools import cache
from pathlib import Path

from dashboard import ROOT
from dashboard.model import stored_document
from dashboard.model.stored_document import StoredDocument
from loaders import LoadError
from loaders.messages import error_from_data

#: Ignored by Git; may be deleted at any time.
FOLDER = Path(os.environ.get("RB_CACHE") or ROOT / ".cache")
MOST_FILES = 5_000
_SIGNATURE = (
    32  # bytes of the SHA-256 at the start of each file, by which a damaged one is recognised before it is parsed
)
_ERROR = b"error "  # at the start of the content, where a document has a line of JSON
_PASSING = ("read-slow", "read-died", "read-large")  # the codes of errors that depend on the machine, too
_DAY = 86_400


@cache
def reader_version() -> str:
    """A hash of the code that reads: other code may read the same bytes differently."""
    sources = [*sorted((ROOT / "loaders").rglob("*.py")), Path(stored_document.__file__), ROOT / "requirements.lock"]
    parts = [*(path.read_bytes() for path in sources), stored_document.FORMAT]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


def load(data: bytes, name: str) -> StoredDocument | None:
    """The document that this version of the reader read from these bytes under this name; None if missing or damaged.

    Raises the LoadError if it could not read them. An error that another machine or another hour might not have given
    counts for a day.
    """
    with contextlib.suppress(OSError, ValueError, LookupError, TypeError, AttributeError):
        path = _path(data, name)
        kept = path.read_bytes()
        content = kept[_SIGNATURE:]
        if kept[:_SIGNATURE] != hashlib.sha256(content).digest():
            return None
        if not content.startswith(_ERROR):
            return stored_document.from_bytes(content)
        error = error_from_data(json.loads(content[len(_ERROR) :]))
        if error.code not in _PASSING or time.time() - path.stat().st_mtime < _DAY:
            raise error
    return None


def save(data: bytes, name: str, read: StoredDocument | LoadError) -> None:
    """Keep what was read. If the disk is full or read-only nothing happens: the file is then read again next time."""
    with contextlib.suppress(OSError):
        path = _path(data, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        content = _error_bytes(read) if isinstance(read, LoadError) else stored_document.to_bytes(read)
        file = tempfile.NamedTemporaryFile(dir=path.parent, delete=False)  # noqa: SIM115 - closed below, before it moves
        try:
            with file:
                file.write(hashlib.sha256(content).digest() + content)
            os.replace(file.name, path)
        except OSError:
            os.unlink(file.name)


def _error_bytes(error: LoadError) -> bytes:
    return _ERROR + json.dumps(error.as_data()).encode()


def tidy() -> None:
    """Remove the files of other versions of the reader, and the oldest of this version beyond MOST_FILES."""
    with contextlib.suppress(OSError):
        for folder in _documents().iterdir():
            if folder.name != reader_version():
                shutil.rmtree(folder, ignore_errors=True)
        files = sorted((_documents() / reader_version()).iterdir(), key=lambda path: path.stat().st_mtime_ns)
        for path in files[:-MOST_FILES]:
            path.unlink()


def _documents() -> Path:
    return FOLDER / "documents"


def _path(data: bytes, name: str) -> Path:
    content = hashlib.sha256(name.encode("utf-8", "surrogatepass") + b"\0" + data).hexdigest()
    return _documents() / reader_version() / content
