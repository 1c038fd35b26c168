"""PDF files: their pages are counted while they are read."""

from loaders import load_document
from tests.conftest import ROOT


def test_the_pages_are_counted_while_the_file_is_read():
    shares = []
    load_document((ROOT / "tests/cases/pages-ruled.pdf").read_bytes(), name="t.pdf", progress=shares.append)

    assert shares == sorted(shares)
    assert len(shares) > 1
    assert shares[-1] == 1
