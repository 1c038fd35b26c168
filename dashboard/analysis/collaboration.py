"""Who works with whom: the pairs of agencies in the actions shown, and a crossing and a flow of these pairs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

#: An action that names more agencies than this is left out: a pair of each with each would tell nothing.
MOST_AGENCIES = 100
#: The kind of a pair whose agencies both lead. The other kinds are the role of the agency that works for the lead.
CO_LEAD = "co_lead"
PAIR_NAMES = ("from", "to", "kind", "actions", "action_ids")


def role_of(kind: str) -> str:
    """The role that the second agency of a pair of this kind has."""
    return "lead" if kind == CO_LEAD else kind


def pairs(shown: pd.DataFrame, assignments: pd.DataFrame) -> pd.DataFrame:
    """Any two agencies that work together in an action, if the assignment of one of them is in `shown`; most actions first.

    Columns: from, to (agencies), kind, actions (how many) and action_ids (a tuple, ascending). `from` leads; `kind` is the
    role of `to`, or CO_LEAD where both lead. Two leads make one pair: the agency that is printed first is `from`.
    `assignments` holds all assignments of the actions. `crowded_actions` are left out.
    """
    codes, agencies = pd.factorize(assignments["agency"])
    table = pd.DataFrame(
        {
            "action_id": assignments["action_id"].to_numpy(),
            "agency": codes,
            "role": assignments["role"].cat.codes.to_numpy(),
            "shown": assignments.index.isin(shown.index),
        }
    )
    table = table[table["action_id"].isin(shown["action_id"])]
    table = table[~table["action_id"].isin(crowded_actions(table))]
    roles = assignments["role"].cat.categories
    is_lead = table["role"] == roles.get_loc("lead")
    leads = table[is_lead]
    together = leads.merge(table[~is_lead], on="action_id")
    jointly = leads.merge(leads, on="action_id")
    jointly = jointly[jointly["agency_x"] < jointly["agency_y"]].assign(role_y=len(roles))
    every = pd.concat([together, jointly], ignore_index=True)
    every = every[(every["shown_x"] | every["shown_y"]) & (every["agency_x"] != every["agency_y"])]
    return _counted(every, np.asarray(agencies, dtype=object), [*roles, CO_LEAD])


def _counted(every: pd.DataFrame, agencies: np.ndarray, kinds: list[str]) -> pd.DataFrame:
    key = ["agency_x", "agency_y", "role_y"]
    every = every[[*key, "action_id"]].drop_duplicates().sort_values([*key, "action_id"])
    starts = np.flatnonzero(~every.duplicated(key).to_numpy())
    ids, ends = every["action_id"].tolist(), [*starts[1:], len(every)]
    first = every.iloc[starts]
    table = pd.DataFrame(
        {
            "from": pd.Series(agencies[first["agency_x"].to_numpy()], dtype="str"),
            "to": pd.Series(agencies[first["agency_y"].to_numpy()], dtype="str"),
            "kind": pd.Series([kinds[at] for at in first["role_y"]], dtype="str"),
            "actions": np.diff([*starts, len(every)]) if len(starts) else np.array([], dtype="int64"),
            "action_ids": [tuple(ids[a:b]) for a, b in zip(starts, ends, strict=False)],
        }
    )
    return table.sort_values("actions", ascending=False, kind="stable", ignore_index=True)


def crowded_actions(assignments: pd.DataFrame) -> pd.Index:
    """The ids of the actions with more than MOST_AGENCIES assignments."""
    sizes = assignments["action_id"].value_counts(sort=False)
    return sizes.index[sizes > MOST_AGENCIES]


@dataclass(frozen=True)
class Crossing:
    """Leads by partners, those with most actions first: for (lead, partner), `cells` holds the action ids of each kind.

    A pair of two leads stands in both directions. `left_out` says how many leads and how many partners did not fit.
    """

    leads: tuple[str, ...]
    partners: tuple[str, ...]
    cells: dict[tuple[str, str], dict[str, tuple[int, ...]]]
    left_out: tuple[int, int]


def crossing(pairs: pd.DataFrame, *, most_leads: int, most_partners: int) -> Crossing:
    """The crossing of a table of `pairs`, cut to the agencies with most actions."""
    back = pairs[pairs["kind"] == CO_LEAD].rename(columns={"from": "to", "to": "from"})
    both = pd.concat([pairs, back[list(pairs.columns)]], ignore_index=True)
    leads, partners = _by_actions(both, "from"), _by_actions(both, "to")
    kept = both[both["from"].isin(leads[:most_leads]) & both["to"].isin(partners[:most_partners])]
    cells: dict[tuple[str, str], dict[str, tuple[int, ...]]] = {}
    for lead, partner, kind, ids in zip(kept["from"], kept["to"], kept["kind"], kept["action_ids"], strict=True):
        cells.setdefault((lead, partner), {})[kind] = ids
    return Crossing(
        leads=tuple(leads[:most_leads]),
        partners=tuple(partners[:most_partners]),
        cells=cells,
        left_out=(max(0, len(leads) - most_leads), max(0, len(partners) - most_partners)),
    )


@dataclass(frozen=True)
class Flow:
    """A table of pairs that fits a picture. `rest` says how many leads and how many partners share the name "" in it."""

    links: pd.DataFrame
    rest: tuple[int, int]


def flow(pairs: pd.DataFrame, *, most_leads: int, most_partners: int) -> Flow:
    """The pairs of the agencies with most actions. All other leads are one lead, all other partners one partner."""
    leads, partners = _by_actions(pairs, "from"), _by_actions(pairs, "to")
    ends = {
        "from": pairs["from"].where(pairs["from"].isin(leads[:most_leads]), ""),
        "to": pairs["to"].where(pairs["to"].isin(partners[:most_partners]), ""),
    }
    together: dict[tuple[str, str, str], set[int]] = {}
    for lead, partner, kind, ids in zip(ends["from"], ends["to"], pairs["kind"], pairs["action_ids"], strict=True):
        together.setdefault((lead, partner, kind), set()).update(ids)
    lines = [(*key, len(ids), tuple(sorted(ids))) for key, ids in together.items()]
    links = pd.DataFrame(lines, columns=list(PAIR_NAMES)).sort_values("actions", ascending=False, kind="stable")
    rest = (max(0, len(leads) - most_leads), max(0, len(partners) - most_partners))
    return Flow(links.reset_index(drop=True), rest)


def _by_actions(pairs: pd.DataFrame, end: str) -> list[str]:
    totals = pairs.groupby(end, sort=False)["actions"].sum()
    return totals.sort_values(ascending=False, kind="stable").index.tolist()


@dataclass(frozen=True)
class Partners:
    """With whom one agency works: three tables of agency, kind, actions and action_ids, most actions first.

    `calls_on` are those that take part where it leads, `called_by` the leads where it takes part.
    """

    calls_on: pd.DataFrame
    called_by: pd.DataFrame
    co_leads: pd.DataFrame


def partners(pairs: pd.DataFrame, agency: str) -> Partners:
    """The pairs that one agency is in, by what the other agency is to it."""
    out = pairs[pairs["from"] == agency].rename(columns={"to": "agency"}).drop(columns="from")
    back = pairs[pairs["to"] == agency].rename(columns={"from": "agency"}).drop(columns="to")
    jointly = pd.concat([out[out["kind"] == CO_LEAD], back[back["kind"] == CO_LEAD]])
    return Partners(
        calls_on=out[out["kind"] != CO_LEAD],
        called_by=back[back["kind"] != CO_LEAD],
        co_leads=jointly.sort_values("actions", ascending=False, kind="stable"),
    )
