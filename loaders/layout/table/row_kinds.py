"""Tells the rows under a header apart: tasks, headings over tasks, the repeated header, notes, totals."""

from collections import Counter

from loaders.blocks import Grid
from loaders.cells.agencies import ends_like_agency
from loaders.cells.ordinals import is_number, ordinal_of, read_ordinal
from loaders.layout.headings import is_note, is_page_data, is_signature, is_total
from loaders.layout.table.header import Header
from loaders.layout.table.header_words import clean_header
from loaders.vocabulary.characters import SENTENCE_ENDS
from loaders.vocabulary.persons import AMOUNT

LONGEST_HEADING = 60
_SAMPLE = 200  # rows that show how the tasks are numbered


class RowKinds:
    """Tells the rows under a header apart, each by itself.

    `numbered`: most of the first tasks below it have a number; `level` is the level of the numbers beside agencies.
    """

    def __init__(self, grid: Grid, header: Header, start: int) -> None:
        self._header = header
        self._task, self._number, self._roles = header.task, header.number, header.role_columns
        self._group = header.group
        self._sample = [row for row in grid.rows[start : start + _SAMPLE] if len(row) > self._task]
        rows = [row for row in self._sample if row[self._task]]
        numbers = [ordinal_of(row[self._task]) if self._number is None else self._number_in(row) for row in rows]
        self.numbered = sum(map(bool, numbers)) * 2 > len(rows)
        self.level = self._level_of_tasks()

    def _level_of_tasks(self) -> float:
        """The level of most numbers that stand beside agencies; 0 if none does."""
        numbers = [self._number_in(row) for row in self._sample if any(self._agencies_in(row))]
        levels = Counter(ordinal.level for number in numbers if number and (ordinal := read_ordinal(number)))
        return max(levels, key=levels.__getitem__, default=0)

    def _number_in(self, cells: list[str]) -> str:
        """The cell of the number; empty if the table has no such column or the row is too short."""
        return cells[self._number] if self._number is not None and self._number < len(cells) else ""

    def _agencies_in(self, cells: list[str]) -> list[str]:
        return [cells[at] for at in self._roles if at < len(cells)]

    def is_repeat(self, cells: list[str]) -> bool:
        """Whether the row is the header again."""
        first, printed = self._roles[0], self._header.printed
        if first >= len(cells) or not cells[first] or cells[first][0] not in printed[first]:
            return False
        return all(clean_header(cell) in name for cell, name in zip(cells, printed, strict=False))

    def aside(self, cells: list[str]) -> str | None:
        """The code of the finding about a note, a signature or a row of totals; None for another row."""
        if len(cells[0]) > LONGEST_HEADING and any(cells[1:]) and cells[0] != cells[-1]:
            return None
        texts = list(dict.fromkeys(filter(None, cells)))
        if is_page_data(texts):
            return "explanation-not-read"
        if sum(map(bool, cells)) > 2 and not any(is_total(cell) for cell in cells[:2]):
            return None
        first, agencies = texts[0], self._agencies_in(cells)
        is_alone = len(texts) <= 2 and not any(cell and cell != first for cell in agencies)
        if is_alone and (is_note(first) or is_signature(first)):
            return "explanation-not-read"
        if is_total(first) or (len(texts) > 1 and is_total(texts[1]) and not any(map(ends_like_agency, agencies))):
            return "total-not-read"
        return None

    def heading(self, cells: list[str]) -> str | None:
        """The text of the row if it is a heading; None if it is not."""
        texts = list(dict.fromkeys(filter(None, cells)))
        if len(texts) > 2 and all(map(AMOUNT.fullmatch, texts[2:])):
            texts = texts[:2]  # the sum of the points below it
        if len(texts) == 2 and self._number_in(cells) == texts[0]:
            return texts[1] if self._is_split_heading(texts, cells) else None
        if len(texts) != 1:
            return None
        columns = [column for column, cell in enumerate(cells) if cell]
        return texts[0] if self._may_head(texts[0], columns) else None

    def _is_split_heading(self, texts: list[str], cells: list[str]) -> bool:
        """Whether the row has “一” in the number's column and a heading beside it, over tasks numbered 1, 2 …"""
        ordinal = read_ordinal(texts[0])
        if ordinal is None or ordinal.level > 1 + (self.level > 2):
            return False
        if any(cell and cell != texts[1] for cell in self._agencies_in(cells)):
            return False
        is_above = ordinal.level < self.level  # then a full stop at its end does not matter
        has_sentence = any(mark in (texts[1][:-1] if is_above else texts[1][-1]) for mark in SENTENCE_ENDS)
        return len(texts[1]) <= LONGEST_HEADING and not has_sentence

    def _may_head(self, text: str, columns: list[int]) -> bool:
        """Whether a text that fills these columns of a row, with nothing beside it, is a heading."""
        first, last = columns[0], columns[-1]
        if len(columns) > 1 and len(columns) >= max(2, self._header.width - 1):
            return True
        if first in self._roles or (len(columns) > 1 and last in self._roles and first > self._task):
            return False
        ordinal, ends_sentence = ordinal_of(text), text.endswith(SENTENCE_ENDS)
        if ordinal and ordinal.level <= 1:
            return True
        if ordinal and ordinal.level == 2 and columns == [self._task] and not self._has_tasks_of_level(2):
            return not ends_sentence
        if first == 0 and first != self._task:
            return first != self._group and not is_number(text)
        is_task_alone = first == self._task and self._number is None
        return (
            is_task_alone and ordinal is None and self.numbered and len(text) <= LONGEST_HEADING and not ends_sentence
        )

    def _has_tasks_of_level(self, level: int) -> bool:
        """Whether tasks that name an agency begin with an ordinal of this level."""
        return any(
            (ordinal := ordinal_of(row[self._task])) and ordinal.level == level
            for row in self._sample
            if len(row) > max(self._roles) and any(self._agencies_in(row))
        )
