"""Finds tables of a PDF page that have no rules between their columns: the words of a header and white space show them.

The header must have known words, since white space alone also parts the words of other text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from loaders.formats.pdf_headers import Header, find_headers, is_one_name
from loaders.formats.pdf_layout import Box, middle
from loaders.formats.pdf_running import PAGE_NUMBER
from loaders.formats.pdf_text_lines import TOUCHING, Rules, TextLine, Word, words_of
from loaders.formats.pdf_white_rows import row_edges

_SAMPLE = 20  # lines below a header that show whether rules part its columns
_FOOT = 2  # lines at the end of a page below its table
_HEADINGS = 8  # lines from a heading inside a table to a line of its rows that fills several columns
_FIRST = 2  # lines above the rows of a table that goes on at the top of a page
_OFF_CENTRE = 0.03  # of a table's width: a heading may be so far off its middle
_FAR = 2.0  # times the widest space between lines so far: what stands so far below is no row
_PADDING = 5.5  # points at the left and at the right of a cell's text


class WhiteTable(NamedTuple):
    """A table: the boxes of its cells and the edges of its columns.

    `is_open`: it goes down to the end of the page. `is_half_ruled`: rules part some of its columns, or some of its rows.
    """

    cells: list[Box]
    columns: list[float]
    is_open: bool
    is_half_ruled: bool = False


def white_tables(lines: Sequence[TextLine], rules: Rules, going_on: Sequence[float]) -> Iterator[WhiteTable]:
    """The tables among the lines of a page.

    `going_on` are the edges of the columns of the table that the last page ended with: it may go on without a header.
    """
    headers = find_headers(lines, rules)
    starts = sorted(headers)
    if going_on and (not starts or starts[0] > _FIRST):
        yield from _continued(lines[: starts[0]] if starts else lines, rules, going_on, len(lines))
    for start, following in pairwise([*starts, len(lines)]):
        table = _table_below(lines[:following], rules, headers[start], is_last=following == len(lines))
        if table:
            yield table


def _table_below(lines: Sequence[TextLine], rules: Rules, header: Header, *, is_last: bool) -> WhiteTable | None:
    """The table below a header, if there is one; `lines` end before the next header."""
    end = header.end
    inner = _inner_edges(header.words, lines[end:])
    if _is_ruled(lines[end : end + _SAMPLE], rules, header, inner):
        return None
    last = _body_end(lines, end, len(lines), inner)
    if last == end or not any(_filled(line, inner) > 1 for line in lines[end:last]):
        return None
    own = lines[header.first : last]
    columns = [min(line.left for line in own) - 1, *inner, max(line.right for line in own) + 1]
    rows = row_edges(lines[end:last], columns, rules.across(columns), starts_row=True)
    cells = _cells(own, columns, [lines[header.first].top - 1, *rows])
    is_open = is_last and _reaches_end(lines, last)
    return WhiteTable(cells, columns, is_open, bool(rules.parting(header.whole)))


def _is_ruled(lines: Sequence[TextLine], rules: Rules, header: Header, inner: Sequence[float]) -> bool:
    """Whether vertical rules part the columns: all names of the header, and not only these but also the rows below it."""
    parting = rules.parting(header.whole)
    names: list[list[str]] = [[] for _ in range(len(parting) + 1)]
    for word in header.words:
        names[bisect_left(parting, (word.left + word.right) / 2)].append(word.text)
    if not parting or not all(map(is_one_name, names)):
        return False
    return all(rules.parting(line) for line in lines if _filled(line, inner) > 1)


def _continued(lines: Sequence[TextLine], rules: Rules, columns: Sequence[float], total: int) -> Iterator[WhiteTable]:
    """The rows at the top of a page that belong to the table of the last page."""
    inner = columns[1:-1]
    start = next((at for at, line in enumerate(lines[: _FIRST + 1]) if not _crossed(line, inner)), None)
    if start is None:
        return
    end = _body_end(lines, start, len(lines), inner)
    own = lines[start:end]
    if any(_filled(line, inner) > 1 for line in own):
        edges = [
            min(columns[0], *(line.left - 1 for line in own)),
            *inner,
            max(columns[-1], *(line.right + 1 for line in own)),
        ]
        yield WhiteTable(
            _cells(own, edges, row_edges(own, edges, rules.across(edges), starts_row=False)),
            edges,
            end == total or _reaches_end(lines, end),
        )


def _reaches_end(lines: Sequence[TextLine], end: int) -> bool:
    """Whether nothing but a foot stands below."""
    return len(lines) - end <= _FOOT


def _inner_edges(words: list[Word], lines: Sequence[TextLine]) -> list[float]:
    """Where one column ends and the next begins: between the words of the header, where the fewest lines have letters.

    A line of several words counts as often. One that covers all the space between two words of the header does not count:
    it is a heading or a sentence.
    """
    gutters = [(before.right, after.left) for before, after in pairwise(words)]
    covers: list[list[tuple[float, int]]] = [[] for _ in gutters]
    for line in lines:
        covered = list(_covered(line, gutters))
        if not any((left, right) == gutters[at] for at, left, right in covered):
            weight = sum(1 for _ in words_of(line, line.bottom - line.top))
            for at, left, right in covered:
                covers[at] += [(left, weight), (right, -weight)]
    return [_least_covered(gutter, cover) for gutter, cover in zip(gutters, covers, strict=True)]


def _covered(line: TextLine, gutters: list[tuple[float, float]]) -> Iterator[tuple[int, float, float]]:
    """The index of each gutter that words of the line reach into, from where to where."""
    ends = [end for _, end in gutters]
    for word in words_of(line, TOUCHING):
        at = bisect_right(ends, word.left)
        while at < len(gutters) and gutters[at][0] < word.right:
            yield at, max(word.left, gutters[at][0]), min(word.right, gutters[at][1])
            at += 1


def _least_covered(gutter: tuple[float, float], cover: list[tuple[float, int]]) -> float:
    """The middle of the widest stretch of the gutter that the fewest words cover."""
    best, depth, start = (0, 0.0, sum(gutter) / 2), 0, gutter[0]
    found = []
    for x, step in [*sorted(cover), (gutter[1], 0)]:
        if x > start:
            found.append((depth, start - x, (start + x) / 2))
        depth, start = depth + step, x
    return min(found, default=best)[2]


def _crossed(line: TextLine, inner: Sequence[float]) -> list[int]:
    """The indexes of the edges that a word of the line runs across."""
    crossed = []
    for word in words_of(line, TOUCHING):
        at = bisect_left(inner, word.left)
        while at < len(inner) and inner[at] < word.right:
            crossed.append(at)
            at += 1
    return crossed


def _filled(line: TextLine, inner: Sequence[float]) -> int:
    """How many columns the line has letters in; 0 if it runs across an edge."""
    return 0 if _crossed(line, inner) else len({bisect_left(inner, middle(char)[0]) for char in line.chars})


def _body_end(lines: Sequence[TextLine], start: int, end: int, inner: Sequence[float]) -> int:
    """The first line below the rows that begin at `start`."""
    widest = 0.0
    for at in range(start, end):
        line = lines[at]
        if _crossed(line, inner) and not _rows_follow(lines[at + 1 : min(end, at + 1 + _HEADINGS)], inner):
            return at
        if at + 1 == len(lines) and _is_page_number(line, inner):
            return at
        space = line.top - lines[at - 1].bottom if at > start else 0.0
        size = line.bottom - line.top
        is_far = space > max(_FAR * widest, 1.5 * size) and _filled(line, inner) < 2 and at > start + 1
        if is_far and not _rows_follow(lines[at + 1 : min(end, at + 1 + _HEADINGS)], inner):
            return at
        widest = max(widest, space)
    return end


def _rows_follow(lines: Sequence[TextLine], inner: Sequence[float]) -> bool:
    """Whether a line with letters in several columns comes before a second line across them."""
    crossed = 0
    for line in lines:
        if _filled(line, inner) > 1:
            return True
        crossed += bool(_crossed(line, inner))
        if crossed > 1:
            return False
    return False


def _is_page_number(line: TextLine, inner: Sequence[float]) -> bool:
    is_first = middle(line.chars[0])[0] < inner[0]
    return bool(PAGE_NUMBER.fullmatch(line.text)) and (not is_first or not line.text.isdigit())


def _cells(lines: Sequence[TextLine], columns: list[float], rows: list[float]) -> list[Box]:
    """The boxes of the cells, as wide as the text of their columns; a cell is merged over the edges that its text crosses."""
    inner = columns[1:-1]
    sides = _sides(lines, columns)
    across: list[set[int]] = [set() for _ in rows]
    own: list[list[TextLine]] = [[] for _ in rows]
    for line in lines:
        row = max(bisect_left(rows, (line.top + line.bottom) / 2) - 1, 0)
        across[row].update(_crossed(line, inner))
        own[row].append(line)
    for row, in_row in enumerate(own):
        if len(in_row) == 1 and _is_centred(in_row[0], columns):
            across[row].update(range(len(inner)))
    boxes = []
    for (top, bottom), crossed in zip(pairwise(rows), across, strict=False):
        left = 0
        for column in range(len(sides)):
            if column not in crossed:
                boxes.append((sides[left][0], top, sides[column][1], bottom))
                left = column + 1
    return boxes


def _is_centred(line: TextLine, columns: list[float]) -> bool:
    """Whether the line, which stands alone in its row, is a heading over the middle of the table."""
    off_centre = abs(line.left + line.right - columns[0] - columns[-1]) / 2
    return off_centre < _OFF_CENTRE * (columns[-1] - columns[0]) and _filled(line, columns[1:-1]) == 1


def _sides(lines: Sequence[TextLine], columns: list[float]) -> list[tuple[float, float]]:
    """The left and the right side of each column, a little outside its text."""
    sides = [[right, left] for left, right in pairwise(columns)]
    inner = columns[1:-1]
    for line in lines:
        if not _crossed(line, inner):
            for char in line.chars:
                side = sides[bisect_left(inner, middle(char)[0])]
                side[0], side[1] = min(side[0], char["x0"]), max(side[1], char["x1"])
    return [
        (max(start, left - _PADDING), min(end, right + _PADDING)) if left < right else (start, end)
        for (left, right), (start, end) in zip(sides, pairwise(columns), strict=True)
    ]
