"""Tables as CSV that Excel and WPS on a Chinese Windows open correctly: UTF-8 with BOM, CRLF, the screen's headers."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

import pandas as pd

from dashboard import text
from dashboard.analysis.assignments import assignments_as_printed
from dashboard.analysis.collaboration import CO_LEAD
from dashboard.analysis.table_view import EVERYTHING, TableView
from dashboard.export.tables import matrix_lines
from dashboard.model.dataset import Dataset
from dashboard.model.ids import source_row_of
from dashboard.model.selection import Selection
from dashboard.render.spreadsheet_cells import assignments_in_words, defuse
from dashboard.text.captions import workload_headers
from loaders.other_columns import in_one_text
from loaders.schema import CORRECTED

#: Rows of a piece of a CSV: 20,000 take 20 MB while they are written.
CHUNK = 20_000


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


def assignments_csv(shown: Selection, view: TableView = EVERYTHING) -> bytes:
    """One row per assignment with the columns of `table_columns`, headers and roles in the language of the run; of a view,
    its rows and columns."""
    return b"".join(assignments_chunks(shown, view))


def assignments_chunks(shown: Selection, view: TableView = EVERYTHING) -> Iterator[bytes]:
    """The same bytes piece by piece, so that the whole is never in memory; in the language of the call."""
    in_words = text.bind_language(assignments_in_words)
    names = view.shown(shown.dataset)

    def chunk(rows: pd.DataFrame, *, goes_on: bool) -> bytes:
        return csv_bytes(in_words(rows, names), goes_on=goes_on)

    return (chunk(rows, goes_on=at > 0) for at, rows in enumerate(assignments_as_printed(shown, CHUNK, view)))


def tidy_chunks(shown: Selection, view: TableView = EVERYTHING) -> Iterator[bytes]:
    r"""The same rows for a program: all columns under the contract's names, role words, UTF-8 without BOM, \n, values as they are."""
    for at, rows in enumerate(assignments_as_printed(shown, CHUNK, view)):
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
