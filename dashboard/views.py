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
from dashboard.gloss import gloss, with_gloss
from dashboard.library import Entry
from dashboard.markup import html, join
from dashboard.text import t

#: Agencies of a matrix that have a column of their own; the others share one.
MOST_COLUMNS = 60
_REST = ""  # in the place of an agency: those that share a column


def actions(board: Board, ids: Iterable[int], chosen: Filter, made: dict[int, Markup] | None = None) -> Markup:
    """The actions of these ids to read, under their measures: whole text, and all agencies by role.

    The agencies that `chosen` asks for are marked, and the words it looks for. `made` keeps each action as it was made,
    for a view that shows it more than once.
    """
    made = {} if made is None else made
    several = len(board.documents) > 1
    sections = []
    for label, run in groupby((board.rows[at] for at in ids), key=lambda action: action.measure_label):
        parts = []
        for action in run:
            at = action.action_id
            if at not in made:
                made[at] = _action(action, board.parts[at], place(action, with_document=several), chosen)
            parts.append(made[at])
        heading = html("<h3>{}{}</h3>", _mark(label, chosen.q), _gloss(label))
        sections.append(html('<section class="rb-measure">{}{}</section>', heading, join(parts)))
    return html('<div class="rb-actions" lang="zh-CN">{}</div>', join(sections))


def _action(action, parts: dict[str, list[str]], place: str, chosen: Filter) -> Markup:
    return html(
        '<article class="rb-action"><div class="rb-text"><p>{}</p><small>{}</small></div>'
        '<div class="rb-roles">{}</div></article>',
        _mark(action.action, chosen.q),
        place,
        by_role(parts, chosen),
    )


def place(action, *, with_document: bool) -> str:
    """Where an action stands in the source, and its deadline: 原表第 8 行 · 2025年底前"""
    deadline = action.deadline if isinstance(action.deadline, str) else ""
    document = f"《{action.document}》" if with_document else ""
    return " · ".join(filter(None, [document, t("row", row=action.source_row), deadline]))


def by_role(parts: dict[str, list[str]], chosen: Filter) -> Markup:
    """Agencies by role, those that `chosen` asks for marked; a word where there are none."""
    if not parts:
        return html('<div class="rb-role"><span>{}</span></div>', t("no_agency"))
    return join(
        html(
            '<div class="rb-role"><span class="rb-{}">{}</span><div>{}</div></div>',
            role,
            role_name(role),
            join(_chip(agency, role, chosen) for agency in agencies),
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
    """The agency's name as a link to its page, with its translation; board.js keeps document and filter."""
    address = board_address("agency", agency=agency)
    return html('<a class="{}" href="{}">{}{}</a>', css, address, agency, _gloss(agency))


def _heading_link(agency: str) -> Markup:
    return html('<a class="rb-link" href="{}">{}</a>', board_address("agency", agency=agency), agency)


def agency_links(agencies: Iterable[str]) -> Markup:
    """A line of links to the pages of these agencies."""
    return html(
        '<p class="rb-links" lang="zh-CN">{}{}</p>',
        t("agency.links"),
        join(agency_link(agency, "rb-chip") for agency in agencies),
    )


def board_address(page: str, **query: str) -> str:
    """The address of a page of the board, relative to any other; "" is the first. An empty value clears what is set."""
    return f"{page or './'}?{urlencode(query)}"


def _gloss(name: str) -> Markup:
    english = gloss(name)
    return html(' <small class="rb-gloss" lang="en">{}</small>', english) if english else Markup("")


def _is_match(agency: str, role: str, chosen: Filter) -> bool:
    """Whether the filter asks for this agency in this role; nothing is marked while it asks for neither."""
    if not (chosen.agency or chosen.role):
        return bool(chosen.q) and any(word in fold(agency) for word in fold(chosen.q).split())
    return (not chosen.agency or agency in chosen.agency) and (not chosen.role or role in chosen.role)


def _mark(words: str, q: str) -> Markup:
    """The text with the words searched for in <mark>."""
    return marked(words, "|".join(map(re.escape, q.split())))


def marked(words: str, pattern: str) -> Markup:
    """The text with what the regular expression matches in <mark>."""
    if not pattern:
        return escape(words)
    parts = re.split(f"({pattern})", words, flags=re.IGNORECASE)
    return join(html("<mark>{}</mark>", part) if at % 2 else escape(part) for at, part in enumerate(parts))


def heading(words: str) -> Markup:
    """A heading that a document words: Streamlit's own is Markdown, which makes a link of any address in it."""
    return html('<h3 class="rb-heading">{}</h3>', words)


def picture_button() -> Markup:
    """The button that board.js has save the chart of the page as a picture."""
    return html('<button class="rb-button rb-picture">{}</button>', t("take.picture"))


def copy_button() -> Markup:
    """The button that board.js has copy the address of the view."""
    return html('<button class="rb-button rb-copy" data-done="{}">{}</button>', t("take.link.done"), t("take.link"))


def entry(entry: Entry, *, is_open: bool) -> Markup:
    """A document in a list: title, file and counts; or the file and why it could not be read."""
    if entry.document is None:
        return html(
            '<div class="rb-entry"><b>{}</b><p class="rb-error">{}</p></div>', entry.name, text.said(entry.error)
        )
    document = entry.document
    words = [t(f"count.{name}", count=number) for name, number in document.counts.items()]
    words.append(t("documents.findings", count=len(document.findings)))
    return html(
        '<div class="rb-entry{}"><b>{}</b><p>{}</p></div>',
        " rb-open" if is_open else "",
        document.title,
        " · ".join([entry.name, *words]),
    )


def matrix(table: pd.DataFrame, headings: list[str], shown: pd.DataFrame, board: Board) -> Markup:
    """A matrix of `tables.matrix` with headings that stay while it scrolls.

    A mark opens its actions: their whole text with all agencies. `headings` name the rows, `shown` holds the
    assignments the matrix was made of, `board` the whole document. Columns past MOST_COLUMNS are counted in one.
    """
    key = "measure_label" if table.index.dtype == "str" else "action_id"
    by_row, by_column = tables.matrix_totals(table)
    table, rest = tables.split_columns(table, MOST_COLUMNS)
    by_rest = tables.matrix_totals(rest)[0].T
    behind = _actions_behind(shown[shown[key].isin(table.index)], key, rest.columns)
    opened = {ids: f"rb-actions-{at}" for at, ids in enumerate(dict.fromkeys(behind.values()))}
    starts = _document_starts(table.index, key, board)
    others = [t("matrix.rest", count=len(rest.columns))] if len(rest.columns) else []
    made: dict[int, Markup] = {}
    width = 1 + len(table.columns) + len(others) + len(by_row.columns)
    body = join(
        _group_row(starts.get(line[0]), width)
        + _matrix_row(
            line,
            heading,
            table.columns,
            behind,
            opened,
            [
                *(
                    _rest_cell(by_rest[line[0]], other, heading, opened.get(behind.get((line[0], _REST))))
                    for other in others
                ),
                *(html('<td class="rb-total">{}</td>', number or "") for number in by_row.loc[line[0]]),
            ],
        )
        for heading, line in zip(headings, table.itertuples(name=None), strict=True)
    )
    return html(
        '<div class="rb-matrix" lang="zh-CN" tabindex="0"><table><thead><tr><td></td>{}{}</tr></thead><tbody>{}</tbody>'
        "<tfoot>{}</tfoot></table></div>{}",
        join(
            html('<th scope="col" title="{}"><span>{}</span></th>', with_gloss(agency), _heading_link(agency))
            for agency in table.columns
        ),
        join(
            html('<th scope="col" class="rb-total"><span>{}</span></th>', name)
            for name in [*others, *map(role_name, by_row)]
        ),
        body,
        join(
            _totals_row(
                role,
                [*by_column.loc[table.columns, role], *(by_column.loc[rest.columns, role].sum() for _ in others)],
                by_row,
            )
            for role in by_row
        ),
        join(_popover(name, rows, board, made) for rows, name in opened.items()),
    )


def _document_starts(index: pd.Index, key: str, board: Board) -> dict:
    """The rows that begin another document's, with its title; none where there is one document, or rows are mixed."""
    if len(board.documents) == 1:
        return {}
    shown = board.actions[board.actions[key].isin(index)].drop_duplicates(key)[[key, "document"]].astype("str")
    documents = shown.astype({key: index.dtype}).set_index(key)["document"].reindex(index)
    starts = documents[documents != documents.shift()]
    return starts.to_dict() if starts.is_unique else {}


def _group_row(title: str | None, width: int) -> Markup:
    if title is None:
        return Markup("")
    return html('<tr class="rb-group"><th colspan="{}"><span>《{}》</span></th></tr>', width, title)


def _actions_behind(shown: pd.DataFrame, key: str, rest: Iterable[str]) -> dict[tuple, tuple[int, ...]]:
    """(row, agency) -> the actions a mark stands for; (row, _REST) -> those of all agencies of `rest`."""
    marks = shown[[key, "agency", "action_id"]].drop_duplicates().astype({"agency": "str"})
    named = marks.assign(agency=marks["agency"].mask(marks["agency"].isin(rest), _REST)).drop_duplicates()
    behind: dict[tuple, list[int]] = {}
    for row, agency, action in named.itertuples(index=False, name=None):
        behind.setdefault((row, agency), []).append(action)
    return {mark: tuple(ids) for mark, ids in behind.items()}


def _matrix_row(line: tuple, heading: str, agencies, behind, opened: dict, more: list[Markup]) -> Markup:
    cells = join(
        _matrix_cell(cell, agency, heading, opened.get(behind.get((line[0], agency))))
        for agency, cell in zip(agencies, line[1:], strict=True)
    )
    english = gloss(heading)
    title = html(' title="{}"', english) if english else ""
    return html(
        '<tr><th scope="row"><span{}>{}{}</span></th>{}{}</tr>', title, heading, _gloss(heading), cells, join(more)
    )


def _matrix_cell(cell: int, agency: str, heading: str, target: str | None) -> Markup:
    roles = tables.cell_roles(cell)
    if not roles:
        return Markup("<td></td>")
    marks = join(html('<i class="rb-{}">{}</i>', role, text.MARKS[role]) for role in roles)
    label = t(
        "matrix.cell",
        roles=text.listed(text.ROLES[role] for role in roles),
        agency=with_gloss(agency),
        row=with_gloss(heading),
    )
    return html(
        '<td><button popovertarget="{}" aria-label="{}" title="{}">{}</button></td>', target, label, label, marks
    )


def _rest_cell(counts: pd.Series, others: str, heading: str, target: str | None) -> Markup:
    """How many of the agencies that share the column have each role in the row."""
    counts = counts[counts > 0]
    if counts.empty:
        return Markup("<td></td>")
    marks = join(html('<i class="rb-{}">{}</i>{} ', role, text.MARKS[role], count) for role, count in counts.items())
    roles = text.listed(f"{text.ROLES[role]} {count}" for role, count in counts.items())
    label = t("matrix.rest.cell", others=others, roles=roles, row=heading)
    return html(
        '<td class="rb-rest"><button popovertarget="{}" aria-label="{}" title="{}">{}</button></td>',
        target,
        label,
        label,
        marks,
    )


def _totals_row(role: str, by_agency: Iterable[int], by_row: pd.DataFrame) -> Markup:
    corner = [by_row[role].sum() if other == role else "" for other in by_row.columns]
    cells = [*(number or "" for number in by_agency), *corner]
    return html(
        '<tr><th scope="row"><span>{}</span></th>{}</tr>',
        role_name(role),
        join(html("<td>{}</td>", cell) for cell in cells),
    )


def _popover(name: str, rows: tuple[int, ...], board: Board, made: dict[int, Markup]) -> Markup:
    return html(
        '<div class="rb-popover" id="{}" popover="auto"><button class="rb-close" popovertarget="{}" '
        'popovertargetaction="hide">{}</button>{}</div>',
        name,
        name,
        t("close"),
        actions(board, rows, Filter(), made),
    )
