"""The documents page as HTML: the list of documents, what each was read as, and its source as printed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from dashboard.model.dataset import Action
from dashboard.model.entry import Entry
from dashboard.model.filters import Filter
from dashboard.model.stored_document import StoredDocument
from dashboard.render.actions import is_hit, marked
from dashboard.render.template import macros
from dashboard.text import TAKEN_FOR, said, said_header, said_place, t
from loaders import HeaderName, Sample

_MOST_DOCUMENTS = 50  # whose headers are shown
_LONGEST_CELL = 500  # characters shown of a cell of the first rows
_views = macros("documents.html")


def document_entry(entry: Entry, *, is_open: bool) -> Markup:
    """A document in a list: title, file and counts; or the file and why it could not be read."""
    document = entry.document
    if document is None:
        return _views.unread_entry(entry.name, said(entry.error) if entry.error else "")
    counts = [t(f"count.{name}", count=number) for name, number in document.counts.items()]
    findings = t("documents.findings", count=len(document.findings))
    return _views.document_entry(document.title, " · ".join([entry.name, *counts, findings]), is_open)


def header_lines(documents: Sequence[StoredDocument], titles: Sequence[str]) -> Markup:
    """For each document its headers as printed, and what each was taken for; of several, under their titles."""
    first = [
        (title, [(said_header(header), TAKEN_FOR.get(kind, kind)) for header, kind in document.headers if header])
        for title, document in zip(titles[:_MOST_DOCUMENTS], documents, strict=False)
    ]
    return _views.header_lines(first, len(documents) - len(first))


def first_rows(sample: Sample) -> Markup:
    """The first rows of a table, whole, under the numbers of their columns."""
    rows = [[_shortened(row[at] if at < len(row) else "") for at in sample.columns] for row in sample.rows]
    return _views.first_rows(sample.columns, rows)


def _shortened(cell: str) -> str:
    return cell if len(cell) <= _LONGEST_CELL else f"{cell[:_LONGEST_CELL]}…"


def source_row(
    action: Action, agencies_by_role: Mapping[str, Sequence[str]], document: StoredDocument, filter_: Filter
) -> Markup:
    """An action's row as printed, cell by cell, with its place, and what it was read as.

    The agency and role that `filter_` asks for, if any, are marked in both.
    """
    printed = _printed(action, document, filter_)
    place = said_place(action.place) if action.place else ""
    return _views.source_row(action, place, printed, agencies_by_role, is_hit(filter_))


def _printed(action: Action, document: StoredDocument, filter_: Filter) -> list[tuple[str, str, bool]]:
    """(header, text, whether it names the agency asked for) of each cell of the source row."""
    cells = action.source.split("\t")
    columns = _columns(document, len(cells))
    hits = _hits(action, cells, columns, filter_)
    return [
        (said_header(header), hits.get(at, cell), at in hits)
        for at, (cell, (header, _)) in enumerate(zip(cells, columns, strict=True))
        if cell or header
    ]


def _columns(document: StoredDocument, width: int) -> Sequence[tuple[HeaderName, str]]:
    """(header, kind) of each cell of a row if the document has one header only; blanks if it has several."""
    is_one = document.sample is not None and tuple(kind for _, kind in document.headers) == document.sample.kinds
    return document.headers if is_one and len(document.headers) == width else [("", "")] * width


def _hits(
    action: Action, cells: list[str], columns: Sequence[tuple[HeaderName, str]], filter_: Filter
) -> dict[int, str]:
    """The cells that name the agency asked for, with it marked: the cell of its role, or else any but the task's."""
    if not filter_.agency:
        return {}
    pattern = r"\s*".join(map(re.escape, filter_.agency[0]))
    naming = [at for at, cell in enumerate(cells) if re.search(pattern, cell)]
    if len(cells) > 1:
        naming = [at for at in naming if not _is_text(columns[at][1], cells[at], action)]
    of_role = [at for at in naming if columns[at][1] in filter_.role]
    return {at: marked(cells[at], pattern) for at in of_role or naming}


def _is_text(kind: str, cell: str, action: Action) -> bool:
    """Whether a cell holds the task; if its column is not known, whether it holds the measure's title."""
    return kind in ("task", "detail") if kind else action.measure in cell


def uploader_words(**limits: int) -> Markup:
    """The words that the style sheet puts in the place of Streamlit's own; refused files stand before those taken.

    `limits`: size and total in MB, count; pasted in 10,000 characters.
    """
    words = {name: t(f"documents.upload.{name}", **limits) for name in ("choose", "limit", "drop", "refused", "long")}
    properties = " ".join(f"--rb-{name}: {json.dumps(said, ensure_ascii=False)};" for name, said in words.items())
    return _views.uploader_words(Markup(properties))
