"""The bundled documents: every file in data/documents is one, read once and again when it changes."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from dashboard.board import Board, make_board
from loaders import LoadError, load_document

ROOT = Path(__file__).parents[1]
DOCUMENTS = ROOT / "data/documents"


def bundled() -> list[Path]:
    """The bundled files, by name."""
    return sorted(path for path in DOCUMENTS.iterdir() if path.is_file() and not path.name.startswith("."))


def default_board() -> Board:
    """The board of the first bundled document that can be read. Raises LoadError where there is none."""
    error = LoadError("data/documents 里没有文件，请放入一份责任分工表。")
    for path in bundled():
        try:
            return open_board(path)
        except LoadError as this:
            error = this
    raise error


def open_board(path: Path) -> Board:
    """The board of a bundled file as it is now. Raises LoadError."""
    status = path.stat()
    return _open(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=32)
def _open(path: Path, _mtime_ns: int, _size: int) -> Board:
    return make_board(load_document(path.read_bytes(), name=path.name))
