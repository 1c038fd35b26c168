"""What the server prepares when it starts, so that the first visitor does not wait."""

import contextlib

from dashboard.library import catalogue
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from dashboard.pages import BY_PATH
from dashboard.text.pinyin import pinyin_of
from dashboard.ui.matrix import MATRIX_ROWS, Choices, markup_of
from dashboard.ui.overview import actions_of
from dashboard.ui.page import ROWS_A_PAGE
from loaders import LoadError


def warm_up() -> None:
    """Read the documents, and make the first views of overview and matrix, which stay in the dataset's cache."""
    with contextlib.suppress(LoadError):
        dataset = catalogue.shared_dataset(catalogue.documents_of(catalogue.shared_entries(), None))
        catalogue.known_of(dataset)
        for agency in dataset.agencies:
            pinyin_of(agency)
        shown = Selection(dataset, Filter())
        actions_of(shown, shown.action_ids(most=ROWS_A_PAGE))
        first = BY_PATH["matrix"].parameters
        choices = Choices(first["rows"], first["row_order"], first["column_order"])
        if shown.counts[choices.rows] <= MATRIX_ROWS and shown.counts["assignments"]:
            markup_of(shown, choices, None)
