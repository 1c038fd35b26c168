"""The slides of the briefing: one measure or action in type that is read from five metres, and who carries it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from dashboard.model.dataset import Dataset
from dashboard.render.template import macros

#: The most characters that a slide of each size holds. What is longer is set in the smallest size and scrolls.
_HOLDS = {"huge": 90, "large": 190, "medium": 330, "small": 560}
_SMALLEST = "least"
_views = macros("slide.html")


def slide_deck(actions: pd.DataFrame, unit: str) -> list[tuple[int, ...]]:
    """The ids of the actions on each slide: one action, or all actions shown of a measure (`unit` actions or measures)."""
    ids = actions["action_id"]
    if unit == "actions":
        return [(action_id,) for action_id in ids.tolist()]
    return [tuple(group) for group in ids.groupby(actions["measure_label"].astype(str), sort=False).agg(list)]


def slide(dataset: Dataset, ids: Sequence[int], *, full: bool) -> Markup:
    """The slide of these actions of one measure; `full` takes the whole window."""
    actions = [(dataset.actions_by_id[action_id], dataset.agencies_by_role[action_id]) for action_id in ids]
    first, _ = actions[0]
    names = [name for _, agencies in actions for of_role in agencies.values() for name in of_role]
    texts = [first.measure_label, *(action.action for action, _ in actions)]
    length = sum(map(len, texts)) + sum(len(name) + 2 for name in names)
    document = f"《{first.document}》" if dataset.is_combined else ""
    place = " · ".join(filter(None, [document, first.section]))
    return _views.slide(_size(length), full, place, first.measure_label, actions)


def _size(length: int) -> str:
    return next((size for size, holds in _HOLDS.items() if length <= holds), _SMALLEST)
