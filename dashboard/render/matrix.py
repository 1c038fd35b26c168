"""The matrix as HTML: marks under headings that stay, each opening the actions behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd
from markupsafe import Markup

from dashboard import text
from dashboard.analysis.matrix import cell_roles, matrix_totals, split_columns
from dashboard.model.dataset import Dataset
from dashboard.render.actions import english, page_address, role_name
from dashboard.render.drilldown import Behind
from dashboard.render.markup import html, join
from dashboard.text import t
from dashboard.text.gloss import gloss, with_gloss

#: Agencies of a matrix that have a column of their own; the others share one.
MOST_COLUMNS = 60
_REST = ""  # in the place of an agency: those that share a column


def matrix(table: pd.DataFrame, headings: list[str], shown: pd.DataFrame, dataset: Dataset) -> Markup:
    """A matrix of `analysis.matrix` with headings that stay while it scrolls.

    A mark opens its actions: their whole text with all agencies. `headings` name the rows, `shown` holds the
    assignments the matrix was made of, `dataset` the whole document. Columns past MOST_COLUMNS are counted in one.
    """
    key = "measure_label" if table.index.dtype == "str" else "action_id"
    totals = matrix_totals(table)
    by_row, by_column = totals.by_row, totals.by_agency
    table, rest = split_columns(table, MOST_COLUMNS)
    by_rest = matrix_totals(rest).by_row.T
    ids = _actions_behind(shown[shown[key].isin(table.index)], key, rest.columns)
    behind = Behind(dataset)
    starts = _document_starts(table.index, key, dataset)
    others = [t("matrix.rest", count=len(rest.columns))] if len(rest.columns) else []
    width = 1 + len(table.columns) + len(others) + len(by_row.columns)
    body = join(
        _group_row(starts.get(line[0]), width)
        + _matrix_row(
            line,
            heading,
            table.columns,
            ids,
            behind,
            [
                *(
                    _rest_cell(by_rest[line[0]], other, heading, ids.get((line[0], _REST), ()), behind)
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
            html('<th scope="col" title="{}">{}</th>', with_gloss(agency), _heading_link(agency))
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
        behind.markup(),
    )


def _document_starts(index: pd.Index, key: str, dataset: Dataset) -> dict:
    """The rows that begin another document's, with its title; none where there is one document, or rows are mixed."""
    if not dataset.is_combined:
        return {}
    shown = dataset.actions[dataset.actions[key].isin(index)].drop_duplicates(key)[[key, "document"]].astype("str")
    documents = shown.astype({key: index.dtype}).set_index(key)["document"].reindex(index)
    starts = documents[documents != documents.shift()]
    return starts.to_dict() if starts.is_unique else {}


def _group_row(title: str | None, width: int) -> Markup:
    if title is None:
        return Markup("")
    return html('<tr class="rb-group"><th colspan="{}"><span>《{}》</span></th></tr>', width, title)


def _actions_behind(shown: pd.DataFrame, key: str, rest: Iterable[str]) -> dict[tuple, list[int]]:
    """(row, agency) -> the actions a mark stands for; (row, _REST) -> those of all agencies of `rest`."""
    marks = shown[[key, "agency", "action_id"]].drop_duplicates().astype({"agency": "str"})
    named = marks.assign(agency=marks["agency"].mask(marks["agency"].isin(rest), _REST)).drop_duplicates()
    ids: dict[tuple, list[int]] = {}
    for row, agency, action in named.itertuples(index=False, name=None):
        ids.setdefault((row, agency), []).append(action)
    return ids


def _matrix_row(line: tuple, heading: str, agencies, ids: dict, behind: Behind, more: list[Markup]) -> Markup:
    cells = join(
        _matrix_cell(cell, agency, heading, ids.get((line[0], agency), ()), behind)
        for agency, cell in zip(agencies, line[1:], strict=True)
    )
    meaning = gloss(heading)
    title = html(' title="{}"', meaning) if meaning else ""
    return html(
        '<tr><th scope="row"><span{}>{}{}</span></th>{}{}</tr>', title, heading, english(heading), cells, join(more)
    )


def _matrix_cell(cell: int, agency: str, heading: str, ids: Sequence[int], behind: Behind) -> Markup:
    roles = cell_roles(cell)
    if not roles:
        return Markup("<td></td>")
    if len(roles) == 1:
        css, marks = f"rb-{roles[0]}", text.MARKS[roles[0]]
    else:
        css, marks = "", join(html('<i class="rb-{}">{}</i>', role, text.MARKS[role]) for role in roles)
    label = t(
        "matrix.cell",
        roles=text.listed(text.ROLES[role] for role in roles),
        agency=with_gloss(agency),
        row=with_gloss(heading),
    )
    return html("<td>{}</td>", behind.button(ids, label, marks, css))


def _rest_cell(counts: pd.Series, others: str, heading: str, ids: Sequence[int], behind: Behind) -> Markup:
    """How many of the agencies that share the column have each role in the row."""
    counts = counts[counts > 0]
    if counts.empty:
        return Markup("<td></td>")
    marks = join(html('<i class="rb-{}">{}</i>{} ', role, text.MARKS[role], count) for role, count in counts.items())
    roles = text.listed(f"{text.ROLES[role]} {count}" for role, count in counts.items())
    label = t("matrix.rest.cell", others=others, roles=roles, row=heading)
    return html('<td class="rb-rest">{}</td>', behind.button(ids, label, marks))


def _totals_row(role: str, by_agency: Iterable[int], by_row: pd.DataFrame) -> Markup:
    corner = [by_row[role].sum() if other == role else "" for other in by_row.columns]
    cells = [*(number or "" for number in by_agency), *corner]
    return html(
        '<tr><th scope="row"><span>{}</span></th>{}</tr>',
        role_name(role),
        join(html("<td>{}</td>", cell) for cell in cells),
    )


def _heading_link(agency: str) -> Markup:
    return html('<a class="rb-link" href="{}">{}</a>', page_address("agency", agency=agency), agency)
