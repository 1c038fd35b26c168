"""The actions behind a mark or a number: sent once, as data, of which drilldown.js makes a page when someone asks for it.

As HTML they were a third of what a browser had to check and build of a matrix, before anyone had clicked.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from markupsafe import Markup

from dashboard.model.dataset import Dataset
from dashboard.render.actions import place, role_name
from dashboard.render.markup import html
from dashboard.text import t
from dashboard.text.gloss import gloss

#: Actions that are sent with a view, all buttons together.
MOST_SENT = 1500
_NAME = "rb-behind"
# In an attribute these would make the browser's cleaning drop all of it, for what looks like the end of a comment or a script.
_PLAIN = str.maketrans({"<": "\\u003c", ">": "\\u003e"})


class Behind:
    """The buttons of a view that open actions, and what they open."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset, self._sent = dataset, {}

    def button(self, ids: Sequence[int], label: str, words: Markup | str, css: str = "") -> Markup:
        """A button that opens these actions; where all buttons together would send too many, the first of them, and says so."""
        shown = ids if self._fit(ids) else ids[: max(2, MOST_SENT - len(self._sent))]
        for at in shown:
            if at not in self._sent:
                self._sent[at] = self._action(at)
        cut = html(' data-note="{}"', t("behind.cut", count=len(ids), most=len(shown))) if len(shown) < len(ids) else ""
        return html(
            '<button{} popovertarget="{}" data-actions="{}"{} aria-label="{}" title="{}">{}</button>',
            css and html(' class="{}"', css),
            _NAME,
            " ".join(map(str, shown)),
            cut,
            label,
            label,
            words,
        )

    def markup(self) -> Markup:
        """What the buttons open: empty, with the actions beside it as JSON, by their ids."""
        return html(
            '<div class="rb-popover" lang="zh-CN" id="{}" popover="auto" data-behind="{}">'
            '<button class="rb-close" popovertarget="{}" popovertargetaction="hide">{}</button><div></div></div>',
            _NAME,
            json.dumps(self._sent, ensure_ascii=False, separators=(",", ":")).translate(_PLAIN),
            _NAME,
            t("close"),
        )

    def _fit(self, ids: Sequence[int]) -> bool:
        return len(self._sent) + sum(at not in self._sent for at in ids) <= MOST_SENT

    def _action(self, at: int) -> dict[str, object]:
        action = self._dataset.actions_by_id[at]
        roles = [
            [role, role_name(role), [[agency, gloss(agency)] for agency in agencies]]
            for role, agencies in self._dataset.agencies_by_role[at].items()
        ]
        return {
            "measure": [action.measure_label, gloss(action.measure_label)],
            "text": action.action,
            "place": place(action, with_document=self._dataset.is_combined),
            "roles": roles or [["", t("no_agency"), []]],
        }
