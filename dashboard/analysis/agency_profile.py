"""What one agency does in which role, and all agencies as a directory."""

from collections.abc import Mapping

import pandas as pd

from dashboard.model.selection import Selection
from loaders import ROLES

#: The agencies of each kind, each with the count of its work in each role.
Directory = dict[str, list[tuple[str, dict[str, int]]]]


def actions_by_role(shown: Selection, agency: str) -> list[tuple[str, int]]:
    """(role, action id) of the assignments of one agency: by role, then in print order."""
    sql = (
        "SELECT role, action_id FROM shown WHERE agency = $agency GROUP BY ALL ORDER BY any_value(role_bit), action_id"
    )
    return shown.rows(sql, agency=agency)


def agency_directory(load: pd.DataFrame, kinds: Mapping[str, str]) -> Directory:
    """The agencies of a workload by kind, the kind with most agencies first; `kinds` maps an agency to its kind. Those of no kind come last, under ""."""
    roles = [role for role in ROLES if role in load]
    by_kind: Directory = {kind: [] for kind in (*sorted(set(kinds.values())), "")}
    for agency, *numbers in load[["agency", *roles]].itertuples(index=False, name=None):
        counts = {role: number for role, number in zip(roles, numbers, strict=True) if number}
        by_kind[kinds.get(agency, "")].append((agency, counts))
    ordered = sorted(by_kind.items(), key=lambda group: (group[0] == "", -len(group[1])))
    return {kind: agencies for kind, agencies in ordered if agencies}
