"""How much each agency carries, in which role, and with how many others."""

from collections.abc import Collection

import numpy as np
import pandas as pd

from dashboard.analysis.counts import UNITS
from loaders import ROLES


def workload(shown: pd.DataFrame, assignments: pd.DataFrame, *, count: str, whole: int) -> pd.DataFrame:
    """What each agency of the assignments `shown` carries, the agency with most first.

    Columns: agency; one per role of `ROLES` that occurs, and total, all counted in `count`, a unit of `UNITS` (a measure
    in which an agency both leads and shares counts once in total); share, the total divided by `whole`, 0–1; lead_alone
    and lead_jointly, in actions; partners, the number of other agencies in the same actions. The last three take all
    `assignments` of these actions into account, also those that the filter hides.
    """
    roles = [role for role in ROLES if (shown["role"] == role).any()]
    columns = {role: _count(shown[shown["role"] == role], count) for role in roles}
    columns["total"] = _count(shown, count)
    columns["share"] = columns["total"] / whole
    columns |= _leads(shown, assignments)
    columns["partners"] = _partners(shown, assignments)
    agencies = shown["agency"].cat
    table = pd.DataFrame({"agency": agencies.categories, **columns}).iloc[agencies.codes.unique()]
    return table.sort_values(["total", *roles], ascending=False, kind="stable", ignore_index=True)


def workload_of(table: pd.DataFrame, agencies: Collection[str]) -> pd.DataFrame:
    """The rows of these agencies in a workload; equal to the workload of their assignments alone."""
    table = table[table["agency"].isin(agencies)].reset_index(drop=True)
    return table.drop(columns=[role for role in ROLES if role in table and not table[role].any()])


def _count(rows: pd.DataFrame, count: str) -> np.ndarray:
    """How many of the unit each agency has; the array is indexed by the code of the agency."""
    column = UNITS[count]
    agencies, length = rows["agency"].cat.codes.to_numpy("int64"), len(rows["agency"].cat.categories)
    if column is not None:
        values = rows[column] if count == "actions" else rows[column].cat.codes
        agencies = _distinct(agencies, values.to_numpy())
    return np.bincount(agencies, minlength=length)


def _distinct(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The first numbers of the distinct pairs of numbers."""
    base = int(second.max(initial=0)) + 1
    return pd.unique(first * base + second) // base


def _leads(shown: pd.DataFrame, assignments: pd.DataFrame) -> dict[str, np.ndarray]:
    leaders = np.bincount(assignments.loc[assignments["role"] == "lead", "action_id"])
    led = shown[shown["role"] == "lead"]
    alone = leaders[led["action_id"]] == 1
    return {"lead_alone": _count(led[alone], "assignments"), "lead_jointly": _count(led[~alone], "assignments")}


def _partners(shown: pd.DataFrame, assignments: pd.DataFrame) -> np.ndarray:
    """How many other agencies share an action with each agency."""
    every = pd.DataFrame({"action_id": assignments["action_id"], "agency": assignments["agency"].cat.codes})
    pairs = every.loc[shown.index].drop_duplicates().merge(every.drop_duplicates(), on="action_id")
    pairs = pairs[pairs["agency_x"] != pairs["agency_y"]]
    partners = _distinct(pairs["agency_x"].to_numpy("int64"), pairs["agency_y"].to_numpy("int64"))
    return np.bincount(partners, minlength=len(assignments["agency"].cat.categories))
