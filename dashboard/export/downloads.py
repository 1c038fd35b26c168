"""Every file that a user can take away: its name, its media type, and how its bytes are made."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from dashboard.analysis.collaboration import pairs
from dashboard.analysis.comparison import Difference
from dashboard.analysis.matrix import matrix, row_labels
from dashboard.analysis.table_view import EVERYTHING, TableView
from dashboard.analysis.targets import targets_of
from dashboard.analysis.workload import workload
from dashboard.export import csv_files
from dashboard.export.calendar_file import calendar
from dashboard.export.matrix_picture import matrix_svg, png_of
from dashboard.export.print_page import print_page
from dashboard.export.tables import differences_table, targets_table
from dashboard.model.filters import Filter
from dashboard.model.read_document import document_of
from dashboard.model.selection import Selection
from dashboard.model.stored_document import StoredDocument
from dashboard.text import UNITS, bind_language, t
from dashboard.text.file_names import assignments_file_name, file_name, short_title
from loaders.edits import Edit, edits_to_json

#: Measures of a presentation; those behind them are left out, which its first slide says.
MOST_MEASURES = 200
_MEDIA_TYPES = {
    "csv": "text/csv",
    "ics": "text/calendar",
    "svg": "image/svg+xml",
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "zip": "application/zip",
    "json": "application/json",
    "html": "application/octet-stream",  # the server must serve no HTML except its own pages
}


class Download(NamedTuple):
    """A file to take away. `make` returns its bytes, in the language of the run that offers it."""

    name: str
    media_type: str
    make: Callable[[], bytes]


def _download(what: str, shown: Selection, make: Callable[[], bytes], suffix: str = "csv") -> Download:
    return Download(file_name(what, shown, suffix), _MEDIA_TYPES[suffix], bind_language(make))


def _of_document(what: str, title: str, make: Callable[[], bytes], suffix: str = "csv") -> Download:
    """A file about documents, and not about what a filter shows of them."""
    name = Filter().file_name(f"{what}_{title}", t, suffix)
    return Download(name, _MEDIA_TYPES[suffix], bind_language(make))


def assignments(shown: Selection, view: TableView = EVERYTHING) -> Download:
    """The assignments shown, one row each; of a view, its rows and columns."""
    make = bind_language(lambda: csv_files.assignments_csv(shown, view))
    return Download(assignments_file_name(shown, view), _MEDIA_TYPES["csv"], make)


def corrections(document: StoredDocument, edits: Sequence[Edit]) -> Download:
    """The corrections of a document, for `python -m loaders --edits`."""
    read = document_of(document)
    title = short_title(document.title)
    return _of_document(t("correct.name"), title, lambda: edits_to_json(edits, read).encode(), "json")


def matrix_marks(shown: Selection, **choices: Any) -> Download:
    """The whole matrix, also the rows on other pages of the screen; `choices` are those of `analysis.matrix`."""
    rows = choices["rows"]

    def make() -> bytes:
        table = matrix(shown, **choices)
        return csv_files.matrix_csv(table, row_labels(shown.dataset, table.index.tolist(), rows), rows=rows)

    return _download(f"{t('matrix.name')}_{UNITS[rows]}", shown, make)


def agency_workload(shown: Selection, unit: str, whole: int) -> Download:
    """The workload of all agencies shown, counted in `unit`, of which there are `whole`."""

    def make() -> bytes:
        return csv_files.workload_csv(workload(shown, count=unit, whole=whole), unit)

    return _download(f"{t('workload.name')}_{UNITS[unit]}", shown, make)


def agency_pairs(shown: Selection, name: str) -> Download:
    """The pairs of agencies shown; `name` is the name of the page that shows them."""

    def make() -> bytes:
        return csv_files.pairs_csv(pairs(shown), shown.dataset)

    return _download(f"{name}_{UNITS['actions']}", shown, make)


def targets(shown: Selection, kinds: Sequence[str], name: str) -> Download:
    """The targets of some kinds in the actions shown; actions not searched yet are searched now. `name` is that of the file."""

    def make() -> bytes:
        found = targets_of(shown).table
        return csv_files.csv_bytes(targets_table(found[found["kind"].isin(kinds)], shown.dataset))

    return _download(name, shown, make)


def deadlines_calendar(shown: Selection) -> Download:
    """The deadlines shown, for a calendar."""
    return _download(t("times.calendar.name"), shown, lambda: calendar(shown), "ics")


def differences(found: Sequence[Difference], title: str) -> Download:
    """What differs between two documents; `title` is the short title of the newer one."""
    return _of_document(t("compare.name"), title, lambda: csv_files.csv_bytes(differences_table(found)))


def matrix_picture(shown: Selection, suffix: str, **choices: Any) -> Download:
    """The matrix on screen as a picture, "svg" or "png"; `choices` are those of `analysis.matrix`."""

    def make() -> bytes:
        table = matrix(shown, **choices)
        svg = matrix_svg(table, row_labels(shown.dataset, table.index.tolist(), choices["rows"]), shown)
        return svg.encode() if suffix == "svg" else png_of(svg)

    return _download(t("matrix.name"), shown, make, suffix)


def excel_workbook(shown: Selection) -> Download:
    """Everything shown as a workbook."""

    def make() -> bytes:
        from dashboard.export.workbook import workbook  # only now: openpyxl takes 8 MB

        return workbook(shown)

    return _download(t("take.workbook.name"), shown, make, "xlsx")


def agency_tasks(shown: Selection, agency: str) -> Download:
    """The task list of one agency. The file name begins with the agency, so the filter in it does not repeat it."""

    def make() -> bytes:
        from dashboard.export.task_list import task_list  # only now: python-docx takes 7 MB

        return task_list(shown, agency)

    return _download(agency + t("tasks.name"), replace(shown, filter=shown.filter.without("agency")), make, "docx")


def all_tasks(shown: Selection) -> Download:
    """The task lists of all agencies in one archive."""

    def make() -> bytes:
        from dashboard.export.task_list import task_lists  # only now: python-docx takes 7 MB

        return task_lists(shown)

    return _download(t("tasks.name"), shown, make, "zip")


def printable(shown: Selection) -> Download:
    """The print page as a file."""
    return _download(t("take.print.name"), shown, lambda: print_page(shown).encode(), "html")


def slides(shown: Selection) -> Download:
    """A presentation with a slide for each measure."""

    def make() -> bytes:
        from dashboard.export.slides import slides  # only now: python-pptx takes 10 MB

        return slides(shown, MOST_MEASURES)

    return _download(t("take.slides.name"), shown, make, "pptx")
