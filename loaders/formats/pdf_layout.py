"""Characters and rules of a PDF page -> lines and grids, by their positions (in points)."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, NamedTuple

from loaders.blocks import Grid, expand
from loaders.formats.encoding import clean
from loaders.messages.places import Place

Box = tuple[float, float, float, float]
#: A cell's first row and column, last row and column.
Span = tuple[int, int, int, int]
#: A character or a rule as pdfplumber represents it.
Char = dict[str, Any]
_SAME_EDGE = 3.0  # points; rules closer than this are one
_QUOTES = "“”‘’"  # a line never breaks before or after a quotation mark
_NOT_FIRST = "。，、；：）》”’】〕！？%"  # marks that may not begin a line
_NAME_END, _NAME_START = re.compile("[局委办厅部院会处室政府团社司]$"), re.compile("[省市县区州各]")  # of an agency
_PADDING = 11.0  # points left and right of a cell's text together, by default in Word


class Line(NamedTuple):
    """A line of text and its box; `size` is the height of its characters."""

    text: str
    left: float
    right: float
    top: float
    size: float


def group_lines(chars: list[Char]) -> list[Line]:
    """The characters as lines from top to bottom."""
    return [_line(line) for line in char_lines(chars)]


def char_lines(chars: list[Char]) -> list[list[Char]]:
    """The characters of each line from left to right, the lines from top to bottom."""
    lines: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: ((char["top"] + char["bottom"]) / 2, char["x0"])):
        last = lines[-1][0] if lines else None
        if last and middle(char)[1] - middle(last)[1] < max(char["size"], last["size"]) * 0.5:
            lines[-1].append(char)
        else:
            lines.append([char])
    return [sorted(line, key=lambda char: float(char["x0"])) for line in lines]


def _line(chars: list[Char]) -> Line:
    inked = [char for char in chars if char["text"].strip()] or chars
    size = max(char["size"] for char in inked)
    text, end = "", None
    for char in chars:
        if end is not None and char["x0"] - end > 0.25 * size and text[-1:].isascii() and char["text"].isascii():
            text += " "
        text += char["text"]
        end = char["x1"]
    return Line(
        clean(text)[0].replace("\n", "").rstrip(),
        inked[0]["x0"],
        inked[-1]["x1"],
        min(char["top"] for char in inked),
        size,
    )


def make_grid(cells: list[Box], chars: list[Char]) -> tuple[Grid | None, set[int]]:
    """The cells as a grid, None if all are empty, and the ids of the characters in them.

    A cell that spans several rows or columns is merged.
    """
    lefts = distinct([left for left, *_ in cells])
    tops = distinct([top for _, top, _, _ in cells])
    grid = Grid([[""] * len(lefts) for _ in tops], Place("table"))
    spans = []
    for left, top, right, bottom in cells:
        row, column = _at(tops, top), _at(lefts, left)
        spans.append((row, column, max(row, _last(tops, bottom)), max(column, _last(lefts, right))))
    inside = _chars_of(cells, spans, lefts, tops, chars)
    for box, (row, column, _, _), own in zip(cells, spans, inside, strict=True):
        grid.rows[row][column] = _cell_text(own, box)
    expand(grid, spans)
    return grid if any(map(any, grid.rows)) else None, {id(char) for own in inside for char in own}


def _chars_of(
    cells: list[Box], spans: list[Span], lefts: list[float], tops: list[float], chars: list[Char]
) -> list[list[Char]]:
    """The characters that stand in each of the cells."""
    inside: list[list[Char]] = [[] for _ in cells]
    at_place: dict[tuple[int, int], int] = {}
    for at, (first, left, last, right) in enumerate(spans):
        for row in range(first, last + 1):
            at_place.update(((row, column), at) for column in range(left, right + 1))

    def place_of(char: Char) -> int:
        x, y = middle(char)
        row, column = bisect_right(tops, y) - 1, bisect_right(lefts, x) - 1
        for place in ((row, column), (row - 1, column), (row, column - 1), (row - 1, column - 1)):
            at = at_place.get(place, -1)
            if at >= 0 and cells[at][0] <= x <= cells[at][2] and cells[at][1] <= y <= cells[at][3]:
                return at
        return -1

    for run in turned_runs(chars):
        places = Counter(map(place_of, run))
        places.pop(-1, None)
        if places:
            inside[max(places, key=lambda at: places[at])] += run
    return inside


def turned_runs(chars: list[Char]) -> Iterator[list[Char]]:
    """Each upright character by itself; turned ones with those beside them, as their word may reach over its cell."""
    run: list[Char] = []
    for char in chars:
        if run and (char["turn"] in (0, None) or char["turn"] != run[0]["turn"] or not follows(char, run[-1])):
            yield run
            run = []
        run.append(char)
    if run:
        yield run


def follows(char: Char, before: Char) -> bool:
    """Whether the character stands beside the one before, in any direction."""
    (x, y), (other_x, other_y) = middle(char), middle(before)
    reach = 1.6 * max(char["size"], before["size"])
    return abs(x - other_x) <= reach and abs(y - other_y) <= reach


def distinct(values: list[float]) -> list[float]:
    """The positions in order, without those too close to the one before."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME_EDGE:
            edges.append(value)
    return edges


def _at(edges: list[float], value: float) -> int:
    """The row or column that begins at `value`."""
    return max(bisect_right(edges, value + _SAME_EDGE) - 1, 0)


def _last(edges: list[float], end: float) -> int:
    """The last row or column that begins before `end`."""
    return max(bisect_left(edges, end - _SAME_EDGE) - 1, 0)


def middle(char: Char) -> tuple[float, float]:
    """The middle of a character."""
    return (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2


def _cell_text(chars: list[Char], box: Box) -> str:
    """The cell's text; letters that are turned are read in their own direction, after the upright ones."""
    parts = []
    for turn in sorted({char["turn"] or 0 for char in chars}):
        own = [char for char in chars if (char["turn"] or 0) == turn]
        left, _, right, _ = _turned_box(box, turn)
        parts.append(_joined(group_lines([_turned_char(char, turn) for char in own]), right - left))
    return "\n".join(filter(None, parts))


def _joined(lines: list[Line], width: float) -> str:
    """The lines of a cell. One that fills the cell was wrapped and is joined with the next; a shorter one ends a paragraph.

    Letters that stand below one another are one word.
    """
    lines = [line for line in lines if line.text.strip()]
    if len(lines) > 1 and all(len(line.text.strip()) == 1 and not line.text.strip().isdigit() for line in lines):
        return "".join(line.text.strip() for line in lines)
    text = ""
    for line, following in zip_longest(lines, lines[1:]):
        text += line.text.strip()
        left_free = width - (line.right - line.left) - _PADDING
        is_whole = following is None or left_free > unbroken(following.text, line.size)
        if is_whole or (_NAME_END.search(line.text) and following and _NAME_START.match(following.text.strip())):
            text += "\n"
    return text.strip()


def _turned_char(char: Char, turn: int) -> Char:
    left, top, right, bottom = _turned_box((char["x0"], char["top"], char["x1"], char["bottom"]), turn)
    return {**char, "x0": left, "top": top, "x1": right, "bottom": bottom} if turn else char


def _turned_box(box: Box, turn: int) -> Box:
    """The box as somebody sees it who turns the page so that letters of this turn stand upright."""
    left, top, right, bottom = box
    if turn == 1:
        return -bottom, left, -top, right
    if turn == 2:
        return -right, -bottom, -left, -top
    return (top, -right, bottom, -left) if turn == 3 else box


def unbroken(text: str, size: float) -> float:
    """The free width, in points, above which the line before `text` was not wrapped, as the beginning would have fitted.

    The beginning is the first character with all that may not be separated from it: the rest of a number, or punctuation.
    """
    text = text.strip()
    run = len(text) - len(text.lstrip("0123456789.%％-"))
    length = max(run, 1)
    while length < len(text) and (text[length] in _NOT_FIRST + _QUOTES or text[length - 1] in _QUOTES):
        length += 1
    head = 0.55 * size * run if run else size
    return head + (length - max(run, 1)) * size + 0.3 * size
