"""The HTML of the documents page: the list of documents, what each was read as, and its source as printed."""

import json
import re
from collections.abc import Sequence

from markupsafe import Markup

from dashboard.model.dataset import Action
from dashboard.model.entry import Entry
from dashboard.model.filters import Filter
from dashboard.model.stored_document import StoredDocument
from dashboard.render.actions import is_hit, marked
from dashboard.render.other_columns import other_columns
from dashboard.render.template import macros
from dashboard.text import TAKEN_FOR, said, said_header, said_place, t
from loaders import HeaderName, Sample

_MOST_DOCUMENTS = 50  # whose headers are listed
_LONGEST_CELL = 500  # characters of a cell in the first rows
_views = macros("documents.html")


def document_entry(entry: Entry, *, is_open: bool) -> Markup:
    """A document in the list: title, whether it is a draft, file and counts; or the file and why it could not be read, or not yet."""
    document = entry.document
    if document is None:
        return _views.unread_entry(entry.name, said(entry.error) if entry.error else "", not entry.is_unread)
    counts = [t(f"count.{name}", count=number) for name, number in document.counts.items()]
    findings = t("documents.findings", count=document.warnings + document.notes)
    state = [t("documents.draft")] if entry.origin in ("draft", "session") else []
    return _views.document_entry(document.title, " · ".join([*state, entry.name, *counts, findings]), is_open)


def header_lines(documents: Sequence[StoredDocument], titles: Sequence[str]) -> Markup:
    """The headers of each document as printed, with what each was taken for; several documents under their titles."""
    first = [
        (title, [(said_header(header), TAKEN_FOR.get(kind, kind)) for header, kind in document.headers if header])
        for title, document in zip(titles[:_MOST_DOCUMENTS], documents, strict=False)
    ]
    return _views.header_lines(first, len(documents) - len(first))


def first_rows(sample: Sample) -> Markup:
    """The first rows of a table under the numbers of their columns."""
    rows = [[_shortened(row[column]) if column < len(row) else "" for column in sample.columns] for row in sample.rows]
    return _views.first_rows(sample.columns, rows)


def _shortened(cell: str) -> str:
    return cell if len(cell) <= _LONGEST_CELL else f"{cell[:_LONGEST_CELL]}…"


def source_row(action: Action, document: StoredDocument, filter_: Filter) -> Markup:
    """An action's source row as printed, cell by cell, and what it was read as.

    The agency and the role of `filter_`, if it has any, are marked in both.
    """
    printed = _printed(action, document, filter_)
    return _views.source_row(action, said_place(action.place), printed, other_columns(action), is_hit(filter_))


def _printed(action: Action, document: StoredDocument, filter_: Filter) -> list[tuple[str, str, bool]]:
    """(header, text, whether it names the filter's agency) for each cell of the source row."""
    cells = action.source.split("\t")
    columns = _columns(document, len(cells))
    hits = _hits(action, cells, columns, filter_)
    return [
        (said_header(header), hits.get(at, cell), at in hits)
        for at, (cell, (header, _)) in enumerate(zip(cells, columns, strict=True))
        if cell or header
    ]


def _columns(document: StoredDocument, width: int) -> Sequence[tuple[HeaderName, str]]:
    """(header, kind) for each cell of a row; blank if the document has several header rows, as it may be any of them."""
    is_one = document.sample is not None and tuple(kind for _, kind in document.headers) == document.sample.kinds
    return document.headers if is_one and len(document.headers) == width else [("", "")] * width


def _hits(
    action: Action, cells: list[str], columns: Sequence[tuple[HeaderName, str]], filter_: Filter
) -> dict[int, str]:
    """The cells that name the filter's agency, with the name marked: those of its role, or else all but the task's."""
    if not filter_.agency:
        return {}
    pattern = r"\s*".join(map(re.escape, filter_.agency[0]))
    naming = [at for at, cell in enumerate(cells) if re.search(pattern, cell)]
    if len(cells) > 1:
        naming = [at for at in naming if not _is_text(columns[at][1], cells[at], action)]
    of_role = [at for at in naming if columns[at][1] in filter_.role]
    return {at: marked(cells[at], pattern) for at in of_role or naming}


def _is_text(kind: str, cell: str, action: Action) -> bool:
    """Whether a cell holds the task, or, if the kind of its column is unknown, the measure's title."""
    return kind in ("task", "detail") if kind else action.measure in cell


def uploader_words(**limits: int) -> Markup:
    """A <style> with our words for Streamlit's uploader, which also lists refused files before accepted ones.

    `limits` are the values in the words: size and total in MB, count of files, pasted in characters.
    """
    words = {name: t(f"documents.upload.{name}", **limits) for name in ("choose", "limit", "drop", "refused", "long")}
    properties = " ".join(f"--rb-{name}: {json.dumps(text, ensure_ascii=False)};" for name, text in words.items())
    return _views.uploader_words(Markup(properties))
