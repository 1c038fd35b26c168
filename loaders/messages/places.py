"""Places: where something stands in the source file or in the table that was read from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, NamedTuple

from loaders.messages.templates import LANGUAGES, fill

_MOST_RUNS = 10


class MadeUpHeader(NamedTuple):
    """The name of a column or cell for which the source prints no header; `code` is a key of HEADERS."""

    code: str
    number: int = 0

    def __str__(self) -> str:
        return header_words(self)


#: A header as printed, or a made-up one.
HeaderName = str | MadeUpHeader

HEADERS = {
    "annotation": ("标注", "annotation"),
    "end-of-task": ("句末标注的责任单位", "annotation at the end of the task"),
    "column": ("第 {number} 列", "column {number}"),
    "section": ("章节", "section"),
    "measure_no": ("措施序号", "measure no."),
    "measure": ("措施", "measure"),
    "action": ("任务内容", "action"),
    "deadline": ("完成时限", "deadline"),
    "lead": ("牵头单位", "lead agencies"),
    "responsible": ("责任单位", "responsible agencies"),
    "support": ("配合单位", "supporting agencies"),
    "supervise": ("督办单位", "supervising agencies"),
    "split": ("拆分", "split row"),
    "merge": ("合并", "merged rows"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place, as far as it is known; `kind` is a key of PLACES and says which other fields are set.

    In the source: a text file, sheet, table, paragraph or page, and in it `row` and `column` of the source, from 1.
    In the table that was read: the data rows `rows`, as runs (first, last), of which only the first ten are kept (`more`
    is True if there were others), in the column `header`, of the measure `measure`. `other` is a second place of the same
    kind, with which the message compares the first.
    """

    kind: str
    page: int | None = None
    sheet: str | None = None
    table: int | None = None
    paragraph: int | None = None
    row: int | None = None
    column: int | None = None
    rows: tuple[tuple[int, int], ...] = ()
    more: bool = False
    header: HeaderName | None = None
    measure: str | None = None
    other: Place | None = None

    def __str__(self) -> str:
        return place_words(self)

    @property
    def row_only(self) -> Place:
        """The place of the whole row that a cell of the source stands in."""
        return replace(self, column=None)

    def as_data(self) -> dict[str, Any]:
        """The place for JSON, without the fields that are not set."""
        known = ((name, getattr(self, name)) for name in self.__slots__)
        data = {name: value for name, value in known if value not in (None, (), False)}
        return data | {"other": self.other.as_data()} if self.other else data


PLACES = {
    "document": ("全文", "whole document"),
    "all-rows": ("全表", "whole table"),
    "all-pages": ("各页", "every page"),
    "end": ("文末", "end of the file"),
    "file": ("文件", "file"),
    "sheet": ("工作表 {sheet}", "sheet {sheet}"),
    "table": ("表 {table}", "table {table}"),
    "paragraph": ("第 {paragraph} 段", "paragraph {paragraph}"),
    "page": ("第 {page} 页", "page {page}"),
    "rows": ("第 {rows} 行", "{rows}"),
    "measure": ("措施 {measure}（第 {rows} 行）", "measure {measure} ({rows})"),
    "column": ("列“{header}”", "column “{header}”"),
}
DOCUMENT, ALL_ROWS, ALL_PAGES, END, FILE = map(Place, ("document", "all-rows", "all-pages", "end", "file"))


def rows_place(
    rows: Iterable[int], *, header: HeaderName | None = None, measure: str | None = None, other: Place | None = None
) -> Place:
    """The place of data rows, given by their numbers."""
    ordered = sorted({int(row) for row in rows})  # numpy has integers of its own
    breaks = [at for at, (one, following) in enumerate(pairwise(ordered), start=1) if following > one + 1]
    runs = [(ordered[start], ordered[end - 1]) for start, end in pairwise([0, *breaks, len(ordered)])]
    kind, more = "rows" if measure is None else "measure", len(runs) > _MOST_RUNS
    return Place(kind, rows=tuple(runs[:_MOST_RUNS]), more=more, header=header, measure=measure, other=other)


def place_from_data(data: dict[str, Any]) -> Place:
    """The place that `Place.as_data` turned into data."""
    values = data | {"rows": tuple(map(tuple, data.get("rows", ())))}
    for name, read in (("other", place_from_data), ("header", header_from_data)):
        if name in data:
            values[name] = read(data[name])
    return Place(**values)


def header_from_data(data: Any) -> HeaderName:
    """The header that was written as JSON."""
    return data if isinstance(data, str) else MadeUpHeader(*data)


def header_words(header: HeaderName, language: str = "zh") -> str:
    """The header as printed, or the words for a made-up one in "zh" or "en"."""
    if isinstance(header, str):
        return header
    return fill(HEADERS[header.code][LANGUAGES.index(language)], header._asdict())


def place_words(place: Place, language: str = "zh") -> str:
    """The place in "zh" or "en": 第 3 页表 2 第 41 行, page 3, table 2, row 41."""
    is_english = language == "en"
    header = "" if place.header is None else header_words(place.header, language)
    known = {name: getattr(place, name) for name in ("page", "sheet", "table", "paragraph", "measure")}
    words = fill(PLACES[place.kind][is_english], known | {"rows": _run_words(place, language), "header": header})
    words += _row_words(place, is_english=is_english)
    if place.page and place.kind != "page":
        words = f"page {place.page}, {words}" if is_english else f"第 {place.page} 页{words}"
    if header and place.kind == "rows":
        words += f" · {header}"
    if place.other:
        words += ("; " if is_english else "；") + place_words(place.other, language)
    return words


def _run_words(place: Place, language: str) -> str:
    """The runs of rows in words: 1–3、5 or rows 1–3, 5."""
    runs = [str(first) if first == last else f"{first}–{last}" for first, last in place.rows]
    if language == "zh":
        return "、".join(runs) + " 等" * place.more
    noun = "row" if len(runs) == 1 and runs[0].isdigit() else "rows"
    return f"{noun} {', '.join(runs)}{' …' * place.more}"


def _row_words(place: Place, *, is_english: bool) -> str:
    """The words for the row or cell, which follow those for the sheet, table or file."""
    if place.row is None:
        return ""
    if place.kind == "sheet" and place.column:
        return f" {_letters(place.column)}{place.row}"
    if is_english:
        return f", row {place.row}" + (f", column {place.column}" if place.column else "")
    blank = "" if place.kind == "file" else " "
    return f"{blank}第 {place.row} 行" + (f"第 {place.column} 列" if place.column else "")


def _letters(column: int) -> str:
    """1 -> A, 27 -> AA: a column as a spreadsheet names it."""
    before, letter = divmod(column - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + letter)
