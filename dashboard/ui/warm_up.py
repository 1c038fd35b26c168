"""What is made before anyone comes, so that the first visitor does not wait for it."""

from __future__ import annotations

import contextlib

from dashboard.analysis.matrix import matrix, matrix_rows, row_labels
from dashboard.library import catalogue
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from dashboard.pages import BY_PATH
from dashboard.ui.matrix import MATRIX_ROWS, markup_of
from dashboard.ui.overview import actions_of
from dashboard.ui.page import ROWS_A_PAGE
from dashboard.ui.sidebar import counts_of, selected
from loaders import LoadError


def warm_up() -> None:
    """Make what the first page and the matrix begin with; it is kept with the dataset. Files new to the cache are read meanwhile."""
    with contextlib.suppress(LoadError):
        dataset = catalogue.bundled_dataset(catalogue.documents_of(catalogue.bundled_entries(), None))
        catalogue.known_of(dataset)
        shown = selected(dataset, Filter())
        counts_of(shown)
        actions_of(shown, shown.actions["action_id"].tolist()[:ROWS_A_PAGE])
        _make_matrix(shown)


def _make_matrix(shown: Selection) -> None:
    begins = {name: BY_PATH["matrix"].parameters[name] for name in ("rows", "row_order", "column_order")}
    if len(matrix_rows(shown.actions, begins["rows"])) <= MATRIX_ROWS and len(shown.assignments):
        table = matrix(shown.assignments, shown.actions, **begins)
        markup_of(shown, table, row_labels(shown.dataset, table.index, begins["rows"]), **begins, only=())
