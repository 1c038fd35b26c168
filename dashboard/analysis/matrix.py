"""The responsibility matrix: measures or actions by agencies, with the roles in each cell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from dashboard.analysis.counts import UNITS
from dashboard.model.dataset import Dataset
from loaders import ROLES

#: More rows or columns than this are not ordered by likeness: its time grows with the third power of their number.
MOST_TOGETHER = 1_000


def matrix_rows(actions: pd.DataFrame, rows: str) -> list:
    """The index of the whole matrix: each `measure_label` or `action_id` (`rows`: measures or actions) of `actions`."""
    return list(actions[UNITS[rows]].unique())


def matrix(
    shown: pd.DataFrame,
    actions: pd.DataFrame,
    *,
    rows: str,
    row_order: str = "source",
    column_order: str = "source",
    only: Sequence | None = None,
) -> pd.DataFrame:
    """One row per measure or action (`rows`) of `actions`, one column per agency of the assignments `shown`.

    The index holds `measure_label` or `action_id`. A cell is 0 where the agency has no part in the row, else the sum of
    one bit for each of its roles (`cell_roles` decodes it). `column_order` is source, load (most first) or together
    (agencies with similar rows side by side); `row_order` is source or together. `only` restricts the matrix to some of
    the rows of `matrix_rows`.
    """
    key = UNITS[rows]
    if only is not None:
        shown, actions = shown[shown[key].isin(only)], actions[actions[key].isin(only)]
    index, columns = _distinct(actions[key]), _distinct(shown["agency"])
    cells = np.zeros((len(index), len(columns)), dtype="uint8")
    places = index.get_indexer(pd.Index(shown[key])), columns.get_indexer(pd.Index(shown["agency"]))
    np.bitwise_or.at(cells, places, np.left_shift(1, shown["role"].cat.codes.to_numpy("uint8"), dtype="uint8"))
    filled = cells > 0
    table = pd.DataFrame(cells, index, columns)
    return table.iloc[_order(filled, row_order), _order(filled.T, column_order)]


def _distinct(values: pd.Series) -> pd.Index:
    """The distinct values in order of occurrence; those of a categorical column as texts."""
    return pd.Index(values.unique(), dtype="str" if isinstance(values.dtype, pd.CategoricalDtype) else None)


def row_labels(dataset: Dataset, index: Iterable, rows: str) -> list[str]:
    """The names of a matrix's rows: the measure's label, with （2） for its second action where it has several."""
    if rows == "measures":
        return list(index)
    labels = dataset.actions["measure_label"].cat.codes
    has_several = np.bincount(labels)[labels] > 1
    actions = (dataset.actions_by_id[action_id] for action_id in index)
    return [
        f"{action.measure_label}（{action.action_no}）" if has_several[action.action_id - 1] else action.measure_label
        for action in actions
    ]


def split_columns(table: pd.DataFrame, most: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The first `most` columns of a matrix, and the rest. A single further column is kept: a column for the rest is as wide."""
    first = most if len(table.columns) > most + 1 else len(table.columns)
    return table.iloc[:, :first], table.iloc[:, first:]


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
        return _seriation(filled)
    return np.arange(len(filled))


def _seriation(filled: np.ndarray) -> np.ndarray:
    """Positions that put similar rows side by side: the order of the Fiedler vector of their cosine similarity.

    Spectral seriation after Atkins, Boman and Hendrickson 1998. The added constant connects groups that share nothing.
    """
    if len(filled) < 3:
        return np.arange(len(filled))
    rows = filled / np.maximum(np.linalg.norm(filled, axis=1, keepdims=True), 1)
    similarity = rows @ rows.T + 1e-3
    laplacian = np.diag(similarity.sum(axis=1)) - similarity
    fiedler = np.round(np.linalg.eigh(laplacian)[1][:, 1], 9)
    order = np.argsort(fiedler, kind="stable")
    return order if order[0] < order[-1] else order[::-1]
