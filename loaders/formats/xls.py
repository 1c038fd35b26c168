"""Old workbooks (.xls, BIFF) -> one grid per sheet. xlrd reads the formats too, for merged cells and dates."""

import io
from typing import Any

from loaders.blocks import Grid, Source
from loaders.formats.number_format import is_date_format, print_date, print_number
from loaders.formats.xlsx import check_spans, lay_out, sheet_place
from loaders.messages import Finding, LoadError

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
    source = Source([])
    for sheet in book.sheets():
        if sheet.visibility:
            source.findings.append(Finding("hidden-sheet", sheet_place(sheet.name)))
        elif (grid := _read_sheet(book, sheet, source.findings)) is not None:
            source.blocks.append(grid)
    return source


def _read_sheet(book: Any, sheet: Any, findings: list[Finding]) -> Grid | None:
    texts = {}
    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            if kind not in _EMPTY and (text := _printed(book, sheet.cell(row, column))):
                texts[row + 1, column + 1] = text
    spans = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
    check_spans((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in spans)
    hidden = {column + 1 for column, shape in sheet.colinfo_map.items() if shape.hidden}
    return lay_out(texts, spans, sheet_place(sheet.name), findings, hidden)


def _printed(book: Any, cell: Any) -> str:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "是" if cell.value else "否"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#ERR")
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return _print_value(book, cell)
    return str(cell.value).replace("\t", " ").strip()


def _print_value(book: Any, cell: Any) -> str:
    import xlrd

    code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    if cell.ctype == xlrd.XL_CELL_DATE or is_date_format(code):
        try:
            return print_date(xlrd.xldate_as_datetime(cell.value, book.datemode), code)
        except (ValueError, OverflowError):
            pass
    return print_number(cell.value, code)
