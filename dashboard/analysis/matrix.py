"""The responsibility matrix: measures or actions by agencies, with the roles in each cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from dashboard.analysis.clustering import clustered_order
from dashboard.model.dataset import Dataset
from dashboard.model.ids import in_documents, with_ids
from dashboard.model.selection import Selection
from loaders import ROLES

#: What the rows of a matrix can be, with the column of their ids.
KEYS = {"measures": "measure_id", "actions": "action_id"}
#: More rows or columns than this are not clustered: its time grows with the third power of their number (500: half a second).
MOST_TOGETHER = 500


def matrix_rows(shown: Selection, rows: str, first: int = 0, most: int | None = None) -> list[int]:
    """The index of the matrix: the ids of the measures or actions (`rows`) shown, at most so many after the first ones."""
    if shown.few_actions is not None:
        of_measures = rows == "measures"
        return list(dict.fromkeys(action[of_measures] for action in shown.few_actions))[first:][:most]
    limit = "" if most is None else f"LIMIT {most} OFFSET {first}"
    return [at for (at,) in shown.rows(f"SELECT DISTINCT {KEYS[rows]} FROM shown_actions ORDER BY 1 {limit}")]


def measure_numbers(shown: Selection) -> list[int | None]:
    """The number of each measure shown, in print order; None for one without."""
    sql = "SELECT any_value(measure_no) FROM shown_actions GROUP BY measure_id ORDER BY measure_id"
    return [number for (number,) in shown.rows(sql)]


def actions_in_row(shown: Selection, rows: str, at: int) -> list[int]:
    """The ids of the actions shown of one row of `matrix_rows`."""
    found = shown.rows(f"SELECT action_id FROM shown_actions WHERE {with_ids(KEYS[rows], [at])} ORDER BY 1")
    return [action_id for (action_id,) in found]


def matrix(
    shown: Selection,
    *,
    rows: str,
    row_order: str = "source",
    column_order: str = "source",
    only: Sequence[int] | None = None,
    hide_others: bool = False,
) -> pd.DataFrame:
    """One row per measure or action (`rows`) shown, one column per agency in these rows.

    These are the agencies of the assignments shown; with a filter by agency those of all assignments of the actions shown,
    so that one sees with whom, unless `hide_others`. The index holds `measure_id` or `action_id`. A cell is 0 where the agency has no part in the row, else the sum of
    one bit for each of its roles (`cell_roles` decodes it). `column_order` is source, load (most first) or together
    (`clustered_order`); `row_order` is source or together. `only` restricts the matrix to some of the rows of `matrix_rows`.
    """
    key = KEYS[rows]
    index = pd.Index(np.array(matrix_rows(shown, rows) if only is None else only, "int64"))
    wanted = "true" if only is None else with_ids(key, only)
    marked = _marked(shown, hide_others=hide_others)
    found = shown.frame(f"SELECT {key} AS row, agency, role_bit FROM {marked} AND {wanted} ORDER BY line")
    columns = pd.Index(found["agency"].unique(), dtype="str")
    cells = np.zeros((len(index), len(columns)), dtype="uint8")
    places = index.get_indexer(pd.Index(found["row"])), columns.get_indexer(pd.Index(found["agency"]))
    np.bitwise_or.at(cells, places, found["role_bit"].to_numpy("uint8"))
    filled = cells > 0
    table = pd.DataFrame(cells, index, columns)
    return table.iloc[_order(filled, row_order), _order(filled.T, column_order)]


def shows_others(shown: Selection, *, hide_others: bool) -> bool:
    """Whether a matrix has the partners of the agencies that the filter asks for, too."""
    return bool(shown.filter.agency) and not hide_others


def _marked(shown: Selection, *, hide_others: bool) -> str:
    """The assignments that have a mark in the matrix, as SQL that further conditions may follow."""
    of_actions = shown.of_actions if shows_others(shown, hide_others=hide_others) else ""
    return f"assignments WHERE ({of_actions})" if of_actions else "shown WHERE true"


def count_columns(shown: Selection, *, rows: str, only: Sequence[int] | None = None, hide_others: bool = False) -> int:
    """The number of agencies in the matrix of all rows, or of `only` some."""
    if only is None and not shows_others(shown, hide_others=hide_others):
        return shown.counts["agencies"]
    wanted = "true" if only is None else with_ids(KEYS[rows], only)
    sql = f"SELECT count(DISTINCT agency) FROM {_marked(shown, hide_others=hide_others)} AND {wanted}"
    return shown.rows(sql)[0][0]


def actions_behind(
    shown: Selection, rows: str, index: Sequence[int], *, hide_others: bool = False
) -> dict[tuple[int, str], list[int]]:
    """(row, agency) -> the ids of the actions behind a mark, for these rows of the matrix."""
    key, marked = KEYS[rows], _marked(shown, hide_others=hide_others)
    found = shown.rows(f"SELECT {key}, agency, action_id FROM {marked} AND {with_ids(key, index)} ORDER BY line")
    behind: dict[tuple[int, str], dict[int, None]] = {}
    for row, agency, action_id in found:
        behind.setdefault((row, agency), {})[action_id] = None
    return {mark: list(ids) for mark, ids in behind.items()}


def row_labels(dataset: Dataset, index: Sequence[int], rows: str) -> list[str]:
    """The names of a matrix's rows: the measure's label, with （2） for its second action where it has several."""
    if rows == "measures":
        sql = f"SELECT measure_id, measure_label FROM actions WHERE action_id = measure_id AND {with_ids('measure_id', index)}"
        labels = dict(dataset.tables.rows(sql))
        return [labels[at] for at in index]
    found = dataset.tables.rows(
        f"""
        SELECT action_id, measure_label, action_no, count(*) OVER (PARTITION BY measure_id) FROM actions
        WHERE {in_documents(index)}
              AND measure_id IN (SELECT measure_id FROM actions WHERE {with_ids("action_id", index)})
        """
    )
    named = {at: (label, number, count) for at, label, number, count in found}
    return [f"{label}（{number}）" if count > 1 else label for label, number, count in map(named.__getitem__, index)]


def row_places(shown: Selection, rows: str, index: Sequence[int]) -> list[int]:
    """The number of each row among all rows shown, from 1, for rows that follow each other in any order."""
    key = KEYS[rows]
    before = shown.rows(f"SELECT count(DISTINCT {key}) FROM shown_actions WHERE {key} < {min(index)}")[0][0]
    places = {at: number for number, at in enumerate(sorted(index), start=before + 1)}
    return [places[at] for at in index]


def row_sections(dataset: Dataset, index: Sequence[int]) -> list[str]:
    """The section of each row of a matrix; "" where there is none."""
    sql = f"SELECT action_id, coalesce(section, '') FROM actions WHERE {with_ids('action_id', index)}"
    sections = dict(dataset.tables.rows(sql))  # a measure has the id of its first action
    return [sections[at] for at in index]


def split_columns(table: pd.DataFrame, most: int, picked: Sequence[str] = ()) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The first `most` columns of a matrix, and the rest. A single further column is kept: a column for the rest is as wide.

    Of those `picked` none is in the rest, as long as there is room.
    """
    names = table.columns.tolist()
    if len(names) <= most + 1:
        return table, table.iloc[:, :0]
    late = [name for name in names[most:] if name in picked][:most]
    kept = [*names[: most - len(late)], *late]
    return table[kept], table.drop(columns=kept)


@cache
def cell_roles(cell: int) -> tuple[str, ...]:
    """The roles in a cell of a matrix; none where the agency has no part in the row."""
    return tuple(role for bit, role in enumerate(ROLES) if cell >> bit & 1)


@dataclass(frozen=True)
class MatrixTotals:
    """How many cells of a matrix hold each role that occurs in it: a column per role, a row per row or agency of the matrix."""

    by_row: pd.DataFrame
    by_agency: pd.DataFrame

    @property
    def roles(self) -> list[str]:
        """The roles that occur in the matrix, in their order."""
        return self.by_row.columns.tolist()

    def corner(self, role: str) -> list[int | None]:
        """The cells where a role's line of totals crosses the columns of totals: its sum in its own column, else None."""
        return [int(self.by_row[role].sum()) if other == role else None for other in self.roles]


def matrix_totals(table: pd.DataFrame) -> MatrixTotals:
    """The totals of a matrix by row and by agency."""
    cells = table.to_numpy("uint8")
    present = {role: cells >> bit & 1 for bit, role in enumerate(ROLES) if (cells >> bit & 1).any()}
    return MatrixTotals(
        by_row=pd.DataFrame({role: held.sum(axis=1) for role, held in present.items()}, index=table.index),
        by_agency=pd.DataFrame({role: held.sum(axis=0) for role, held in present.items()}, index=table.columns),
    )


def _order(filled: np.ndarray, how: str) -> np.ndarray:
    """The positions of the rows of a boolean array in the order `how`; more than MOST_TOGETHER stay as in the source."""
    if how == "load":
        return np.argsort(-filled.sum(axis=1), kind="stable")
    if how == "together" and len(filled) <= MOST_TOGETHER:
        return clustered_order(filled)
    return np.arange(len(filled))
