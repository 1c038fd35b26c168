"""The rows under one header: other rows are told from data rows, and what a data row leaves out is filled in."""

from __future__ import annotations

from typing import NamedTuple

from loaders.blocks import Grid
from loaders.cells.agencies import ends_like_agency
from loaders.cells.ordinals import ordinal_of
from loaders.layout.headings import heading_text
from loaders.layout.table.header import Header
from loaders.layout.table.repair import join_broken_rows
from loaders.layout.table.row_kinds import LONGEST_HEADING, RowKinds
from loaders.messages import Finding
from loaders.vocabulary.characters import SAME_AS_ABOVE, SENTENCE_ENDS

_LONGEST_SECTION = 2 * LONGEST_HEADING  # a longer text across the table explains something
_SHOWN = 80  # characters of a text in a finding


class BodyRow(NamedTuple):
    """A data row of a grid: the section it stands under, its row of the grid, its cells."""

    section: str | None
    row: int
    cells: list[str]


class Body(NamedTuple):
    """What stands under a header, and the section that what follows still belongs to."""

    rows: list[BodyRow]
    findings: list[Finding]
    section: str | None


def read_body(grid: Grid, header: Header, start: int, end: int, section: str | None) -> Body:
    """The grid's rows from `start` to `end`; the first of them stands under `section`."""
    reader = _BodyReader(grid, header, start, section)
    for row, cells in join_broken_rows(grid, header, start, end):
        reader.read(row, cells)
    reader.finish_row()
    return Body(reader.rows, reader.findings, reader.section)


class _BodyReader:
    """Takes one row after another; a row waits until the next one is known not to go on with it."""

    def __init__(self, grid: Grid, header: Header, start: int, section: str | None) -> None:
        self.rows: list[BodyRow] = []
        self.findings: list[Finding] = []
        self.section = section
        self._grid, self._width = grid, header.width
        self._task, self._number, self._roles = header.task, header.number, header.role_columns
        self._group = header.group
        self._kinds = RowKinds(grid, header, start)
        self._page_starts = self._page_start_rows()
        self._waiting: tuple[int, list[str]] | None = None
        self._last: list[str] | None = None

    def _page_start_rows(self) -> set[int]:
        """The first row of each page, or the one below the header repeated there."""
        starts = set()
        for start in self._grid.page_starts:
            while start < len(self._grid.rows) and self._kinds.is_repeat(self._grid.rows[start]):
                start += 1
            starts.add(start)
        return starts

    def read(self, row: int, cells: list[str]) -> None:
        """Take a row: a task, or something else that is understood, or reported."""
        if not self._kinds.is_plain(cells) and self._is_no_task(row, cells):
            return
        cells = self._padded(row, cells)
        if row in self._page_starts and self._waiting and self._is_cut(cells, self._waiting[1]):
            first, before = self._waiting
            self._waiting = (first, [_glued(old, new) for old, new in zip(before, cells, strict=True)])
            return
        self.finish_row()
        cells = self._filled(row, list(cells))
        if cells[self._task]:
            self._waiting = (row, cells)
        else:
            self._report("row-without-task", row, text="".join(cells))

    def finish_row(self) -> None:
        """Add the waiting row: no further row continues it."""
        if self._waiting is None:
            return
        row, cells = self._waiting
        section = self.section
        if self._group is not None and cells[self._group]:
            section = heading_text(cells[self._group])
        self.rows.append(BodyRow(section, row, cells))
        self._last, self._waiting = cells, None

    def _report(self, code: str, row: int, **values: object) -> None:
        self.findings.append(Finding(code, self._grid.row_place(row), values))

    def _is_no_task(self, row: int, cells: list[str]) -> bool:
        """Whether the row is blank, the header again, a heading (it begins a section) or an aside (it is reported)."""
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
        self.section, self._last = heading_text(heading), None
        return True

    def _padded(self, row: int, cells: list[str]) -> list[str]:
        width = self._width
        if len(cells) == width:
            return cells
        if len(cells) < width:
            self._report("row-too-short", row, count=len(cells), width=width)
        elif any(cells[width:]):
            extra = "、".join(filter(None, cells[width:]))
            self._report("row-too-long", row, count=len(cells), width=width, text=extra)
        return (cells + [""] * width)[:width]

    def _is_cut(self, cells: list[str], before: list[str]) -> bool:
        """Whether a page break cut the row: it has no number of its own, and goes on in the middle of a sentence."""
        if self._number is not None and cells[self._number]:
            return False
        task, old = cells[self._task], before[self._task]
        if task and ordinal_of(task):
            return False
        if task and self._number is not None and self._kinds.numbered and task != old:
            return True
        if task and task != old:
            return bool(old) and not old.endswith(SENTENCE_ENDS)
        return all(
            not cells[at] or (before[at] and not ends_like_agency(before[at].rstrip("、"))) for at in self._roles
        )

    def _filled(self, row: int, cells: list[str]) -> list[str]:
        """Fill a blank task from the row above, and a blank number too if the source cannot tell merged cells from blank ones."""
        last = self._last
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


def _glued(old: str, new: str) -> str:
    if not old or not new or old == new:
        return old or new
    return old + new
