"""Which of several columns of texts is the section, which the measure: by their order, and by the numbers beside them."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from loaders.layout.table.column_scores import TEXT_KINDS, Column
from loaders.layout.table.header_words import NAMED, SURE, surest
from loaders.vocabulary.columns import LEVEL

_FIRST_TEXT = 0.3  # what the first column of tasks gains: the next ones are what is done about it
_DECIDED = 2.0  # more than any header or cells say
_MOSTLY = 0.5  # share of the cells


def settle_levels(columns: Sequence[Column], rows: Sequence[list[str]]) -> None:
    """Change the scores of columns of texts by their order, the numbers beside them, and the headings between the rows."""
    _prefer_first_task(columns)
    for at, column in enumerate(columns):
        if column.scores["section"] > 0 and _goes_across_headings(rows, at):
            column.scores["section"] = 0
    levels = [column for column in columns if column.texts and LEVEL.search(column.texts[-1])]
    if len(levels) > 1:
        _name_levels(levels)
    elif measure := _numbered_group(columns) or _between_section_and_task(columns):
        _decide(measure, "task")


def _decide(column: Column, kind: str) -> None:
    column.scores.update(dict.fromkeys(("section", *TEXT_KINDS), 0.0) | {kind: _DECIDED})


def _prefer_first_task(columns: Sequence[Column]) -> None:
    """Of 任务名称 and 任务内容, the left one is the measure, however long the texts are."""
    tasks = [column for column in columns if surest(column.says, NAMED) == "task"]
    if any(surest(column.says, SURE) == "task" for column in tasks):
        tasks = [column for column in tasks if surest(column.says, SURE) or column.holds.variety == 1]
    first = next(iter(tasks), None)
    if first:
        first.scores["task"] += _FIRST_TEXT


def _name_levels(levels: Sequence[Column]) -> None:
    """Of 一级事项 and 二级事项, the lowest one is the measure, the one above it the section."""
    for column, kind in zip(reversed(levels), ("task", "section", *["ignored"] * len(levels)), strict=False):
        _decide(column, kind)


def _numbered_group(columns: Sequence[Column]) -> Column | None:
    """The column right of the numbers, if a number stands beside several rows of it: it counts the measures."""
    for number, column in pairwise(columns):
        if surest(number.says, SURE) == "number" and _may_be_measure(column):
            pairs = _beside(number.cells, column.cells)
            kinds = {len(set(pairs)), *(len(set(cells)) for cells in zip(*pairs, strict=True))}
            return column if len(kinds) == 1 and 1 < len(set(pairs)) < len(pairs) else None
    return None


def _between_section_and_task(columns: Sequence[Column]) -> Column | None:
    """A column of texts over several tasks, right of 类别: below sections it is the measure, and the tasks its actions."""
    kinds = [surest(column.says, NAMED) for column in columns]
    task = next((at for at, kind in enumerate(kinds) if kind in TEXT_KINDS), 0)
    section = kinds[:task].index("section") if "section" in kinds[:task] else task
    between = [column for column in columns[section + 1 : task] if not column.is_known and _may_be_measure(column)]
    return between[-1] if between and _is_grouped(between[-1].cells) else None


def _goes_across_headings(rows: Sequence[list[str]], at: int) -> bool:
    """Whether a heading over all columns parts rows with the same cell: then the heading is the section, which is narrower."""
    return any(
        len(set(heading)) == 1
        and len(heading) > 1
        and heading[0]
        and at < min(len(above), len(below))
        and above[at] == below[at] != ""
        for above, heading, below in zip(rows, rows[1:], rows[2:], strict=False)
    )


def _may_be_measure(column: Column) -> bool:
    if column.is_known:
        return surest(column.says, NAMED) in ("section", *TEXT_KINDS)
    return bool(column.texts) and column.holds.share("text") + column.holds.share("sentence") >= _MOSTLY


def _beside(numbers: Sequence[str], texts: Sequence[str]) -> list[tuple[str, str]]:
    """(number, text) by row; a row without both belongs to the one above, one without a number shows nothing."""
    pairs: list[tuple[str, str]] = []
    for number, text in zip(numbers, texts, strict=False):
        if number and text:
            pairs.append((number, text))
        elif not number and not text and pairs:
            pairs.append(pairs[-1])
    return pairs


def _filled_down(cells: Sequence[str]) -> list[str]:
    filled: list[str] = []
    for cell in cells:
        filled.append(cell or (filled[-1] if filled else ""))
    return filled


def _is_grouped(cells: Sequence[str]) -> bool:
    """Whether some rows that follow each other have the same cell, and no others have it."""
    runs = [cell for cell, _ in groupby(_filled_down(cells))]
    return len(set(runs)) == len(runs) < len(cells)
