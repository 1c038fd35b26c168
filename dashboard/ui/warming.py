"""What is made before anyone comes."""

from __future__ import annotations

import contextlib

from dashboard.analysis.matrix import matrix, matrix_rows, row_labels
from dashboard.library import catalogue
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from dashboard.ui.matrix import MATRIX_ROWS, matrix_of
from dashboard.ui.overview import actions_of
from dashboard.ui.page import ROWS_A_PAGE
from dashboard.ui.view import counts_of, selected
from loaders import LoadError


def warm_up() -> None:
    """Make what the first page and the matrix show at first, and find it kept.

    Files new to the cache are read meanwhile; who comes sees how far.
    """
    with contextlib.suppress(LoadError):
        dataset = catalogue.bundled_dataset(catalogue.documents_of(catalogue.bundled_entries(), None))
        catalogue.known_of(dataset)
        shown = selected(dataset, Filter())
        counts_of(shown)
        actions_of(shown, shown.actions["action_id"].tolist()[:ROWS_A_PAGE])
        _make_matrix(shown)


def _make_matrix(shown: Selection) -> None:
    order = {"rows": "measures", "row_order": "source", "column_order": "source"}  # as the page begins
    if len(matrix_rows(shown.actions, order["rows"])) <= MATRIX_ROWS and len(shown.assignments):
        table = matrix(shown.assignments, shown.actions, **order)
        matrix_of(shown, table, row_labels(shown.dataset, table.index, order["rows"]), **order, only=())
