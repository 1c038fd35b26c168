"""Workbooks saved as "XML 表格 2003" (SpreadsheetML), often under the name .xls -> one grid per sheet.

The elements are those of Microsoft's XML Spreadsheet Reference: cells and rows count on from the last unless ss:Index says more.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import NamedTuple

from loaders.blocks import Grid, Source
from loaders.formats.archive import refuse_doctype
from loaders.formats.bounds import MOST_CELLS, MOST_COLUMNS
from loaders.formats.left_out import LeftOut
from loaders.formats.number_format import is_date_format, print_date, print_number
from loaders.formats.runs import RAISED, Run, shown_text
from loaders.formats.sheet_grid import Sheet, check_spans, lay_out, sheet_place
from loaders.formats.word_xml import Element, attribute, name_of, parse_part, path_to, whole
from loaders.messages import Finding, LoadError

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d))?")
#: Names of formats that stand for a code; any other name that means a date is printed as 2025-11-30.
_NAMED_FORMATS = {
    "Long Date": 'yyyy"年"m"月"d"日"',
    "Short Date": "yyyy/m/d",
    "General Date": "yyyy/m/d",
    "Percent": "0.00%",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
}
#: Elements inside a text that is formatted in parts.
_CROSSED_OUT, _RAISED = ("S", "Strike", "Del"), ("Sup",)


class _Style(NamedTuple):
    """How the cells of a style look: the code of the finding if they are crossed out, and their number format."""

    code: str = ""
    number_format: str = ""


@dataclass
class _Position:
    """The row and the column that come next, from 1."""

    row: int = 1
    column: int = 1
    cells: int = 0


def read_xml_sheet(data: bytes) -> Source:
    """Each visible sheet as a grid, and a finding for each hidden one."""
    refuse_doctype(data)
    root = parse_part(data.strip())
    styles = {attribute(node, "ID"): _style(node) for node in _children(path_to(root, "Styles"))}
    source, left_out = Source([]), LeftOut()
    position = _Position()
    for worksheet in root:
        if name_of(worksheet) != "Worksheet":
            continue
        name = attribute(worksheet, "Name")
        visible = path_to(worksheet, "WorksheetOptions", "Visible")
        if visible is not None and (visible.text or "").strip() in ("SheetHidden", "SheetVeryHidden"):
            source.findings.append(Finding("hidden-sheet", sheet_place(name)))
        elif (grid := _read_sheet(worksheet, name, styles, source.findings, left_out, position)) is not None:
            source.blocks.append(grid)
    source.findings += left_out.findings()
    return source


def _children(node: Element | None) -> list[Element]:
    return [] if node is None else list(node)


def _style(node: Element) -> _Style:
    font, number = path_to(node, "Font"), path_to(node, "NumberFormat")
    code = "struck-text" if font is not None and attribute(font, "StrikeThrough") == "1" else ""
    printed = "" if number is None else attribute(number, "Format")
    return _Style(code, _NAMED_FORMATS.get(printed, printed))


def _read_sheet(
    worksheet: Element,
    name: str,
    styles: dict[str, _Style],
    findings: list[Finding],
    left_out: LeftOut,
    position: _Position,
) -> Grid | None:
    sheet, table = Sheet(name), path_to(worksheet, "Table")
    position.row = position.column = 1
    for node in _children(table):
        if name_of(node) == "Column":
            _add_column(sheet, node, position)
        elif name_of(node) == "Row":
            _add_row(sheet, node, styles, left_out, position)
    is_filtered = next(worksheet.iter("{*}FilterColumn", "{*}AutoFilterColumn"), None) is not None
    sheet.filtered_rows = sheet.hidden_rows if is_filtered else set()
    check_spans((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in sheet.spans)
    return lay_out(sheet, findings)


def _add_column(sheet: Sheet, node: Element, position: _Position) -> None:
    """Note the columns of an element Column if they are hidden."""
    first = whole(attribute(node, "Index"), position.column)
    position.column = first + whole(attribute(node, "Span"), 0) + 1
    if attribute(node, "Hidden") == "1" or attribute(node, "Width") == "0":
        sheet.hidden_columns.update(range(max(1, first), min(position.column, MOST_COLUMNS + 1)))


def _add_row(sheet: Sheet, node: Element, styles: dict[str, _Style], left_out: LeftOut, position: _Position) -> None:
    row = max(1, whole(attribute(node, "Index"), position.row))
    position.row, column = row + whole(attribute(node, "Span"), 0) + 1, 1
    if attribute(node, "Hidden") == "1" or attribute(node, "Height") == "0":
        sheet.hidden_rows.add(row)
    for cell in node:
        if name_of(cell) != "Cell":
            continue
        position.cells += 1
        if position.cells > MOST_CELLS:
            raise LoadError("sheet-too-large", most=MOST_CELLS)
        column = max(1, whole(attribute(cell, "Index"), column))
        right = column + max(0, whole(attribute(cell, "MergeAcross"), 0))
        bottom = row + max(0, whole(attribute(cell, "MergeDown"), 0))
        if (right, bottom) != (column, row):
            sheet.spans.append((row, column, bottom, right))
        style = styles.get(attribute(cell, "StyleID") or attribute(node, "StyleID"), _Style())
        if text := _cell_text(cell, (row, column), style, sheet, left_out):
            sheet.texts[row, column] = text
        column = right + 1


def _cell_text(cell: Element, at: tuple[int, int], style: _Style, sheet: Sheet, left_out: LeftOut) -> str:
    """The text of a cell as printed, without what is crossed out and without raised marks; its comment is noted."""
    place = sheet_place(sheet.name, *at)
    comment = path_to(cell, "Comment")
    if comment is not None:
        left_out.add("comments-not-read", "".join(comment.itertext()), place)
    data = path_to(cell, "Data")
    if data is None:
        return ""
    kind, before = attribute(data, "Type"), left_out.total
    runs = [Run(_printed(data.text or "", kind, style.number_format), style.code), *_parts(data, style.code)]
    text = shown_text(runs, left_out, place).strip()
    if left_out.total > before:
        sheet.struck_rows.add(at[0])
    return text.replace("\t", " ")


def _parts(data: Element, code: str) -> list[Run]:
    """The runs of a text that is formatted in parts, as HTML, behind its first one."""
    runs: list[Run] = []
    stack = [(child, code) for child in reversed(data)]
    while stack:
        node, code = stack.pop()
        if isinstance(node, str):
            runs.append(Run(node, code))
            continue
        name = name_of(node)
        inner = "struck-text" if name in _CROSSED_OUT else RAISED if name in _RAISED else code
        stack.append((node.tail or "", code))
        stack.extend((child, inner) for child in reversed(node))
        stack.append((node.text or "", inner))
    return runs


def _printed(text: str, kind: str, number_format: str) -> str:
    """A value as its format prints it."""
    if kind == "Boolean":
        return "是" if text.strip() == "1" else "否"
    try:
        if kind == "DateTime" and (day := _DAY.match(text.strip())):
            year, month, date, hour, minute, second = (int(part or 0) for part in day.groups())
            is_date = bool(number_format) and is_date_format(number_format)
            return print_date(dt.datetime(year, month, date, hour, minute, second), number_format if is_date else "")
        if kind == "Number":
            return print_number(float(text), number_format or "General")
    except (ValueError, OverflowError):
        pass
    return text
