"""Finds tables of a PDF page that have no rules between their columns: the words of a header and white space show them.

The header must have known words, since white space alone also parts the words of other text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from loaders.formats.pdf_layout import Box, Char, char_lines, middle
from loaders.formats.pdf_running import PAGE_NUMBER
from loaders.formats.pdf_white_rows import row_edges
from loaders.vocabulary.columns import ENDINGS, KIND_OF

_GAPS = (0.6, 1.2, 2.2)  # of a character's size, between the words of a header; letters of one word may be spaced out
_MOST_COLUMNS = 40
_LONGEST_NAME = 14  # characters of a word of a header
_NO_NAME = re.compile("[，。；：:;]")
_AGENCIES = re.compile("单位|部门|处室|科室|机构|主体|牵头|责任|配合|负责")
_HALF_WHITE = "、，。；：）》】〕"
_TOUCHING = 1.0  # points between two letters of one word
_DEEPEST = 5  # lines of a header above, or below, the one that is found
_SAMPLE = 20  # lines below a header that show whether rules part its columns
_FOOT = 2  # lines at the end of a page below its table
_HEADINGS = 2  # lines across the table that may follow one another
_STRIPS = 100  # into which a page is divided, from top to bottom
_MOST_OF = 0.6  # of a table's width, at least: a rule across it
_FAR = 2.0  # times the widest space between lines so far: what stands so far below is no row
_PADDING = 5.5  # points at the left and at the right of a cell's text


class TextLine(NamedTuple):
    """A line of a page: its letters from left to right, and their box."""

    chars: list[Char]
    left: float
    top: float
    right: float
    bottom: float

    @property
    def text(self) -> str:
        """The letters, without the space between them."""
        return "".join(char["text"] for char in self.chars)


class Word(NamedTuple):
    """A word of a header and where it stands."""

    text: str
    left: float
    right: float


class Header(NamedTuple):
    """A header: the line in which most of its words stand, its first line, the first line below it, and all its words."""

    line: TextLine
    first: int
    end: int
    words: list[Word]


class WhiteTable(NamedTuple):
    """A table: the boxes of its cells and the edges of its columns.

    `is_open`: it goes down to the end of the page. `is_half_ruled`: rules part some of its columns, or some of its rows.
    """

    cells: list[Box]
    columns: list[float]
    is_open: bool
    is_half_ruled: bool = False


class Rules:
    """The rules of a page: how far across they run, and where vertical ones stand between letters."""

    def __init__(self, edges: Sequence[Char], height: float) -> None:
        self._across = [edge for edge in edges if edge["orientation"] == "h"]
        self._step = max(height, 1.0) / _STRIPS
        self._verticals: list[list[float]] = [[] for _ in range(_STRIPS)]
        for edge in edges:
            if edge["orientation"] == "v":
                for strip in range(self._strip(edge["top"]), self._strip(edge["bottom"]) + 1):
                    self._verticals[strip].append(edge["x0"])
        self._verticals = [sorted(strip) for strip in self._verticals]

    def _strip(self, y: float) -> int:
        return min(max(int(y / self._step), 0), _STRIPS - 1)

    def parting(self, line: TextLine) -> list[float]:
        """Where vertical rules stand between letters of the line."""
        strip = self._verticals[self._strip((line.top + line.bottom) / 2)]
        return strip[bisect_left(strip, line.left + 1) : bisect_left(strip, line.right - 1)]

    def across(self, columns: Sequence[float]) -> list[float]:
        """The heights of the rules across most of these columns, from the top."""
        most = _MOST_OF * (columns[-1] - columns[0])
        return sorted(
            edge["top"] for edge in self._across if min(edge["x1"], columns[-1]) - max(edge["x0"], columns[0]) >= most
        )


def text_lines(chars: list[Char]) -> list[TextLine]:
    """The lines of a page; white space is no letter."""
    return [_text_line(line) for line in char_lines([char for char in chars if char["text"].strip()])]


def _text_line(chars: list[Char]) -> TextLine:
    chars = [*map(_ink, chars, chars[1:]), _ink(chars[-1], None)]
    return TextLine(
        chars,
        chars[0]["x0"],
        min(char["top"] for char in chars),
        max(char["x1"] for char in chars),
        max(char["bottom"] for char in chars),
    )


def _ink(char: Char, after: Char | None) -> Char:
    """The last character of a word without the white half of full-width punctuation, which may reach over the column's edge."""
    is_last = after is None or abs(after["x0"] - char["x1"]) > _TOUCHING
    return {**char, "x1": middle(char)[0]} if is_last and char["text"] in _HALF_WHITE else char


def white_tables(lines: Sequence[TextLine], rules: Rules, going_on: Sequence[float]) -> Iterator[WhiteTable]:
    """The tables among the lines of a page.

    `going_on` are the edges of the columns of the table that the last page ended with: it may go on without a header.
    """
    headers = {at: words for at, line in enumerate(lines) if (words := _header(line))}
    starts = sorted(headers)
    if going_on and (not starts or starts[0] > _HEADINGS):
        yield from _continued(lines[: starts[0]] if starts else lines, rules, going_on, len(lines))
    done = 0
    for start, following in pairwise([*starts, len(lines)]):
        if start >= done:
            header = _whole_header(lines, start, following, headers[start])
            table, done = _table_below(lines[:following], rules, header, is_last=following == len(lines))
            if table:
                yield table


def _header(line: TextLine) -> list[Word]:
    """The words of the line if it is a header; none if it is not."""
    size = max(char["size"] for char in line.chars)
    for gap in _GAPS:
        words = list(_words(line, gap * size))
        if 2 <= len(words) <= _MOST_COLUMNS and _is_header([word.text for word in words]):
            return words
    return []


def _words(line: TextLine, gap: float) -> Iterator[Word]:
    start = 0
    for at, char in enumerate(line.chars):
        is_last = at + 1 == len(line.chars)
        if is_last or line.chars[at + 1]["x0"] - char["x1"] > gap:
            own = line.chars[start : at + 1]
            yield Word("".join(one["text"] for one in own), own[0]["x0"], char["x1"])
            start = at + 1


def _is_header(names: list[str]) -> bool:
    """Whether the names are those of a table: one of agencies and another known one; of two columns, both."""
    if any(len(name) > _LONGEST_NAME or _NO_NAME.search(name) for name in names):
        return False
    agencies = [bool(_AGENCIES.search(name)) for name in names]
    known = [_is_known(name) for name in names]
    others = sum(is_known and not is_agency for is_known, is_agency in zip(known, agencies, strict=True))
    return any(agencies) and others > 0 and (len(names) > 2 or all(known))


def _is_known(name: str) -> bool:
    return name in KIND_OF or any(ending.fullmatch(name) for ending, _ in ENDINGS)


def _whole_header(lines: Sequence[TextLine], at: int, following: int, words: list[Word]) -> Header:
    """The header with the words on lines beside the one found."""
    first, end = at, at + 1
    while at - first < _DEEPEST and first > 0 and lines[first - 1].bottom > lines[at].top + 1:
        first -= 1
    while (
        end - at < _DEEPEST
        and end < following
        and (lines[end].top < lines[at].bottom - 1 or _goes_on(lines[end], words))
    ):
        words = _with(words, lines[end])
        end += 1
    for line in reversed(lines[first:at]):
        words = _with(words, line)
    return Header(lines[at], first, end, words)


def _goes_on(line: TextLine, words: list[Word]) -> bool:
    """Whether the line holds the second halves of words that are known only as a whole: 牵头 above 单位."""
    halves = [(word, _under(word, words)) for word in _words(line, _GAPS[0] * line.chars[0]["size"])]
    return all(above and not _is_known(above.text) and _is_known(above.text + word.text) for word, above in halves)


def _under(word: Word, words: list[Word]) -> Word | None:
    return next((above for above in words if above.left < word.right and word.left < above.right), None)


def _with(words: list[Word], line: TextLine) -> list[Word]:
    """The words of a header with those of a further line of it."""
    for word in _words(line, _GAPS[0] * line.chars[0]["size"]):
        above = _under(word, words)
        if above:
            joined = Word(above.text + word.text, min(above.left, word.left), max(above.right, word.right))
            words = [joined if one == above else one for one in words]
        else:
            words = sorted([*words, word], key=lambda one: one.left)
    return words


def _table_below(
    lines: Sequence[TextLine], rules: Rules, header: Header, *, is_last: bool
) -> tuple[WhiteTable | None, int]:
    """The table below a header, if there is one, and the first line below it. `lines` end before the next header."""
    end = header.end
    inner = _inner_edges(header.words, lines[end:])
    if _is_ruled(lines[end : end + _SAMPLE], rules, header.line, inner):
        return None, end
    last = _body_end(lines, end, len(lines), inner)
    if last == end or not any(_filled(line, inner) > 1 for line in lines[end:last]):
        return None, end
    own = lines[header.first : last]
    columns = [min(line.left for line in own) - 1, *inner, max(line.right for line in own) + 1]
    rows = row_edges(lines[end:last], columns, rules.across(columns), starts_row=True)
    cells = _cells(own, columns, [lines[header.first].top - 1, *rows])
    is_open = is_last and _reaches_end(lines, last)
    return WhiteTable(cells, columns, is_open, bool(rules.parting(header.line))), last


def _is_ruled(lines: Sequence[TextLine], rules: Rules, header: TextLine, inner: Sequence[float]) -> bool:
    """Whether vertical rules part the columns: the words of the header, and not only these but also the rows below it."""
    parting = rules.parting(header)
    names = [""] * (len(parting) + 1)
    for char in header.chars:
        names[bisect_left(parting, middle(char)[0])] += char["text"]
    known = bool(parting) and _is_header([name for name in names if name])
    return known and all(rules.parting(line) for line in lines if _filled(line, inner) > 1)


def _continued(lines: Sequence[TextLine], rules: Rules, columns: Sequence[float], total: int) -> Iterator[WhiteTable]:
    """The rows at the top of a page that belong to the table of the last page."""
    inner = columns[1:-1]
    start = next((at for at, line in enumerate(lines[: _HEADINGS + 1]) if not _crossed(line, inner)), None)
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

    A line that covers all the space between two of these words does not count: it is a heading or a sentence.
    """
    gutters = [(before.right, after.left) for before, after in pairwise(words)]
    covers: list[list[tuple[float, int]]] = [[] for _ in gutters]
    for line in lines:
        covered = list(_covered(line, gutters))
        if not any((left, right) == gutters[at] for at, left, right in covered):
            for at, left, right in covered:
                covers[at] += [(left, 1), (right, -1)]
    return [_least_covered(gutter, cover) for gutter, cover in zip(gutters, covers, strict=True)]


def _covered(line: TextLine, gutters: list[tuple[float, float]]) -> Iterator[tuple[int, float, float]]:
    """The index of each gutter that words of the line reach into, from where to where."""
    ends = [end for _, end in gutters]
    for word in _words(line, _TOUCHING):
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
    for word in _words(line, _TOUCHING):
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
        line, further = lines[at], lines[at + 1 : min(end, at + 1 + _HEADINGS)]
        if _crossed(line, inner) and not any(_filled(below, inner) > 1 for below in further):
            return at
        if at + 1 == len(lines) and _is_page_number(line, inner):
            return at
        space = line.top - lines[at - 1].bottom if at > start else 0.0
        size = line.bottom - line.top
        if space > max(_FAR * widest, 1.5 * size) and _filled(line, inner) < 2 and at > start + 1:
            return at
        widest = max(widest, space)
    return end


def _is_page_number(line: TextLine, inner: Sequence[float]) -> bool:
    is_first = middle(line.chars[0])[0] < inner[0]
    return bool(PAGE_NUMBER.fullmatch(line.text)) and (not is_first or not line.text.isdigit())


def _cells(lines: Sequence[TextLine], columns: list[float], rows: list[float]) -> list[Box]:
    """The boxes of the cells, as wide as the text of their columns; a cell is merged over the edges that its text crosses."""
    inner = columns[1:-1]
    sides = _sides(lines, columns)
    across: list[set[int]] = [set() for _ in rows]
    for line in lines:
        across[max(bisect_left(rows, (line.top + line.bottom) / 2) - 1, 0)].update(_crossed(line, inner))
    boxes = []
    for (top, bottom), crossed in zip(pairwise(rows), across, strict=False):
        left = 0
        for column in range(len(sides)):
            if column not in crossed:
                boxes.append((sides[left][0], top, sides[column][1], bottom))
                left = column + 1
    return boxes


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
