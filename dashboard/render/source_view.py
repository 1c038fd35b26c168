"""The views of the documents page: what a document was read as, beside the source as printed.

Every value of a document goes through markupsafe.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from dashboard import text
from dashboard.model.dataset import Action
from dashboard.model.filters import Filter
from dashboard.model.stored_document import StoredDocument
from dashboard.render.actions import by_role, marked
from dashboard.render.markup import html, join
from dashboard.text import t
from loaders import HeaderName, Sample

_MOST_DOCUMENTS = 50  # whose headers are shown
_LONGEST_CELL = 500  # characters shown of a cell of the first rows


def headers(documents: Sequence[StoredDocument], titles: Sequence[str]) -> Markup:
    """For each document its headers as printed, and what each was taken for; of several, under their titles."""
    lines = [_headers(document) for document in documents[:_MOST_DOCUMENTS]]
    if len(documents) == 1:
        return html('<div class="rb-headers" lang="zh-CN">{}</div>', lines[0])
    named = [
        html('<dt>《{}》</dt><dd class="rb-headers">{}</dd>', title, line)
        for title, line in zip(titles, lines, strict=False)
    ]
    if rest := len(documents) - len(lines):
        named.append(html("<dt>{}</dt>", t("documents.headers.rest", count=rest)))
    return html('<dl class="rb-by-document" lang="zh-CN" tabindex="0">{}</dl>', join(named))


def _headers(document: StoredDocument) -> Markup:
    read = [(header, kind) for header, kind in document.headers if header]
    if not read:
        return escape(t("documents.prose"))
    return escape(t("documents.headers")) + join(
        html("<span><b>{}</b> → {}</span>", text.said_header(header), text.TAKEN_FOR.get(kind, kind))
        for header, kind in read
    )


def first_rows(sample: Sample) -> Markup:
    """The first rows of a table, whole, under the numbers of their columns."""
    heads = join(html('<th scope="col">{}</th>', t("documents.number", number=at + 1)) for at in sample.columns)
    lines = join(
        html("<tr>{}</tr>", join(html("<td>{}</td>", _cell(row, at)) for at in sample.columns)) for row in sample.rows
    )
    return html(
        '<div class="rb-rows" lang="zh-CN" tabindex="0"><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>',
        heads,
        lines,
    )


def _cell(row: tuple[str, ...], at: int) -> str:
    cell = row[at] if at < len(row) else ""
    return cell if len(cell) <= _LONGEST_CELL else f"{cell[:_LONGEST_CELL]}…"


def source_row(action: Action, parts: dict[str, list[str]], document: StoredDocument, chosen: Filter) -> Markup:
    """An action's row as printed, cell by cell, where it stands, and what it was read as.

    `parts` holds its agencies by role; the agency and role of `chosen`, if any, are marked in both.
    """
    return html(
        '<div class="rb-source" lang="zh-CN"><small>{} · {}</small><h4>{}</h4><dl>{}</dl><h4>{}</h4><dl>{}</dl>{}</div>',
        t("row", row=action.source_row),
        text.said_place(action.place),
        t("documents.check.printed"),
        _printed(action, document, chosen),
        t("documents.check.read"),
        _read(action),
        by_role(parts, chosen),
    )


def _printed(action: Action, document: StoredDocument, chosen: Filter) -> Markup:
    cells = action.source.split("\t")
    columns = _columns(document, len(cells))
    marked_cells = _marked_cells(action, cells, columns, chosen)
    return join(
        html(
            "<dt>{}</dt><dd{}>{}</dd>",
            text.said_header(header),
            Markup(' class="rb-hit"') if at in marked_cells else "",
            marked_cells.get(at, cell) or html("<i>{}</i>", t("documents.check.blank")),
        )
        for at, (cell, (header, _)) in enumerate(zip(cells, columns, strict=True))
        if cell or header
    )


def _columns(document: StoredDocument, width: int) -> Sequence[tuple[HeaderName, str]]:
    """(header, kind) of each cell of a row, where the document has one header only; blank where it has others."""
    is_one = document.sample is not None and tuple(kind for _, kind in document.headers) == document.sample.kinds
    return document.headers if is_one and len(document.headers) == width else [("", "")] * width


def _marked_cells(
    action: Action, cells: list[str], columns: Sequence[tuple[HeaderName, str]], chosen: Filter
) -> dict[int, Markup]:
    """The cells that name the agency asked for, with it marked: those of its role, or else any but the task's."""
    if not chosen.agency:
        return {}
    pattern = r"\s*".join(map(re.escape, chosen.agency[0]))
    naming = [at for at, cell in enumerate(cells) if re.search(pattern, cell)]
    if len(cells) > 1:
        naming = [at for at in naming if not _is_text(columns[at][1], cells[at], action)]
    of_role = [at for at in naming if columns[at][1] in chosen.role]
    return {at: marked(cells[at], pattern) for at in of_role or naming}


def _is_text(kind: str, cell: str, action: Action) -> bool:
    """Whether a cell holds the task; where its column is not known, whether it holds the measure's title."""
    return kind in ("task", "detail") if kind else action.measure in cell


def _read(action: Action) -> Markup:
    read = {
        "section": action.section,
        "measure": action.measure_label,
        "action": action.action,
        "deadline": action.deadline,
    }
    return join(
        html("<dt>{}</dt><dd>{}</dd>", text.COLUMN_LABELS[name], value) for name, value in read.items() if value
    )


def uploader_words(**limits: int) -> Markup:
    """The words that the style sheet puts in the place of Streamlit's own, and what was refused before what was taken.

    `limits`: size and total in MB, count; pasted in 10,000 characters.
    """
    words = {name: t(f"documents.upload.{name}", **limits) for name in ("choose", "limit", "drop", "refused", "long")}
    return html(
        "<style>:root { {} } [data-testid=stFileUploader] div:has(> .stTooltipErrorHoverTarget) { order: -1; }</style>",
        Markup(" ").join(
            Markup(f"--rb-{name}: {json.dumps(said, ensure_ascii=False)};") for name, said in words.items()
        ),
    )
