"""What can be counted, and in which column of a selection's tables its distinct values stand."""

#: The unit with its column; None: every row counts.
UNITS = {"measures": "measure_id", "actions": "action_id", "assignments": None}
