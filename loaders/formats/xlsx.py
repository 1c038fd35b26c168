"""Workbooks (.xlsx) -> one grid per sheet.

Only openpyxl's sparse cells are read, because a stray cell at XFD1048576 would give a million dense rows. Ranges that
openpyxl lays out cell by cell (merged cells, links) are counted in the XML before openpyxl opens the file.
"""

import datetime as dt
import html
import io
import re
from collections.abc import Iterable
from typing import Any

from loaders.blocks import Grid, Source, expand
from loaders.formats.bounds import MOST_CELLS, MOST_COLUMNS, check_size
from loaders.formats.encoding import clean
from loaders.formats.number_format import print_date, print_number
from loaders.messages import Finding, LoadError
from loaders.messages.places import Place

#: The ranges that openpyxl lays out cell by cell: merged cells, and cells under one link.
_RANGE = re.compile(rb"""<(?:\w+:)?(?:mergeCell|hyperlink)\s[^<]*?\bref\s*=\s*(["'])(.*?)\1""")
_CELL = re.compile(rb"<(?:\w+:)?(?:c|row)[\s/>]")
_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read_xlsx(data: bytes, parts: dict[str, bytes]) -> Source:
    """Each visible sheet as a grid, and a finding for each hidden one; `parts` are the checked XML parts."""
    import openpyxl

    if any(_STRICT in part for part in parts.values()):
        raise LoadError("strict-open-xml")
    for part in parts.values():
        _check_cells(part.replace(b"\x00", b"") if b"\x00" in part else part)
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    source = Source([])
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            source.findings.append(Finding("hidden-sheet", sheet_place(sheet.title)))
        elif (grid := _read_sheet(sheet, source.findings)) is not None:
            source.blocks.append(grid)
    if any(b"<f" in part for name, part in parts.items() if "/worksheets/" in name):
        formulas = openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
        source.findings += _empty_formulas(book, formulas)
    return source


def _check_cells(part: bytes) -> None:
    """Raise LoadError for more cells, single ones or in ranges, than allowed. UTF-16 comes without its NULs."""
    from openpyxl.utils.cell import range_boundaries

    if sum(1 for _ in _CELL.finditer(part)) > MOST_CELLS:
        raise LoadError("sheet-too-large", most=MOST_CELLS)
    ranges = (range_boundaries(html.unescape(printed.decode())) for _, printed in _RANGE.findall(part))
    check_spans(
        ((right or _LAST_COLUMN) - (left or 1) + 1) * ((bottom or _LAST_ROW) - (top or 1) + 1)
        for left, top, right, bottom in ranges
    )


def check_spans(sizes: Iterable[int]) -> None:
    """Raise LoadError for merged ranges that together cover more cells than allowed."""
    if sum(sizes) > MOST_CELLS:
        raise LoadError("ranges-too-large")


def sheet_place(name: str, row: int | None = None, column: int | None = None) -> Place:
    """The place of a sheet or of one of its cells."""
    return Place("sheet", sheet=clean(name)[0], row=row, column=column)


def _read_sheet(sheet: Any, findings: list[Finding]) -> Grid | None:
    place = sheet_place(sheet.title)
    hidden_rows = {row for row, shape in sheet.row_dimensions.items() if shape.hidden}
    texts: dict[tuple[int, int], str] = {}
    for (row, column), cell in sheet._cells.items():
        if cell.value is not None and (text := _printed(cell)):
            texts[row, column] = text
            if cell.data_type == "e":
                findings.append(
                    Finding("error-value", sheet_place(sheet.title, row, column), {"value": clean(text)[0]})
                )
    hidden_columns = {
        at
        for shape in sheet.column_dimensions.values()
        if shape.hidden
        for at in range(shape.min, min(shape.max, MOST_COLUMNS) + 1)
    }
    spans = [(span.min_row, span.min_col, span.max_row, span.max_col) for span in sheet.merged_cells.ranges]
    if hidden := sorted(hidden_rows & {row for row, _ in texts}):
        findings.append(Finding("hidden-rows", place, {"count": len(hidden)}))
    return lay_out(texts, spans, place, findings, hidden_columns)


def lay_out(
    texts: dict[tuple[int, int], str],
    spans: list[tuple[int, int, int, int]],
    place: Place,
    findings: list[Finding],
    hidden_columns: set[int],
) -> Grid | None:
    """The sheet as a grid without its blank rows; None for a blank sheet. Rows and columns are counted from 1.

    Hidden columns are left out, except for cells that are merged with visible ones.
    """
    shown = {(top, left) for top, left, _, right in spans if not hidden_columns.issuperset(range(left, right + 1))}
    unseen = {at for at in texts if at[1] in hidden_columns and at not in shown}
    if unseen:
        count = len({column for _, column in unseen})
        findings.append(Finding("hidden-columns", place, {"count": count}))
        texts = {at: text for at, text in texts.items() if at not in unseen}
    near = {at: text for at, text in texts.items() if at[1] <= MOST_COLUMNS}
    if len(near) < len(texts):
        findings.append(Finding("beyond-last-column", place, {"column": MOST_COLUMNS}))
    if not near:
        return None
    covered = {row for top, left, bottom, _ in spans if (top, left) in near for row in range(top, bottom + 1)}
    rows = sorted({row for row, _ in near} | covered)
    width = max(column for _, column in near)
    check_size(len(rows), width)
    index = {row: at for at, row in enumerate(rows)}
    grid = Grid([[""] * width for _ in rows], place, row_numbers=rows)
    for (row, column), text in near.items():
        grid.rows[index[row]][column - 1] = text
    expand(grid, [span for span in (_clamped(span, index, width) for span in spans) if span])
    return grid


def _clamped(span: tuple[int, int, int, int], index: dict[int, int], width: int) -> tuple[int, int, int, int] | None:
    """The span in rows and columns of the grid, from 0; None if it begins outside. `index`: row of the sheet -> of the grid."""
    top, left, bottom, right = span
    rows = [index[row] for row in range(top, bottom + 1) if row in index]
    if not rows or top not in index or left > width:
        return None
    return rows[0], left - 1, rows[-1], min(right, width) - 1


def _printed(cell: Any) -> str:
    value = cell.value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return print_date(value, cell.number_format or "")
    if isinstance(value, int | float):
        return print_number(value, cell.number_format or "General")
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), str(value)).replace("\t", " ").strip()


def _empty_formulas(values: Any, formulas: Any) -> list[Finding]:
    """Findings for formulas without a stored result: a program wrote the file, and nobody has saved it in Excel since."""
    return [
        Finding("formula-without-result", sheet_place(sheet.title, *at))
        for sheet in formulas.worksheets
        if sheet.sheet_state == "visible"
        for at, cell in sheet._cells.items()
        if cell.data_type == "f" and getattr(values[sheet.title]._cells.get(at), "value", None) is None
    ]
