"""A slide of the briefing: one measure or action in type that is read from five metres, and who carries it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from dashboard.model.dataset import Action, Dataset
from dashboard.render.markup import html, join
from dashboard.text import MARKS, ROLES, t
from dashboard.text.gloss import gloss

#: The most characters that a slide of each size holds; what is longer is set in the smallest and scrolls.
_HOLDS = {"huge": 90, "large": 190, "medium": 330, "small": 560}
_SMALLEST = "least"


def slides(actions: pd.DataFrame, unit: str) -> list[tuple[int, ...]]:
    """The ids of the actions on each slide: all of a measure's that are shown, or one (`unit` measures or actions)."""
    ids = actions["action_id"]
    if unit == "actions":
        return [(at,) for at in ids.tolist()]
    return [tuple(group) for group in ids.groupby(actions["measure_label"].astype(str), sort=False).agg(list)]


def slide(dataset: Dataset, ids: Sequence[int], *, full: bool) -> Markup:
    """The slide of these actions of one measure; `full` takes the whole window. Every value is escaped."""
    actions = [dataset.actions_by_id[at] for at in ids]
    parts = [dataset.agencies_by_role[at] for at in ids]
    length = sum(len(action.action) for action in actions) + sum(
        len(name) + 2 for part in parts for names in part.values() for name in names
    )
    document = f"《{actions[0].document}》" if dataset.is_combined else ""
    return html(
        '<div class="rb-slide rb-{}{}" lang="zh-CN"><small>{}</small><h2>{}{}</h2><div class="rb-body" tabindex="0">{}</div></div>',
        _size(length + len(actions[0].measure_label)),
        " rb-full" if full else "",
        " · ".join(filter(None, [document, actions[0].section])),
        actions[0].measure_label,
        _english(actions[0].measure_label),
        join(_action(action, part) for action, part in zip(actions, parts, strict=True)),
    )


def _size(length: int) -> str:
    return next((size for size, holds in _HOLDS.items() if length <= holds), _SMALLEST)


def _english(name: str) -> Markup:
    meaning = gloss(name)
    return html(' <small class="rb-gloss" lang="en">{}</small>', meaning) if meaning else Markup("")


def _names(names: Sequence[str]) -> Markup:
    return Markup(t("list")).join(html("{}{}", name, _english(name)) for name in names)


def _action(action: Action, parts: dict[str, list[str]]) -> Markup:
    text = action.action if action.action != action.measure else ""
    lines = [(f"rb-{role}", f"{MARKS[role]} {ROLES[role]}", _names(names)) for role, names in parts.items()]
    lines = lines or [("", t("no_agency"), "")]
    if action.deadline:
        lines.append(("", t("tasks.deadline"), action.deadline))
    return html(
        "<article>{}<dl>{}</dl></article>",
        html("<p>{}</p>", text) if text else "",
        join(html('<div class="{}"><dt>{}</dt><dd>{}</dd></div>', *line) for line in lines),
    )
