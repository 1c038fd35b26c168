"""The data rows under one header: separates them from other rows and fills in what they leave blank."""

import re
from typing import NamedTuple

from loaders.blocks import Grid
from loaders.cells.agencies import ends_like_agency
from loaders.cells.ordinals import ordinal_of
from loaders.layout.headings import heading_text
from loaders.layout.table.header import Header
from loaders.layout.table.repair import blank_position, join_broken_rows
from loaders.layout.table.row_kinds import LONGEST_HEADING, RowKinds
from loaders.messages import Finding
from loaders.vocabulary.characters import SAME_AS_ABOVE, SENTENCE_ENDS
from loaders.vocabulary.columns import LEVEL

_LONGEST_SECTION = 2 * LONGEST_HEADING  # a longer text across the table is an explanation
_SHOWN = 80  # characters of a text in a finding


class BodyRow(NamedTuple):
    """A data row: its section, its row in the grid (from 0), its cells."""

    section: str | None
    row: int
    cells: list[str]


class Body(NamedTuple):
    """The data rows under a header, findings, and what is still open at the end: the section, the cells of the last row."""

    rows: list[BodyRow]
    findings: list[Finding]
    section: str | None
    last: list[str] | None


def read_body(
    grid: Grid, header: Header, start: int, end: int, section: str | None, above: list[str] | None = None
) -> Body:
    """Read the rows of the grid from `start` to `end`; the first of them stands under `section`, and below `above`."""
    reader = _BodyReader(grid, header, start, section, above)
    for row, cells in join_broken_rows(grid, header, start, end):
        reader.read(row, cells)
    reader.finish_row()
    reader.report_shifted()
    return Body(reader.rows, reader.findings, reader.section, reader.last)


class _BodyReader:
    """Reads row after row. A row waits until it is clear that the next one does not continue it."""

    def __init__(self, grid: Grid, header: Header, start: int, section: str | None, above: list[str] | None) -> None:
        self.rows: list[BodyRow] = []
        self.findings: list[Finding] = []
        self.section = section
        self._grid, self._width, self._header_cells = grid, header.width, header.cells
        self._task, self._number, self._roles = header.task, header.number, header.role_columns
        self._group = header.group
        self._kinds = RowKinds(grid, header, start)
        self._page_starts = set(map(self._first_below_header, grid.page_starts))
        self._waiting: tuple[int, list[str]] | None = None
        self.last = above
        self._shifted: list[int] = []

    def _first_below_header(self, row: int) -> int:
        """The row, or the first one below it if the header is repeated there."""
        while row < len(self._grid.rows) and self._kinds.is_repeat(self._grid.rows[row]):
            row += 1
        return row

    def read(self, row: int, cells: list[str]) -> None:
        """Read a row: keep a data row, take note of a heading, report the rest."""
        if self._is_no_task(row, cells):
            return
        cells = self._padded(row, cells)
        if row in self._page_starts and self._waiting and self._is_cut(cells, self._waiting[1]):
            first, before = self._waiting
            joined = [old if old == new else old + new for old, new in zip(before, cells, strict=True)]
            self._waiting = (first, joined)
            return
        self.finish_row()
        cells = self._filled(row, list(cells))
        if cells[self._task]:
            self._waiting = (row, cells)
        else:
            self._report("row-without-task", row, text="".join(cells))

    def finish_row(self) -> None:
        """Add the waiting row, which no further row continues."""
        if self._waiting is None:
            return
        row, cells = self._waiting
        section = self.section
        if self._group is not None and cells[self._group]:
            section = heading_text(self._section_in(cells, self._group)) or section
        self.rows.append(BodyRow(section, row, cells))
        self.last, self._waiting = cells, None

    def _section_in(self, cells: list[str], group: int) -> str:
        """The section in its column; where that is merged with the measure, in the next column of levels left of it."""
        while cells[group] == cells[self._task]:
            if not group or not self._is_level(group - 1):
                return ""
            group -= 1
        return cells[group]

    def _is_level(self, column: int) -> bool:
        """Whether the header says that this column and the next one are levels of the same."""
        names = [str(self._header_cells[at].name) for at in (column, column + 1)]
        return all(map(LEVEL.search, names)) or names[0].split("·")[0] == names[1].split("·")[0] != ""

    def report_shifted(self) -> None:
        """Report the short rows whose cells were moved to the columns that they fit, in one finding."""
        if self._shifted:
            self._report("rows-shifted", self._shifted[0], count=len(self._shifted))

    def _report(self, code: str, row: int, **values: object) -> None:
        self.findings.append(Finding(code, self._grid.row_place(row), values))

    def _is_no_task(self, row: int, cells: list[str]) -> bool:
        """Whether the row is blank, the header again, a heading (which begins a section) or an aside (which is reported)."""
        if not any(cells) or self._kinds.is_repeat(cells):
            return True
        if code := self._kinds.aside(cells):
            texts = " ".join(dict.fromkeys(filter(None, cells)))[:_SHOWN]
            self._report(code, row, **({"text": texts} if code == "explanation-not-read" else {}))
            return True
        heading = self._kinds.heading(cells)
        if heading is None:
            return False
        if len(heading) > _LONGEST_SECTION:
            self._report("explanation-not-read", row, text=heading[:_SHOWN])
            return True
        self.finish_row()
        self.section, self.last = heading_text(heading), None
        return True

    def _padded(self, row: int, cells: list[str]) -> list[str]:
        """The cells, as many as the header has; a finding if the row has fewer or more."""
        width = self._width
        if len(cells) == width:
            return cells
        if (at := blank_position(cells, [cell.kind for cell in self._header_cells])) is not None:
            self._shifted.append(row)
            above = self._waiting[1] if self._waiting else self.last or [""] * width
            return [*cells[:at], *above[at : at + width - len(cells)], *cells[at:]]
        if len(cells) < width:
            self._report("row-too-short", row, count=len(cells), width=width)
        elif any(cells[width:]):
            extra = "、".join(filter(None, cells[width:]))
            self._report("row-too-long", row, count=len(cells), width=width, text=extra)
        return (cells + [""] * width)[:width]

    def _is_cut(self, cells: list[str], before: list[str]) -> bool:
        """Whether a page break cut the row off from `before`: it has no number and continues a sentence or a list.

        A cut row has a cell whose text all stands on one of the two pages.
        """
        if (self._number is not None and cells[self._number]) or (all(cells) and all(before)):
            return False
        task, old = cells[self._task], before[self._task]
        if task and ordinal_of(task):
            return False
        if task and self._number is not None and self._kinds.numbered and task != old:
            return True
        if task and task != old:
            return bool(old) and not old.endswith(SENTENCE_ENDS)
        return all(not cells[at] or (before[at] and _is_unfinished(before[at])) for at in self._roles)

    def _filled(self, row: int, cells: list[str]) -> list[str]:
        """The cells with a blank task filled from the row above; a blank number too, unless merged cells are known."""
        last = self.last
        if last is None:
            return cells
        if self._group is not None and not cells[self._group]:
            cells[self._group] = last[self._group]
        for column in self._roles:
            if cells[column] in SAME_AS_ABOVE:
                cells[column] = last[column]
        has_task = bool(cells[self._task])
        if not has_task:
            if not self._grid.merges and self._number is None:
                self._report("task-from-above", row, text="".join(cells))
            cells[self._task] = last[self._task]
        if self._number is not None and not cells[self._number] and not (has_task and self._grid.merges):
            cells[self._number] = last[self._number]
        return cells


def _is_unfinished(agencies: str) -> bool:
    """Whether the last name of a list is only its beginning; one character is, even if names may end in it: 县."""
    last = re.split("[、，,；;]", agencies.rstrip("、"))[-1]
    return len(last) < 2 or not ends_like_agency(agencies.rstrip("、"))
