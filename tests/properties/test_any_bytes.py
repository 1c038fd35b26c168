"""Any bytes, under any name, come to a document that can be shown, or to one sentence that says why there is none."""

import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests import promise
from tests.attacks.names import FILE_NAMES

CASES = Path(__file__).parents[1] / "cases"
_FILES = [path for path in sorted(CASES.iterdir()) if not path.name.endswith((".expected.csv", "README.md"))]
_SECONDS = 5.0  # of processor time; a read of so few bytes takes a hundredth
_MAGIC = (
    b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7\n", b"<html>", b"<!DOCTYPE html><table>", b"MIME-Version: 1.0\n",
    b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00", b"| ", b"sep=;\n", b"\x89PNG", b"{\\rtf", b"\x1f\x8b", b"BM",
    "工作任务\t牵头单位\n".encode(), "工作任务,牵头单位\n".encode("gb18030"), "一、".encode(), b"",
)  # fmt: skip
_SUFFIXES = ("", ".txt", ".csv", ".tsv", ".md", ".html", ".docx", ".xlsx", ".xls", ".pdf", ".PDF", ".exe")
_names = st.sampled_from([*(f"t{suffix}" for suffix in _SUFFIXES), *FILE_NAMES])


def keeps_its_promise(data: bytes, name: str) -> None:
    started = time.process_time()
    promise.read(data, name)
    assert time.process_time() - started < _SECONDS


@given(st.sampled_from(_MAGIC), st.binary(max_size=400), _names)
@example(b"", b"", "")
@example(b"", b"\x00" * 400, ".csv")
def test_bytes_behind_the_first_of_any_format_are_read_or_refused(magic, rest, name):
    keeps_its_promise(magic + rest, name)


@given(
    st.text(
        st.sampled_from("工作任务牵头责任单位配合局、，；\t\n|,;:：（）()<>&#*-=.一二123 \u3000\u202e\ufeff\x00\"'"),
        max_size=300,
    ),
    _names,
)
def test_text_of_the_marks_that_mean_something_is_read_or_refused(text, name):
    keeps_its_promise(text.encode(), name)


def _mutated(data: bytes, at: int, end: int, kind: str, other: bytes) -> bytes:
    """The file cut, with a part turned over, doubled or left out, or with a part of another in it."""
    at, end = sorted((at % (len(data) + 1), end % (len(data) + 1)))
    part = data[at:end]
    return {
        "cut": data[:at],
        "flipped": data[:at] + bytes(byte ^ 0xFF for byte in part[:4]) + data[at + len(part[:4]) :],
        "doubled": data[:end] + part + data[end:],
        "left out": data[:at] + data[end:],
        "spliced": data[:at] + other[at % (len(other) or 1) :],
    }[kind]


_KINDS = st.sampled_from(("cut", "flipped", "doubled", "left out", "spliced"))
_PLACE = st.integers(0, 50_000)


@pytest.mark.parametrize("suffix", sorted({path.suffix for path in _FILES}))
def test_a_golden_case_spoiled_is_read_or_refused(suffix):
    files = [path for path in _FILES if path.suffix == suffix]

    @given(st.sampled_from(files), _PLACE, _PLACE, _KINDS, st.sampled_from(_FILES))
    def holds(path: Path, at: int, end: int, kind: str, other: Path) -> None:
        keeps_its_promise(_mutated(path.read_bytes(), at, end, kind, other.read_bytes()), path.name)

    holds()
