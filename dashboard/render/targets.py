"""Targets as HTML: their values in words, and actions with their targets marked."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

import pandas as pd
from markupsafe import Markup

from dashboard import text
from dashboard.analysis.targets import Target
from dashboard.model.dataset import Action, Dataset
from dashboard.model.filters import Filter
from dashboard.render.actions import MeasureItem, TargetsOfKind, action_item, is_hit
from dashboard.render.template import macros
from dashboard.text import t

_shared = macros("shared.html")
_MARK = Markup('<mark class="rb-kind-{}" title="{}">{}</mark>')


def value_words(kind: str, value: str) -> str:
    """The value of a `Target` in words: P3Y -> 3 年内, R/P3M -> 每季度, ≥ 10000000 元 -> ≥ 10,000,000 元."""
    if kind == "amount":
        grouped = re.sub(r"\d{5,}", lambda digits: f"{int(digits[0]):,}", value)
        return re.sub("(?<= )元", t("unit.元"), grouped)
    if value == "R":
        return t("every")
    if period := re.fullmatch(r"(R/)?PT?(\d+)([YMWDH])", value):
        repeated, count, unit = period.groups()
        if repeated and count + unit in ("1Y", "6M", "3M", "1M", "1W", "1D"):
            return t(f"every.{count}{unit}")
        return t(f"{'every' if repeated else 'within'}.{unit}", count=count)
    if day := re.fullmatch(r"--(\d\d)-(\d\d)", value):
        return t("date.no_year", month=int(day[1]), day=int(day[2]))
    if month := re.fullmatch(r"--(\d\d)", value):
        return t("date.no_year.month", month=int(month[1]))
    return value


def target_counts(found: pd.DataFrame) -> dict[str, int]:
    """The number of targets of each kind."""
    return {kind: int((found["kind"] == kind).sum()) for kind in text.TARGET_KINDS}


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
    """Each kind that occurs, with its values in print order."""
    kinds = ((kind, [_words(target) for target in targets if target.kind == kind]) for kind in text.TARGET_KINDS)
    return [TargetsOfKind(kind, text.TARGET_KINDS[kind], values) for kind, values in kinds if values]


def _words(target: Target) -> str:
    """The value in words; for a name, the name as printed."""
    return target.text if target.kind == "name" else value_words(target.kind, target.value)


def marked(words: str, targets: Iterable[Target]) -> Markup:
    """The text with each target in <mark>; a target inside another gets a mark inside that mark."""
    return _nested(words, 0, len(words), sorted(targets, key=lambda target: (target.start, -target.end)))


def _nested(words: str, start: int, end: int, targets: list[Target]) -> Markup:
    parts: list[str] = []
    while targets:
        outer, stop = targets[0], min(targets[0].end, end)
        inner = [target for target in targets[1:] if target.start < stop]
        targets = targets[1 + len(inner) :]
        title = t("filter.field", field=text.TARGET_KINDS[outer.kind], values=_words(outer))
        inside = _nested(words, outer.start, stop, inner)
        parts += [words[start : outer.start], _MARK.format(outer.kind, title, inside)]
        start = stop
    return Markup("").join([*parts, words[start:end]])
