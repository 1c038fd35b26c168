"""Rows -> assignments and actions, with what is worth knowing about each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pandas as pd

from loaders.cells.roles import Agencies, read_agencies
from loaders.cells.task import read_number, read_task
from loaders.layout.rows import Layout, Row
from loaders.schema import ACTION_NAMES, NAMES, Finding, LoadError, table


def assemble(layout: Layout) -> tuple[pd.DataFrame, pd.DataFrame, list[Finding]]:
    """The tidy table, the actions, and the findings of the cells. Raises LoadError where no row names an agency."""
    findings: list[Finding] = []
    cells = [[(header, text, read_agencies(text, role)) for role, header, text in row.agencies] for row in layout.rows]
    actions = _actions(layout.rows, cells)
    named = [
        (at, *agency)
        for at, (row, read) in enumerate(zip(layout.rows, cells, strict=True))
        for agency in _agencies_of(row, read, layout.first_leads, findings)
    ]
    if not named:
        raise LoadError("表中没有一行写了单位，请检查牵头单位、责任单位两列是否填写。")
    at, roles, positions, agencies = map(list, zip(*named, strict=True))
    columns = {"agency": agencies, "role": roles, "position": positions}
    shared = [column for column in ACTION_NAMES if column in NAMES]
    assignments = actions[shared].take(at).reset_index(drop=True).assign(**table(columns, tuple(columns)))
    if layout.first_leads:
        findings.insert(
            0, Finding("warning", "全文", f"按“{layout.first_leads[:60]}”，责任单位中列第一位的读作牵头单位")
        )
    return assignments[list(NAMES)], actions, findings


#: “有多个的，列第一位的为牵头单位” says nothing about an agency that stands alone.
_SEVERAL = re.compile("多个|两个以上|两家以上|[2二]个以上|多家")
_UNTITLED = "（无标题）"
Cells = list[tuple[str, str, Agencies]]


def _actions(rows: list[Row], cells: list[Cells]) -> pd.DataFrame:
    counts: Counter = Counter()
    actions = []
    for row, read in zip(rows, cells, strict=True):
        task = read_task(row.task)
        number = read_number(row.label) if row.label else None
        measure = (row.section, task.number if number is None else number, task.title or row.task.strip() or _UNTITLED)
        counts[measure] += 1
        body = "\n".join(filter(None, (task.body, row.detail))) if row.detail else task.body
        deadline = row.deadline or next((found.deadline for _, _, found in read if found.deadline), None)
        actions.append((*measure, counts[measure], body, deadline, row.number, row.printed, row.place))
    columns = zip(*actions, strict=True) if actions else [()] * len(ACTION_NAMES)
    return table(dict(zip(ACTION_NAMES, map(list, columns), strict=True)), ACTION_NAMES)


def _agencies_of(row: Row, cells: Cells, first_leads: str, findings: list[Finding]) -> Iterator[tuple[str, int, str]]:
    """(role, position, agency) for each agency of the row; positions count within a cell and role."""
    seen: dict[str, list[str]] = {}
    named = [role for *_, found in cells for role, _ in found.named]
    promote = bool(first_leads) and "lead" not in named and (len(named) > 1 or not _SEVERAL.search(first_leads))
    for header, _, found in cells:
        if (
            found.open_ended
            or found.ignored
            or found.repeated
            or (seen and any(role in seen for role, _ in found.named))
        ):
            findings += _remarks(row, header, found, seen)
        positions: Counter = Counter()
        for role, agency in found.named:
            if promote and role == "responsible":
                role, promote = "lead", False
            before = seen.setdefault(role, [])
            if agency not in before:
                before.append(agency)
                positions[role] += 1
                yield role, positions[role], agency


def _remarks(row: Row, header: str, found: Agencies, seen: dict[str, list[str]]) -> Iterator[Finding]:
    """What is odd about a cell, beside the cells of the same row read before it."""
    if found.open_ended:
        yield _finding(row, header, "单位名单以分隔号结尾，可能漏了一个单位")
    if found.ignored:
        yield _finding(row, header, f"不是单位，没有读入：{'；'.join(found.ignored)[:80]}", "note")
    repeated = [*found.repeated, *(name for role, name in found.named if name in seen.get(role, ()))]
    if repeated:
        yield _finding(row, header, f"同一单位写了两次，只计一次：{'、'.join(repeated)}")


def _finding(row: Row, header: str, message: str, level: str = "warning") -> Finding:
    return Finding(level, f"第 {row.number} 行 · {header}", message, row.number)
