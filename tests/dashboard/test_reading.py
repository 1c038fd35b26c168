"""Reading in a child process: the same results and errors, and bounds that hold."""

import sys

import pytest

from dashboard import reading
from dashboard.reading import read_apart
from loaders import LoadError, UnknownHeader, load_document
from tests.conftest import BUNDLED, ROOT


def test_a_document_read_apart_is_the_same():
    data = BUNDLED.read_bytes()
    apart, here = read_apart(data, name="a.txt"), load_document(data, name="a.txt")

    assert apart.assignments.equals(here.assignments)
    assert apart.actions.equals(here.actions)
    assert (apart.title, apart.findings, apart.headers) == (here.title, here.findings, here.headers)


def test_errors_come_back_as_they_are():
    with pytest.raises(LoadError, match="文件是空的"):
        read_apart(b"", name="a.txt")
    with pytest.raises(UnknownHeader) as error:
        read_apart("事情,谁管,谁帮\n修路,交通局,财政局\n".encode(), name="a.csv")
    assert error.value.sample.rows[0] == ("事情", "谁管", "谁帮")


def test_the_pages_of_a_pdf_are_reported_on_the_way():
    shares = []
    read_apart((ROOT / "tests/cases/pages-ruled.pdf").read_bytes(), name="a.pdf", progress=shares.append)

    assert shares[-1] == 1


def test_a_read_that_takes_too_long_is_ended():
    with pytest.raises(LoadError, match="超时"):
        read_apart(BUNDLED.read_bytes(), name="a.txt", seconds=0.01)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import os; os.abort()", "没能读完"),
        ("print('no answer')", "没能读完"),
        (
            "import sys, dashboard.reading as r; r.load_document = lambda *_, **__: bytearray(4 << 30); r.answer()",
            "太大",
        ),
    ],
)
def test_a_child_that_dies_or_takes_too_much_is_one_sentence(monkeypatch, code, words):
    monkeypatch.setattr(reading, "_CHILD", [sys.executable, "-c", code])

    with pytest.raises(LoadError, match=words):
        read_apart(b"x", name="a.txt")
