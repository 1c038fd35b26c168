"""Actions to read: their whole text under their measure, and all their agencies by role."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from dashboard.model.dataset import Action, Dataset, fold
from dashboard.model.filters import Filter
from dashboard.render.template import macros
from dashboard.text import t

_shared = macros("shared.html")
#: Whether an agency in a role is to be marked.
IsHit = Callable[[str, str], bool]


class TargetsOfKind(NamedTuple):
    """The targets of one kind in an action: the kind, what it is called, and each value in words."""

    kind: str
    name: str
    values: Sequence[str]


class ActionItem(NamedTuple):
    """An action as the template shows it. What is marked in its text is Markup already."""

    action_id: int
    text: str
    place: str
    agencies: Mapping[str, Sequence[str]]
    targets: Sequence[TargetsOfKind] = ()


class MeasureItem(NamedTuple):
    """A measure with some of its actions. `label` is its number and title, `heading` the same with marks."""

    label: str
    heading: str
    actions: list[ActionItem]


def action_list(dataset: Dataset, ids: Iterable[int], filter_: Filter) -> Markup:
    """The actions of these ids under their measures. What `filter_` asks for is marked: its agencies, and its words."""
    return _shared.action_list(measure_items(dataset, ids, filter_.q), is_hit(filter_))


def measure_items(dataset: Dataset, ids: Iterable[int], q: str = "") -> list[MeasureItem]:
    """The actions of these ids, neighbours of one measure under its label, with the words of `q` marked."""
    pattern = "|".join(map(re.escape, q.split()))
    runs = groupby((dataset.actions_by_id[action_id] for action_id in ids), key=lambda action: action.measure_label)
    return [
        MeasureItem(
            label,
            marked(label, pattern),
            [action_item(dataset, action, marked(action.action, pattern)) for action in run],
        )
        for label, run in runs
    ]


def action_item(dataset: Dataset, action: Action, text: str, targets: Sequence[TargetsOfKind] = ()) -> ActionItem:
    """The action with its place, its agencies, and its text as it is shown."""
    agencies = dataset.agencies_by_role[action.action_id]
    return ActionItem(action.action_id, text, place(action, with_document=dataset.is_combined), agencies, targets)


def place(action: Action, *, with_document: bool) -> str:
    """Where an action stands in the source, and its deadline: 原表第 8 行 · 2025年底前"""
    document = f"《{action.document}》" if with_document else ""
    return " · ".join(filter(None, [document, t("row", row=action.source_row), action.deadline]))


def is_hit(filter_: Filter) -> IsHit:
    """Whether the filter asks for an agency in a role; nothing is a hit while it asks for neither an agency nor a role."""
    if filter_.agency or filter_.role:
        return partial(_is_chosen, filter_)
    words = fold(filter_.q).split()
    return lambda agency, _role: bool(words) and any(word in fold(agency) for word in words)


def _is_chosen(filter_: Filter, agency: str, role: str) -> bool:
    return (not filter_.agency or agency in filter_.agency) and (not filter_.role or role in filter_.role)


def marked(words: str, pattern: str) -> str:
    """The text with each match of the regular expression in <mark>. An empty pattern marks nothing."""
    if not pattern:
        return words
    parts = re.split(f"({pattern})", words, flags=re.IGNORECASE)
    return Markup("").join(Markup("<mark>{}</mark>").format(part) if at % 2 else part for at, part in enumerate(parts))
