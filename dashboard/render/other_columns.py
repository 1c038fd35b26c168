"""What an action says in columns that the contract has no place for, as far as a view or a page of paper has room."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dashboard.model.dataset import Action
from dashboard.text import t

#: Columns of an action that are shown, and characters of each. Its table and the downloads have them all, and whole.
MOST_SHOWN = 8
_LONGEST, _LONGEST_HEADER = 200, 30
_BEFORE = 40  # characters before the first match in a text that is cut


class OtherColumns(NamedTuple):
    """(header, text) of the columns shown, and the number of those that are left out."""

    shown: Sequence[tuple[str, str]]
    left: int

    @property
    def lines(self) -> list[str]:
        """A line for each column, and one that says what is left out."""
        lines = [t("filter.field", field=header, values=words) for header, words in self.shown]
        return [*lines, t("others.left", count=self.left)] if self.left else lines


def other_columns(action: Action, pattern: str = "") -> OtherColumns:
    """The first columns; those with a match of the regular expression come before others, and long texts begin near it."""
    cells = action.other_columns
    if pattern and len(cells) > MOST_SHOWN:
        cells = sorted(cells, key=lambda cell: not re.search(pattern, cell[1], re.IGNORECASE))
    shown = [(_cut(header, "", _LONGEST_HEADER), _cut(text, pattern, _LONGEST)) for header, text in cells[:MOST_SHOWN]]
    return OtherColumns(shown, len(cells) - len(shown))


def _cut(text: str, pattern: str, most: int) -> str:
    """At most so many characters of the text, with … where some are left out."""
    if len(text) <= most:
        return text
    match = re.search(pattern, text, re.IGNORECASE) if pattern else None
    start = max(0, match.start() - _BEFORE) if match and match.end() > most else 0
    return f"{'…' if start else ''}{text[start : start + most]}{'…' if start + most < len(text) else ''}"
