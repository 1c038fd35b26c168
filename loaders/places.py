"""Findings that say where in the file they stand -> the source row that was read there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from loaders.schema import Finding

_CELL = re.compile(r"(工作表 .+ )[A-Z]{1,3}(\d+)")


def with_rows(findings: Iterable[Finding], actions: pd.DataFrame) -> tuple[Finding, ...]:
    """The findings, each with its source row where its place is that of one row or of the rows of one paragraph."""
    findings = tuple(findings)
    if all(finding.source_row for finding in findings):
        return findings
    rows = _rows_by_place(actions)
    return tuple(
        finding if finding.source_row else replace(finding, source_row=rows.get(_row_place(finding.place)))
        for finding in findings
    )


def _rows_by_place(actions: pd.DataFrame) -> dict[str, int]:
    """A page of a PDF holds many paragraphs, and so tells nothing."""
    distinct = actions.groupby("place")["source"].nunique() if len(actions) else pd.Series(dtype="int64")
    known = actions.drop_duplicates("place")
    return {
        place: row
        for place, row in zip(known["place"], known["source_row"].astype(object), strict=True)
        if distinct[place] == 1
    }


def _row_place(place: str) -> str:
    """工作表 一季度 B3 -> 工作表 一季度 第 3 行"""
    return _CELL.sub(r"\1第 \2 行", place)
