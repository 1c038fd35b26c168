"""The assignments as a table whose cells can be copied: a row each, long texts in full, a head that sorts."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from dashboard.analysis.columns import INTEGERS
from dashboard.analysis.table_view import TableView
from dashboard.render.spreadsheet_cells import assignments_in_words, defuse
from dashboard.render.template import macros

_views = macros("assignments.html")


class _Head(NamedTuple):
    """The head of a column: its label, its `sort` after a click, and whether it sorts now: "", "ascending" or "descending"."""

    label: str
    next_sort: str
    sorts: str


class _Cell(NamedTuple):
    """A cell: its text, what is copied of it if that is another text, and its style."""

    text: str
    copied: str | None
    css: str


def assignment_table(rows: pd.DataFrame, view: TableView, names: Sequence[str]) -> Markup:
    """The HTML of the columns `names` of a table of `analysis.assignments`. table.js lets people copy cells of it: a text
    that a spreadsheet would take for a formula is copied as the CSV has it."""
    said = assignments_in_words(rows, names)
    heads = [_head(label, name, view) for label, name in zip(map(str, said.columns), names, strict=True)]
    roles = rows["role"].astype(str).tolist()
    return _views.assignments(heads, _lines(said, names, roles))


def copy_button() -> Markup:
    """The button that copies the table on screen with its head, and beside it what was copied last."""
    return _views.copy_table()


def column_labels(rows: pd.DataFrame) -> dict[str, str]:
    """The label of each column by its name."""
    return dict(
        zip(map(str, rows.columns), map(str, assignments_in_words(rows, list(rows.columns)).columns), strict=True)
    )


def _head(label: str, name: str, view: TableView) -> _Head:
    column, is_down = view.sorted_by
    sorts = ("descending" if is_down else "ascending") if column == name else ""
    return _Head(label, view.next_sort(name), sorts)


def _lines(said: pd.DataFrame, names: Sequence[str], roles: Sequence[str]) -> Iterator[list[_Cell]]:
    cells = said.astype(object).where(said.notna(), "")
    styles = [_style(name) for name in names]
    if "action" in names and not cells.iloc[:, names.index("action")].any():  # each task is its measure's title alone
        styles = [
            "rb-long" if name == "measure" else "" if name == "action" else css
            for name, css in zip(names, styles, strict=True)
        ]
    for role, line in zip(roles, cells.itertuples(index=False), strict=True):
        texts = map(str, line)
        yield [_cell(text, f"rb-{role}" if css == "role" else css) for text, css in zip(texts, styles, strict=True)]


def _cell(text: str, css: str) -> _Cell:
    copied = str(defuse(text))
    return _Cell(text, None if copied == text else copied, css)


def _style(name: str) -> str:
    if name == "role":
        return name
    return "rb-number" if name in INTEGERS else "rb-long" if name in ("action", "corrected", "other_columns") else ""
