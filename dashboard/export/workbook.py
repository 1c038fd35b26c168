"""A selection as an Excel workbook with four styled sheets: overview, assignments, matrix, workload."""

import io
import math
import re
from collections.abc import Iterable, Sequence
from typing import Any

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.analysis.assignments import assignments_page
from dashboard.analysis.columns import table_columns
from dashboard.analysis.matrix import matrix, row_labels
from dashboard.analysis.workload import of_everyone, workload
from dashboard.export.tables import has_deadlines, has_sections, listed_actions, matrix_lines
from dashboard.model.selection import Selection
from dashboard.render.palette import LIGHT, role_name
from dashboard.render.spreadsheet_cells import assignments_in_words, column_headers, defuse
from dashboard.text import COLUMN_LABELS, LISTS, ROLES, listed, t
from dashboard.text.captions import caption, workload_headers
from dashboard.text.corrections import correction_words
from loaders.other_columns import TOGETHER, in_one_text, unique_names
from loaders.schema import CORRECTED

_FONT = "微软雅黑"
_WIDEST, _NARROWEST, _MARK_WIDE = 60, 8, 5  # widths of columns, in Latin characters
_TALLEST = 409.0  # points; Excel's limit for the height of a row
#: Of a sheet, without the two lines above its rows: Excel has 1,048,576 and 16,384.
MOST_ROWS, MOST_COLUMNS = 1_048_574, 16_384
_MOST_BLANK = 1_000_000  # cells of a sheet whose blank ones get borders, too
_SAMPLE = 200  # rows whose text decides the width of a column
_GRID = Border(*[Side("thin", color=LIGHT.line[1:])] * 4)
_Value = str | int | float | None  # of a cell; a float is shown as a percentage
_Table = tuple[list[str], Iterable[Sequence[_Value]]]  # header and rows of a sheet


def workbook(selection: Selection) -> bytes:
    """The .xlsx file. Every text is a string cell, never a formula, whatever it begins with."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    head = caption(selection)
    _add_sheet(book, t("overview.nav"), head, *_overview(selection))
    if selection.counts["assignments"]:
        _add_sheet(book, LISTS["table"], head, *_assignments(selection), whole=selection.counts["assignments"])
        _add_sheet(book, t("matrix.nav"), f"{head}　{_legend(selection)}", *_matrix(selection), upright=True)
        _add_sheet(book, t("workload.nav"), head, *_workload(selection))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _overview(selection: Selection) -> _Table:
    names = ["document"] if selection.dataset.is_combined else []
    names += ["source_row", "section"] if has_sections(selection) else ["source_row"]
    names += ["measure_label", "action", *selection.dataset.roles]
    names += ["deadline"] if has_deadlines(selection) else []
    fields, own, together = tuple(names), selection.dataset.own_columns, selection.dataset.has_columns_together
    labels = {**COLUMN_LABELS, "measure_label": COLUMN_LABELS["measure"], **{role: role_name(role) for role in ROLES}}
    has_corrections = selection.dataset.has_corrections
    rows = (
        [
            *(listed(action.agencies.get(name, ())) if name in ROLES else getattr(action, name) for name in fields),
            *([correction_words(action.corrected)] if has_corrections else []),
            *map(dict(action.other_columns).get, own),
            *([in_one_text(action.other_columns)] if together else []),
        ]
        for action in listed_actions(selection)
    )
    names += [CORRECTED] if has_corrections else []
    names += [*([TOGETHER] if together else []), *unique_names(own, taken=labels)]
    return column_headers(names, labels), rows


def _assignments(selection: Selection) -> _Table:
    rows = assignments_page(selection, 0, MOST_ROWS + 1)
    shown = assignments_in_words(rows, table_columns(selection.dataset))
    cells = shown.astype(object).where(shown.notna(), "")
    return [str(name) for name in shown.columns], cells.itertuples(index=False)


def _matrix(selection: Selection) -> _Table:
    table = matrix(selection, rows="measures")
    header, *rows = matrix_lines(table, row_labels(selection.dataset, table.index.tolist(), "measures"), "measures")
    return list(map(str, header)), rows


def _legend(selection: Selection) -> str:
    """图例：● 牵头　○ 责任"""
    return t("filter.field", field=t("legend"), values="　".join(map(role_name, selection.dataset.roles)))


def _workload(selection: Selection) -> _Table:
    load = workload(selection, count="actions", whole=of_everyone(selection).counts["actions"])
    return [*workload_headers("actions", load.columns).values()], load.itertuples(index=False)


def _add_sheet(
    book: openpyxl.Workbook,
    title: str,
    head: str,
    header: list[str],
    rows: Iterable[Sequence[_Value]],
    *,
    whole: int = 0,
    upright: bool = False,
) -> None:
    """Add a sheet: the caption (`head`), a frozen header with filters, the rows.

    `whole` is their number where `rows` may not be all of them. `upright` is for a matrix: the characters of each header
    but the first are stacked, and the columns are narrow.
    """
    sheet = book.create_sheet(title)
    lines = [list(row) for row in rows]
    if len(lines) > MOST_ROWS or len(header) > MOST_COLUMNS:
        count = max(whole, len(lines))
        counts = {"rows": count, "columns": len(header), "most_rows": MOST_ROWS, "most_columns": MOST_COLUMNS}
        head = f"{head}　{t('take.excel.cut', **counts)}"
        header, lines = header[:MOST_COLUMNS], [line[:MOST_COLUMNS] for line in lines[:MOST_ROWS]]
    widths = _widths(header, lines)
    if upright:
        widths[1:] = [_MARK_WIDE] * (len(header) - 1)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    _write(sheet, 1, 1, head).font = _font(bold=True, size=12)
    _write_header(sheet, header, upright=upright)
    _write_rows(sheet, lines, widths, centred=upright)
    sheet.freeze_panes = "B3" if upright else "A3"
    sheet.auto_filter.ref = f"A2:{get_column_letter(len(header))}{len(lines) + 2}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "2:2"


def _font(**style: Any) -> Font:
    return Font(name=_FONT, **{"size": 11, **style})


def _write_header(sheet: Worksheet, header: list[str], *, upright: bool) -> None:
    fill = PatternFill("solid", fgColor=LIGHT.roles["lead"][1:])
    for column, name in enumerate(header, start=1):
        cell = _write(sheet, 2, column, name)
        cell.font, cell.fill = _font(bold=True, color=LIGHT.ground[1:]), fill
        cell.border = _GRID
        rotation = 255 if upright and column > 1 else 0  # 255: characters stacked
        cell.alignment = Alignment("center", "center", wrap_text=True, textRotation=rotation)
    if upright:
        sheet.row_dimensions[2].height = min(15.0 * max(map(len, header[1:]), default=1) + 10, _TALLEST)


def _write_rows(sheet: Worksheet, lines: list[list[_Value]], widths: list[float], *, centred: bool) -> None:
    text, mark, font = Alignment(vertical="top", wrap_text=True), Alignment("center", "top"), _font()
    has_all_borders = len(lines) * len(widths) <= _MOST_BLANK
    for number, line in enumerate(lines, start=3):
        for column, value in enumerate(line, start=1):
            if value is not None and value != "":
                cell = _write(sheet, number, column, value)
                cell.alignment, cell.font, cell.border = mark if centred and column > 1 else text, font, _GRID
            elif has_all_borders:
                sheet.cell(number, column).border = _GRID
        height = max(_line_count(value, width) for value, width in zip(line, widths, strict=True))
        sheet.row_dimensions[number].height = min(16.0 * height, _TALLEST)


def _line_count(value: _Value, width: float) -> int:
    if not isinstance(value, str):
        return 1
    return sum(max(1, math.ceil(_shown_width(line) / (width - 1))) for line in value.split("\n"))


# Excel reads _x003D_ as the character of this code (ECMA-376 22.9.2.19, ST_Xstring); _x005F_ is the underscore itself.
_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def _write(sheet: Worksheet, row: int, column: int, value: str | int | float) -> Cell:
    """Write a cell. A text stays a text, even when somebody edits it; openpyxl would turn “=…” into a formula."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = _CODE.sub("_x005F_", ILLEGAL_CHARACTERS_RE.sub("", value))
        cell.data_type = "s"
        if defuse(value) != value:
            cell.quotePrefix = True
    else:
        cell.value = value if isinstance(value, float) else int(value)
        if isinstance(value, float):
            cell.number_format = "0.0%"
    return cell


def _widths(header: Sequence[_Value], lines: Sequence[Sequence[_Value]]) -> list[float]:
    sample = [header, *lines[:_SAMPLE]]
    widest = [
        max(_shown_width(part) for row in sample for part in str(row[at]).split("\n")) for at in range(len(header))
    ]
    return [min(max(width + 2, _NARROWEST), _WIDEST) for width in widest]


def _shown_width(text: str) -> int:
    return sum(1 if char.isascii() else 2 for char in text)
