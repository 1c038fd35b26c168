"""What a chair would ask as HTML: each question with its lines, each line a link to its rows."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from dashboard.analysis.questions import Questions
from dashboard.model.dataset import Dataset
from dashboard.render.palette import role_name
from dashboard.render.template import macros, page_address
from dashboard.text import ROLES, t

#: Lines of the question for the agencies with most leads, and of any other question.
MOST_LEADING = 5
MOST_LINES = 20
_views = macros("questions.html")


class _Line(NamedTuple):
    """A link, and words after it."""

    address: str
    words: str
    more: str = ""


class _Question(NamedTuple):
    """A question, how many lines it has in words, the first of them, and how many are left out."""

    heading: str
    number: str
    lines: list[_Line]
    rest: int


def question_lists(found: Questions, dataset: Dataset) -> Markup:
    """The questions, each with how many lines it has; a question without lines says so."""
    lines = {
        "most_leads": [
            _Line(_agency(agency, "lead"), agency, t("questions.leads", count=count))
            for agency, count in found.most_leads[:MOST_LEADING]
        ],
        "several_leads": [
            _action(at, dataset, t("questions.first", first=leads[0], others="、".join(leads[1:])), role="lead")
            for at, leads in found.several_leads
        ],
        "without_responsible": [_Line(_measure(label), label) for label in found.without_responsible],
        "without_partners": [_action(at, dataset, agency) for at, agency in found.without_partners],
        "named_once": [
            _Line(_agency(agency), agency, f"{role_name(role)}　{_action(at, dataset).words}")
            for agency, role, at in found.named_once
        ],
    }
    return _views.question_lists([_question(name, of_it, len(found.most_leads)) for name, of_it in lines.items()])


def _question(name: str, lines: list[_Line], leads: int) -> _Question:
    number = t("questions.count", count=len(lines)) if lines else t("questions.none")
    if name == "most_leads" and leads > len(lines):
        number = t("questions.top", count=leads, most=len(lines))
    return _Question(t(f"questions.{name}"), number, lines[:MOST_LINES], len(lines) - MOST_LINES)


def _agency(agency: str, role: str = "") -> str:
    return page_address("agency", agency=agency, role=ROLES.get(role, ""))


def _measure(label: str, role: str = "") -> str:
    return page_address("", measure=label, role=ROLES.get(role, ""), agency="", q="")


def _action(action_id: int, dataset: Dataset, more: str = "", role: str = "") -> _Line:
    """A link to an action's measure, under the action's name."""
    action = dataset.actions_by_id[action_id]
    place = t("row", row=action.source_row)
    return _Line(_measure(action.measure_label, role), f"{action.measure_label}（{place}）", more)
