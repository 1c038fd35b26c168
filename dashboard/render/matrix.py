"""The matrix as HTML: headings that stay while it scrolls, and marks that open the actions behind them."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

import pandas as pd
from markupsafe import Markup

from dashboard.analysis.matrix import MatrixTotals, cell_roles, matrix_totals, split_columns
from dashboard.model.dataset import Dataset
from dashboard.render.drilldown import DrillDown, Mark, Opener
from dashboard.render.matrix_size import MatrixSize, marks_width
from dashboard.render.palette import cell_marks, role_name
from dashboard.render.template import macros
from dashboard.text import MARKS, ROLES, UNITS, listed, t
from dashboard.text.gloss import with_gloss

#: Agencies that have a column of their own; the others share one.
MOST_COLUMNS = 60
_REST = ""  # the key of the agencies that share a column
_views = macros("matrix.html")


@dataclass(frozen=True)
class MatrixRows:
    """What the rows of a matrix are called and where they lead, one value for each row.

    `unit` is measures or actions. `places` are their numbers in the briefing; `sections` are "" where there are none.
    """

    unit: str
    labels: Sequence[str]
    sections: Sequence[str]
    places: Sequence[int]


def matrix_table(
    table: pd.DataFrame,
    rows: MatrixRows,
    behind: Mapping[tuple[int, str], Sequence[int]],
    dataset: Dataset,
    picked: Sequence[str] = (),
    note: str = "",
) -> Markup:
    """The HTML of a matrix of `analysis.matrix`.

    `behind` has the actions behind each mark, `picked` are agencies whose columns stand out, `note` says how the matrix is
    ordered. Agencies after the first MOST_COLUMNS share a column of counts.
    """
    totals = matrix_totals(table)
    drawn, rest = split_columns(table, MOST_COLUMNS, picked)
    agencies = drawn.columns.tolist()
    others = t("matrix.rest", count=len(rest.columns)) if len(rest.columns) else ""
    buttons = _Buttons(DrillDown(dataset), _together(behind, {*rest.columns}))
    index = table.index.tolist()
    starts = group_starts(index, rows.sections, dataset)
    by_rest = matrix_totals(rest)
    numbers_of_rest, row_totals = (numbers.to_numpy().tolist() for numbers in (by_rest.by_row, totals.by_row))
    lines = zip(rows.labels, rows.places, drawn.itertuples(name=None), numbers_of_rest, row_totals, strict=True)
    body = [
        (
            heading,
            place,
            starts.get(row, ()),
            [buttons.cell(row, heading, agency, cell) for agency, cell in zip(agencies, cells, strict=True)],
            buttons.rest(row, heading, others, dict(zip(by_rest.roles, numbers, strict=True))),
            total,
        )
        for heading, place, (row, *cells), numbers, total in lines
    ]
    size = _size(rows.labels, drawn, others, len(totals.roles), sum(map(len, starts.values())))
    foot = list(_foot(totals, drawn.columns, bool(others)))
    heads = [(agency, agency in picked) for agency in agencies]
    kinds = [(role, role_name(role)) for role in totals.roles]
    hint = t("matrix.hint", unit=UNITS[rows.unit])
    return _views.matrix_table(
        heads, others, totals.roles, body, foot, buttons.drilldown, rows.unit, size, (note, hint), kinds
    )


def _size(labels: Sequence[str], drawn: pd.DataFrame, others: str, roles: int, groups: int) -> MatrixSize:
    """The size of a matrix with these columns, a column and a row of totals for each role, and so many group headings."""
    cells = [max(marks_width(cell_marks(cell)) for cell in column) for column in drawn.to_numpy().T]
    names = [*drawn.columns, *([others] if others else [])]
    rest = [marks_width(f"{MARKS['lead']}99")] * (len(names) - len(cells))
    return MatrixSize(labels, names, [*cells, *rest], roles, roles, groups)


def _foot(totals: MatrixTotals, drawn: pd.Index, has_rest: bool) -> Iterator[tuple[str, list[int | None]]]:
    """(role, numbers) for each line below the matrix. The agencies that are not drawn share one number."""
    for role in totals.roles:
        numbers = totals.by_agency[role]
        rest = [int(numbers.drop(drawn).sum())] if has_rest else []
        yield role, [*numbers[drawn].tolist(), *rest, *totals.corner(role)]


def group_starts(index: Sequence[int], sections: Sequence[str], dataset: Dataset) -> dict[int, list[str]]:
    """The headings above the row with which a document or a section begins; none where an order has mixed the rows."""
    documents = [f"《{dataset.title_of(row)}》" if dataset.is_combined else "" for row in index]
    levels = [documents, [f"{document}{section}" for document, section in zip(documents, sections, strict=True)]]
    starts: dict[int, list[str]] = {}
    for level, names in zip(levels, (documents, sections), strict=True):
        at = [next(places) for _, places in groupby(range(len(index)), key=level.__getitem__)]
        if len({level[first] for first in at}) < len(at):
            break
        for first in at:
            if names[first]:
                starts.setdefault(index[first], []).append(names[first])
    return starts


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
