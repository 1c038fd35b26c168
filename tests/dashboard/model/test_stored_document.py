"""A stored document has the same tables, findings and headers as the document, also after conversion to bytes and back."""

from dataclasses import replace

import pytest

from dashboard.model.stored_document import from_bytes, pack, to_bytes
from loaders import check, load_document
from tests.conftest import BUNDLED, ROOT, document


@pytest.mark.parametrize(
    "name", ["shanxi-sme-finance.txt", "sheets-merged.xlsx", "two-annexes.docx", "html-spans.html"]
)
def test_a_document_comes_back_from_its_bytes_as_it_was_read(name):
    path = BUNDLED if name == BUNDLED.name else ROOT / "tests/cases" / name
    read = load_document(path.read_bytes(), name=name)
    back = from_bytes(to_bytes(pack(read)))

    check(back.assignments)
    assert back.assignments.equals(read.assignments)
    assert back.actions.equals(read.actions)
    assert (back.title, back.name, back.sha256) == (read.title, read.name, read.sha256)
    assert (back.findings, back.headers, back.sample) == (read.findings, read.headers, read.sample)


def test_the_counts_are_known_without_unpacking():
    packed = replace(pack(load_document(BUNDLED.read_bytes(), name=BUNDLED.name)), tables=b"")

    assert packed.counts == {"measures": 13, "actions": 17, "assignments": 48, "agencies": 21}


def test_actions_without_agencies_are_kept():
    packed = pack(document("（一）甲\t甲局\t\n（二）乙\t\t\n"))

    assert packed.actions["measure"].tolist() == ["甲", "乙"]
    assert packed.assignments["agency"].tolist() == ["甲局"]


def test_a_packed_document_stays_as_it_is():
    packed = pack(document("（一）甲\t甲局\t\n"))

    assert pack(packed) is packed
