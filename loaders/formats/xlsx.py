"""Workbooks (.xlsx) -> one grid per sheet.

Only openpyxl's sparse cells are read, because a stray cell at XFD1048576 would give a million dense rows. Ranges that
openpyxl lays out cell by cell (merged cells, links) are counted in the XML before openpyxl opens the file.
"""

import datetime as dt
import html
import io
import re
from typing import Any

from loaders.blocks import Grid, Source
from loaders.formats.bounds import MOST_CELLS, MOST_COLUMNS
from loaders.formats.encoding import clean
from loaders.formats.left_out import LeftOut
from loaders.formats.number_format import print_date, print_number
from loaders.formats.runs import RAISED, Run, shown_text
from loaders.formats.sheet_grid import Sheet, check_spans, lay_out, sheet_place
from loaders.messages import Finding, LoadError

#: The ranges that openpyxl lays out cell by cell: merged cells, and cells under one link.
_RANGE = re.compile(rb"""<(?:\w+:)?(?:mergeCell|hyperlink)\s[^<]*?\bref\s*=\s*(["'])(.*?)\1""")
_CELL = re.compile(rb"<(?:\w+:)?(?:c|row)[\s/>]")
_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
#: Index of a font -> the code of the finding that its text is left out with.
Fonts = dict[int, str]


def read_xlsx(data: bytes, parts: dict[str, bytes]) -> Source:
    """Each visible sheet as a grid, and a finding for each hidden one; `parts` are the checked XML parts."""
    import openpyxl

    if any(_STRICT in part for part in parts.values()):
        raise LoadError("strict-open-xml")
    for part in parts.values():
        _check_cells(part.replace(b"\x00", b"") if b"\x00" in part else part)
    is_rich = any(map(_has_marked_runs, parts.values()))
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False, rich_text=is_rich)
    source, left_out, fonts = Source([]), LeftOut(), _fonts(book)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            source.findings.append(Finding("hidden-sheet", sheet_place(sheet.title)))
        elif (grid := _read_sheet(sheet, fonts, source.findings, left_out)) is not None:
            source.blocks.append(grid)
    source.findings += left_out.findings()
    if any(b"<f" in part for name, part in parts.items() if "/worksheets/" in name):
        formulas = openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
        source.findings += _empty_formulas(book, formulas)
    return source


def _has_marked_runs(part: bytes) -> bool:
    """Whether a text in several fonts may be crossed out or raised in places; such texts take longer to read."""
    return b"rPr>" in part and (b"strike" in part or b"superscript" in part)


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


def _read_sheet(sheet: Any, fonts: Fonts, findings: list[Finding], left_out: LeftOut) -> Grid | None:
    found = Sheet(
        sheet.title,
        spans=[(span.min_row, span.min_col, span.max_row, span.max_col) for span in sheet.merged_cells.ranges],
        hidden_rows={row for row, shape in sheet.row_dimensions.items() if shape.hidden or shape.height == 0},
        hidden_columns=_hidden_columns(sheet),
    )
    found.filtered_rows = {row for row in found.hidden_rows if any(top <= row <= end for top, end in _filtered(sheet))}
    for (row, column), cell in sheet._cells.items():
        if cell.value is not None and (text := _shown(cell, fonts, found, left_out)):
            found.texts[row, column] = text
            if cell.data_type == "e":
                place = sheet_place(sheet.title, row, column)
                findings.append(Finding("error-value", place, {"value": clean(text)[0]}))
        if cell.comment is not None:
            left_out.add("comments-not-read", cell.comment.text, sheet_place(sheet.title, row, column))
    return lay_out(found, findings)


def _hidden_columns(sheet: Any) -> set[int]:
    return {
        at
        for shape in sheet.column_dimensions.values()
        if shape.hidden or shape.width == 0
        for at in range(shape.min, min(shape.max, MOST_COLUMNS) + 1)
    }


def _filtered(sheet: Any) -> list[tuple[int, int]]:
    """The first and the last row of each range in which a filter is set."""
    from openpyxl.utils.cell import range_boundaries

    filters = [sheet.auto_filter, *(table.autoFilter for table in sheet.tables.values() if table.autoFilter)]
    ranges = [range_boundaries(each.ref) for each in filters if each.ref and each.filterColumn]
    return [(top or 1, bottom or _LAST_ROW) for _, top, _, bottom in ranges]


def _shown(cell: Any, fonts: Fonts, sheet: Sheet, left_out: LeftOut) -> str:
    """The text of a cell as printed, without what is crossed out and without raised marks."""
    value, font = cell.value, fonts.get(cell._style.fontId, "") if fonts else ""
    if not font and not isinstance(value, list):
        return _printed(value, "" if isinstance(value, str) else cell.number_format).strip()
    parts = value if isinstance(value, list) else [_printed(value, cell.number_format)]
    before = left_out.total
    text = shown_text((_run(part, font) for part in parts), left_out, sheet_place(sheet.name, cell.row, cell.column))
    if left_out.total > before:
        sheet.struck_rows.add(cell.row)
    return text.strip()


def _run(part: Any, font: str) -> Run:
    """A part of a rich text: text in the cell's font, or a block with a font of its own."""
    if isinstance(part, str):
        return Run(_unescaped(part), font)
    own = part.font
    code = "struck-text" if own.strike else RAISED if own.vertAlign == "superscript" else ""
    return Run(_unescaped(part.text), code)


def _fonts(book: Any) -> Fonts:
    return {at: "struck-text" for at, font in enumerate(book._fonts) if font.strike}


def _printed(value: Any, number_format: str) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return print_date(value, number_format or "")
    if isinstance(value, int | float):
        return print_number(value, number_format or "General")
    return _unescaped(str(value))


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text).replace("\t", " ")


def _empty_formulas(values: Any, formulas: Any) -> list[Finding]:
    """Findings for formulas without a stored result: a program wrote the file, and nobody has saved it in Excel since."""
    return [
        Finding("formula-without-result", sheet_place(sheet.title, *at))
        for sheet in formulas.worksheets
        if sheet.sheet_state == "visible"
        for at, cell in sheet._cells.items()
        if cell.data_type == "f" and getattr(values[sheet.title]._cells.get(at), "value", None) is None
    ]
