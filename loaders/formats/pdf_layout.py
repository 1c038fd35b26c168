"""Characters and rules of a PDF page -> lines and grids, by their positions (in points)."""

from itertools import zip_longest
from typing import Any, NamedTuple

from loaders.blocks import Grid, expand
from loaders.formats.encoding import clean
from loaders.messages.places import Place

Box = tuple[float, float, float, float]
#: A character or a rule as pdfplumber represents it.
Char = dict[str, Any]
_SAME_EDGE = 3.0  # points; rules closer than this are one
_QUOTES = "“”‘’"  # a line never breaks before or after a quotation mark
_NOT_FIRST = "。，、；：）》”’】〕！？%"  # marks that may not begin a line
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
    lines: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: ((char["top"] + char["bottom"]) / 2, char["x0"])):
        middle = (char["top"] + char["bottom"]) / 2
        last = lines[-1][0] if lines else None
        if last and middle - (last["top"] + last["bottom"]) / 2 < max(char["size"], last["size"]) * 0.5:
            lines[-1].append(char)
        else:
            lines.append([char])
    return [_line(sorted(line, key=lambda char: char["x0"])) for line in lines]


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


def make_grid(cells: list[Box], chars: list[Char]) -> Grid | None:
    """The cells as a grid; a cell that spans several rows or columns is merged. None if all cells are empty."""
    lefts = distinct([left for left, *_ in cells])
    tops = distinct([top for _, top, _, _ in cells])
    grid = Grid([[""] * len(lefts) for _ in tops], Place("table"))
    spans = []
    inside: list[list[Char]] = [[] for _ in cells]
    for char in chars:
        if (index := cell_at(char, cells)) is not None:
            inside[index].append(char)
    for box, own in zip(cells, inside, strict=True):
        left, top, right, bottom = box
        row, column = _at(tops, top), _at(lefts, left)
        spans.append((row, column, max(row, _last(tops, bottom)), max(column, _last(lefts, right))))
        grid.rows[row][column] = _cell_text(own, box)
    expand(grid, spans)
    return grid if any(map(any, grid.rows)) else None


def distinct(values: list[float]) -> list[float]:
    """The positions in order, without those too close to the one before."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME_EDGE:
            edges.append(value)
    return edges


def _at(edges: list[float], value: float) -> int:
    """The row or column that begins at `value`."""
    return max((at for at, edge in enumerate(edges) if edge <= value + _SAME_EDGE), default=0)


def _last(edges: list[float], end: float) -> int:
    """The last row or column that begins before `end`."""
    return max((at for at, edge in enumerate(edges) if edge < end - _SAME_EDGE), default=0)


def cell_at(char: Char, cells: list[Box]) -> int | None:
    """The index of the cell that the character stands in; None if it stands in none."""
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    boxes = enumerate(cells)
    return next((at for at, (left, top, right, bottom) in boxes if left <= x <= right and top <= y <= bottom), None)


def _cell_text(chars: list[Char], box: Box) -> str:
    """The cell's text. A line that fills the cell was wrapped and is joined with the next; a shorter one ends a paragraph."""
    text = ""
    lines = [line for line in group_lines(chars) if line.text.strip()]
    for line, following in zip_longest(lines, lines[1:]):
        text += line.text.strip()
        left_free = box[2] - box[0] - (line.right - line.left) - _PADDING
        if following is None or left_free > unbroken(following.text, line.size):
            text += "\n"
    return text.strip()


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
