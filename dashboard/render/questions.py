"""The questions of a chair as HTML: each with its lines, each line a link to its rows."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard import text
from dashboard.analysis.questions import Questions
from dashboard.model.dataset import Dataset
from dashboard.render.actions import page_address, role_name
from dashboard.render.markup import html, join
from dashboard.text import t

#: Agencies with the most leads, and lines of any other question.
MOST_LEADING = 5
MOST_LINES = 20
#: Address, words of the link, words after it.
Line = tuple[str, str, str]


def questions(found: Questions, dataset: Dataset) -> Markup:
    """The questions, each with how many lines it has; the lines of a question that has none say so."""
    groups = {
        "most_leads": _most_leads(found),
        "several_leads": _several_leads(found, dataset),
        "without_responsible": [(_measure(label), label, "") for label in found.without_responsible],
        "without_partners": [(*_action(at, dataset), agency) for at, agency in found.without_partners],
        "named_once": _named_once(found, dataset),
    }
    return html(
        '<div class="rb-questions" lang="zh-CN">{}</div>',
        join(_question(name, lines, _counted(name, lines, found)) for name, lines in groups.items()),
    )


def _most_leads(found: Questions) -> list[Line]:
    return [
        (_agency(agency, "lead"), agency, t("questions.leads", count=count))
        for agency, count in found.most_leads[:MOST_LEADING]
    ]


def _several_leads(found: Questions, dataset: Dataset) -> list[Line]:
    return [
        (*_action(at, dataset, "lead"), t("questions.first", first=leads[0], others="、".join(leads[1:])))
        for at, leads in found.several_leads
    ]


def _named_once(found: Questions, dataset: Dataset) -> list[Line]:
    return [
        (_agency(agency), agency, f"{role_name(role)}　{_action(at, dataset)[1]}")
        for agency, role, at in found.named_once
    ]


def _agency(agency: str, role: str = "") -> str:
    return page_address("agency", agency=agency, role=text.ROLES.get(role, ""))


def _measure(label: str, role: str = "") -> str:
    return page_address("", measure=label, role=text.ROLES.get(role, ""), agency="", q="")


def _action(action_id: int, dataset: Dataset, role: str = "") -> tuple[str, str]:
    """The address of an action's measure, and what the action is called."""
    action = dataset.actions_by_id[action_id]
    place = t("row", row=action.source_row)
    return _measure(action.measure_label, role), f"{action.measure_label}（{place}）"


def _counted(name: str, lines: Sequence[Line], found: Questions) -> str:
    if not lines:
        return t("questions.none")
    if name == "most_leads" and len(found.most_leads) > len(lines):
        return t("questions.top", count=len(found.most_leads), most=len(lines))
    return t("questions.count", count=len(lines))


def _question(name: str, lines: Sequence[Line], counted: str) -> Markup:
    rest = len(lines) - MOST_LINES
    return html(
        "<section><h3>{} <small>{}</small></h3>{}{}</section>",
        t(f"questions.{name}"),
        counted,
        html("<ol>{}</ol>", join(_line(*line) for line in lines[:MOST_LINES])) if lines else "",
        html("<p>{}</p>", t("questions.rest", count=rest)) if rest > 0 else "",
    )


def _line(address: str, words: str, more: str) -> Markup:
    return html('<li><a class="rb-link" href="{}">{}</a> <span>{}</span></li>', address, words, more)
