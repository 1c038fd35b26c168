"""What was read from documents, kept on disk: one file for a content, a name and a version of the reader."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

from dashboard import ROOT
from dashboard.model import stored_document
from dashboard.model.stored_document import StoredDocument

#: Git ignores it; it may be deleted at any time.
FOLDER = Path(os.environ.get("RB_CACHE") or ROOT / ".cache")
MOST_FILES = 5_000
_SIGNATURE = 32  # bytes of a SHA-256 in front of each file: a broken one is seen before anything in it is looked at


@cache
def reader_version() -> str:
    """Of the code that reads: another reader may find something else in the same bytes."""
    sources = [*sorted((ROOT / "loaders").rglob("*.py")), Path(stored_document.__file__), ROOT / "requirements.lock"]
    known = [*(path.read_bytes() for path in sources), stored_document.FORMAT]
    return hashlib.sha256(b"\0".join(known)).hexdigest()[:16]


def load(data: bytes, name: str) -> StoredDocument | None:
    """What this version of the reader made of a file of these bytes and this name; None if that is not here, or not that."""
    with contextlib.suppress(OSError, ValueError, LookupError, TypeError, AttributeError):
        kept = _path(data, name).read_bytes()
        content = kept[_SIGNATURE:]
        if kept[:_SIGNATURE] == hashlib.sha256(content).digest():
            return stored_document.from_bytes(content)
    return None


def save(data: bytes, name: str, document: StoredDocument) -> None:
    """Keep it. A disk that is full or may not be written to only costs the time to read again."""
    with contextlib.suppress(OSError):
        path = _path(data, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        content = stored_document.to_bytes(document)
        file = tempfile.NamedTemporaryFile(dir=path.parent, delete=False)  # noqa: SIM115 - closed below, before it moves
        try:
            with file:
                file.write(hashlib.sha256(content).digest() + content)
            os.replace(file.name, path)
        except OSError:
            os.unlink(file.name)


def tidy() -> None:
    """Remove what other versions of the reader left, and of this one's files the oldest past MOST_FILES."""
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
