"""The slides of the briefing: one measure or action with its agencies, in letters that can be read from five metres."""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.model.dataset import Action, Dataset
from dashboard.render.template import macros

#: The most characters for each size of letters. A longer text is set in the smallest size, "least", and scrolls.
_MOST_CHARACTERS = {"huge": 90, "large": 190, "medium": 330, "small": 560}
#: Lines of roles and deadlines that fit beside a text, and the characters that each further one counts as.
_FEW_LINES, _LINE = 2, 24
_views = macros("slide.html")


def slide(
    dataset: Dataset, ids: Sequence[int], *, last: int, above: Sequence[str] = (), numbers: Sequence[object] = ()
) -> Markup:
    """The slide with these actions, all of one measure. `above` is said over it, besides its section.

    For briefing_keys.js, `last` is the number of the last slide; `numbers` are those that the measures of the slides have in
    their document, where these differ from those of the slides.
    """
    actions = dataset.actions(ids)
    first = actions[0]
    names = [name for action in actions for of_role in action.agencies.values() for name in of_role]
    texts = [first.measure_label, *(action.action for action in actions)]
    length = sum(map(len, texts)) + sum(len(name) + 2 for name in names) + _LINE * max(0, _lines(actions) - _FEW_LINES)
    document = f"《{first.document}》" if dataset.is_combined else ""
    place = " · ".join(filter(None, [*above, document, first.section]))
    size = next((size for size, most in _MOST_CHARACTERS.items() if length <= most), "least")
    return _views.slide(size, last, " ".join(map(str, numbers)), place, first.measure_label, actions)


def _lines(actions: Sequence[Action]) -> int:
    """The lines of roles and deadlines."""
    return sum(len(action.agencies) + bool(action.deadline) for action in actions)
