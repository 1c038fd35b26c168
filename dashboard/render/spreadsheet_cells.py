"""Cells as a spreadsheet gets them, in files and on the clipboard: no text is a formula, and assignments are in words."""

import re
from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard import text
from dashboard.text.corrections import correction_words
from loaders.other_columns import unique_names
from loaders.schema import CORRECTED

# What a spreadsheet may take for the start of a formula, also after quotes and blanks (OWASP, CSV Injection); with the
# full-width forms, which Excel and WPS in Chinese accept.
_FORMULA = re.compile(r"['\s\u00a0\u3000\u200b-\u200f\u2060\ufeff]*[=+\-@\t\r\n＝＋－＠|%]")
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d+)?%?")


def defuse(cell: object) -> object:
    """Puts one ' before a text that a spreadsheet would take for a formula; returns anything else unchanged.

    The ' is what a spreadsheet user types to mark a cell as text. A plain number (-10, +5, 1e-7) is harmless and stays.
    Removing one ' from the start restores the original exactly.
    """
    if isinstance(cell, str) and _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def column_headers(columns: Sequence[str], labels: Mapping[str, str]) -> list[str]:
    """The headers of a table of assignments: labels, behind them the printed headers of other columns, which are told apart."""
    headers = [labels[name] for name in columns if name in labels]
    return [*headers, *unique_names((name for name in columns if name not in labels), taken=headers)]


def assignments_in_words(rows: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """These columns of a table of assignments in the language of the run: headers, roles, corrections."""
    said = rows.assign(role=rows["role"].map(dict(text.ROLES)))
    if CORRECTED in said:
        said[CORRECTED] = said[CORRECTED].map(correction_words)
    labels = {**text.COLUMN_LABELS, "agency_today": text.t("current.column")}
    said.columns = column_headers(list(map(str, said.columns)), labels)
    places = [list(rows.columns).index(name) for name in names]
    return said.iloc[:, places]
