"""Every file that a person can take away: its name, its media type, and how its bytes are made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pandas as pd

from dashboard.analysis.comparison import Difference
from dashboard.analysis.matrix import matrix, row_labels
from dashboard.analysis.targets import targets_of
from dashboard.export import csv_files
from dashboard.export.matrix_picture import matrix_picture
from dashboard.export.print_page import print_page
from dashboard.export.tables import differences_table, targets_table
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from dashboard.text import UNITS, bind_language, t

_MEDIA_TYPES = {
    "csv": "text/csv",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "zip": "application/zip",
    "html": "application/octet-stream",  # the server answers no HTML but its own pages
}


class Download(NamedTuple):
    """A file to take away. `make` returns its bytes in the language of the run that offers it, whenever it is called."""

    name: str
    media_type: str
    make: Callable[[], bytes]


def _download(name: str, filter_: Filter, make: Callable[[], bytes], suffix: str = "csv") -> Download:
    return Download(filter_.file_name(name, t, suffix), _MEDIA_TYPES[suffix], bind_language(make))


def assignments(shown: Selection) -> Download:
    """The assignments shown, one row each."""

    def make() -> bytes:
        return csv_files.assignments_csv(shown.assignments, with_document=shown.dataset.is_combined)

    return _download(t("csv.name"), shown.filter, make)


def matrix_marks(shown: Selection, *, rows: str, **order: str) -> Download:
    """The whole matrix, whatever page of it is on screen; `order` as for `analysis.matrix`."""

    def make() -> bytes:
        table = matrix(shown.assignments, shown.actions, rows=rows, **order)
        return csv_files.matrix_csv(table, row_labels(shown.dataset, table.index, rows), rows=rows)

    return _download(f"{t('matrix.name')}_{UNITS[rows]}", shown.filter, make)


def agency_workload(shown: Selection, load: pd.DataFrame, unit: str) -> Download:
    """A workload, counted in `unit`."""
    return _download(f"{t('workload.name')}_{UNITS[unit]}", shown.filter, lambda: csv_files.workload_csv(load))


def agency_pairs(shown: Selection, pairs: pd.DataFrame, name: str) -> Download:
    """Pairs of agencies, under the name of the page that shows them."""
    return _download(f"{name}_{UNITS['actions']}", shown.filter, lambda: csv_files.pairs_csv(pairs, shown.dataset))


def targets(shown: Selection, kind: str) -> Download:
    """The targets of one kind, or of all ("all"), in the actions shown; actions not read yet are read now."""

    def make() -> bytes:
        found, _ = targets_of(shown.dataset, shown.actions)
        return csv_files.csv_bytes(
            targets_table(found if kind == "all" else found[found["kind"] == kind], shown.dataset)
        )

    return _download(t("targets.name"), shown.filter, make)


def differences(found: Sequence[Difference]) -> Download:
    """What differs between two documents."""
    return _download(t("compare.name"), Filter(), lambda: csv_files.csv_bytes(differences_table(found)))


def matrix_slide(shown: Selection, table: pd.DataFrame, labels: Sequence[str]) -> Download:
    """The matrix on screen as a picture."""
    return _download(t("matrix.name"), shown.filter, lambda: matrix_picture(table, labels, shown).encode(), "svg")


def excel_workbook(shown: Selection) -> Download:
    """Everything shown as a workbook."""

    def make() -> bytes:
        from dashboard.export.workbook import workbook  # loads openpyxl, which few runs need

        return workbook(shown)

    return _download(t("take.workbook.name"), shown.filter, make, "xlsx")


def agency_tasks(shown: Selection, agency: str) -> Download:
    """The task list of one agency. Its name is the first part of the file name, so the filter does not repeat it."""

    def make() -> bytes:
        from dashboard.export.task_list import task_list  # loads python-docx, which few runs need

        return task_list(shown, agency)

    return _download(agency + t("tasks.name"), shown.filter.without("agency"), make, "docx")


def all_tasks(shown: Selection) -> Download:
    """The task lists of all agencies in one archive."""

    def make() -> bytes:
        from dashboard.export.task_list import task_lists

        return task_lists(shown)

    return _download(t("tasks.name"), shown.filter, make, "zip")


def printable(shown: Selection) -> Download:
    """The print page as a file."""
    return _download(t("take.print.name"), shown.filter, lambda: print_page(shown).encode(), "html")
