"""A table written in each of the formats people have: rows of texts in, a file with its name out.

`merged` says that the task's cell, blank in a row, is the one above it, as one merged cell where the format has such.
"""

import csv
import html
import io
from collections.abc import Callable, Sequence

import docx
import openpyxl

Rows = Sequence[Sequence[str]]
Writer = Callable[[Rows], tuple[str, bytes]]


def tsv(rows: Rows) -> tuple[str, bytes]:
    return "t.tsv", "".join("\t".join(row) + "\n" for row in rows).encode()


def pasted(rows: Rows) -> tuple[str, bytes]:
    """As a spreadsheet puts it on the clipboard: tabs, CRLF, no end of the last line."""
    return "粘贴的文字.txt", "\r\n".join("\t".join(row) for row in rows).encode()


def comma(encoding: str, delimiter: str = ",") -> Writer:
    def write(rows: Rows) -> tuple[str, bytes]:
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=delimiter).writerows(rows)
        return "t.csv", out.getvalue().encode(encoding)

    return write


def markdown(rows: Rows) -> tuple[str, bytes]:
    header, *others = (f"| {' | '.join(row)} |" for row in rows)
    return "t.md", "\n".join(["# 责任分工", "", header, "|---" * len(rows[0]) + "|", *others, ""]).encode()


def web_page(rows: Rows) -> tuple[str, bytes]:
    lines = (
        "".join(f"<td{span}>{_marked_up(cell)}</td>" for cell, span in cells)
        for cells in _with_spans(rows, lambda count: f' rowspan="{count}"' if count > 1 else "")
    )
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return "t.html", f'<!DOCTYPE html><meta charset="utf-8"><table>{body}</table>'.encode()


def _marked_up(cell: str) -> str:
    return html.escape(cell).replace("\n", "<br>")


def workbook(rows: Rows) -> tuple[str, bytes]:
    book = openpyxl.Workbook()
    for at, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            cell = book.active.cell(at, column, text or None)
            cell.data_type = "s" if text else "n"  # a text that begins with = is none of a formula
    for first, last in _spans(rows):
        book.active.merge_cells(start_row=first + 1, end_row=last + 1, start_column=1, end_column=1)
    file = io.BytesIO()
    book.save(file)
    return "t.xlsx", file.getvalue()


def word(rows: Rows) -> tuple[str, bytes]:
    document = docx.Document()
    table = document.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if text:
                table.cell(at, column).text = text
    for first, last in _spans(rows):
        table.cell(first, 0).merge(table.cell(last, 0))
    file = io.BytesIO()
    document.save(file)
    return "t.docx", file.getvalue()


def _spans(rows: Rows) -> list[tuple[int, int]]:
    """(first, last) of the rows that share a task, where there are several."""
    starts = [at for at, row in enumerate(rows) if row[0]]
    ends = [*(at - 1 for at in starts[1:]), len(rows) - 1]
    return [(first, last) for first, last in zip(starts, ends, strict=True) if last > first]


def _with_spans(rows: Rows, span: Callable[[int], str]) -> list[list[tuple[str, str]]]:
    counts = {first: last - first + 1 for first, last in _spans(rows)}
    return [
        [(cell, span(counts.get(at, 1)) if column == 0 else "") for column, cell in enumerate(row) if cell or column]
        for at, row in enumerate(rows)
    ]


WRITERS: dict[str, Writer] = {
    "tsv": tsv,
    "pasted": pasted,
    "csv utf-8": comma("utf-8"),
    "csv with bom": comma("utf-8-sig"),
    "csv gb18030": comma("gb18030"),
    "csv utf-16": comma("utf-16"),
    "csv semicolons": comma("utf-8", ";"),
    "markdown": markdown,
    "html": web_page,
    "xlsx": workbook,
    "docx": word,
}
