"""How wide and how tall a matrix is in multiples of its letters, from which style.css makes letters that fill the screen."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.matrix import cell_roles
from dashboard.text.gloss import gloss

_WIDEST_LABEL = 20.0  # em, of the text of a row's label; a longer one takes several lines
_TALLEST_NAME = 12  # characters of an agency's name that stand one below the other; a longer one takes several lines
_MOST_NAME_LINES = 3
_LINE, _ROW, _FOOT, _CELL, _MARK = 1.25, 1.72, 1.5, 1.72, 1.2
_NAME, _GLOSS, _GLOSS_LETTER = (
    1.2,
    0.77,
    0.37,
)  # a line of a name in the head, a line of its translation, a letter of that
_ROW_GLOSS = 0.98


@dataclass(frozen=True)
class MatrixSize:
    """The sizes of a matrix in em; its `drawn` columns are those of `agencies`, `groups` is the number of its group headings.

    They are those of the rules for .rb-matrix in style.css, and a little larger rather than smaller.
    """

    labels: Sequence[str]
    agencies: Sequence[str]
    others: str
    roles: Sequence[str]
    drawn: pd.DataFrame
    groups: int

    @property
    def label(self) -> float:
        """The width of the text of the rows' labels."""
        return round(min(max(map(_width, self.labels), default=0.0) + 0.2, _WIDEST_LABEL), 1)

    @property
    def wide(self) -> float:
        """The width of the matrix."""
        marks = max((len(cell_roles(cell)) for cell in self.drawn.to_numpy().flat), default=1)
        names = [*self.agencies, *([self.others] if self.others else [])]
        cells = (
            max(_CELL, _MARK * marks, _NAME * _name_lines(name) + (_GLOSS if gloss(name) else 0) + 0.05)
            for name in names
        )
        return round(self.label + 1.1 + sum(cells) + _CELL * len(self.roles), 1)

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
        return round(head + rows + _ROW * self.groups + _FOOT * len(self.roles), 1)


def _width(text: str) -> float:
    """In em: Chinese letters and marks are square, others about half as wide."""
    return sum(0.56 if char.isascii() else 1.0 for char in text) or 1.0


def _name_lines(name: str) -> int:
    return min(math.ceil(len(name) / _TALLEST_NAME), _MOST_NAME_LINES)
