"""The actions behind a mark or a number: each is rendered once, in one popover that shows those of the button pressed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.model.dataset import Dataset
from dashboard.model.filters import Filter
from dashboard.render.actions import MeasureItem, is_hit, measure_items
from dashboard.text import t

#: Actions that are sent with a view, for all of its buttons together.
MOST_SENT = 1000


class Mark(NamedTuple):
    """A mark on a button in the colour of its role, and a number behind it."""

    role: str
    words: str
    number: str = ""


class Opener(NamedTuple):
    """A button that opens actions, given by their ids. It has a label, marks or words on it, and a note if actions are left out."""

    actions: str
    label: str
    marks: Sequence[Mark] = ()
    words: str = ""
    note: str = ""


class DrillDown:
    """The openers of a view, and the actions that they open together."""

    is_hit = staticmethod(is_hit(Filter()))

    def __init__(self, dataset: Dataset) -> None:
        self._dataset, self._sent = dataset, set[int]()

    def opener(self, ids: Sequence[int], label: str, marks: Sequence[Mark] = (), words: str = "") -> Opener:
        """A button for these actions. Where all buttons together would send too many, it opens the first of them and says so."""
        shown: list[int] = []
        for action_id in ids:
            if shown and action_id not in self._sent and len(self._sent) >= MOST_SENT:
                break
            shown.append(action_id)
            self._sent.add(action_id)
        note = t("behind.cut", count=len(ids), most=len(shown)) if len(shown) < len(ids) else ""
        return Opener(" ".join(map(str, shown)), label, marks, words, note)

    def measures(self) -> list[MeasureItem]:
        """The actions of all openers so far, in print order under their measures."""
        return measure_items(self._dataset, sorted(self._sent))
