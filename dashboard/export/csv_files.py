"""Table -> bytes that open right in Excel and WPS on a Chinese Windows: UTF-8 with BOM, CRLF, the screen's headers."""

from __future__ import annotations

import csv
import re
from codecs import BOM_UTF8
from collections.abc import Callable
from io import StringIO

import numpy as np
import pandas as pd

from dashboard import text
from dashboard.analysis.collaboration import CO_LEAD
from dashboard.analysis.matrix import cell_roles, matrix_totals
from dashboard.model.dataset import Dataset
from dashboard.model.filters import Filter
from loaders import NAMES, ROLES

# What a spreadsheet may take for the start of a formula, after any quotes and blanks before it (OWASP, CSV Injection;
# full-width forms because Excel and WPS in Chinese accept them).
_FORMULA = re.compile(r"['\s\u00a0\u3000\u200b-\u200f\u2060\ufeff]*[=+\-@\t\r\n＝＋－＠|%]")
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d+)?%?")
_IN_QUOTES = re.compile(r'[",\r\n]')


def defuse(cell: object) -> object:
    """A text that a spreadsheet would take for a formula, with one ' before it; all else as it is.

    The ' is what a spreadsheet user types to say “this is text”. A plain number (-10, +5, 1e-7) stays, it can do
    nothing. Removing one ' from the start gives back the original exactly.
    """
    if isinstance(cell, str) and _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def csv_bytes(table: pd.DataFrame) -> bytes:
    """The table, without its index, as CSV for a spreadsheet; texts and headers defused."""
    return BOM_UTF8 + _written(table, defuse, b"\r\n")


def _written(table: pd.DataFrame, say: Callable[[object], object], line_end: bytes) -> bytes:
    """Headers and cells as `say` has them, those without a value empty: a third of the time of `DataFrame.to_csv`."""
    ends = [*[b","] * (table.shape[1] - 1), line_end]
    headers = [_field(say(name)) + end for name, end in zip(table.columns, ends, strict=True)]
    columns = [_fields(column, say, end) for (_, column), end in zip(table.items(), ends, strict=True)]
    return b"".join([*headers, *np.stack(columns, axis=1).ravel().tolist()])


def _fields(column: pd.Series, say: Callable[[object], object], end: bytes) -> np.ndarray:
    """Each cell as bytes with `end` after it; what stands in several is written once."""
    codes, distinct = pd.factorize(column)
    cells = [*(_field(say(cell)) for cell in np.asarray(distinct, dtype=object)), b""]  # the last: no value, code -1
    fields = np.array([cell + end for cell in cells], dtype=object)
    return fields[codes]


def _field(cell: object) -> bytes:
    """As the csv module writes it, in quotes where it needs them (RFC 4180), in UTF-8."""
    said = str(cell)
    if _IN_QUOTES.search(said):
        said = '"' + said.replace('"', '""') + '"'
    return said.encode()


def assignments_csv(shown: pd.DataFrame, *, with_document: bool = False) -> bytes:
    """One row per assignment with every column of the contract, headers and roles in the language of the run.

    `with_document` puts the document's title first. On a dataset by today's names, the names as printed stay and today's
    follow in a column of their own.
    """
    table = _as_printed(shown, with_document=with_document)
    table = table.assign(role=table["role"].astype("category").cat.rename_categories(dict(text.ROLES)))
    return csv_bytes(table.rename(columns={**text.COLUMN_LABELS, "agency_today": text.t("current.column")}))


def _as_printed(shown: pd.DataFrame, *, with_document: bool) -> pd.DataFrame:
    names = ["document", *NAMES] if with_document else list(NAMES)
    if "agency_today" not in shown:
        return shown[names]
    return shown.assign(agency=shown["printed"])[[*names, "agency_today"]]


def tidy_csv(shown: pd.DataFrame, *, with_document: bool = False) -> bytes:
    r"""The same rows for a program: contract names and role words, UTF-8 without BOM, \n, values as they are."""
    return _written(_as_printed(shown, with_document=with_document), lambda cell: cell, b"\n")


def matrix_csv(table: pd.DataFrame, labels: list[str], *, rows: str) -> bytes:
    """A matrix of `analysis.matrix` as marks (●, ○ …): `labels` name its rows, the margins count marks by role."""
    totals = matrix_totals(table)
    by_row = totals.by_row
    marks = np.array([cell_marks(cell) for cell in range(1 << len(ROLES))], dtype=object)
    names = [f"{text.MARKS[role]} {text.ROLES[role]}" for role in by_row.columns]
    out = StringIO(newline="")
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(map(defuse, [text.UNITS[rows], *table.columns, *names]))
    for label, cells, numbers in zip(labels, table.to_numpy(), by_row.to_numpy(), strict=True):
        lines.writerow([defuse(label), *marks[cells], *numbers])
    for role, name in zip(by_row.columns, names, strict=True):
        lines.writerow([name, *totals.by_agency[role], *totals.corner(role)])
    return out.getvalue().encode("utf-8-sig")


def cell_marks(cell: int) -> str:
    """The marks of the roles in a matrix cell: ●, ○ or both; empty where the agency has none."""
    return "".join(text.MARKS[role] for role in cell_roles(cell))


def workload_csv(table: pd.DataFrame) -> bytes:
    """A workload of `analysis.workload` under the headers of the screen, shares as percentages."""
    shown = table.assign(share=(table["share"] * 100).round(1).astype(str) + "%")
    return csv_bytes(shown.rename(columns=text.WORKLOAD))


def pairs_csv(pairs: pd.DataFrame, dataset: Dataset) -> bytes:
    """A table of `collaboration.pairs` under Chinese headers, with the place of each action in its source."""
    several = dataset.is_combined

    def place(action_id: int) -> str:
        action = dataset.actions_by_id[action_id]
        return f"《{action.document}》{action.source_row}" if several else str(action.source_row)

    kinds = dict(text.ROLES) | {CO_LEAD: text.t("pairs.co_lead")}
    table = pairs.assign(
        kind=pairs["kind"].map(kinds), action_ids=["、".join(map(place, ids)) for ids in pairs["action_ids"]]
    )
    return csv_bytes(table.rename(columns=text.PAIRS))


def file_name(name: str, chosen: Filter, suffix: str = "csv") -> str:
    """责任分工_省金融办_牵头.csv: what the file holds and the filter, at most 80 characters, safe on Windows."""
    parts = [name]
    parts += [_measure_name(label) for label in chosen.measure[:3]]
    parts += [*chosen.agency[:3], *(text.ROLES[role] for role in chosen.role), *chosen.q.split()[:3]]
    if len(chosen.measure) > 3 or len(chosen.agency) > 3:
        parts.append(text.t("csv.more"))
    parts = list(dict.fromkeys(part for part in parts if part))
    safe = re.sub(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]', "", "_".join(parts))
    return f"{safe[:80].rstrip(' .')}.{suffix}"


def _measure_name(label: str) -> str:
    """措施8, of a measure with a number."""
    return text.t("csv.measure", number=label.split(".")[0]) if label[:1].isdigit() else label
