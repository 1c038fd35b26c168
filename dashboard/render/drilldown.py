"""The actions behind a mark or a number.

A view has one popover with all actions, each rendered once; drilldown.js shows those of the button that was pressed.
"""

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.model.dataset import Dataset
from dashboard.model.filters import Filter
from dashboard.render.actions import MeasureItem, is_hit, measure_items
from dashboard.text import t

#: Actions that are sent with a view, for all its buttons together.
MOST_SENT = 1000


class Mark(NamedTuple):
    """A mark on a button in the colour of its role, followed by a number."""

    role: str
    words: str
    number: str = ""


class Opener(NamedTuple):
    """A button that opens actions: their ids, separated by spaces; a label; the marks or words on it; a note if actions
    are left out."""

    actions: str
    label: str
    marks: Sequence[Mark] = ()
    words: str = ""
    note: str = ""


class DrillDown:
    """Makes the buttons of a view, and collects the actions that they open."""

    is_hit = staticmethod(is_hit(Filter()))

    def __init__(self, dataset: Dataset) -> None:
        self._dataset, self._sent = dataset, set[int]()

    def opener(self, ids: Sequence[int], label: str, marks: Sequence[Mark] = (), words: str = "") -> Opener:
        """A button for these actions. Once the view has MOST_SENT actions, it opens the first of its own, with a note."""
        shown: list[int] = []
        for action_id in ids:
            if shown and action_id not in self._sent and len(self._sent) >= MOST_SENT:
                break
            shown.append(action_id)
            self._sent.add(action_id)
        note = t("behind.cut", count=len(ids), most=len(shown)) if len(shown) < len(ids) else ""
        return Opener(" ".join(map(str, shown)), label, marks, words, note)

    def measures(self) -> list[MeasureItem]:
        """The actions of all buttons made so far, in print order under their measures."""
        return measure_items(self._dataset, sorted(self._sent))
