"""Where one row of a table without rules ends and the next begins: at its numbers, else at the wider spaces."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from loaders.formats.pdf_layout import Char, distinct, middle
from loaders.formats.pdf_text_lines import TextLine, whole_line

_NUMBER = re.compile(r"[(（]?(?:\d{1,4}|[一二三四五六七八九十百]{1,5})[)）]?[.．、]?")
_EQUAL = 0.5  # points: spaces that differ by less are equally wide
_NEARLY = 0.9  # of the narrowest space between two rows
_WIDER = 1.3  # times a space inside a row, at least, is one between rows
_FEWEST_RULES = 2  # inside a table, if they part all its rows
_FEW = 0.4  # of the rows with numbers: so many others, such as headings, may stand between them
_FIRST = 3  # columns, one of which may have the numbers
_FEWEST = 0.6  # of the texts of the first column are numbers, if it numbers the rows


class Space(NamedTuple):
    """White space across the whole table."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def row_edges(
    lines: Sequence[TextLine], columns: Sequence[float], rules: Sequence[float], *, starts_row: bool
) -> list[float]:
    """The heights of the edges of the rows, from above the first line to below the last one.

    `rules` are the heights of all rules across the table, from the top. `starts_row`: a row begins with the first line.
    Otherwise it may belong to a row of the page before.
    """
    top, bottom = lines[0].top - 1, max(line.bottom for line in lines) + 1
    rules = [y for y in rules if lines[0].top < y < lines[-1].bottom]
    numbers = _number_column(lines, columns)
    rows = _from_column(lines, columns[numbers or 0])
    spaces = _spaces(rows)
    if numbers is not None:
        anchors = [_middle(row) for row in rows if _text_before(row.chars, columns[numbers + 1])]
        inner = _between(rows, spaces, anchors, rules, starts_row=starts_row)
    else:
        inner = _by_width(lines, spaces, columns) if len(rules) < _FEWEST_RULES else []
    return [top, *distinct([*rules, *inner]), bottom]


def _number_column(lines: Sequence[TextLine], columns: Sequence[float]) -> int | None:
    """The column that numbers the rows, the first or one beside it; None if there is none.

    Headings may begin in it, too.
    """
    for column, (left, right) in enumerate(islice(pairwise(columns), _FIRST)):
        texts = [_text_before(line.chars, right) for line in _from_column(lines, left)]
        numbers = sum(bool(_NUMBER.fullmatch(text)) for text in texts)
        if numbers and numbers >= _FEWEST * sum(map(bool, texts)):
            return column
    return None


def _from_column(lines: Sequence[TextLine], left: float) -> list[TextLine]:
    """The lines without what stands in front of a column, such as the names of groups of rows."""
    cut = [[char for char in line.chars if middle(char)[0] >= left] for line in lines]
    return [whole_line(chars) for chars in cut if chars]


def _middle(line: TextLine) -> float:
    return (line.top + line.bottom) / 2


def _spaces(lines: Sequence[TextLine]) -> list[Space]:
    spaces, lowest = [], lines[0].bottom
    for line in lines[1:]:
        if line.top > lowest - 1:
            spaces.append(Space(lowest, max(line.top, lowest)))
        lowest = max(lowest, line.bottom)
    return spaces


def _text_before(chars: list[Char], edge: float) -> str:
    return "".join(char["text"] for char in chars if middle(char)[0] < edge)


def _between(
    lines: Sequence[TextLine], spaces: list[Space], anchors: list[float], rules: Sequence[float], *, starts_row: bool
) -> list[float]:
    """The edges between rows of which each has a number, except where there is a rule."""
    heights = [space.middle for space in spaces]
    starts_at_number = anchors[0] < lines[0].bottom
    edges, narrowest = [], float("inf")
    for above, below in pairwise(anchors):
        own = spaces[bisect_right(heights, above) : bisect_left(heights, below)]
        if not own or bisect_left(rules, above) < bisect_left(rules, below):
            continue
        widest = max(space.height for space in own)
        equal = [space for space in own if space.height > widest - _EQUAL]
        chosen = equal[-1] if starts_at_number else min(equal, key=lambda at: abs(at.middle - (above + below) / 2))
        edges.append(chosen.middle)
        narrowest = min(narrowest, chosen.height)
    least = max(1.0, _NEARLY * narrowest)
    before = [] if starts_row else spaces[: bisect_left(heights, anchors[0])]
    edges += [space.middle for space in before if space.height >= least]
    further = [space.middle for space in spaces if space.height >= least]
    return further if len(further) <= (1 + _FEW) * len(anchors) + 1 else edges


def _by_width(lines: Sequence[TextLine], spaces: list[Space], columns: Sequence[float]) -> list[float]:
    """The edges between rows without numbers: the wider ones of two kinds of spaces, else each line that begins a row."""
    heights = sorted(space.height for space in spaces)
    jumps = [(after / max(before, 1.0), after) for before, after in pairwise(heights) if after - before > _EQUAL]
    ratio, least = max(jumps, default=(0.0, 0.0))
    if ratio >= _WIDER:
        return [space.middle for space in spaces if space.height >= least]
    filled = [len({bisect_left(columns, middle(char)[0]) for char in line.chars}) for line in lines]
    most = max(filled)
    starts = [line.top for line, count in zip(lines, filled, strict=True) if count >= max(2, most - 1)]
    ends = [space.bottom for space in spaces]
    above = [bisect_left(ends, start - 1) for start in starts]
    return [
        spaces[at].middle for at, start in zip(above, starts, strict=True) if at < len(ends) and ends[at] <= start + 1
    ]
