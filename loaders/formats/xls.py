"""Old workbooks (.xls, BIFF) -> one grid per sheet. xlrd reads the formats too, for merged cells and dates."""

import io
from typing import Any

from loaders.blocks import Grid, Source
from loaders.formats.left_out import LeftOut
from loaders.formats.number_format import is_date_format, print_date, print_number
from loaders.formats.runs import RAISED, Run, shown_text
from loaders.formats.sheet_grid import Sheet, check_spans, lay_out, sheet_place
from loaders.messages import Finding, LoadError

_SUPERSCRIPT = 1
_EMPTY = (0, 6)  # xlrd's types for a missing cell and for one that has only a format


def read_xls(data: bytes) -> Source:
    """Each visible sheet as a grid, and a finding for each hidden one."""
    import xlrd

    try:
        # Ragged rows: otherwise one stray cell would make every row as wide as its own row.
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower() or "password" in str(error).lower():
            raise LoadError("password") from error
        raise
    source, left_out = Source([]), LeftOut()
    for sheet in book.sheets():
        if sheet.visibility:
            source.findings.append(Finding("hidden-sheet", sheet_place(sheet.name)))
        elif (grid := _read_sheet(book, sheet, source.findings, left_out)) is not None:
            source.blocks.append(grid)
    source.findings += left_out.findings()
    return source


def _read_sheet(book: Any, sheet: Any, findings: list[Finding], left_out: LeftOut) -> Grid | None:
    found = Sheet(
        sheet.name,
        spans=[(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells],
        hidden_rows={row + 1 for row, shape in sheet.rowinfo_map.items() if shape.hidden},
        hidden_columns={column + 1 for column, shape in sheet.colinfo_map.items() if shape.hidden},
    )
    check_spans((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in found.spans)
    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            if kind not in _EMPTY and (text := _shown(book, sheet, (row, column), found, left_out)):
                found.texts[row + 1, column + 1] = text
    for (row, column), note in sheet.cell_note_map.items():
        left_out.add("comments-not-read", note.text, sheet_place(sheet.name, row + 1, column + 1))
    return lay_out(found, findings)


def _shown(book: Any, sheet: Any, at: tuple[int, int], found: Sheet, left_out: LeftOut) -> str:
    """The text of a cell as printed, without what is crossed out and without raised marks."""
    cell = sheet.cell(*at)
    text = _printed(book, cell)
    changes = sheet.rich_text_runlist_map.get(at) or []
    fonts = [(0, book.xf_list[cell.xf_index].font_index), *changes]
    codes = [_font_code(book.font_list[font], in_part=bool(changes)) for _, font in fonts]
    if not any(codes):
        return text.strip()
    ends = [start for start, _ in fonts[1:]] + [len(text)]
    runs = [Run(text[start:end], code) for (start, _), end, code in zip(fonts, ends, codes, strict=True)]
    before = left_out.total
    text = shown_text(runs, left_out, sheet_place(sheet.name, at[0] + 1, at[1] + 1)).strip()
    if left_out.total > before:
        found.struck_rows.add(at[0] + 1)
    return text


def _font_code(font: Any, *, in_part: bool) -> str:
    if font.struck_out:
        return "struck-text"
    return RAISED if in_part and font.escapement == _SUPERSCRIPT else ""


def _printed(book: Any, cell: Any) -> str:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "是" if cell.value else "否"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#ERR")
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return _print_value(book, cell)
    return str(cell.value).replace("\t", " ")


def _print_value(book: Any, cell: Any) -> str:
    import xlrd

    code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    if cell.ctype == xlrd.XL_CELL_DATE or is_date_format(code):
        try:
            return print_date(xlrd.xldate_as_datetime(cell.value, book.datemode), code)
        except (ValueError, OverflowError):
            pass
    return print_number(cell.value, code)
