"""Tables as CSV that Excel and WPS on a Chinese Windows open correctly: UTF-8 with BOM, CRLF, the screen's headers."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

import pandas as pd

from dashboard import text
from dashboard.analysis.assignments import assignments_as_printed
from dashboard.analysis.collaboration import CO_LEAD
from dashboard.export.tables import matrix_lines
from dashboard.model.dataset import Dataset
from dashboard.model.ids import source_row_of
from dashboard.model.selection import Selection
from dashboard.text.captions import workload_headers
from dashboard.text.corrections import correction_words
from loaders.other_columns import in_one_text, unique_names
from loaders.schema import CORRECTED

#: Rows of a piece of a CSV: 20,000 take 20 MB while they are written.
CHUNK = 20_000
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


def csv_bytes(table: pd.DataFrame, *, goes_on: bool = False) -> bytes:
    """The table, without its index, as CSV for a spreadsheet; texts and headers are defused.

    A table that `goes_on` continues another one: it has no header and no BOM.
    """
    defused = pd.concat([_defused(column) for _, column in table.items()], axis=1)
    defused.columns = [defuse(name) for name in table.columns]
    lines = defused.to_csv(index=False, header=not goes_on, lineterminator="\r\n")
    return lines.encode("utf-8" if goes_on else "utf-8-sig")


def _defused(column: pd.Series) -> pd.Series:
    """The column with its texts defused."""
    if pd.api.types.is_numeric_dtype(column):
        return column
    return pd.Series([defuse(cell) for cell in column], column.index, dtype=object)


def column_headers(columns: Sequence[str], labels: Mapping[str, str]) -> list[str]:
    """The headers of a table of assignments: labels, behind them the printed headers of other columns, which are told apart."""
    headers = [labels[name] for name in columns if name in labels]
    return [*headers, *unique_names((name for name in columns if name not in labels), taken=headers)]


def assignments_csv(shown: Selection) -> bytes:
    """One row per assignment with every column of the contract, headers and roles in the language of the run.

    In a dataset of several documents the document's title stands first. On a dataset by today's names, the agency column
    holds the names as printed, and a further column the names of today. The columns that the contract has no place for
    come last: each under its printed header, or, of several documents, all in one.
    """
    return b"".join(assignments_chunks(shown))


def assignments_chunks(shown: Selection) -> Iterator[bytes]:
    """The same bytes piece by piece, so that the whole is never in memory; in the language of the call."""
    in_words = text.bind_language(_with_corrections_in_words)
    labels, roles = {**text.COLUMN_LABELS, "agency_today": text.t("current.column")}, dict(text.ROLES)

    def chunk(rows: pd.DataFrame, *, goes_on: bool) -> bytes:
        said = in_words(rows.assign(role=rows["role"].map(roles)))
        return csv_bytes(
            said.set_axis(column_headers(list(map(str, said.columns)), labels), axis="columns"), goes_on=goes_on
        )

    return (chunk(rows, goes_on=at > 0) for at, rows in enumerate(assignments_as_printed(shown, CHUNK)))


def _with_corrections_in_words(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(corrected=rows[CORRECTED].map(correction_words)) if CORRECTED in rows else rows


def tidy_chunks(shown: Selection) -> Iterator[bytes]:
    r"""The same rows for a program: contract names and role words, UTF-8 without BOM, \n, values as they are."""
    for at, rows in enumerate(assignments_as_printed(shown, CHUNK)):
        if CORRECTED in rows:
            rows[CORRECTED] = rows[CORRECTED].map(in_one_text)
        yield rows.to_csv(index=False, header=at == 0, lineterminator="\n").encode()


def matrix_csv(table: pd.DataFrame, labels: Iterable[str], *, rows: str) -> bytes:
    """A matrix of `analysis.matrix` as marks (●, ○ …); `labels` are the names of its rows, `rows` is measures or actions."""
    lines = matrix_lines(table, labels, rows)
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(defuse, next(lines)))
    writer.writerows([defuse(label), *cells] for label, *cells in lines)
    return out.getvalue().encode("utf-8-sig")


def workload_csv(load: pd.DataFrame, unit: str) -> bytes:
    """A workload of `analysis.workload` counted in `unit`, under the headers of the screen, shares as percentages."""
    shown = load.assign(share=load["share"].map("{:.1%}".format))
    return csv_bytes(shown.rename(columns=workload_headers(unit, load.columns)))


def pairs_csv(pairs: pd.DataFrame, dataset: Dataset) -> bytes:
    """The pairs of `analysis.collaboration` under the headers of the screen, with the source row of each action."""

    def place(action_id: int) -> str:
        row = str(source_row_of(action_id))
        return f"《{dataset.title_of(action_id)}》{row}" if dataset.is_combined else row

    kinds = dict(text.ROLES) | {CO_LEAD: text.t("pairs.co_lead")}
    table = pairs.assign(
        kind=pairs["kind"].map(kinds), action_ids=["、".join(map(place, ids)) for ids in pairs["action_ids"]]
    )
    return csv_bytes(table.rename(columns=text.PAIRS))
