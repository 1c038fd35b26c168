"""Actions as HTML: their full text under their measure, and all their agencies by role."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from dashboard.model.dataset import Action, Dataset
from dashboard.model.filters import Filter
from dashboard.model.folding import fold
from dashboard.render.due import due_words
from dashboard.render.other_columns import OtherColumns, other_columns
from dashboard.render.template import macros
from dashboard.text import t
from dashboard.text.corrections import correction_lines

_shared = macros("shared.html")
#: (agency, role) -> whether to mark it.
IsHit = Callable[[str, str], bool]


class TargetsOfKind(NamedTuple):
    """The targets of one kind in an action: the kind, its name on screen, and each value in words."""

    kind: str
    name: str
    values: Sequence[str]


class ActionItem(NamedTuple):
    """An action for the template. `text`, and those of `others`, are Markup if something in them is marked. `due` is its
    deadline in words, empty if it has none or `targets` say it. `corrected` says, a line each, what was read before a person
    changed it.
    """

    action_id: int
    text: str
    place: str
    agencies: Mapping[str, Sequence[str]]
    targets: Sequence[TargetsOfKind]
    others: OtherColumns
    due: str
    corrected: Sequence[str] = ()


class MeasureItem(NamedTuple):
    """A measure with some of its actions. `label` is its number and title, `heading` the same with words marked, `section`
    the heading over a group of measures, with the document if there are several."""

    label: str
    heading: str
    actions: list[ActionItem]
    section: str = ""


def action_list(dataset: Dataset, ids: Sequence[int], filter_: Filter, *, with_sections: bool = False) -> Markup:
    """The actions with these ids under their measures, with the agencies and words of `filter_` marked; if asked, the measures
    below their sections."""
    return _shared.action_list(measure_items(dataset, ids, filter_.q), is_hit(filter_), with_sections=with_sections)


def measure_items(dataset: Dataset, ids: Sequence[int], q: str = "") -> list[MeasureItem]:
    """The actions with these ids, consecutive ones of a measure together, with the words of `q` marked."""
    pattern = "|".join(map(re.escape, q.split()))
    runs = groupby(dataset.actions(ids), key=lambda action: (_section(action, dataset), action.measure_label))
    return [
        MeasureItem(
            label,
            marked(label, pattern),
            [
                action_item(action, marked(action.action, pattern), pattern, with_document=dataset.is_combined)
                for action in run
            ],
            section,
        )
        for (section, label), run in runs
    ]


def _section(action: Action, dataset: Dataset) -> str:
    """《2026年责任分工表》一、加大金融支持; without the document if the dataset has only one."""
    document = f"《{action.document}》" if dataset.is_combined else ""
    return f"{document}{action.section or ''}"


def action_item(
    action: Action, text: str, pattern: str = "", targets: Sequence[TargetsOfKind] = (), *, with_document: bool
) -> ActionItem:
    """The action with its place, its agencies, and `text`, which may have marks, as its text.

    Its other columns are marked where the regular expression matches.
    """
    others = other_columns(action, pattern)
    others = others._replace(shown=[(header, marked(words, pattern)) for header, words in others.shown])
    where = place(action, with_document=with_document)
    lines = correction_lines(action.corrected)
    due = "" if any(target.kind in ("deadline", "frequency") for target in targets) else due_words(action)
    return ActionItem(action.action_id, text, where, action.agencies, targets, others, due, lines)


def place(action: Action, *, with_document: bool) -> str:
    """Where an action stands in the source: 原表第 8 行"""
    document = f"《{action.document}》" if with_document else ""
    return " · ".join(filter(None, [document, t("row", row=action.source_row)]))


def is_hit(filter_: Filter) -> IsHit:
    """A test for agencies that the filter asks for: by name and role, or else by the words of its search."""
    agencies, roles, words = filter_.agency, filter_.role, fold(filter_.q).split()
    if agencies or roles:
        return lambda agency, role: (not agencies or agency in agencies) and (not roles or role in roles)
    return lambda agency, _role: any(word in fold(agency) for word in words)


def marked(words: str, pattern: str) -> str:
    """The text with each match of the regular expression in <mark>. An empty pattern marks nothing."""
    if not pattern:
        return words
    parts = re.split(f"({pattern})", words, flags=re.IGNORECASE)  # every second part is a match
    parts[1::2] = [Markup("<mark>{}</mark>").format(part) for part in parts[1::2]]
    return Markup("").join(parts)
