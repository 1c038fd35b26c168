"""How wide and how tall a matrix is in multiples of its letters, from which style.css makes letters that fill the screen."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.render.name_pieces import name_pieces
from dashboard.text.gloss import gloss

_WIDEST_LABEL = 20.0  # em, of the text of a row's label; a longer one takes several lines
_TALLEST_NAME = 12  # characters of an agency's name that stand one below the other; a longer one takes several lines
_MOST_NAME_LINES = 3
_LINE, _ROW, _FOOT, _CELL = 1.25, 1.72, 1.5, 1.72  # a line of a label, a row of one line, a row of totals, a cell
_MARK = 1.2  # a mark, whose letters are larger than those of the matrix
_NAME, _NAME_GLOSS, _GLOSS_LETTER = (
    1.2,
    0.77,
    0.37,
)  # in the head: lines of a name and its translation, a letter of that
_ROW_GLOSS = 0.98  # the line of a translation below a label


def marks_width(marks: str) -> float:
    """The width of the marks and numbers in a cell, in em."""
    return _MARK * _width(marks) if marks else 0.0


@dataclass(frozen=True)
class MatrixSize:
    """The sizes of a matrix in em, which are those of the rules for .rb-matrix in style.css, or a little larger.

    `labels` are those of its rows and `agencies` those of its columns, each with the width of its widest cell in `cells`;
    `totals` and `feet` are the numbers of its columns and rows of totals, `groups` that of its group headings.
    """

    labels: Sequence[str]
    agencies: Sequence[str]
    cells: Sequence[float]
    totals: int
    feet: int
    groups: int = 0

    @property
    def label(self) -> float:
        """The width of the text of the rows' labels."""
        return round(min(max(map(_width, self.labels), default=0.0) + 0.2, _WIDEST_LABEL), 1)

    @property
    def wide(self) -> float:
        """The width of the matrix."""
        columns = zip(self.agencies, self.cells, strict=True)
        return round(self.label + 1.1 + sum(max(_head(name), cell) for name, cell in columns) + _CELL * self.totals, 1)

    @property
    def glosses(self) -> float:
        """The height of the translations below the rows' labels, which a narrow window does not show."""
        return round(_ROW_GLOSS * sum(1 for label in self.labels if gloss(label)), 1)

    @property
    def tall(self) -> float:
        """The height of the matrix without `glosses`."""
        names = max((max(len(name), len(gloss(name)) * _GLOSS_LETTER) for name in self.agencies), default=0)
        head = min(names, _TALLEST_NAME) * 1.03 + 0.9
        lines = (math.ceil(_width(label) / self.label) for label in self.labels)
        rows = sum(max(_ROW, count * _LINE + 0.45) for count in lines)
        return round(head + rows + _ROW * self.groups + _FOOT * self.feet, 1)


def _width(text: str) -> float:
    """In em: Chinese letters and marks are square, others about half as wide."""
    return sum(0.56 if char.isascii() else 1.0 for char in text) or 1.0


def _head(name: str) -> float:
    """The width of an agency's name above its column."""
    lines = min(_name_lines(name), _MOST_NAME_LINES)
    return max(_CELL, _NAME * lines + (_NAME_GLOSS if gloss(name) else 0) + 0.05)


def _name_lines(name: str) -> int:
    """The lines of a name in the head, where a piece of it begins a line if it does not fit on the last."""
    lines, room = 0, 0
    for piece in name_pieces(name):
        if len(piece) <= room:
            room -= len(piece)
        else:
            lines += math.ceil(len(piece) / _TALLEST_NAME)
            room = -len(piece) % _TALLEST_NAME
    return lines
