"""What a careful reader would remark about a whole table."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

import pandas as pd

from loaders.messages import ALL_ROWS, Finding, rows_place
from loaders.words import DEPARTMENTS

_BRACKETED = re.compile(r"[（(〔\[].*?[)）〕\]]")
_NUMERALS = "[0-9零〇一二三四五六七八九十百]+"
_FULL = re.compile(rf"(?:^|.*\t)\s*（\s*{_NUMERALS}\s*）")
_HALF = re.compile(rf"(?:^|.*\t)\s*\(\s*{_NUMERALS}\s*\)")
_LONGEST_NAME = 100
_AT_HOME = re.compile("CJK|IDEOGRAPHIC|LATIN|BOPOMOFO|HIRAGANA|KATAKANA|MODIFIER")
#: A list like 市发改委、财政局: the place stands before the first name only.
_PLACES = "省市县区州盟旗"
_PLACE = re.compile(rf"[{_PLACES}](?=[^、]{{2,}})")
_OF_A_PLACE = re.compile(r"[省市县区州盟旗]|各|有关|相关|国|中|全国|自治|本|驻")
_MOST = 20  # findings of one kind listed one by one; the rest is counted in one more


def review(assignments: pd.DataFrame, actions: pd.DataFrame) -> list[Finding]:
    """Findings about the table as a whole, the weightier kinds first."""
    rows = assignments.groupby("agency", sort=False)["source_row"].agg(list)
    return [
        *_limited(_measures_without_responsible(assignments, actions)),
        *_actions_without(assignments, actions),
        *_limited(_printed_twice(actions)),
        *_limited(_look_alikes(rows)),
        *_limited(_mixed_scripts(rows)),
        *_mixed_brackets(actions),
        *_limited(_elided_prefixes(assignments)),
    ]


def _limited(findings: list[Finding]) -> list[Finding]:
    if len(findings) <= _MOST:
        return findings
    first, values = findings[0], {"count": len(findings) - _MOST, "finding": findings[0]}
    return [*findings[:_MOST], Finding("more-like-it", ALL_ROWS, values, level=first.level)]


def _measures_without_responsible(assignments: pd.DataFrame, actions: pd.DataFrame) -> list[Finding]:
    """Only where the table has responsible agencies at all: else it is the table's form, not a gap."""
    responsible = set(assignments.loc[assignments["role"] == "responsible", "source_row"])
    if not responsible:
        return []
    responsible |= set(assignments.loc[assignments["role"] == "support", "source_row"])
    return [
        Finding("measure-without-responsible", rows_place(rows, measure=_name(measure)), source_row=min(rows))
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
        *_limited(_about_rows("action-without-agency", unnamed)),
        *_limited(_about_rows("action-without-responsible", [row for row in lone if row not in known])),
    ]


def _about_rows(code: str, rows: list[int]) -> list[Finding]:
    return [Finding(code, rows_place([row]), source_row=row) for row in rows]


def _look_alikes(rows: pd.Series) -> list[Finding]:
    """Names that differ only in width of characters or in a bracket; they are kept apart."""
    alike = defaultdict(list)
    for agency in rows.index:
        if len(agency) <= _LONGEST_NAME:
            alike[_BRACKETED.sub("", unicodedata.normalize("NFKC", agency))].append(agency)
    return [
        Finding(
            "names-alike",
            rows_place(rows[one], other=rows_place(rows[other])),
            {"one": one, "other": other},
            int(min(rows[other])),
        )
        for one, *others in alike.values()
        for other in others
    ]


def _printed_twice(actions: pd.DataFrame) -> list[Finding]:
    """Rows that are printed alike from end to end: each counts, and a person should know."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row, printed in zip(actions["source_row"].tolist(), actions["source"].tolist(), strict=True):
        rows[printed].append(row)
    return [
        Finding("rows-printed-twice", rows_place(alike), source_row=alike[0])
        for alike in rows.values()
        if len(alike) > 1
    ]


def _mixed_scripts(rows: pd.Series) -> list[Finding]:
    """Names with letters of a script that is not written in one word with Chinese (UTS #39, highly restrictive):
    а of the Cyrillic looks like a."""
    foreign = {agency: strange for agency in rows.index if (strange := _foreign_letters(agency))}
    return [
        Finding(
            "letters-of-another-script",
            rows_place(rows[agency]),
            {"name": agency[:_LONGEST_NAME], "letters": strange},
            int(min(rows[agency])),
        )
        for agency, strange in foreign.items()
    ]


def _foreign_letters(name: str) -> str:
    """The letters of scripts that no Chinese name mixes; none where the whole name is in one such script."""
    letters = [char for char in unicodedata.normalize("NFKC", name) if char.isalpha()] if not name.isascii() else []
    strange = [char for char in letters if not _AT_HOME.match(unicodedata.name(char, "CJK"))]
    return "".join(dict.fromkeys(strange)) if len(strange) < len(letters) else ""


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
        Finding("place-left-out", rows_place(places), {"name": name, "full": full, "prefix": full[0]}, min(places))
        for (name, full), places in rows.items()
    ]


def _mixed_brackets(actions: pd.DataFrame) -> list[Finding]:
    printed = actions["source"]
    full = actions.loc[printed.str.match(_FULL), "source_row"].tolist()
    half = actions.loc[printed.str.match(_HALF), "source_row"].tolist()
    if not (full and half):
        return []
    return [Finding("brackets-mixed", rows_place(full, other=rows_place(half)), source_row=min(full + half))]


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
