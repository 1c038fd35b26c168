"""Rows -> assignments and actions, with what is worth knowing about each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pandas as pd

from loaders.cells import read_agencies, read_number, read_task
from loaders.layout import Row
from loaders.schema import ACTION_NAMES, NAMES, Finding, LoadError, table


def assemble(rows: list[Row]) -> tuple[pd.DataFrame, pd.DataFrame, list[Finding]]:
    """The tidy table, the actions, and the findings of the cells. Raises LoadError where no row names an agency."""
    findings: list[Finding] = []
    actions = _actions(rows)
    named = [(at, *agency) for at, row in enumerate(rows) for agency in _agencies_of(row, findings)]
    if not named:
        raise LoadError("表中没有一行写了单位，请检查牵头单位、责任单位两列是否填写。")
    at, roles, positions, agencies = map(list, zip(*named, strict=True))
    columns = {"agency": agencies, "role": roles, "position": positions}
    assignments = actions.take(at).reset_index(drop=True).assign(**table(columns, tuple(columns)))
    return assignments[list(NAMES)], actions, findings


def _actions(rows: list[Row]) -> pd.DataFrame:
    counts: Counter = Counter()
    actions = []
    for row in rows:
        task = read_task(row.task)
        number = task.number if task.number is not None else read_number(row.label)
        measure = (row.section, number, task.title or row.task)
        counts[measure] += 1
        actions.append((*measure, counts[measure], task.body, row.deadline or None, row.number, row.printed))
    columns = zip(*actions, strict=True) if actions else [()] * len(ACTION_NAMES)
    return table(dict(zip(ACTION_NAMES, map(list, columns), strict=True)), ACTION_NAMES)


def _agencies_of(row: Row, findings: list[Finding]) -> Iterator[tuple[str, int, str]]:
    """(role, position, agency) for each agency of the row; a role of two columns goes on counting."""
    seen: dict[str, list[str]] = {}
    for role, header, text in row.agencies:
        agencies = read_agencies(text)
        before = seen.setdefault(role, [])
        if agencies.open_ended:
            findings.append(_finding(row, header, "单位名单以分隔号结尾，可能漏了一个单位"))
        if repeated := [*agencies.repeated, *(name for name in agencies.names if name in before)]:
            findings.append(_finding(row, header, f"同一单位写了两次，只计一次：{'、'.join(repeated)}"))
        for agency in agencies.names:
            if agency not in before:
                before.append(agency)
                yield role, len(before), agency


def _finding(row: Row, header: str, message: str) -> Finding:
    return Finding("warning", f"第 {row.number} 行 · {header}", message)
