"""How much each agency carries, in which role, and with how many others."""

import pandas as pd

from dashboard.model.selection import Selection
from loaders import ROLES

#: Assignments of the actions for which partners are counted: of more, that takes longer than anyone would wait.
MOST_WITH_PARTNERS = 500_000


def workload(shown: Selection, *, count: str, whole: int, most: int | None = None) -> pd.DataFrame:
    """What each agency of the assignments shown carries, the agency with most first; if asked, only so many agencies.

    Columns: agency; one per role of `ROLES` that occurs, and total, all counted in `count`, a unit of `UNITS` (a measure
    in which an agency both leads and shares counts once in total); share, the total divided by `whole`, 0–1, rounded here
    and nowhere else, to a thousandth; lead_alone and lead_jointly, in actions; partners, the number of other agencies in the same actions. The last three take all
    assignments of these actions into account, also those that the filter hides. There are no partners if more than
    MOST_WITH_PARTNERS assignments are shown.
    """
    numbers, limit = _numbers(shown, count), "" if most is None else f"LIMIT {most}"
    table = shown.frame(
        f"""
        , numbers AS ({numbers})
        SELECT agency, {", ".join(ROLES)}, total, (2000 * total + $whole) // (2 * $whole) / 1000.0 AS share, lead_alone, lead_jointly FROM numbers
        ORDER BY total DESC, {", ".join(f"{role} DESC" for role in ROLES)}, first {limit}
        """,
        whole=whole,
    )
    if shown.counts["assignments"] <= MOST_WITH_PARTNERS:
        table = table.assign(partners=table["agency"].map(_partners(shown)).fillna(0).astype("int64"))
    return table.drop(columns=[role for role in ROLES if not table[role].any()])


def of_everyone(shown: Selection) -> Selection:
    """The selection without its filter by agency: what the shares of an agency are of."""
    return Selection(shown.dataset, shown.filter.without("agency"))


def _numbers(shown: Selection, count: str) -> str:
    """The SQL of a table of agency, one column per role and total, in the unit `count`; lead_alone, lead_jointly; and first,
    the first line of the agency.

    An agency's row is the first of its action, or measure, if none of its rows there with a lower role matches the filter.
    Where the filter may let a part of a measure through, the measures have to be compared.
    """
    of_lead = {"lead_alone": "role_bit = 1 AND leads = 1", "lead_jointly": "role_bit = 1 AND leads > 1"}
    leads = ", ".join(f"count(*) FILTER ({test}) AS {name}" for name, test in of_lead.items())
    if count == "measures" and shown.filter.may_cut_measures:
        by_role = ", ".join(f"count(*) FILTER (bits & {1 << at} <> 0) AS {role}" for at, role in enumerate(ROLES))
        return f"""
            SELECT agency, {by_role}, count(*) AS total, sum(lead_alone)::BIGINT AS lead_alone,
                   sum(lead_jointly)::BIGINT AS lead_jointly, min(first) AS first
            FROM (
                SELECT agency, bit_or(role_bit) AS bits, {leads}, min(line) AS first FROM shown
                GROUP BY agency, measure_id
            ) GROUP BY agency
        """
    mask = sum(1 << at for at, role in enumerate(ROLES) if role in (shown.filter.role or ROLES))
    is_first = {
        "measures": f"starts AND measure_roles & {mask} & (role_bit - 1) = 0",
        "actions": f"agency_roles & {mask} & (role_bit - 1) = 0",
        "assignments": "true",
    }[count]
    of_role = "starts" if count == "measures" else "true"
    by_role = ", ".join(
        f"count(*) FILTER (role_bit = {1 << at} AND {of_role}) AS {role}" for at, role in enumerate(ROLES)
    )
    return f"""
        SELECT agency, {by_role}, count(*) FILTER ({is_first}) AS total, {leads}, min(line) AS first FROM shown GROUP BY agency
    """


def _partners(shown: Selection) -> dict[str, int]:
    """How many other agencies share an action with each agency."""
    return dict(
        shown.rows(
            f"""
            SELECT mine.agency, count(DISTINCT other.agency)
            FROM (SELECT action_id, agency FROM shown WHERE {shown.of_actions}) mine
                 JOIN (SELECT action_id, agency FROM assignments WHERE {shown.of_actions}) other USING (action_id)
            WHERE mine.agency <> other.agency GROUP BY mine.agency
            """
        )
    )
