"""What a careful reader would remark about a whole table."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from itertools import combinations

import pandas as pd

from loaders.schema import Finding
from loaders.words import DEPARTMENTS

_BRACKETED = re.compile(r"[（(〔\[].*?[)）〕\]]")
_NUMERALS = "[0-9零〇一二三四五六七八九十百]+"
_FULL = re.compile(rf"(?:^|.*\t)\s*（\s*{_NUMERALS}\s*）")
_HALF = re.compile(rf"(?:^|.*\t)\s*\(\s*{_NUMERALS}\s*\)")
_LONGEST_NAME = 100
#: A list like 市发改委、财政局: the place stands before the first name only.
_PLACES = "省市县区州盟旗"
_PLACE = re.compile(rf"[{_PLACES}](?=[^、]{{2,}})")
_OF_A_PLACE = re.compile(r"[省市县区州盟旗]|各|有关|相关|国|中|全国|自治|本|驻")
_MOST = 20  # findings of one kind listed one by one; the rest is counted in one more


def review(assignments: pd.DataFrame, actions: pd.DataFrame) -> list[Finding]:
    """Findings about the table as a whole, the weightier kinds first."""
    return [
        *_limited(_measures_without_responsible(assignments, actions)),
        *_actions_without(assignments, actions),
        *_limited(_look_alikes(assignments)),
        *_mixed_brackets(actions),
        *_limited(_elided_prefixes(assignments)),
    ]


def _limited(findings: list[Finding]) -> list[Finding]:
    if len(findings) <= _MOST:
        return findings
    more = Finding(findings[0].level, "全表", f"另有 {len(findings) - _MOST} 处同类情况：{findings[0].message}")
    return [*findings[:_MOST], more]


def _measures_without_responsible(assignments: pd.DataFrame, actions: pd.DataFrame) -> list[Finding]:
    """Only where the table has responsible agencies at all: else it is the table's form, not a gap."""
    responsible = set(assignments.loc[assignments["role"] == "responsible", "source_row"])
    if not responsible:
        return []
    responsible |= set(assignments.loc[assignments["role"] == "support", "source_row"])
    return [
        Finding("warning", f"措施 {_name(measure)}（{_rows(rows)}）", "整项措施没有责任单位", min(rows))
        for measure, rows in _rows_by_measure(actions).items()
        if responsible.isdisjoint(rows)
    ]


def _actions_without(assignments: pd.DataFrame, actions: pd.DataFrame) -> list[Finding]:
    rows = actions["source_row"]
    unnamed = rows[~rows.isin(assignments["source_row"])].tolist()
    responsible = assignments.loc[assignments["role"] == "responsible", "source_row"]
    lone = rows[~rows.isin(responsible)].tolist() if len(responsible) else []
    known = set(unnamed)
    return [
        *_limited([Finding("warning", f"第 {row} 行", "没有写任何单位", row) for row in unnamed]),
        *_limited([Finding("note", f"第 {row} 行", "没有责任单位", row) for row in lone if row not in known]),
    ]


def _look_alikes(assignments: pd.DataFrame) -> list[Finding]:
    """Names that differ only in width of characters or in a bracket; they are kept apart."""
    rows = assignments.groupby("agency", sort=False)["source_row"].agg(list)
    alike = defaultdict(list)
    for agency in rows.index:
        if len(agency) <= _LONGEST_NAME:
            alike[_BRACKETED.sub("", unicodedata.normalize("NFKC", agency))].append(agency)
    return [
        Finding(
            "note",
            f"{_rows(rows[one])}；{_rows(rows[other])}",
            f"“{one}”与“{other}”写法相近，按两个单位处理",
            int(min(rows[other])),
        )
        for group in alike.values()
        for one, other in combinations(group, 2)
    ]


def _elided_prefixes(assignments: pd.DataFrame) -> list[Finding]:
    """Names whose place was left out after the first of a list, where the full name stands elsewhere in the document
    or the name is that of a common department."""
    known = set(assignments["agency"].unique())
    placeless = [name for name in known if not _OF_A_PLACE.match(name)]
    short = {
        name for name in placeless if DEPARTMENTS.fullmatch(name) or any(f"{place}{name}" in known for place in _PLACES)
    }
    if not short:
        return []
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    columns = (assignments[name].tolist() for name in ("source_row", "role", "position", "agency"))
    prefix, cell = "", None
    for row, role, position, agency in zip(*columns, strict=True):
        if (row, role) != cell or position == 1:
            first = _PLACE.match(agency)
            prefix, cell = first[0] if first else "", (row, role)
        elif (
            prefix and not _OF_A_PLACE.match(agency) and (f"{prefix}{agency}" in known or DEPARTMENTS.fullmatch(agency))
        ):
            rows[agency, f"{prefix}{agency}"].append(row)
    return [
        Finding("note", _rows(places), f"“{name}”可能是“{full}”，原文省略了“{full[0]}”，按原文读", min(places))
        for (name, full), places in rows.items()
    ]


def _mixed_brackets(actions: pd.DataFrame) -> list[Finding]:
    printed = actions["source"]
    full = actions.loc[printed.str.match(_FULL), "source_row"].tolist()
    half = actions.loc[printed.str.match(_HALF), "source_row"].tolist()
    if not (full and half):
        return []
    return [
        Finding(
            "note",
            f"{_rows(full)}；{_rows(half)}",
            "编号的括号全角、半角混用（前者全角，后者半角），编号照读",
            min(full + half),
        )
    ]


def _rows_by_measure(actions: pd.DataFrame) -> dict[tuple, list[int]]:
    by_measure = defaultdict(list)
    names = ["section", "measure_no", "measure", "source_row"]
    columns = (actions[name].astype(object).where(actions[name].notna(), None).tolist() for name in names)
    for *measure, row in zip(*columns, strict=True):
        by_measure[tuple(measure)].append(row)
    return by_measure


def _name(measure: tuple) -> str:
    _, number, title = measure
    return title if number is None else str(number)


def _rows(rows: list[int]) -> str:
    """第 1–3、5 行: runs of row numbers, the first ten of them."""
    runs: list[list[int]] = []
    for row in sorted(set(rows)):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    shown = "、".join(str(first) if first == last else f"{first}–{last}" for first, last in runs[:10])
    return f"第 {shown}{' 等' if len(runs) > 10 else ''} 行"
