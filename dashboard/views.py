"""The views that are HTML: actions to read, the matrix. Every value of a document goes through markupsafe."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd
from markupsafe import Markup, escape

from dashboard import tables, text
from dashboard.board import Board
from dashboard.filters import Filter


def actions(board: Board, rows: Iterable[int], chosen: Filter) -> Markup:
    """The actions of these source rows to read, under their measures: whole text, and all agencies by role.

    The agencies that `chosen` asks for are marked, and the words it looks for.
    """
    measures: dict[str, list[Markup]] = {}
    for row in rows:
        action = board.rows[row]
        measures.setdefault(action.measure_label, []).append(_action(action, board.parts.get(row, {}), chosen))
    return Markup('<div class="rb-actions" lang="zh-CN">{}</div>').format(
        _join(
            Markup('<section class="rb-measure"><h3>{}</h3>{}</section>').format(_mark(label, chosen.q), _join(parts))
            for label, parts in measures.items()
        )
    )


def _action(action, parts: dict[str, list[str]], chosen: Filter) -> Markup:
    return Markup(
        '<article class="rb-action"><div class="rb-text"><p>{}</p><small>{}</small></div>'
        '<div class="rb-roles">{}</div></article>'
    ).format(_mark(action.action, chosen.q), _place(action), _roles(parts, chosen))


def _place(row) -> str:
    deadline = row.deadline if isinstance(row.deadline, str) else ""
    return " · ".join(filter(None, [text.t("row", row=row.source_row), deadline]))


def _roles(parts: dict[str, list[str]], chosen: Filter) -> Markup:
    if not parts:
        return Markup('<div class="rb-role"><span>{}</span></div>').format(text.t("no_agency"))
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
    return Markup('<span class="rb-chip rb-{}{}">{}</span>').format(role, " rb-hit" if hit else "", agency)


def _is_match(agency: str, role: str, chosen: Filter) -> bool:
    """Whether the filter asks for this agency in this role; nothing is marked while it asks for neither."""
    if not (chosen.agency or chosen.role):
        return any(word in agency.lower() for word in chosen.q.casefold().split())
    return (not chosen.agency or agency in chosen.agency) and (not chosen.role or role in chosen.role)


def _mark(words: str, q: str) -> Markup:
    """The text with the words searched for in <mark>."""
    wanted = [re.escape(word) for word in q.split()]
    if not wanted:
        return escape(words)
    parts = re.split(f"({'|'.join(wanted)})", words, flags=re.IGNORECASE)
    return _join(Markup("<mark>{}</mark>").format(part) if at % 2 else escape(part) for at, part in enumerate(parts))


def _join(parts) -> Markup:
    return Markup("").join(parts)


def matrix(table: pd.DataFrame, headings: list[str], shown: pd.DataFrame, board: Board) -> Markup:
    """A matrix of `tables.matrix` with headings that stay while it scrolls.

    A mark opens its actions: their whole text with all agencies. `headings` name the rows, `shown` holds the
    assignments the matrix was made of, `board` the whole document.
    """
    key = "measure_label" if table.index.dtype == "str" else "source_row"
    behind = shown.groupby([key, "agency"], sort=False)["source_row"].agg(lambda rows: tuple(dict.fromkeys(rows)))
    opened = {rows: f"rb-actions-{at}" for at, rows in enumerate(dict.fromkeys(behind))}
    by_row, by_column = tables.matrix_totals(table)
    body = _join(
        _matrix_row(line, heading, table.columns, behind, opened, by_row.loc[line[0]])
        for heading, line in zip(headings, table.itertuples(name=None), strict=True)
    )
    return Markup(
        '<div class="rb-matrix" lang="zh-CN" tabindex="0"><table><thead><tr><td></td>{}{}</tr></thead><tbody>{}</tbody>'
        "<tfoot>{}</tfoot></table></div>{}"
    ).format(
        _join(Markup('<th scope="col"><span>{}</span></th>').format(agency) for agency in table.columns),
        _join(Markup('<th scope="col" class="rb-total"><span>{}</span></th>').format(role_name(r)) for r in by_row),
        body,
        _join(_totals_row(role, by_column[role], by_row) for role in by_row),
        _join(_popover(name, rows, board) for rows, name in opened.items()),
    )


def _matrix_row(line: tuple, heading: str, agencies, behind, opened: dict, totals: pd.Series) -> Markup:
    cells = _join(
        _matrix_cell(cell, f"{agency}，{heading}", opened.get(behind.get((line[0], agency))))
        for agency, cell in zip(agencies, line[1:], strict=True)
    )
    numbers = _join(Markup('<td class="rb-total">{}</td>').format(number or "") for number in totals)
    return Markup('<tr><th scope="row"><span>{}</span></th>{}{}</tr>').format(heading, cells, numbers)


def _matrix_cell(cell: object, label: str, target: str | None) -> Markup:
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
    ).format(name, name, text.t("close"), actions(board, rows, Filter()))
