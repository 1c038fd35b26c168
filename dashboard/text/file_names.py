"""The names of files to take away: what they hold, of which document, with which filter."""

import re

from dashboard.analysis.table_view import TableView
from dashboard.model.dataset import Dataset
from dashboard.model.selection import Selection
from dashboard.text import t

_LONGEST = 24  # characters of a title
#: 关于印发《…》的通知 says with its inner title what it is about.
_INNER = re.compile(r"《([^《》]{4,})》")


def file_name(what: str, shown: Selection, suffix: str = "csv") -> str:
    """责任分工_金融支持小微企业责任分工表_省金融办_牵头.csv"""
    return f"{file_stem(what, shown)}.{suffix}"


def assignments_file_name(shown: Selection, view: TableView) -> str:
    """The same of the assignments, which says if the columns of the table filter as well."""
    name = t("csv.name")
    return file_name(f"{name}_{t('table.filtered.name')}" if view.where else name, shown)


def file_stem(what: str, shown: Selection) -> str:
    """The same without a suffix."""
    return shown.filter.file_stem(f"{what}_{_documents_in_short(shown)}", t)


def short_title(title: str) -> str:
    """A title in at most 24 characters; of a notice about a document, that of the document."""
    inner = _INNER.search(title)
    words = "".join((inner[1] if inner else title).split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _documents_in_short(shown: Selection) -> str:
    dataset, chosen = shown.dataset, shown.filter.document
    return short_title(_only_title(dataset, chosen)) or t("files.documents", count=len(chosen or dataset.titles))


def _only_title(dataset: Dataset, chosen: tuple[str, ...]) -> str:
    """The title, if it is one document; else nothing."""
    keys = chosen or tuple(dataset.titles)
    return dataset.titles.get(keys[0], "") if len(keys) == 1 else ""
