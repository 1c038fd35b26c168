"""Tidy table -> table: counts, workload, matrix. Pure pandas; every table counts what its columns say."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

import numpy as np
import pandas as pd

from loaders import ROLES

#: What can be counted, and the column that tells two of them apart.
UNITS = {"measures": "measure_label", "actions": "action_id", "assignments": None}
#: Rows or columns of a matrix that are ordered by likeness, which takes time with their third power.
MOST_TOGETHER = 1_000


def counts(assignments: pd.DataFrame, actions: pd.DataFrame) -> dict[str, int]:
    """How many measures, actions, agencies and assignments the two tables hold."""
    return {
        "measures": actions["measure_label"].nunique(),
        "actions": len(actions),
        "agencies": assignments["agency"].nunique(),
        "assignments": len(assignments),
    }


def workload(shown: pd.DataFrame, assignments: pd.DataFrame, *, count: str, whole: int) -> pd.DataFrame:
    """What each agency of `shown` carries, most first.

    Columns: agency; one per role of `ROLES` that occurs, and total, in the unit `count` of `UNITS` (a measure in which
    an agency both leads and shares is one in total); share, of the `whole` in that unit, 0–1;
    lead_alone and lead_jointly, in actions; partners, other agencies in the same actions. The last three look at all
    `assignments` of those actions, whatever the filter hides.
    """
    roles = [role for role in ROLES if (shown["role"] == role).any()]
    columns = {role: _count(shown[shown["role"] == role], count) for role in roles}
    columns["total"] = _count(shown, count)
    columns["share"] = columns["total"] / whole
    columns |= _leads(shown, assignments)
    columns["partners"] = _partners(shown, assignments)
    agencies = shown["agency"].cat
    table = pd.DataFrame({"agency": agencies.categories, **columns}).loc[pd.unique(agencies.codes)]
    return table.sort_values(["total", *roles], ascending=False, kind="stable", ignore_index=True)


def workload_of(table: pd.DataFrame, agencies: Collection[str]) -> pd.DataFrame:
    """The lines of some agencies in a workload: what `workload` makes of their assignments alone."""
    table = table[table["agency"].isin(agencies)].reset_index(drop=True)
    return table.drop(columns=[role for role in ROLES if role in table and not table[role].any()])


def _count(rows: pd.DataFrame, unit: str) -> np.ndarray:
    """How many of the unit each agency has, by its code."""
    agencies, others = rows["agency"].cat.codes.to_numpy("int64"), len(rows["agency"].cat.categories)
    if UNITS[unit] is not None:
        values = rows[UNITS[unit]]
        values = values.to_numpy() if unit == "actions" else values.cat.codes.to_numpy()
        agencies = _distinct(agencies, values)
    return np.bincount(agencies, minlength=others)


def _distinct(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The first of each pair of numbers, every pair once."""
    base = int(second.max(initial=0)) + 1
    return pd.unique(first * base + second) // base


def _leads(shown: pd.DataFrame, assignments: pd.DataFrame) -> dict[str, np.ndarray]:
    leaders = np.bincount(assignments.loc[assignments["role"] == "lead", "action_id"])
    led = shown[shown["role"] == "lead"]
    alone = leaders[led["action_id"]] == 1
    return {"lead_alone": _count(led[alone], "assignments"), "lead_jointly": _count(led[~alone], "assignments")}


def _partners(shown: pd.DataFrame, assignments: pd.DataFrame) -> np.ndarray:
    """How many other agencies stand in the same actions; `assignments` in the order of their actions."""
    agencies, actions = assignments["agency"].cat.codes.to_numpy("int64"), assignments["action_id"].to_numpy()
    asked = assignments.index.isin(shown.index)
    firsts, seconds = [agencies[:0]], [agencies[:0]]
    left = np.arange(len(actions) - 1)
    for step in range(1, len(actions)):  # each row with the one `step` below it, as long as any two share an action
        left = left[left + step < len(actions)]
        left = left[actions[left] == actions[left + step]]
        if not len(left):
            break
        for one, other in ((left, left + step), (left + step, left)):
            pairs = asked[one] & (agencies[one] != agencies[other])
            firsts.append(agencies[one[pairs]])
            seconds.append(agencies[other[pairs]])
    met = _distinct(np.concatenate(firsts), np.concatenate(seconds))
    return np.bincount(met, minlength=len(assignments["agency"].cat.categories))


def matrix_rows(actions: pd.DataFrame, rows: str) -> list:
    """What the rows of the whole matrix stand for: each `measure_label` or `action_id` (`rows`) of `actions`."""
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
    """Who stands where: one row per measure or action (`rows`) of `actions`, one column per agency of `shown`.

    The index holds `measure_label` or `action_id`; a cell is 0 where the agency has no part in the row, else the sum of
    a bit for each of its roles (`cell_roles` reads it). `column_order` is source, load (most first) or together
    (agencies with the same rows side by side); `row_order` is source or together. With `only`, some of `matrix_rows`,
    it is the matrix of these rows alone.
    """
    key = UNITS[rows]
    if only is not None:
        shown, actions = shown[shown[key].isin(only)], actions[actions[key].isin(only)]
    index, columns = _names(actions[key].unique()), _names(shown["agency"].unique())
    cells = np.zeros((len(index), len(columns)), dtype="uint8")
    at = index.get_indexer(shown[key].astype(index.dtype)), columns.get_indexer(shown["agency"].astype("str"))
    np.bitwise_or.at(cells, at, np.left_shift(1, shown["role"].cat.codes.to_numpy("uint8"), dtype="uint8"))
    filled = cells > 0
    table = pd.DataFrame(cells, index, columns)
    return table.iloc[_order(filled, row_order), _order(filled.T, column_order)]


def split_columns(table: pd.DataFrame, most: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The matrix's first `most` columns, and the others, if there are two at least: one needs no more room by itself."""
    at = most if len(table.columns) > most + 1 else len(table.columns)
    return table.iloc[:, :at], table.iloc[:, at:]


def _names(values) -> pd.Index:
    """Distinct categories or numbers as a plain index."""
    return pd.Index(list(values), dtype="str" if isinstance(values, pd.Categorical) else None)


@cache
def cell_roles(cell: int) -> tuple[str, ...]:
    """The roles in a cell of a matrix; none where the agency has no part in the row."""
    return tuple(role for bit, role in enumerate(ROLES) if cell >> bit & 1)


def matrix_totals(table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """How many cells hold each role that occurs: per row of a matrix, and per agency."""
    present = {role: table.to_numpy("uint8") >> bit & 1 for bit, role in enumerate(ROLES)}
    present = {role: cells for role, cells in present.items() if cells.any()}
    by_row = {role: cells.sum(axis=1) for role, cells in present.items()}
    by_column = {role: cells.sum(axis=0) for role, cells in present.items()}
    return pd.DataFrame(by_row, index=table.index), pd.DataFrame(by_column, index=table.columns)


def _order(filled: np.ndarray, how: str) -> np.ndarray:
    """Positions of the rows of a boolean array in the order asked for; more than MOST_TOGETHER are not put together."""
    if how == "load":
        return np.argsort(-filled.sum(axis=1), kind="stable")
    if how == "together" and len(filled) <= MOST_TOGETHER:
        return _seriation(filled)
    return np.arange(len(filled))


def _seriation(filled: np.ndarray) -> np.ndarray:
    """Rows with like contents side by side: the order of the Fiedler vector of their cosine similarity.

    Spectral seriation, Atkins, Boman and Hendrickson 1998. A small constant joins groups that share nothing.
    """
    if len(filled) < 3:
        return np.arange(len(filled))
    rows = filled / np.maximum(np.linalg.norm(filled, axis=1, keepdims=True), 1)
    similarity = rows @ rows.T + 1e-3
    laplacian = np.diag(similarity.sum(axis=1)) - similarity
    fiedler = np.round(np.linalg.eigh(laplacian)[1][:, 1], 9)
    order = np.argsort(fiedler, kind="stable")
    return order if order[0] < order[-1] else order[::-1]
