"""The rows under one header: sections, repeats and notes told apart, blank and cut cells filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.blocks import Grid
from loaders.cells.agencies import ends_like_agency
from loaders.layout.header import Header
from loaders.layout.sections import heading_text, is_note, is_signature, is_total
from loaders.messages import Finding
from loaders.numerals import label_of
from loaders.words import ROLE_KINDS, clean_header

if TYPE_CHECKING:
    from loaders.layout.table import TableReader

_LONGEST_HEADING = 60
_SAME_AS_ABOVE = ("同上", "同前", "〃")
_SENTENCE_ENDS = tuple("。；;！!？?")


class Part:
    """The rows under one header. A row waits until the next one is known not to go on with it."""

    def __init__(self, reader: TableReader, grid: Grid, header: Header) -> None:
        self._reader, self._grid, self._header = reader, grid, header
        self._task, self._number = header.index("task"), header.index("number")
        self._group = header.index("section")
        self._roles = header.indexes(*ROLE_KINDS)
        self._printed = header.printed()
        self._numbered = self._mostly_numbered()
        self._page_starts = self._page_start_rows()
        self._waiting: tuple[list[str], int] | None = None
        self._last: list[str] | None = None

    def _mostly_numbered(self) -> bool:
        rows = [
            row
            for row in self._grid.rows[self._header.at + self._header.depth :][:200]
            if len(row) > self._task and row[self._task]
        ]
        if self._number is None:
            numbered = [row for row in rows if label_of(row[self._task])]
        else:
            numbered = [row for row in rows if self._number_in(row)]
        return len(numbered) * 2 > len(rows)

    def _number_in(self, cells: list[str]) -> str:
        """The number's cell; a short row may have none."""
        return cells[self._number] if self._number is not None and self._number < len(cells) else ""

    def _labelled(self, level: int) -> bool:
        """Whether tasks that name an agency begin with a number of this level."""
        return any(
            (label := label_of(row[self._task])) and label.level == level
            for row in self._grid.rows[self._header.at + self._header.depth :][:200]
            if len(row) > max(self._task, *self._roles) and any(row[at] for at in self._roles)
        )

    def close(self) -> None:
        if self._waiting is not None:
            cells, at = self._waiting
            section = self._reader._section
            if self._group is not None and cells[self._group]:
                section = heading_text(cells[self._group])
            self._reader.add(section, cells, self._grid, at, self._header)
            self._last, self._waiting = cells, None

    def read(self, at: int, cells: list[str]) -> None:
        """Take a row: a task, or something else that is understood, or reported."""
        if not self._is_plain(cells) and (
            not any(cells) or self._is_repeat(cells) or self._is_aside(cells, at) or self._is_section(cells, at)
        ):
            return
        cells = self._padded(cells, at)
        if at in self._page_starts and self._waiting and self._is_cut(cells, self._waiting[0]):
            before, place = self._waiting
            self._waiting = ([_glued(old, new) for old, new in zip(before, cells, strict=True)], place)
            return
        self.close()
        cells = self._filled(list(cells), at)
        if not cells[self._task]:
            self._report("row-without-task", at, text="".join(cells))
            return
        self._waiting = (cells, at)

    def _is_plain(self, cells: list[str]) -> bool:
        """A long task with an agency beside it: what most rows of a large table are, and surely nothing else."""
        if len(cells) != self._header.width or len(task := cells[self._task]) <= _LONGEST_HEADING:
            return False
        return any(cells[at] and cells[at] != task for at in self._roles)

    def _report(self, code: str, at: int, **values: object) -> None:
        self._reader.findings.append(Finding(code, self._grid.row_place(at), values))

    def _page_start_rows(self) -> set[int]:
        """The first row of each page, or the one below the header repeated there."""
        starts = set()
        for start in self._grid.page_starts:
            while start < len(self._grid.rows) and self._is_repeat(self._grid.rows[start]):
                start += 1
            starts.add(start)
        return starts

    def _is_repeat(self, cells: list[str]) -> bool:
        first = self._roles[0]
        if first >= len(cells) or not cells[first] or cells[first][0] not in self._printed[first]:
            return False
        return all(clean_header(cell) in name for cell, name in zip(cells, self._printed, strict=False))

    def _is_aside(self, cells: list[str], at: int) -> bool:
        """Notes, signatures and totals."""
        if len(cells[0]) > _LONGEST_HEADING and any(cells[1:]) and cells[0] != cells[-1]:
            return False
        if sum(map(bool, cells)) > 2 and not any(is_total(cell) for cell in cells[:2]):
            return False
        texts = list(dict.fromkeys(filter(None, cells)))
        first = texts[0]
        few = len(texts) <= 2 and not any(at < len(cells) and cells[at] and cells[at] != first for at in self._roles)
        if few and (is_note(first) or is_signature(first)):
            self._report("explanation-not-read", at, text=" ".join(texts)[:80])
            return True
        if is_total(first) or (
            len(texts) > 1
            and is_total(texts[1])
            and not any(at < len(cells) and ends_like_agency(cells[at]) for at in self._roles)
        ):
            self._report("total-not-read", at)
            return True
        return False

    def _is_section(self, cells: list[str], at: int) -> bool:
        texts = list(dict.fromkeys(filter(None, cells)))
        if len(texts) > 2:
            return False
        if len(texts) == 2 and self._number_in(cells) == texts[0]:
            return self._is_split_heading(texts, cells)
        if len(texts) != 1:
            return False
        columns = [column for column, cell in enumerate(cells) if cell]
        text = texts[0]
        if len(columns) > 1 and len(columns) >= max(2, self._header.width - 1):
            return self._take_section(text, at)
        if columns[0] in self._roles or (len(columns) > 1 and columns[-1] in self._roles and columns[0] > self._task):
            return False
        label = label_of(text)
        if label and label.level <= 1:
            return self._take_section(text, at)
        if label and columns == [self._task] and label.level == 2 and not self._labelled(label.level):
            return not text.endswith(_SENTENCE_ENDS) and self._take_section(text, at)
        if columns[0] == 0 and columns[0] != self._task:
            return columns[0] != self._group and not _is_number(text) and self._take_section(text, at)
        if (
            label is None
            and self._numbered
            and len(text) <= _LONGEST_HEADING
            and not text.endswith(_SENTENCE_ENDS)
            and (columns[0] == self._task)
            and self._number is None
        ):
            return self._take_section(text, at)
        return False

    def _is_split_heading(self, texts: list[str], cells: list[str]) -> bool:
        """“一” in the number's column and the heading beside it, over tasks numbered 1, 2 …"""
        label = label_of(f"{texts[0]}、")
        chinese = label is not None and label.level <= 1 and self._number is not None
        if not chinese or any(at < len(cells) and cells[at] and cells[at] != texts[1] for at in self._roles):
            return False
        if len(texts[1]) > _LONGEST_HEADING or texts[1].endswith(_SENTENCE_ENDS):
            return False
        self.close()
        self._reader._section, self._last = heading_text(texts[1]), None
        return True

    def _take_section(self, text: str, at: int) -> bool:
        if len(text) > 2 * _LONGEST_HEADING:
            self._report("explanation-not-read", at, text=text[:80])
            return True
        self.close()
        self._reader._section, self._last = heading_text(text), None
        return True

    def _padded(self, cells: list[str], at: int) -> list[str]:
        width = self._header.width
        if len(cells) == width:
            return cells
        if len(cells) < width:
            self._report("row-too-short", at, count=len(cells), width=width)
        elif any(cells[width:]):
            extra = "、".join(filter(None, cells[width:]))
            self._report("row-too-long", at, count=len(cells), width=width, text=extra)
        return (cells + [""] * width)[:width]

    def _is_cut(self, cells: list[str], before: list[str]) -> bool:
        """Whether a page break cut the row: it has no number of its own, and goes on in the middle of a sentence."""
        if self._number is not None and cells[self._number]:
            return False
        task, old = cells[self._task], before[self._task]
        if task and label_of(task):
            return False
        if task and self._number is not None and self._numbered and task != old:
            return True
        if task and task != old:
            return bool(old) and not old.endswith(_SENTENCE_ENDS)
        return all(
            not cells[at] or (before[at] and not ends_like_agency(before[at].rstrip("、"))) for at in self._roles
        )

    def _filled(self, cells: list[str], at: int) -> list[str]:
        """A blank task is the one above; so is a blank number where the source has no merged cells to tell."""
        last = self._last
        if last is None:
            return cells
        if self._group is not None and not cells[self._group]:
            cells[self._group] = last[self._group]
        for column in self._roles:
            if cells[column] in _SAME_AS_ABOVE:
                cells[column] = last[column]
        if not cells[self._task]:
            if not self._grid.merges and self._number is None:
                self._report("task-from-above", at, text="".join(cells))
            cells[self._task] = last[self._task]
            if self._number is not None and not cells[self._number]:
                cells[self._number] = last[self._number]
        elif self._number is not None and not cells[self._number] and not self._grid.merges:
            cells[self._number] = last[self._number]
        return cells


def _is_number(text: str) -> bool:
    """A number and nothing else."""
    label = label_of(f"{text}、")
    return label is not None and label.end >= len(text)


def _glued(old: str, new: str) -> str:
    if not old or not new or old == new:
        return old or new
    return old + new
