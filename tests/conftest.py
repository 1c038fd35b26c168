"""Documents that several tests share."""

from pathlib import Path

import pytest

from dashboard.board import Board, make_board
from loaders import Document, load_document

ROOT = Path(__file__).parents[1]
BUNDLED = ROOT / "data/documents/shanxi-sme-finance.txt"


def document(text: str, name: str = "t.txt", header: str = "工作内容\t牵头单位\t责任单位\n") -> Document:
    """A document of tab-separated rows under the usual header, or another."""
    return load_document(f"{header}{text}".encode(), name=name)


@pytest.fixture(scope="session")
def board() -> Board:
    """The bundled document, ready for pages."""
    return make_board(load_document(BUNDLED.read_bytes(), name=BUNDLED.name))
