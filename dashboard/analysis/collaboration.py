"""Who works with whom: the pairs of agencies in the actions shown, as a cross table and as a flow from leads to partners."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from dashboard.model.selection import Selection

#: Actions with more assignments than this are left out: if everyone is paired with everyone, the pairs tell nothing.
MOST_AGENCIES = 100
#: The largest selection, in assignments, whose pairs are listed. Of more, nobody could read them, and it would take too long.
MOST_ASSIGNMENTS = 50_000
#: The kind of a pair whose agencies both lead. The other kinds are the role of the partner.
CO_LEAD = "co_lead"
#: The kind of a link of the flow for the actions in which a lead is the only agency; it leads to nobody.
ALONE = "alone"
PAIR_NAMES = ("from", "to", "kind", "actions", "action_ids")
_Pair = tuple[str, str, str]  # from, to, kind


def role_of(kind: str) -> str:
    """The role that the second agency of a pair of this kind has; that of the lead where there is none."""
    return "lead" if kind in (CO_LEAD, ALONE) else kind


def pairs(shown: Selection) -> pd.DataFrame:
    """The pairs of a lead and another agency in an action, if one of their assignments is shown; most actions first.

    Columns: from, to (agencies), kind, actions (how many) and action_ids (a tuple, ascending). `from` leads; `kind` is the
    role of `to`, or CO_LEAD where both lead. Two leads make one pair: the agency that is printed first is `from`.
    Crowded actions are left out.
    """
    found = shown.rows(
        f"""
        , rows AS (
            SELECT action_id, agency, rank, role, role_bit, is_shown
            FROM (SELECT * FROM marked WHERE named <= {MOST_AGENCIES} AND {shown.of_actions}) JOIN agencies USING (agency)
        )
        SELECT lead.agency, other.agency, if(other.role = 'lead', '{CO_LEAD}', other.role),
               list(action_id ORDER BY action_id) AS ids
        FROM rows lead JOIN rows other USING (action_id)
        WHERE lead.role = 'lead' AND (lead.is_shown OR other.is_shown) AND lead.rank <> other.rank
              AND (other.role <> 'lead' OR lead.rank < other.rank)
        GROUP BY lead.agency, lead.rank, other.agency, other.rank, other.role, other.role_bit
        ORDER BY len(ids) DESC, lead.rank, other.rank, other.role = 'lead', other.role_bit
        """
    )
    return _table({(lead, partner, kind): ids for lead, partner, kind, ids in found})


def _table(ids_of: Mapping[_Pair, Collection[int]]) -> pd.DataFrame:
    """The columns of `pairs`, most actions first."""
    rows = [(*pair, len(ids), tuple(sorted(ids))) for pair, ids in ids_of.items()]
    types = {"from": "str", "to": "str", "kind": "str", "actions": "int64"}
    table = pd.DataFrame(rows, columns=list(PAIR_NAMES)).astype(types)
    return table.sort_values("actions", ascending=False, kind="stable", ignore_index=True)


def led_alone(shown: Selection) -> dict[str, list[int]]:
    """agency -> the ids of the actions that it leads as the only agency, among the assignments shown."""
    found = shown.rows(
        "SELECT agency, list(DISTINCT action_id ORDER BY action_id) FROM shown"
        " WHERE role_bit = 1 AND others = 0 GROUP BY agency ORDER BY min(line)"
    )
    return dict(found)


def crowded_actions(shown: Selection) -> int:
    """How many of the actions shown have more than MOST_AGENCIES assignments."""
    ((count,),) = shown.rows(f"SELECT count(DISTINCT action_id) FROM shown WHERE named > {MOST_AGENCIES}")
    return count


@dataclass(frozen=True)
class Crossing:
    """Leads by partners, those with most actions first: `cells` maps (lead, partner) to the action ids of each kind.

    A pair of two leads is there in both directions. `left_out` is the number of leads and of partners that did not fit.
    """

    leads: tuple[str, ...]
    partners: tuple[str, ...]
    cells: dict[tuple[str, str], dict[str, tuple[int, ...]]]
    left_out: tuple[int, int]


def crossing(pairs: pd.DataFrame, *, most_leads: int, most_partners: int) -> Crossing:
    """The cross table of `pairs`, cut to the agencies with most actions."""
    both = _both_ways(pairs)
    (leads, more_leads), (partners, more_partners) = _top(both, "from", most_leads), _top(both, "to", most_partners)
    kept = both[both["from"].isin(leads) & both["to"].isin(partners)]
    cells: dict[tuple[str, str], dict[str, tuple[int, ...]]] = {}
    for lead, partner, kind, ids in zip(kept["from"], kept["to"], kept["kind"], kept["action_ids"], strict=True):
        cells.setdefault((lead, partner), {})[kind] = ids
    return Crossing(tuple(leads), tuple(partners), cells, left_out=(more_leads, more_partners))


def _both_ways(pairs: pd.DataFrame) -> pd.DataFrame:
    """The pairs, those of two leads in both directions."""
    back = pairs[pairs["kind"] == CO_LEAD].rename(columns={"from": "to", "to": "from"})
    return pd.concat([pairs, back[list(pairs.columns)]], ignore_index=True)


@dataclass(frozen=True)
class Flow:
    """A table of pairs that fits a chart: each lead is in "from", also one that is printed behind another. `rest` is the
    number of leads and of partners that are merged under "". A link of the kind ALONE has "" as "to"."""

    links: pd.DataFrame
    rest: tuple[int, int]


def flow(
    pairs: pd.DataFrame,
    alone: Mapping[str, Sequence[int]] = MappingProxyType({}),
    *,
    most_leads: int,
    most_partners: int,
) -> Flow:
    """The pairs of the agencies with most actions, and what agencies lead alone (`led_alone`). All other leads are merged
    into one, all other partners into one."""
    both = _both_ways(pairs)
    links = pd.concat([both, _table({(lead, "", ALONE): ids for lead, ids in alone.items()})], ignore_index=True)
    (leads, more_leads), (partners, more_partners) = _top(links, "from", most_leads), _top(both, "to", most_partners)
    froms, tos = links["from"].where(links["from"].isin(leads), ""), links["to"].where(links["to"].isin(partners), "")
    ids_of: dict[_Pair, set[int]] = {}
    for lead, partner, kind, ids in zip(froms, tos, links["kind"], links["action_ids"], strict=True):
        ids_of.setdefault((lead, partner, kind), set()).update(ids)
    return Flow(_table(ids_of), rest=(more_leads, more_partners))


def _top(pairs: pd.DataFrame, end: str, most: int) -> tuple[list[str], int]:
    """The agencies with most actions at one end of the pairs, and the number of the others."""
    totals = pairs.groupby(end, sort=False)["actions"].sum()
    agencies = totals.sort_values(ascending=False, kind="stable").index.tolist()
    return agencies[:most], len(agencies[most:])


@dataclass(frozen=True)
class Partners:
    """With whom one agency works: three tables of agency, kind, actions and action_ids, most actions first.

    `calls_on`: those that take part where the agency leads; `called_by`: the leads where it takes part; `co_leads`: those
    that lead together with it.
    """

    calls_on: pd.DataFrame
    called_by: pd.DataFrame
    co_leads: pd.DataFrame


def partners(pairs: pd.DataFrame, agency: str) -> Partners:
    """The pairs of one agency, sorted by the part of the other agency."""
    out = pairs[pairs["from"] == agency].rename(columns={"to": "agency"}).drop(columns="from")
    back = pairs[pairs["to"] == agency].rename(columns={"from": "agency"}).drop(columns="to")
    jointly = pd.concat([out[out["kind"] == CO_LEAD], back[back["kind"] == CO_LEAD]])
    return Partners(
        calls_on=out[out["kind"] != CO_LEAD],
        called_by=back[back["kind"] != CO_LEAD],
        co_leads=jointly.sort_values("actions", ascending=False, kind="stable"),
    )
