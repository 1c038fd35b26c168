"""Grids -> data rows: headers, sections, repeats and notes told apart, merged and blank cells filled."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from loaders.blocks import Block, Grid, Paragraph
from loaders.cells.task import read_number
from loaders.layout.annotated import part_annotations
from loaders.layout.broken import mend_broken_header, mend_broken_rows
from loaders.layout.header import Header, find_headers, header_by_cells
from loaders.layout.part import Part
from loaders.layout.rows import Row, make_row
from loaders.layout.sections import heading_text, is_annex
from loaders.messages import Finding, HeaderName, Place
from loaders.numerals import label_of
from loaders.words import ROLE_KINDS

_LONGEST_HEADING = 60


class TableReader:
    """Reads one block after another; a table without a header goes on with the one before it.

    `find` gives the headers of a grid, in order; `read_as` is the header that each grid was read with, by block.
    """

    def __init__(self, find: Callable[[Grid], list[Header]] = find_headers) -> None:
        self.read_as: dict[int, Header] = {}
        self._find = find
        self.rows: list[Row] = []
        self.headers: list[tuple[HeaderName, str]] = []
        self.findings: list[Finding] = []
        self._header: Header | None = None
        self._section: str | None = None
        self._between: list[str] = []
        self._block = -1

    def read(self, block: Block) -> None:
        """Take the next block: a grid's rows, or a paragraph that may be a heading over the next grid."""
        self._block += 1
        if isinstance(block, Paragraph):
            self._between.append(block.text)
            return
        mend_broken_header(block)
        headers = self._find(block)
        if not headers and (parted := part_annotations(block)) is not block:
            block, headers = parted, self._find(parted)
        if not headers and not self._continues(block) and (told_by_cells := header_by_cells(block)):
            headers = [told_by_cells]
        if not headers and not self._continues(block):
            self._skip(block)
            return
        self.read_as[self._block] = headers[0] if headers else self._header
        self._take_headings(continued=not headers or self._goes_on(block, headers[0]))
        if not headers:
            self._read_part(block, self._header, 0, len(block.rows))
            return
        for header, following in zip_longest(headers, headers[1:]):
            self._begin(header)
            end = following.at if following else len(block.rows)
            self._read_part(block, header, header.at + header.depth, end)

    def _begin(self, header: Header) -> None:
        self._header = header
        for _, kind, name in header.columns:
            if (name, kind) not in self.headers:
                self.headers.append((name, kind))
                if kind in ("ignored", "person") and name:
                    code = "persons-not-read" if kind == "person" else "column-not-read"
                    self.findings.append(Finding(code, Place("column", header=name)))

    def _goes_on(self, grid: Grid, header: Header) -> bool:
        """Whether a grid with the header of the one before takes up its numbers where that one stopped."""
        if self._header is None or header.printed() != self._header.printed():
            return False
        number = header.index("number")
        first = next((row for row in grid.rows[header.at + header.depth :] if any(row)), [])
        return number is not None and number < len(first) and (read_number(first[number]) or 0) > 1

    def _continues(self, grid: Grid) -> bool:
        if self._header is None:
            return False
        task, roles = self._header.index("task"), self._header.indexes(*ROLE_KINDS)
        if not max(task, *roles) < max(map(len, grid.rows)) <= self._header.width:
            return False
        full = sum(1 for row in grid.rows if len(row) > max(roles) and row[task] and any(row[at] for at in roles))
        return full * 2 >= len(grid.rows)

    def _skip(self, grid: Grid) -> None:
        first = "、".join(list(dict.fromkeys(filter(None, grid.rows[0])))[:4])
        self.findings.append(Finding("table-not-read", grid.place, {"text": first[:60]}))

    def _take_headings(self, *, continued: bool) -> None:
        """一、… directly above a table is the section of its rows; other text begins anew."""
        annex = max((at for at, text in enumerate(self._between) if is_annex(text)), default=-1)
        headings = [
            text
            for text in self._between[annex + 1 :]
            if (label := label_of(text))
            and label.level <= 2
            and len(text) <= _LONGEST_HEADING
            and not text.endswith("。")
        ]
        if headings:
            self._section = heading_text(headings[-1])
        elif not continued:
            self._section = None
        self._between = []

    def _read_part(self, grid: Grid, header: Header, start: int, end: int) -> None:
        part = Part(self, grid, header)
        for at, cells in mend_broken_rows(grid, header, start, end):
            part.read(at, cells)
        part.close()

    def add(self, section: str | None, cells: list[str], grid: Grid, at: int, header: Header) -> None:
        """A finished data row."""
        self.rows.append(make_row(len(self.rows) + 1, section, cells, grid.row_place(at), header, self._block))
