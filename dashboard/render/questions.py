"""The questions that a chair would ask, as HTML: each with lines that answer it and link to an agency or measure."""

from markupsafe import Markup

from dashboard.analysis.questions import Questions
from dashboard.model.dataset import Dataset
from dashboard.render.palette import role_name
from dashboard.render.template import macros, page_address
from dashboard.text import ROLES, t

#: Lines shown for "which agencies lead most", and for any other question.
MOST_LEADING = 5
MOST_LINES = 20
#: The address and the words of a link, and the words after it.
_Line = tuple[str, str, str]
_views = macros("questions.html")


def question_lists(found: Questions, dataset: Dataset) -> Markup:
    """The questions, each with the number of its lines, or the statement that it has none."""
    leading = found.most_leads[:MOST_LEADING]
    lines = {
        "most_leads": [(_agency(name, "lead"), name, t("questions.leads", count=count)) for name, count in leading],
        "several_leads": [
            _action(at, dataset, t("questions.first", first=leads[0], others="、".join(leads[1:])), role="lead")
            for at, leads in found.several_leads
        ],
        "without_responsible": [(_measure(label), label, "") for label in found.without_responsible],
        "without_partners": [_action(at, dataset, agency) for at, agency in found.without_partners],
        "named_once": [
            (_agency(agency), agency, f"{role_name(role)}　{_action(at, dataset)[1]}")
            for agency, role, at in found.named_once
        ],
    }
    return _views.question_lists(lines, len(found.most_leads), MOST_LINES)


def _agency(agency: str, role: str = "") -> str:
    return page_address("agency", agency=agency, role=ROLES.get(role, ""))


def _measure(label: str, role: str = "") -> str:
    return page_address("", measure=label, role=ROLES.get(role, ""), agency="", q="")


def _action(action_id: int, dataset: Dataset, more: str = "", role: str = "") -> _Line:
    """A link to an action's measure, with the action's row in its words."""
    action = dataset.actions_by_id[action_id]
    place = t("row", row=action.source_row)
    return _measure(action.measure_label, role), f"{action.measure_label}（{place}）", more
