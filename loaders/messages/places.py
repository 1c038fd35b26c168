"""Where something stands: in the source, or in the table that was read of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from loaders.messages.templates import LANGUAGES, fill

_MOST_RUNS = 10


class MadeUpHeader(NamedTuple):
    """The header of a column, or the name of a cell, for which the source prints none; `code` is a key of HEADERS."""

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
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place, as far as it is known; `kind` is a key of PLACES and says which of the others are there.

    In the source: a text file, a sheet, a table, a paragraph or a page, and in it `row` and `column`, counted from 1 as
    the source has them. In the table that was read: the data rows `rows`, as runs (first, last), the first ten at most
    (`more` where there are others), in the column `header`, of the measure `measure`. `other` is a second place of the
    same kind, which the message sets beside the first.
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
        """The row of the source that a cell stands in."""
        return Place(self.kind, self.page, self.sheet, self.table, self.paragraph, self.row)

    def as_data(self) -> dict[str, Any]:
        """The place for JSON, without what is not known."""
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
    """The place of data rows."""
    ordered = sorted({int(row) for row in rows})  # numpy has integers of its own
    breaks = [at for at, (one, following) in enumerate(pairwise(ordered), start=1) if following > one + 1]
    runs = [(ordered[start], ordered[end - 1]) for start, end in pairwise([0, *breaks, len(ordered)])]
    return Place(
        "measure" if measure is not None else "rows",
        rows=tuple(runs[:_MOST_RUNS]),
        more=len(runs) > _MOST_RUNS,
        header=header,
        measure=measure,
        other=other,
    )


def place_from_data(data: dict[str, Any]) -> Place:
    """What `Place.as_data` gave, through JSON or not."""
    values = dict(data)
    values["rows"] = tuple((first, last) for first, last in values.get("rows", ()))
    if "other" in values:
        values["other"] = place_from_data(values["other"])
    if "header" in values:
        values["header"] = header_from_data(values["header"])
    return Place(**values)


def header_from_data(data: Any) -> HeaderName:
    """A header that was written as JSON."""
    return data if isinstance(data, str) else MadeUpHeader(*data)


def header_words(header: HeaderName, language: str = "zh") -> str:
    """The header as printed; of a made-up one its words in "zh" or "en"."""
    if isinstance(header, str):
        return header
    return fill(HEADERS[header.code][LANGUAGES.index(language)], header._asdict())


def place_words(place: Place, language: str = "zh") -> str:
    """The place in "zh" or "en": 第 3 页表 2 第 41 行, page 3, table 2, row 41."""
    words = _kind_words(place, language) + _row_words(place, language)
    if place.page and place.kind != "page":
        page = _kind_words(Place("page", place.page), language)
        words = f"{page}, {words}" if language == "en" else page + words
    if place.header is not None and place.kind == "rows":
        words = f"{words} · {header_words(place.header, language)}"
    if place.other:
        words += ("; " if language == "en" else "；") + place_words(place.other, language)
    return words


def _kind_words(place: Place, language: str) -> str:
    values = {
        "sheet": place.sheet,
        "table": place.table,
        "paragraph": place.paragraph,
        "page": place.page,
        "measure": place.measure,
        "rows": _run_words(place, language),
        "header": header_words(place.header, language) if place.header is not None else "",
    }
    return fill(PLACES[place.kind][LANGUAGES.index(language)], values)


def _run_words(place: Place, language: str) -> str:
    """1–3、5 or rows 1–3, 5: the runs."""
    runs = [str(first) if first == last else f"{first}–{last}" for first, last in place.rows]
    if language == "zh":
        return "、".join(runs) + " 等" * place.more
    noun = "row" if runs == [run for run in runs[:1] if run.isdigit()] else "rows"
    return f"{noun} {', '.join(runs)}{' …' * place.more}"


def _row_words(place: Place, language: str) -> str:
    """What follows the words of the whole where a row of it is meant, or a cell."""
    if place.row is None:
        return ""
    if place.kind == "sheet" and place.column:
        return f" {_letters(place.column)}{place.row}"
    if language == "en":
        return f", row {place.row}" + (f", column {place.column}" if place.column else "")
    blank = "" if place.kind == "file" else " "
    return f"{blank}第 {place.row} 行" + (f"第 {place.column} 列" if place.column else "")


def _letters(column: int) -> str:
    """1 -> A, 27 -> AA: a column as a spreadsheet names it."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
