"""What the board exports, it reads as what it was."""

import pytest

from dashboard.export import downloads
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from loaders import load_document
from tests.conftest import BUNDLED

COLUMNS = ["measure_no", "measure", "action", "agency", "role", "position", "source_row"]


@pytest.mark.parametrize("make", [downloads.assignments, downloads.excel_workbook], ids=["CSV", "workbook"])
def test_an_export_is_read_as_the_document_that_it_was_made_of(make):
    document = load_document(BUNDLED.read_bytes(), name=BUNDLED.name)
    export = make(Selection(make_dataset(document), Filter()))
    again = load_document(export.make(), name=export.name)

    assert again.assignments[COLUMNS].equals(document.assignments[COLUMNS])
