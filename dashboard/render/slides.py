"""The slides of the briefing: one measure or action with its agencies, in letters that can be read from five metres."""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.model.dataset import Dataset
from dashboard.render.template import macros

#: The most characters for each size of letters. A longer text is set in the smallest size, "least", and scrolls.
_MOST_CHARACTERS = {"huge": 90, "large": 190, "medium": 330, "small": 560}
_views = macros("slide.html")


def slide(dataset: Dataset, ids: Sequence[int], *, last: int) -> Markup:
    """The slide with these actions, all of one measure; `last` is the number of the last slide, for briefing_keys.js."""
    actions = dataset.actions(ids)
    first = actions[0]
    names = [name for action in actions for of_role in action.agencies.values() for name in of_role]
    texts = [first.measure_label, *(action.action for action in actions)]
    length = sum(map(len, texts)) + sum(len(name) + 2 for name in names)
    document = f"《{first.document}》" if dataset.is_combined else ""
    place = " · ".join(filter(None, [document, first.section]))
    size = next((size for size, most in _MOST_CHARACTERS.items() if length <= most), "least")
    return _views.slide(size, last, place, first.measure_label, actions)
