"""The views that are HTML: actions to read, the matrix. Every value of a document goes through markupsafe."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from urllib.parse import urlencode

import pandas as pd
from markupsafe import Markup, escape

from dashboard import tables, text
from dashboard.board import Board, fold
from dashboard.filters import Filter
from dashboard.library import Entry
from dashboard.text import t


def actions(board: Board, ids: Iterable[int], chosen: Filter) -> Markup:
    """The actions of these ids to read, under their measures: whole text, and all agencies by role.

    The agencies that `chosen` asks for are marked, and the words it looks for.
    """
    several = len(board.documents) > 1
    runs = groupby((board.rows[at] for at in ids), key=lambda action: action.measure_label)
    measures = [
        (
            label,
            [
                _action(action, board.parts.get(action.action_id, {}), _place(action, with_document=several), chosen)
                for action in run
            ],
        )
        for label, run in runs
    ]
    return Markup('<div class="rb-actions" lang="zh-CN">{}</div>').format(
        _join(
            Markup('<section class="rb-measure"><h3>{}</h3>{}</section>').format(_mark(label, chosen.q), _join(parts))
            for label, parts in measures
        )
    )


def _action(action, parts: dict[str, list[str]], place: str, chosen: Filter) -> Markup:
    return Markup(
        '<article class="rb-action"><div class="rb-text"><p>{}</p><small>{}</small></div>'
        '<div class="rb-roles">{}</div></article>'
    ).format(_mark(action.action, chosen.q), place, _roles(parts, chosen))


def _place(action, *, with_document: bool) -> str:
    deadline = action.deadline if isinstance(action.deadline, str) else ""
    document = f"《{action.document}》" if with_document else ""
    return " · ".join(filter(None, [document, t("row", row=action.source_row), deadline]))


def _roles(parts: dict[str, list[str]], chosen: Filter) -> Markup:
    if not parts:
        return Markup('<div class="rb-role"><span>{}</span></div>').format(t("no_agency"))
    return _join(
        Markup('<div class="rb-role"><span class="rb-{}">{}</span><div>{}</div></div>').format(
            role, role_name(role), _join(_chip(agency, role, chosen) for agency in agencies)
        )
        for role, agencies in parts.items()
    )


def role_name(role: str) -> str:
    """● 牵头"""
    return f"{text.MARKS[role]} {text.ROLES[role]}"


def _chip(agency: str, role: str, chosen: Filter) -> Markup:
    hit = _is_match(agency, role, chosen)
    return agency_link(agency, f"rb-chip rb-{role}{' rb-hit' if hit else ''}")


def agency_link(agency: str, css: str = "rb-link") -> Markup:
    """The agency's name as a link to its page; board.js keeps document and filter."""
    return Markup('<a class="{}" href="{}">{}</a>').format(css, board_address("agency", agency=agency), agency)


def agency_links(agencies: Iterable[str]) -> Markup:
    """A line of links to the pages of these agencies."""
    return Markup('<p class="rb-links" lang="zh-CN">{}{}</p>').format(
        t("agency.links"), _join(agency_link(agency, "rb-chip") for agency in agencies)
    )


def board_address(page: str, **query: str) -> str:
    """The address of a page of the board, relative to any other; "" is the first. An empty value clears what is set."""
    return f"{page or './'}?{urlencode(query)}"


def _is_match(agency: str, role: str, chosen: Filter) -> bool:
    """Whether the filter asks for this agency in this role; nothing is marked while it asks for neither."""
    if not (chosen.agency or chosen.role):
        return any(word in fold(agency) for word in fold(chosen.q).split())
    return (not chosen.agency or agency in chosen.agency) and (not chosen.role or role in chosen.role)


def _mark(words: str, q: str) -> Markup:
    """The text with the words searched for in <mark>."""
    return _marked(words, "|".join(map(re.escape, q.split())))


def _marked(words: str, pattern: str) -> Markup:
    if not pattern:
        return escape(words)
    parts = re.split(f"({pattern})", words, flags=re.IGNORECASE)
    return _join(Markup("<mark>{}</mark>").format(part) if at % 2 else escape(part) for at, part in enumerate(parts))


def entry(entry: Entry, *, is_open: bool) -> Markup:
    """A document in a list: title, file and counts; or the file and why it could not be read."""
    if entry.document is None:
        return Markup('<div class="rb-entry"><b>{}</b><p class="rb-error">{}</p></div>').format(entry.name, entry.error)
    document = entry.document
    counted = {
        "measures": document.actions[["section", "measure_no", "measure"]].drop_duplicates().shape[0],
        "actions": len(document.actions),
        "assignments": len(document.assignments),
        "agencies": document.assignments["agency"].nunique(),
    }
    words = [f"{number} {text.COUNTED[name]}" for name, number in counted.items()]
    words.append(t("documents.findings", count=len(document.findings)))
    return Markup('<div class="rb-entry{}"><b>{}</b><p>{}</p></div>').format(
        " rb-open" if is_open else "", document.title, " · ".join([entry.name, *words])
    )


def headers(read: Iterable[tuple[str, str]]) -> Markup:
    """Each header as printed, and what it was taken for."""
    return Markup('<div class="rb-headers" lang="zh-CN">{}</div>').format(
        _join(
            Markup("<span><b>{}</b> → {}</span>").format(header, text.TAKEN_FOR.get(kind, kind))
            for header, kind in dict.fromkeys(read)
            if header
        )
    )


def source_row(action, agency: str | None) -> Markup:
    """An action's row as printed, cell by cell, where it stands, and the agency in it marked."""
    wanted = r"\s*".join(map(re.escape, agency)) if agency else ""
    printed = [cell for cell in action["source"].split("\t") if cell]
    tasks = [cell for cell in printed if action["measure"] in cell] if len(printed) > 1 else []
    cells = _join(Markup("<p>{}</p>").format(escape(c) if c in tasks else _marked(c, wanted)) for c in printed)
    place = f"{t('row', row=action['source_row'])} · {action['place']}"
    return Markup('<div class="rb-source" lang="zh-CN"><small>{}</small>{}</div>').format(place, cells)


def _join(parts) -> Markup:
    return Markup("").join(parts)


def matrix(table: pd.DataFrame, headings: list[str], shown: pd.DataFrame, board: Board) -> Markup:
    """A matrix of `tables.matrix` with headings that stay while it scrolls.

    A mark opens its actions: their whole text with all agencies. `headings` name the rows, `shown` holds the
    assignments the matrix was made of, `board` the whole document.
    """
    key = "measure_label" if table.index.dtype == "str" else "action_id"
    behind = (
        shown.drop_duplicates(["action_id", "agency"])
        .groupby([key, "agency"], sort=False)["action_id"]
        .agg(tuple)
        .to_dict()
    )
    opened = {ids: f"rb-actions-{at}" for at, ids in enumerate(dict.fromkeys(behind.values()))}
    by_row, by_column = tables.matrix_totals(table)
    starts = _document_starts(table.index, key, board)
    width = 1 + len(table.columns) + len(by_row.columns)
    body = _join(
        _group_row(starts.get(line[0]), width)
        + _matrix_row(line, heading, table.columns, behind, opened, by_row.loc[line[0]])
        for heading, line in zip(headings, table.itertuples(name=None), strict=True)
    )
    return Markup(
        '<div class="rb-matrix" lang="zh-CN" tabindex="0"><table><thead><tr><td></td>{}{}</tr></thead><tbody>{}</tbody>'
        "<tfoot>{}</tfoot></table></div>{}"
    ).format(
        _join(
            Markup('<th scope="col" title="{}"><span>{}</span></th>').format(agency, agency_link(agency))
            for agency in table.columns
        ),
        _join(Markup('<th scope="col" class="rb-total"><span>{}</span></th>').format(role_name(r)) for r in by_row),
        body,
        _join(_totals_row(role, by_column[role], by_row) for role in by_row),
        _join(_popover(name, rows, board) for rows, name in opened.items()),
    )


def _document_starts(index: pd.Index, key: str, board: Board) -> dict:
    """The rows that begin another document's, with its title; none where there is one document, or rows are mixed."""
    if len(board.documents) == 1:
        return {}
    documents = board.actions.drop_duplicates(key).set_index(key)["document"].reindex(index)
    starts = documents[documents != documents.shift()]
    return starts.to_dict() if starts.is_unique else {}


def _group_row(title: str | None, width: int) -> Markup:
    if title is None:
        return Markup("")
    return Markup('<tr class="rb-group"><th colspan="{}"><span>《{}》</span></th></tr>').format(width, title)


def _matrix_row(line: tuple, heading: str, agencies, behind, opened: dict, totals: pd.Series) -> Markup:
    cells = _join(
        _matrix_cell(cell, f"{agency}，{heading}", opened.get(behind.get((line[0], agency))))
        for agency, cell in zip(agencies, line[1:], strict=True)
    )
    numbers = _join(Markup('<td class="rb-total">{}</td>').format(number or "") for number in totals)
    return Markup('<tr><th scope="row"><span>{}</span></th>{}{}</tr>').format(heading, cells, numbers)


def _matrix_cell(cell: int, label: str, target: str | None) -> Markup:
    roles = tables.cell_roles(cell)
    if not roles:
        return Markup("<td></td>")
    marks = _join(Markup('<i class="rb-{}">{}</i>').format(role, text.MARKS[role]) for role in roles)
    label = f"{'、'.join(text.ROLES[role] for role in roles)}：{label}"
    return Markup('<td><button popovertarget="{}" aria-label="{}" title="{}">{}</button></td>').format(
        target, label, label, marks
    )


def _totals_row(role: str, by_agency: pd.Series, by_row: pd.DataFrame) -> Markup:
    corner = [by_row[role].sum() if other == role else "" for other in by_row.columns]
    cells = [*(number or "" for number in by_agency), *corner]
    return Markup('<tr><th scope="row"><span>{}</span></th>{}</tr>').format(
        role_name(role), _join(Markup("<td>{}</td>").format(cell) for cell in cells)
    )


def _popover(name: str, rows: tuple[int, ...], board: Board) -> Markup:
    return Markup(
        '<div class="rb-popover" id="{}" popover="auto"><button class="rb-close" popovertarget="{}" '
        'popovertargetaction="hide">{}</button>{}</div>'
    ).format(name, name, t("close"), actions(board, rows, Filter()))
