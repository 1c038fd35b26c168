"""What the chair of a meeting would ask about a table of responsibilities."""

from dataclasses import dataclass

from dashboard.model.selection import Selection


@dataclass(frozen=True)
class Answer:
    """The first lines of an answer, in print order unless said otherwise, and the number of all."""

    lines: tuple[tuple, ...]
    count: int


@dataclass(frozen=True)
class Questions:
    """The answers about the actions of a selection, with all of their assignments. Whether a measure lacks somebody, and whether
    an agency is named once, is said of the whole document, also of what the filter hides.

    `most_leads`: (agency, number of actions it leads, number of measures that these belong to, number of agencies that lead as
    many), most actions first.
    `without_responsible`: (label,) of measures that name neither a responsible nor a supporting agency.
    `several_leads`: (action id,).
    `without_partners`: (action id, the lead that is the only agency named).
    `named_once`: (agency, role, action id).
    """

    most_leads: Answer
    without_responsible: Answer
    several_leads: Answer
    without_partners: Answer
    named_once: Answer


_SQL = {
    "most_leads": """
        SELECT agency, led, measures, count(*) OVER (PARTITION BY led) FROM (
            SELECT agency, count(DISTINCT action_id) AS led, count(DISTINCT measure_id) AS measures, min(line) AS first
            FROM whole WHERE role_bit = 1 GROUP BY agency
        ) ORDER BY led DESC, first
    """,
    "without_responsible": """
        SELECT any_value(measure_label) FROM actions WHERE measure_id IN (SELECT measure_id FROM shown_actions) GROUP BY measure_id
        HAVING bit_or(roles) & 6 = 0 ORDER BY measure_id
    """,
    "several_leads": """
        SELECT DISTINCT action_id FROM whole WHERE role_bit = 1 AND leads > 1 ORDER BY action_id
    """,
    "without_partners": """
        SELECT action_id, agency FROM whole WHERE role_bit = 1 AND others = 0 ORDER BY line
    """,
    "named_once": """
        SELECT agency, role, action_id FROM (
            SELECT agency, any_value(role) AS role, any_value(action_id) AS action_id, min(line) AS line
            FROM assignments GROUP BY agency HAVING count(*) = 1
        ) WHERE action_id IN (SELECT action_id FROM shown_actions) ORDER BY line
    """,
}


def questions(shown: Selection, most: int) -> Questions:
    """The answers with at most so many lines each."""
    whole = f", whole AS (SELECT * FROM assignments WHERE {shown.of_actions})"
    return Questions(
        **{name: _answer(shown, f"{whole}, answer AS MATERIALIZED ({sql})", most) for name, sql in _SQL.items()}
    )


def _answer(shown: Selection, tables: str, most: int) -> Answer:
    lines = shown.rows(f"{tables} SELECT (SELECT count(*) FROM answer), answer.* FROM answer LIMIT {most}")
    return Answer(tuple(line[1:] for line in lines), lines[0][0] if lines else 0)
