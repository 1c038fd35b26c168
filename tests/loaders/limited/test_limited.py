"""A child that reads keeps to its limits and ends with its parent; whatever becomes of it is one true sentence."""

import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from loaders import LoadError
from loaders.limited import Reader
from tests.attacks.growth import wide_range
from tests.conftest import BUNDLED, ROOT

pytestmark = pytest.mark.slow


def read(data: bytes = b"x", name: str = "a.txt", **bounds: float) -> bytes:
    with Reader("loaders.worker", ["csv", "zh"]) as reader:
        return reader.read(data, name=name, **bounds)


def code_of_failure(*arguments: object, **bounds: float) -> str:
    with pytest.raises(LoadError) as failure:
        read(*arguments, **bounds)
    return failure.value.code


def test_one_child_reads_one_document_after_another_and_says_what_is_wrong_with_a_bad_one():
    with Reader("loaders.worker", ["csv", "zh"]) as reader:
        first = reader.read(BUNDLED.read_bytes(), name="a.txt")
        with pytest.raises(LoadError, match="文件是空的"):
            reader.read(b"", name="b.txt")
        assert reader.read(BUNDLED.read_bytes(), name="a.txt") == first


def test_a_read_that_takes_too_long_is_ended():
    assert code_of_failure(BUNDLED.read_bytes(), seconds=0.01) == "read-slow"


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("child.load_document = lambda *_, **__: os.abort()", "read-died"),
        ("child.load_document = lambda *_, **__: 1 / 0", "read-died"),
        ("os.write(1, b'no message at all, but longer than its head'); os._exit(0)", "read-died"),
        ("child.load_document = lambda *_, **__: bytearray(4 << 30)", "read-large"),
        ("child.SECONDS = 0; child.load_document = lambda *_, **__: sum(iter(int, 1))", "read-slow"),
    ],
    ids=["abort", "bug", "no message", "memory", "processor time"],
)
def test_a_child_that_dies_or_takes_too_much_is_one_sentence(child_runs, statement, code):
    child_runs(statement)

    assert code_of_failure() == code


def test_a_workbook_that_does_not_fit_into_memory_is_said_to_be_too_large_and_not_damaged(child_runs):
    child_runs("child._MEMORY = 48 << 20")
    rows = [[f"{at}.任务", "市教育局", *map(str, range(48))] for at in range(2_000)]

    assert code_of_failure(workbook([["工作任务", "责任单位", *["备注"] * 48], *rows]), "a.xlsx") == "read-large"


def test_a_font_of_a_pdf_that_takes_all_memory_is_said_to_be_too_large_and_not_damaged(child_runs):
    child_runs("child._MEMORY = 200 << 20")

    assert code_of_failure(wide_range(), "a.pdf") == "read-large"


def workbook(rows: list[list[str]]) -> bytes:
    file = BytesIO()
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    book.save(file)
    return file.getvalue()


def test_an_answer_is_never_executed(child_runs, tmp_path):
    """A pickle of `Path.touch` is what a taken-over child might send."""
    child_runs(
        f"import pickle, pathlib; touch = type('T', (), {{'__reduce__': lambda _: (pathlib.Path.touch, (pathlib.Path({str(tmp_path / 'done')!r}),))}})"
        "; os.write(1, pickle.dumps(touch())); os._exit(0)"
    )

    assert code_of_failure() == "read-died"
    assert list(tmp_path.iterdir()) == []


def test_a_child_ends_when_its_parent_is_killed_whatever_it_is_doing(tmp_path):
    pid_file = tmp_path / "pid"
    program = f"""
import sys
from loaders import limited
child = '''
import os, pathlib
from loaders.limited import child
def endless(*_, **__):
    pathlib.Path({str(pid_file)!r}).write_text(str(os.getpid()))
    while True:
        pass
child.load_document = endless
child.serve(None)'''
limited._command = lambda *_: [sys.executable, "-c", child]
limited.Reader("").read(b"x", name="a.txt")
"""
    parent = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT)
    try:
        until(lambda: pid_file.exists() and pid_file.read_text())
    finally:
        parent.kill()
        parent.wait()

    until(lambda: not is_running(int(pid_file.read_text())))


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def until(holds) -> None:
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)
