"""Adds the rules that a PDF table lacks: at open sides, between shaded rows, between columns separated by white space.

A table in an official paper may have only three horizontal rules. Then the white space between the columns separates the
columns, and the wider spaces between its row numbers separate the rows.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from loaders.formats.pdf_layout import Char, Line, distinct, group_lines

_NEAR = 3.0  # points; edges closer than this are one
_SHORTEST = 100.0  # points of a rule across a whole table
_FEWEST_RULES = 3
_FEWEST_GUTTERS = 2
_NARROWEST = 0.6  # of a character's size: the white space between two columns
_LONGEST_NUMBER = 6

Span = tuple[float, float]


class Band(NamedTuple):
    """The strip between one horizontal rule and the next, and where vertical rules run through it."""

    top: float
    bottom: float
    verticals: list[float]


def rules_of(page: Any) -> list[Char]:
    """The rules of a page of pdfplumber; pieces that touch one another are one rule."""
    from pdfplumber.table import merge_edges
    from pdfplumber.utils import filter_edges

    edges: list[Char] = merge_edges(filter_edges(page.edges, min_length=1), _NEAR, _NEAR, _NEAR, _NEAR)
    return edges


def missing_rules(edges: list[Char], chars: list[Char]) -> tuple[list[Char], list[Char]]:
    """The vertical and horizontal rules, as line objects of pdfplumber, that close the cells of the page's tables."""
    verticals: list[Char] = []
    horizontals: list[Char] = []
    inked = [_ink(char) for char in chars if char["text"].strip()]
    for left, right, heights in _frames(edges):
        horizontals += [_horizontal(y, left, right) for y in _open_ends(edges, left, right, heights)]
        bands = [Band(top, bottom, _verticals(edges, left, right, top, bottom)) for top, bottom in pairwise(heights)]
        inside = [char for char in inked if left - _NEAR < _middle(char) < right + _NEAR]
        if any(_interior(band, left, right) for band in bands):
            verticals += _at_open_sides(bands, left, right, inside)
        elif len(heights) >= _FEWEST_RULES:
            columns, rows = _from_white(bands, left, right, inside)
            verticals += _between_runs(columns, sorted([*heights, *rows]), inside)
            horizontals += [_horizontal(y, left, right) for y in rows]
    return verticals, horizontals


def _ink(char: Char) -> Char:
    """The character without the white half of full-width punctuation, which may reach over the edge of the column."""
    if char["text"] in "、，。；：）》】〕":
        return {**char, "x1": (char["x0"] + char["x1"]) / 2}
    return char


def _frames(edges: list[Char]) -> Iterator[tuple[float, float, list[float]]]:
    """(left, right, heights) of the horizontal rules that begin and end at the same positions: one table each."""
    groups: dict[Span, list[float]] = {}
    for edge in edges:
        if edge["orientation"] == "h" and edge["x1"] - edge["x0"] >= _SHORTEST:
            span = next((s for s in groups if abs(s[0] - edge["x0"]) < _NEAR and abs(s[1] - edge["x1"]) < _NEAR), None)
            groups.setdefault(span or (edge["x0"], edge["x1"]), []).append(edge["top"])
    for (left, right), heights in groups.items():
        if len(apart := distinct(heights)) > 1:
            yield left, right, apart


def _open_ends(edges: list[Char], left: float, right: float, heights: list[float]) -> Iterator[float]:
    """The heights at which both sides of a table end beyond its first or last rule: a page break has cut a cell there."""
    sides = [
        [edge for edge in edges if edge["orientation"] == "v" and abs(edge["x0"] - x) < _NEAR] for x in (left, right)
    ]
    reach = [[e for e in side if e["top"] < heights[-1] + _NEAR and e["bottom"] > heights[0] - _NEAR] for side in sides]
    if not all(reach):
        return
    top = max(min(edge["top"] for edge in side) for side in reach)
    bottom = min(max(edge["bottom"] for edge in side) for side in reach)
    if top < heights[0] - _NEAR:
        yield top
    if bottom > heights[-1] + _NEAR:
        yield bottom


def _verticals(edges: list[Char], left: float, right: float, top: float, bottom: float) -> list[float]:
    return [
        edge["x0"]
        for edge in edges
        if edge["orientation"] == "v"
        and left - _NEAR < edge["x0"] < right + _NEAR
        and edge["top"] < top + _NEAR
        and edge["bottom"] > bottom - _NEAR
    ]


def _interior(band: Band, left: float, right: float) -> list[float]:
    return [x for x in band.verticals if left + _NEAR < x < right - _NEAR]


def _at_open_sides(bands: list[Band], left: float, right: float, chars: list[Char]) -> Iterator[Char]:
    """The missing sides of bands with columns, and all rules of the bands without columns between them (unshaded rows)."""
    columns: list[float] = sorted({round(x) for band in bands for x in _interior(band, left, right)})
    for band in bands:
        if not _interior(band, left, right):
            if band.verticals or not _fills(columns, _within(chars, band)):
                continue
            yield from (_vertical(x, band.top, band.bottom) for x in columns)
        for side in (left, right):
            if not any(abs(x - side) < _NEAR for x in band.verticals):
                yield _vertical(side, band.top, band.bottom)


def _fills(columns: list[float], chars: list[Char]) -> bool:
    """Whether the characters stand in at least two of the columns, and no line of text crosses from one to another."""
    if any(_crossed(chars, x) for x in columns):
        return False
    return len({sum(x < _middle(char) for x in columns) for char in chars}) > 1


def _crossed(chars: list[Char], x: float) -> bool:
    """Whether a line of text runs across x."""
    return any(line.left < x < line.right and not _parted(chars, line, x) for line in group_lines(chars))


def _parted(chars: list[Char], line: Line, x: float) -> bool:
    """Whether the line has white space at x, as between two cells, where a sentence would run on."""
    on_line = _on_line(chars, line)
    before = max((char["x1"] for char in on_line if _middle(char) <= x), default=x)
    after = min((char["x0"] for char in on_line if _middle(char) > x), default=x)
    return after - before > _NARROWEST * line.size


def _on_line(chars: list[Char], line: Line) -> list[Char]:
    return [char for char in chars if abs(char["top"] - line.top) < 0.5 * line.size]


def _from_white(bands: list[Band], left: float, right: float, chars: list[Char]) -> tuple[list[float], list[float]]:
    """The edges of columns, with both sides, and of rows that white space separates; empty if that makes no table."""
    whole = Band(bands[0].top, bands[-1].bottom, [])
    gutters = _gutters(_within(chars, bands[0]), _within(chars, whole), left, right)
    if len(gutters) < _FEWEST_GUTTERS:
        return [], []
    columns = [left, *((start + end) / 2 for start, end in gutters), right]
    if len(bands) > _FEWEST_RULES:
        return columns, []
    first = [char for char in chars if _middle(char) < columns[1]]
    return columns, [y for band in bands[1:] for y in _row_ends(_within(first, band), _within(chars, band))]


def _between_runs(columns: list[float], heights: list[float], chars: list[Char]) -> Iterator[Char]:
    """The rules of the columns, except where the text of a row runs across one."""
    for top, bottom in pairwise(heights) if columns else ():
        own = _within(chars, Band(top, bottom, []))
        yield from (_vertical(x, top, bottom) for x in columns if not _crossed(own, x))


def _gutters(header: list[Char], chars: list[Char], left: float, right: float) -> list[Span]:
    """The white space between the header's words that continues below; lines across the whole table are ignored."""
    gutters = _white(header, left, right)
    for line in group_lines(chars):
        white = _white(_on_line(chars, line), left, right)
        if white or not any(line.left < start and end < line.right for start, end in gutters):
            free = [(left, line.left), *white, (line.right, right)]
            gutters = [common for gutter in gutters for gap in free if (common := _common(gutter, gap))]
    return gutters


def _white(chars: list[Char], left: float, right: float) -> list[Span]:
    """The gaps between the characters of one or more lines that are wider than gaps between words."""
    spans: list[Span] = []
    for char in sorted(chars, key=lambda char: char["x0"]):
        if spans and char["x0"] - spans[-1][1] < _NARROWEST * char["size"]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], char["x1"]))
        else:
            spans.append((char["x0"], char["x1"]))
    return [(before[1], after[0]) for before, after in pairwise(spans) if left <= before[1] and after[0] <= right]


def _common(one: Span, other: Span) -> Span | None:
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return (start, end) if end - start > _NEAR else None


def _row_ends(first: list[Char], chars: list[Char]) -> list[float]:
    """The heights between rows: between two numbers of the first column, the middle of the widest white space.

    If several are equally wide, the lowest counts.
    """
    numbers = group_lines(first)
    if not numbers or any(len(line.text.strip()) > _LONGEST_NUMBER for line in numbers):
        return []
    inked = sorted((char["top"], char["bottom"]) for char in chars)
    ends = []
    for above, below in pairwise(numbers):
        lowest, widest = above.top, (0.0, 0.0)
        for top, bottom in inked:
            if top > below.top + _NEAR:
                break
            if top > lowest and lowest > above.top and top - lowest >= widest[0] - 0.5:
                widest = (top - lowest, (top + lowest) / 2)
            lowest = max(lowest, bottom)
        ends.append(widest[1])
    return [end for end in ends if end]


def _within(chars: list[Char], band: Band) -> list[Char]:
    return [char for char in chars if band.top <= (char["top"] + char["bottom"]) / 2 <= band.bottom]


def _middle(char: Char) -> float:
    return (char["x0"] + char["x1"]) / 2


def _vertical(x: float, top: float, bottom: float) -> Char:
    return {"object_type": "line", "x0": x, "x1": x, "top": top, "bottom": bottom, "width": 0, "height": bottom - top}


def _horizontal(y: float, left: float, right: float) -> Char:
    return {"object_type": "line", "x0": left, "x1": right, "top": y, "bottom": y, "width": right - left, "height": 0}
