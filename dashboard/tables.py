"""Tidy table -> table: counts, workload, matrix. Pure pandas; every table counts what its columns say."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from loaders import ROLES

#: What can be counted, and the column that tells two of them apart.
UNITS = {"measures": "measure_label", "actions": "action_id", "assignments": None}


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
    table = pd.DataFrame({role: _count(shown[shown["role"] == role], count) for role in roles})
    table["total"] = _count(shown, count)
    table["share"] = table["total"] / whole
    table = table.join(_leads(shown, assignments)).join(_partners(shown, assignments))
    whole = table.columns.drop("share")
    table[whole] = table[whole].fillna(0).astype("int64")
    order = [agency for agency in shown["agency"].unique() if agency in table.index]
    table = table.loc[order].sort_values(["total", *roles], ascending=False, kind="stable")
    return table.rename_axis("agency").reset_index()


def _count(rows: pd.DataFrame, unit: str) -> pd.Series:
    by_agency = rows.groupby("agency", sort=False)
    return by_agency.size() if UNITS[unit] is None else by_agency[UNITS[unit]].nunique()


def _leads(shown: pd.DataFrame, assignments: pd.DataFrame) -> pd.DataFrame:
    leaders = assignments[assignments["role"] == "lead"].groupby("action_id").size()
    led = shown[shown["role"] == "lead"]
    alone = led["action_id"].map(leaders) == 1
    return pd.DataFrame(
        {
            "lead_alone": led[alone].groupby("agency").size(),
            "lead_jointly": led[~alone].groupby("agency").size(),
        }
    )


def _partners(shown: pd.DataFrame, assignments: pd.DataFrame) -> pd.Series:
    pairs = shown[["agency", "action_id"]].merge(assignments[["agency", "action_id"]], on="action_id")
    others = pairs[pairs["agency_x"] != pairs["agency_y"]]
    return others.groupby("agency_x")["agency_y"].nunique().rename("partners")


def matrix(
    shown: pd.DataFrame,
    actions: pd.DataFrame,
    *,
    rows: str,
    row_order: str = "source",
    column_order: str = "source",
) -> pd.DataFrame:
    """Who stands where: one row per measure or action (`rows`) of `actions`, one column per agency of `shown`.

    The index holds `measure_label` or `action_id`; a cell is 0 where the agency has no part in the row, else the sum of
    a bit for each of its roles (`cell_roles` reads it). `column_order` is source, load (most first) or together
    (agencies with the same rows side by side); `row_order` is source or together.
    """
    key = UNITS[rows]
    once = shown.drop_duplicates([key, "agency", "role"])
    bits = pd.Series(1 << once["role"].cat.codes.to_numpy(dtype="int64"), index=[once[key], once["agency"]])
    table = bits.groupby(level=[0, 1], sort=False).sum().unstack(fill_value=0)
    table = table.reindex(index=actions[key].unique(), columns=shown["agency"].unique(), fill_value=0)
    filled = table.to_numpy() > 0
    return table.iloc[_order(filled, row_order), _order(filled.T, column_order)]


@cache
def cell_roles(cell: int) -> tuple[str, ...]:
    """The roles in a cell of a matrix; none where the agency has no part in the row."""
    return tuple(role for bit, role in enumerate(ROLES) if cell >> bit & 1)


def matrix_totals(table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """How many cells hold each role that occurs: per row of a matrix, and per agency."""
    present = {role: table.to_numpy() >> bit & 1 for bit, role in enumerate(ROLES)}
    present = {role: cells for role, cells in present.items() if cells.any()}
    by_row = {role: cells.sum(axis=1) for role, cells in present.items()}
    by_column = {role: cells.sum(axis=0) for role, cells in present.items()}
    return pd.DataFrame(by_row, index=table.index), pd.DataFrame(by_column, index=table.columns)


def _order(filled: np.ndarray, how: str) -> np.ndarray:
    """Positions of the rows of a boolean array in the order asked for."""
    if how == "load":
        return np.argsort(-filled.sum(axis=1), kind="stable")
    if how == "together":
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
