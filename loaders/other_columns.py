"""Columns that the contract has no place for (成果形式, 进展情况, 责任人, 备注 …): their names, and how they stand in one text."""

from collections import Counter
from collections.abc import Iterable

#: (header, text) of each such cell of an action that is not blank, as printed.
OtherCells = tuple[tuple[str, str], ...]
#: The column that holds them all, where they do not get a column each.
TOGETHER = "other_columns"
#: Such columns of a document that a table gets one each for; if there are more, they stand together.
MOST_APART = 100


def unique_names(names: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """The names; one that is taken already, in whatever case, gets a number: 备注（2）."""
    given = {name.casefold() for name in taken}
    counts: Counter[str] = Counter()
    unique = []
    for name in names:
        free = name
        while free.casefold() in given:
            counts[name] += 1
            free = f"{name}（{counts[name] + 1}）"
        given.add(free.casefold())
        unique.append(free)
    return unique


def in_one_text(cells: Iterable[tuple[str, str]]) -> str:
    """成果形式：实施方案；备注：每季度调度"""
    return "；".join(f"{header}：{text}" for header, text in cells)
