"""Characters and rules of a PDF page -> lines and grids, by where they stand."""

from __future__ import annotations

from itertools import zip_longest
from typing import NamedTuple

from loaders.blocks import Grid, expand
from loaders.formats.encoding import clean
from loaders.messages import Place

Box = tuple[float, float, float, float]
_SAME_EDGE = 3.0  # points; rules closer than this are one
_QUOTES = "“”‘’"  # nothing is parted from a quotation mark, on either side
_NOT_FIRST = "。，、；：）》”’】〕！？%"  # marks that may not begin a line
_PADDING = 11.0  # points left and right of a cell's text together, as Word sets them


class Line(NamedTuple):
    """A line of text and its box; `size` is the height of its characters."""

    text: str
    left: float
    right: float
    top: float
    size: float


def group_lines(chars: list[dict]) -> list[Line]:
    """The characters as lines from top to bottom."""
    lines: list[list[dict]] = []
    for char in sorted(chars, key=lambda char: ((char["top"] + char["bottom"]) / 2, char["x0"])):
        middle = (char["top"] + char["bottom"]) / 2
        last = lines[-1][0] if lines else None
        if last and middle - (last["top"] + last["bottom"]) / 2 < max(char["size"], last["size"]) * 0.5:
            lines[-1].append(char)
        else:
            lines.append([char])
    return [_line(sorted(line, key=lambda char: char["x0"])) for line in lines]


def _line(chars: list[dict]) -> Line:
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


def make_grid(cells: list[Box], chars: list[dict]) -> Grid | None:
    """The cells as a grid; a cell that reaches over several rules is merged. None where nothing is written in it."""
    lefts = _edges([left for left, *_ in cells])
    tops = _edges([top for _, top, _, _ in cells])
    grid = Grid([[""] * len(lefts) for _ in tops], Place("table"))
    spans = []
    inside = _sorted_into(cells, chars)
    for box, own in zip(cells, inside, strict=True):
        left, top, right, bottom = box
        row, column = _at(tops, top), _at(lefts, left)
        spans.append((row, column, max(row, _last(tops, bottom)), max(column, _last(lefts, right))))
        grid.rows[row][column] = cell_text(own, box)
    expand(grid, spans)
    return grid if any(map(any, grid.rows)) else None


def _edges(values: list[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME_EDGE:
            edges.append(value)
    return edges


def _at(edges: list[float], value: float) -> int:
    return max((at for at, edge in enumerate(edges) if edge <= value + _SAME_EDGE), default=0)


def _last(edges: list[float], end: float) -> int:
    """The last row or column that begins before `end`."""
    return max((at for at, edge in enumerate(edges) if edge < end - _SAME_EDGE), default=0)


def _sorted_into(cells: list[Box], chars: list[dict]) -> list[list[dict]]:
    inside: list[list[dict]] = [[] for _ in cells]
    for char in chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        for at, (left, top, right, bottom) in enumerate(cells):
            if left <= x <= right and top <= y <= bottom:
                inside[at].append(char)
                break
    return inside


def cell_text(chars: list[dict], box: Box) -> str:
    """The cell's text; lines that fill the cell were wrapped and are joined, shorter ones end a paragraph."""
    text = ""
    lines = [line for line in group_lines(chars) if line.text.strip()]
    for line, following in zip_longest(lines, lines[1:]):
        text += line.text.strip()
        left_free = box[2] - box[0] - (line.right - line.left) - _PADDING
        if following is None or left_free > unbroken(following.text, line.size):
            text += "\n"
    return text.strip()


def unbroken(text: str, size: float) -> float:
    """The width that must be free on the line above for `text` not to have been wrapped: what cannot be parted from its
    first character (a figure, or the mark after it) went down with it."""
    text = text.strip()
    run = len(text) - len(text.lstrip("0123456789.%％-"))
    length = max(run, 1)
    while length < len(text) and (text[length] in _NOT_FIRST + _QUOTES or text[length - 1] in _QUOTES):
        length += 1
    head = 0.55 * size * run if run else size
    return head + (length - max(run, 1)) * size + 0.3 * size
