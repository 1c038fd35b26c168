"""The lines of text of a PDF page, the words in them that white space parts, and the rules around them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders.formats.pdf_layout import Char, char_lines, middle

#: Points between two letters of one word, at most.
TOUCHING = 1.0
_HALF_WHITE = "、，。；：）》】〕"
_STRIPS = 100  # into which a page is divided, from top to bottom
_MOST_OF = 0.6  # of a table's width, at least: a rule across it
_LONG = 100.0  # points


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


def text_lines(chars: list[Char]) -> list[TextLine]:
    """The lines of a page; white space is no letter."""
    return [_text_line(line) for line in char_lines([char for char in chars if char["text"].strip()])]


def _text_line(chars: list[Char]) -> TextLine:
    return whole_line([*map(_ink, chars, chars[1:]), _ink(chars[-1], None)])


def whole_line(chars: list[Char]) -> TextLine:
    """The characters as a line, with their box."""
    return TextLine(
        chars,
        min(char["x0"] for char in chars),
        min(char["top"] for char in chars),
        max(char["x1"] for char in chars),
        max(char["bottom"] for char in chars),
    )


def _ink(char: Char, after: Char | None) -> Char:
    """The last character of a word without the white half of full-width punctuation, which may reach over the column's edge."""
    is_last = after is None or abs(after["x0"] - char["x1"]) > TOUCHING
    return {**char, "x1": middle(char)[0]} if is_last and char["text"] in _HALF_WHITE else char


def words_of(line: TextLine, gap: float) -> Iterator[Word]:
    """The words of the line, with more than `gap` points between two of them."""
    start = 0
    for at, char in enumerate(line.chars):
        is_last = at + 1 == len(line.chars)
        if is_last or line.chars[at + 1]["x0"] - char["x1"] > gap:
            own = line.chars[start : at + 1]
            yield Word("".join(one["text"] for one in own), own[0]["x0"], char["x1"])
            start = at + 1


class Rules:
    """The rules of a page: how far across they run, and where vertical ones stand between letters."""

    def __init__(self, edges: Sequence[Char], height: float) -> None:
        self._across = [edge for edge in edges if edge["orientation"] == "h"]
        self._heights = sorted(edge["top"] for edge in self._across if edge["x1"] - edge["x0"] >= _LONG)
        self._step = max(height, 1.0) / _STRIPS
        self._verticals: list[list[float]] = [[] for _ in range(_STRIPS)]
        for edge in edges:
            if edge["orientation"] == "v":
                for strip in range(self._strip(edge["top"]), self._strip(edge["bottom"]) + 1):
                    self._verticals[strip].append(edge["x0"])
        self._verticals = [sorted(strip) for strip in self._verticals]

    def _strip(self, y: float) -> int:
        return min(max(int(y / self._step), 0), _STRIPS - 1)

    def between(self, above: TextLine, below: TextLine) -> bool:
        """Whether a long rule runs between two lines."""
        return bisect_left(self._heights, above.bottom - 2) < bisect_left(self._heights, below.top + 2)

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
