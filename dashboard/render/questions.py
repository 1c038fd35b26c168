"""The questions that a chair would ask, as HTML: each with lines that answer it and link to an agency or measure."""

from markupsafe import Markup

from dashboard.analysis.questions import Answer, Questions
from dashboard.model.dataset import Action, Dataset
from dashboard.render.palette import role_name
from dashboard.render.template import macros, page_address
from dashboard.text import ROLES, t
from dashboard.text.corrections import correction_lines

#: Lines shown for "which agencies lead most", and for any other question.
MOST_LEADING = 5
MOST_LINES = 20
#: The address and the words of a link, the words after it, and what a person corrected in the action.
_Line = tuple[str, str, str, list[str]]
#: What the lines of each question are.
_UNITS = {
    "most_leads": "agencies",
    "several_leads": "actions",
    "without_responsible": "measures",
    "without_partners": "actions",
    "named_once": "agencies",
}
#: The questions, in their order.
QUESTIONS = tuple(_UNITS)
_views = macros("questions.html")


def question_lines(found: Questions) -> Markup:
    """The questions in a line each: its number, what that counts, and a link to the answer."""
    return _views.question_lines([(_question(name), name, _in_short(name, getattr(found, name))) for name in QUESTIONS])


def _question(name: str) -> str:
    return page_address("collaboration", relation="questions", question=name)


def _in_short(name: str, answer: Answer) -> str:
    """7 项任务; 省金融办，牵头 5 项任务（4 项措施）"""
    if not answer.count:
        return t("questions.none")
    if name != "most_leads":
        return t(f"count.{_UNITS[name]}", count=answer.count)
    agency, actions, measures, equal = answer.lines[0]
    if equal > 1:
        return t("questions.most_equal", agency=agency, count=equal, leads=t("count.actions", count=actions))
    return t("questions.most", agency=agency, leads=t("questions.leads", count=actions, measures=measures))


def question_lists(found: Questions, dataset: Dataset, only: str = "") -> Markup:
    """The questions, each with its first lines and the number of all, or the statement that it has none; or one of them, with
    a link to all."""
    action_ids = {line[0] for answer in (found.several_leads, found.without_partners) for line in answer.lines}
    action_ids |= {line[2] for line in found.named_once.lines}
    actions = {action.action_id: action for action in dataset.actions(sorted(action_ids))}
    leading = found.most_leads.lines[:MOST_LEADING]
    lines = {
        "most_leads": [
            (_agency(name, "lead"), name, t("questions.leads", count=actions, measures=measures), [])
            for name, actions, measures, _ in leading
        ],
        "several_leads": [
            _action(actions[at], _leads(actions[at]), role="lead") for (at,) in found.several_leads.lines
        ],
        "without_responsible": [(_measure(label), label, "", []) for (label,) in found.without_responsible.lines],
        "without_partners": [_action(actions[at], agency) for at, agency in found.without_partners.lines],
        "named_once": [
            (_agency(agency), agency, f"{role_name(role)}　{_place(actions[at])}", _corrected(actions[at]))
            for agency, role, at in found.named_once.lines
        ],
    }
    counts = {name: getattr(found, name).count for name in lines}
    answers = {
        name: (counts[name], t(f"count.{_UNITS[name]}", count=counts[name]), shown)
        for name, shown in lines.items()
        if only in ("", name)
    }
    return _views.question_lists(answers, _question("") if only else "")


def _leads(action: Action) -> str:
    first, *others = action.agencies["lead"]
    return t("questions.first", first=first, others="、".join(others))


def _agency(agency: str, role: str = "") -> str:
    return page_address("agency", agency=agency, role=ROLES.get(role, ""))


def _measure(label: str, role: str = "") -> str:
    return page_address("", measure=label, role=ROLES.get(role, ""), agency="", q="")


def _action(action: Action, more: str = "", role: str = "") -> _Line:
    """A link to an action's measure, with the action's row in its words."""
    return _measure(action.measure_label, role), _place(action), more, _corrected(action)


def _place(action: Action) -> str:
    return f"{action.measure_label}（{t('row', row=action.source_row)}）"


def _corrected(action: Action) -> list[str]:
    return correction_lines(action.corrected)
