"""The way back from stored tables to the document that was read."""

import pandas as pd
import pytest

from dashboard.library import packing
from dashboard.model.read_document import document_of
from dashboard.model.stored_document import TABLES, as_stored, documents_in
from dashboard.model.stored_tables import tables_of
from loaders import Document, load_document
from loaders.edits import apply_edits
from tests.conftest import BUNDLED, ROOT, document, with_other_columns
from tests.loaders.edits.made import change

NO_CASES = (".expected.csv", "README.md")
CASES = [BUNDLED, *sorted(path for path in (ROOT / "tests/cases").iterdir() if not path.name.endswith(NO_CASES))]


def demand_same(back: Document, read: Document) -> None:
    pd.testing.assert_frame_equal(back.assignments, read.assignments)
    pd.testing.assert_frame_equal(back.actions, read.actions)
    for name in ("title", "name", "sha256", "findings", "headers", "sample", "other_columns", "outside"):
        assert getattr(back, name) == getattr(read, name)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_a_document_comes_back_from_its_tables_as_it_was_read(path):
    read = load_document(path.read_bytes(), name=path.name)

    demand_same(document_of(as_stored(read)), read)


def test_a_corrected_document_comes_back_with_its_corrections():
    read = document("（一）甲。其一\t甲局\t\n")
    corrected = apply_edits(read, [change(read, 1, "lead", ["乙局"])])

    assert document_of(as_stored(corrected)).actions["corrected"].tolist() == [(("lead", "甲局"),)]
    assert (as_stored(corrected).corrected, as_stored(read).corrected) == (1, 0)


def test_a_document_comes_back_from_files_that_it_shares_with_others(tmp_path):
    read = [document("（一）甲\t甲局\t\n（二）乙\t\t乙局\n", name="a.txt"), with_other_columns("略", name="b.txt")]
    packing.pack([files(each, tmp_path / each.name) for each in read], "0" * 64, tmp_path)
    packed = documents_in({name: tmp_path / f"{name}.parquet" for name in TABLES})

    for each in read:
        (stored,) = (document for document in packed if document.name == each.name)
        demand_same(document_of(stored), each)


def files(read, folder):
    folder.mkdir()
    for name, table in tables_of(read).items():
        (folder / f"{name}.parquet").write_bytes(table)
    return {name: folder / f"{name}.parquet" for name in TABLES}
