"""How much there is: measures, actions, agencies, assignments."""

import pandas as pd

#: What can be counted, with the column whose distinct values are counted; None: every row counts.
UNITS = {"measures": "measure_label", "actions": "action_id", "assignments": None}


def counts(assignments: pd.DataFrame, actions: pd.DataFrame) -> dict[str, int]:
    """How many measures, actions, agencies and assignments the two tables of a dataset hold."""
    return {
        "measures": actions["measure_label"].nunique(),
        "actions": len(actions),
        "agencies": assignments["agency"].nunique(),
        "assignments": len(assignments),
    }
