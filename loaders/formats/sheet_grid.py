"""A sheet of a workbook as its reader found it -> a grid, without what is hidden."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from loaders.blocks import Grid, expand, without_rows
from loaders.formats.bounds import MOST_CELLS, MOST_COLUMNS, check_size
from loaders.formats.encoding import clean
from loaders.formats.left_out import LeftOut
from loaders.formats.runs import is_only_a_number
from loaders.messages import Finding, LoadError
from loaders.messages.places import Place

#: (top, left, bottom, right) of merged cells.
Span = tuple[int, int, int, int]


@dataclass
class Sheet:
    """The cells of a sheet that are not empty, its merged cells, and what is hidden; rows and columns count from 1.

    `filtered_rows` are the hidden rows that a filter hides; in `struck_rows` something is crossed out.
    """

    name: str
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    filtered_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    struck_rows: set[int] = field(default_factory=set)


def sheet_place(name: str, row: int | None = None, column: int | None = None) -> Place:
    """The place of a sheet or of one of its cells."""
    return Place("sheet", sheet=clean(name)[0], row=row, column=column)


def check_spans(sizes: Iterable[int]) -> None:
    """Raise LoadError for merged ranges that together cover more cells than allowed."""
    if sum(sizes) > MOST_CELLS:
        raise LoadError("ranges-too-large")


def lay_out(sheet: Sheet, findings: list[Finding]) -> Grid | None:
    """The sheet as a grid without its blank rows; None for a blank sheet.

    Hidden rows and columns are left out, except for cells that are merged with visible ones.
    """
    place = sheet_place(sheet.name)
    shown = _without_hidden_columns(sheet, place, findings)
    near = {at: text for at, text in shown.items() if at[1] <= MOST_COLUMNS}
    if len(near) < len(shown):
        findings.append(Finding("beyond-last-column", place, {"column": MOST_COLUMNS}))
    if not near:
        return None
    covered = {row for top, left, bottom, _ in sheet.spans if (top, left) in near for row in range(top, bottom + 1)}
    rows = sorted({row for row, _ in near} | covered)
    width = max(column for _, column in near)
    check_size(len(rows), width)
    index = {row: at for at, row in enumerate(rows)}
    grid = Grid([[""] * width for _ in rows], place, row_numbers=rows)
    for (row, column), text in near.items():
        grid.rows[index[row]][column - 1] = text
    expand(grid, [span for span in (_clamped(span, index, width) for span in sheet.spans) if span])
    left_out = _hidden_rows(sheet, near, place, findings) | _emptied_rows(sheet, near)
    grid = without_rows(grid, {index[row] for row in left_out if row in index})
    return grid if grid.rows else None


def _without_hidden_columns(sheet: Sheet, place: Place, findings: list[Finding]) -> dict[tuple[int, int], str]:
    """The texts that stand in visible columns or in cells merged with them."""
    hidden = sheet.hidden_columns
    if not hidden:
        return sheet.texts
    merged = {(top, left) for top, left, _, right in sheet.spans if not hidden.issuperset(range(left, right + 1))}
    unseen = {at: text for at, text in sheet.texts.items() if at[1] in hidden and at not in merged}
    first = {column: text for (_, column), text in sorted(unseen.items(), reverse=True)}  # the topmost text of each
    _report("hidden-columns", [first[column] for column in sorted(first)], place, findings)
    return {at: text for at, text in sheet.texts.items() if at not in unseen}


def _hidden_rows(sheet: Sheet, texts: dict[tuple[int, int], str], place: Place, findings: list[Finding]) -> set[int]:
    """The hidden rows; those with a text are reported."""
    if not sheet.hidden_rows:
        return set()
    printed: dict[int, list[str]] = {}
    for (row, _), text in sorted(texts.items()):
        if row in sheet.hidden_rows:
            printed.setdefault(row, []).append(text)
    for code, rows in (
        ("hidden-rows", printed.keys() - sheet.filtered_rows),
        ("filtered-rows", printed.keys() & sheet.filtered_rows),
    ):
        _report(code, [f"[{row}] {' '.join(printed[row])}" for row in sorted(rows)], place, findings)
    return sheet.hidden_rows


def _emptied_rows(sheet: Sheet, texts: dict[tuple[int, int], str]) -> set[int]:
    """The rows that have at most their number left after what is crossed out is taken away."""
    if not sheet.struck_rows:
        return set()
    return sheet.struck_rows - {row for (row, _), text in texts.items() if not is_only_a_number(text)}


def _report(code: str, texts: list[str], place: Place, findings: list[Finding]) -> None:
    left_out = LeftOut()
    for text in texts:
        left_out.add(code, text, place)
    findings += left_out.findings()


def _clamped(span: Span, index: dict[int, int], width: int) -> Span | None:
    """The span in rows and columns of the grid, from 0; None if it begins outside. `index`: row of the sheet -> of the grid."""
    top, left, bottom, right = span
    rows = [index[row] for row in range(top, bottom + 1) if row in index]
    if not rows or top not in index or left > width:
        return None
    return rows[0], left - 1, rows[-1], min(right, width) - 1
