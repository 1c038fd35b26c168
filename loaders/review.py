"""The findings about a table as a whole: what a careful reader would remark on."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection

import pandas as pd

from loaders.messages import Finding
from loaders.messages.places import ALL_ROWS, rows_place
from loaders.vocabulary.agencies import DEPARTMENTS
from loaders.vocabulary.characters import BRACKETED
from loaders.vocabulary.numerals import IN_FULL_WIDTH_BRACKETS, IN_HALF_WIDTH_BRACKETS
from loaders.vocabulary.places import LEADING_PLACE, OF_A_PLACE

#: The codes of all findings that `review` makes: after a correction they are made anew.
REVIEWED = (
    "action-without-agency", "action-without-responsible", "rows-printed-twice", "names-alike",
    "letters-of-another-script", "brackets-mixed", "place-left-out",
)  # fmt: skip
_LONGEST_NAME = 100
_MIXED_WITH_CHINESE = re.compile("CJK|IDEOGRAPHIC|LATIN|BOPOMOFO|HIRAGANA|KATAKANA|MODIFIER")
_MOST_NAMES = 8  # names in one finding
_MOST = 20  # findings of one kind that are listed; a last one counts the rest


def review(assignments: pd.DataFrame, actions: pd.DataFrame) -> list[Finding]:
    """Findings about the table as a whole, the most serious kinds first."""
    rows = assignments.groupby("agency", sort=False)["source_row"].agg(list)
    found = [
        *_actions_without(assignments, actions),
        *_limited(_printed_twice(actions)),
        *_limited(_look_alikes(rows)),
        *_limited(_mixed_scripts(rows)),
        *_mixed_brackets(actions),
        *_elided_prefixes(assignments),
    ]
    if missing := {finding.code for finding in found} - {*REVIEWED, "more-like-it"}:
        raise RuntimeError(f"REVIEWED lacks {missing}")
    return found


def _limited(findings: list[Finding]) -> list[Finding]:
    if len(findings) <= _MOST:
        return findings
    first, values = findings[0], {"count": len(findings) - _MOST, "finding": findings[0]}
    return [*findings[:_MOST], Finding("more-like-it", ALL_ROWS, values, level=first.level)]


def _actions_without(assignments: pd.DataFrame, actions: pd.DataFrame) -> list[Finding]:
    """Findings for actions that name nobody, and for those that name agencies but none that leads or is responsible."""
    rows, named = actions["source_row"], assignments["source_row"]
    answering = assignments.loc[assignments["role"].isin(["lead", "responsible"]), "source_row"]
    titles = set(assignments["measure"].tolist())
    lines = zip(rows.tolist(), actions["action"].tolist(), actions["measure"].tolist(), strict=True)
    assigned = set(named.tolist())
    unnamed = [row for row, action, measure in lines if row not in assigned and (action or measure not in titles)]
    helped = rows[rows.isin(named) & ~rows.isin(answering)].tolist()
    if len(answering) == 0:
        helped = []  # that is the form of the table
    return [
        *_limited(_about_rows("action-without-agency", unnamed)),
        *_limited(_about_rows("action-without-responsible", helped)),
    ]


def _about_rows(code: str, rows: list[int]) -> list[Finding]:
    return [Finding(code, rows_place([row]), source_row=row) for row in rows]


def _look_alikes(rows: pd.Series) -> list[Finding]:
    """Findings for names that differ only in full-width or half-width characters or in a remark in brackets."""
    alike = defaultdict(list)
    for agency in rows.index:
        if len(agency) <= _LONGEST_NAME:
            alike[BRACKETED.sub("", unicodedata.normalize("NFKC", agency))].append(agency)
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
    """Findings for rows that are printed exactly alike, and are not parts of one paragraph; all of them stay in the tables."""
    rows: dict[tuple[str, ...], list[int]] = defaultdict(list)
    columns = (actions[name].tolist() for name in ("source_row", "source", "measure", "action"))
    for row, *printed in zip(*columns, strict=True):
        rows[tuple(printed)].append(row)
    return [
        Finding("rows-printed-twice", rows_place(alike), source_row=alike[0])
        for alike in rows.values()
        if len(alike) > 1
    ]


def _mixed_scripts(rows: pd.Series) -> list[Finding]:
    """Findings for names with letters of a script that is not mixed with Chinese (UTS #39, "highly restrictive").

    A Cyrillic а, for example, looks like a Latin a.
    """
    return [
        Finding(
            "letters-of-another-script",
            rows_place(rows[agency]),
            {"name": agency[:_LONGEST_NAME], "letters": letters},
            int(min(rows[agency])),
        )
        for agency in rows.index
        if (letters := _foreign_letters(agency))
    ]


def _foreign_letters(name: str) -> str:
    """The letters of scripts that are not mixed with Chinese; none if the whole name is in such scripts."""
    letters = [char for char in unicodedata.normalize("NFKC", name) if char.isalpha()]
    strange = [char for char in letters if not _MIXED_WITH_CHINESE.match(unicodedata.name(char, "CJK"))]
    return "".join(dict.fromkeys(strange)) if len(strange) < len(letters) else ""


def _elided_prefixes(assignments: pd.DataFrame) -> list[Finding]:
    """A finding for each place (市, 省 …) that names leave out although the first name of their list begins with it.

    The full name must stand elsewhere in the document, or the name must be that of a common department.
    """
    known = set(assignments["agency"].unique())
    names: dict[str, dict[str, None]] = defaultdict(dict)
    rows: dict[str, list[int]] = defaultdict(list)
    columns = (assignments[name].tolist() for name in ("source_row", "role", "position", "agency"))
    prefix, cell = "", None
    for row, role, position, agency in zip(*columns, strict=True):
        if (row, role) != cell or position == 1:
            first = LEADING_PLACE.match(agency)
            prefix, cell = first[0] if first else "", (row, role)
        elif (
            prefix and not OF_A_PLACE.match(agency) and (f"{prefix}{agency}" in known or DEPARTMENTS.fullmatch(agency))
        ):
            names[prefix][agency] = None
            rows[prefix].append(row)
    return [
        Finding(
            "place-left-out", rows_place(rows[prefix]), {"prefix": prefix, "names": _listed(left)}, min(rows[prefix])
        )
        for prefix, left in names.items()
    ]


def _listed(names: Collection[str]) -> str:
    """The first of the names, and how many there are if there are more."""
    shown = "、".join(list(names)[:_MOST_NAMES])
    return shown if len(names) <= _MOST_NAMES else f"{shown} … ({len(names)})"


def _mixed_brackets(actions: pd.DataFrame) -> list[Finding]:
    printed = actions["source"]
    full = actions.loc[printed.str.match(IN_FULL_WIDTH_BRACKETS), "source_row"].tolist()
    half = actions.loc[printed.str.match(IN_HALF_WIDTH_BRACKETS), "source_row"].tolist()
    if not (full and half):
        return []
    return [Finding("brackets-mixed", rows_place(full, other=rows_place(half)), source_row=min(full + half))]
