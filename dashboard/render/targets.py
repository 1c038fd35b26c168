"""Targets as HTML: actions with their targets marked, and the policies that they name."""

from collections.abc import Iterable, Sequence
from itertools import groupby

import pandas as pd
from markupsafe import Markup

from dashboard import text
from dashboard.analysis.targets import Target
from dashboard.model.dataset import Action, Dataset
from dashboard.model.filters import Filter
from dashboard.render.actions import MeasureItem, TargetsOfKind, action_item, is_hit
from dashboard.render.drilldown import DrillDown
from dashboard.render.target_values import value_words
from dashboard.render.template import macros
from dashboard.text import t

_shared, _months = macros("shared.html"), macros("months.html")
_MARK = Markup('<mark class="rb-kind-{}" title="{}">{}</mark>')


def target_counts(found: pd.DataFrame) -> dict[str, int]:
    """The number of targets of each kind."""
    return {kind: int((found["kind"] == kind).sum()) for kind in text.TARGET_KINDS}


def policy_list(dataset: Dataset, found: pd.DataFrame) -> Markup:
    """The policies of these targets, each once, in the order in which they first occur, with the actions that name it."""
    drilldown = DrillDown(dataset)
    named: dict[str, dict[int, None]] = {}
    for name, action_id in found[["value", "action_id"]].itertuples(index=False, name=None):
        named.setdefault(name, {})[action_id] = None
    policies = [
        (name, drilldown.opener([*ids], name, words=t("count.actions", count=len(ids)))) for name, ids in named.items()
    ]
    return _months.policy_list(policies, drilldown)


def target_list(dataset: Dataset, ids: Sequence[int], found: pd.DataFrame, filter_: Filter) -> Markup:
    """The actions with these ids under their measures: the text with its targets marked, their values, the agencies."""
    targets: dict[int, list[Target]] = {action_id: [] for action_id in ids}
    for row in found[found["action_id"].isin(ids)].itertuples(index=False, name=None):
        target = Target(*row)
        targets[target.action_id].append(target)
    runs = groupby(dataset.actions(ids), key=lambda action: action.measure_label)
    groups = [_measure_item(label, list(run), targets, with_document=dataset.is_combined) for label, run in runs]
    return _shared.action_list(groups, is_hit(filter_), "rb-targets")


def _measure_item(
    label: str, actions: Sequence[Action], targets: dict[int, list[Target]], *, with_document: bool
) -> MeasureItem:
    title = actions[0].measure
    in_title = [target for action in actions for target in targets[action.action_id] if target.field == "measure"]
    start = label.find(title)
    before, after = label[:start], label[start + len(title) :]
    items = []
    for action in actions:
        mine = targets[action.action_id]
        words = marked(action.action, [target for target in mine if target.field == "action"])
        items.append(action_item(action, words, targets=_by_kind(mine), with_document=with_document))
    return MeasureItem(label, Markup("").join([before, marked(title, in_title), after]), items)


def _by_kind(targets: Sequence[Target]) -> list[TargetsOfKind]:
    """Each kind that occurs, with its values in print order, each once."""
    kinds = (
        (kind, list(dict.fromkeys(_words(target) for target in targets if target.kind == kind)))
        for kind in text.TARGET_KINDS
    )
    return [TargetsOfKind(kind, text.TARGET_KINDS[kind], values) for kind, values in kinds if values]


def _words(target: Target) -> str:
    return value_words(target.kind, target.value, target.text)


def marked(words: str, targets: Iterable[Target]) -> Markup:
    """The text with each target in <mark>; a target inside another gets a mark inside that mark."""
    return _nested(words, 0, len(words), sorted(targets, key=lambda target: (target.start, -target.end)))


def _nested(words: str, start: int, end: int, targets: list[Target]) -> Markup:
    parts: list[str] = []
    while targets:
        outer, stop = targets[0], min(targets[0].end, end)
        inner = [target for target in targets[1:] if target.start < stop]
        targets = targets[1 + len(inner) :]
        title = t("filter.field", field=text.FOUND_KINDS[outer.kind], values=_words(outer))
        inside = _nested(words, outer.start, stop, inner)
        parts += [words[start : outer.start], _MARK.format(outer.kind, title, inside)]
        start = stop
    return Markup("").join([*parts, words[start:end]])
