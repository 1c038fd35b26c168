"""The matrix as HTML: headings that stay while it scrolls, and marks that open the actions behind them."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

import pandas as pd
from markupsafe import Markup

from dashboard.analysis.matrix import MatrixTotals, cell_roles, matrix_totals, split_columns
from dashboard.model.dataset import Dataset
from dashboard.render.drilldown import DrillDown, Mark, Opener
from dashboard.render.template import macros
from dashboard.text import MARKS, ROLES, listed, t
from dashboard.text.gloss import with_gloss

#: Agencies that have a column of their own; the others share one.
MOST_COLUMNS = 60
_REST = ""  # the key of the agencies that share a column
_views = macros("matrix.html")


def matrix_table(
    table: pd.DataFrame, headings: Sequence[str], behind: Mapping[tuple[int, str], Sequence[int]], dataset: Dataset
) -> Markup:
    """The HTML of a matrix of `analysis.matrix`.

    `headings` name the rows; `behind` has the actions behind each mark. Agencies after the first MOST_COLUMNS share a
    column of counts.
    """
    totals = matrix_totals(table)
    drawn, rest = split_columns(table, MOST_COLUMNS)
    agencies = drawn.columns.tolist()
    others = t("matrix.rest", count=len(rest.columns)) if len(rest.columns) else ""
    buttons = _Buttons(DrillDown(dataset), _together(behind, {*rest.columns}))
    starts = _document_starts(table.index.tolist(), dataset)
    by_rest = matrix_totals(rest)
    numbers_of_rest, row_totals = (numbers.to_numpy().tolist() for numbers in (by_rest.by_row, totals.by_row))
    lines = zip(headings, drawn.itertuples(name=None), numbers_of_rest, row_totals, strict=True)
    rows = [
        (
            heading,
            starts.get(row, ""),
            [buttons.cell(row, heading, agency, cell) for agency, cell in zip(agencies, cells, strict=True)],
            buttons.rest(row, heading, others, dict(zip(by_rest.roles, numbers, strict=True))),
            total,
        )
        for heading, (row, *cells), numbers, total in lines
    ]
    return _views.matrix_table(
        agencies, others, totals.roles, rows, list(_foot(totals, len(agencies))), buttons.drilldown
    )


def _foot(totals: MatrixTotals, drawn: int) -> Iterator[tuple[str, list[int | None]]]:
    """(role, numbers) for each line below the matrix. The agencies after the first `drawn` share one number."""
    for role in totals.roles:
        numbers = totals.by_agency[role].tolist()
        rest = [sum(numbers[drawn:])] if drawn < len(numbers) else []
        yield role, [*numbers[:drawn], *rest, *totals.corner(role)]


def _document_starts(index: Sequence[int], dataset: Dataset) -> dict[int, str]:
    """The title of each document for the row with which it begins; empty for a single document, and if rows are mixed."""
    if not dataset.is_combined:
        return {}
    runs = [(title, next(run)) for title, run in groupby(index, key=dataset.title_of)]
    return {row: title for title, row in runs} if len({title for title, _ in runs}) == len(runs) else {}


def _together(behind: Mapping[tuple[int, str], Sequence[int]], rest: Set[str]) -> dict[tuple[int, str], list[int]]:
    """The actions behind each mark; those of all agencies in `rest` under _REST."""
    ids: dict[tuple[int, str], set[int]] = {}
    for (row, agency), actions in behind.items():
        ids.setdefault((row, _REST if agency in rest else agency), set()).update(actions)
    return {mark: sorted(actions) for mark, actions in ids.items()}


@dataclass(frozen=True)
class _Buttons:
    """Makes the buttons of a matrix; `ids` is as `_together` returns it."""

    drilldown: DrillDown
    ids: Mapping[tuple[int, str], list[int]]

    def cell(self, row: int, heading: str, agency: str, cell: int) -> Opener | None:
        """A button with the marks of an agency's roles in a row."""
        roles = cell_roles(cell)
        if not roles:
            return None
        words = listed(ROLES[role] for role in roles)
        label = t("matrix.cell", roles=words, agency=with_gloss(agency), row=with_gloss(heading))
        return self.drilldown.opener(self.ids[row, agency], label, [Mark(role, MARKS[role]) for role in roles])

    def rest(self, row: int, heading: str, others: str, counts: Mapping[str, int]) -> Opener | None:
        """A button with the number of agencies in the shared column that have each role in a row."""
        if not any(counts.values()):
            return None
        words = listed(f"{ROLES[role]} {count}" for role, count in counts.items() if count)
        marks = [Mark(role, MARKS[role], f"{count} ") for role, count in counts.items() if count]
        label = t("matrix.rest.cell", others=others, roles=words, row=heading)
        return self.drilldown.opener(self.ids[row, _REST], label, marks)
