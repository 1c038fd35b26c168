"""A matrix as a picture for a slide: SVG, which is sharp at any size, and PNG, which every program takes."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import accumulate

import pandas as pd

from dashboard.analysis.matrix import cell_roles, matrix_totals, row_sections
from dashboard.model.selection import Selection
from dashboard.render.matrix import group_starts
from dashboard.render.palette import LIGHT
from dashboard.render.template import macros
from dashboard.text import ROLES, t
from dashboard.text.captions import caption

_CELL, _LINE, _SIZE = 40, 26, 20  # pixels: the width of a cell, the height of a line, the font size
_LABEL_CHARS, _MARGIN = 24, 24
_LEFT = _MARGIN + _LABEL_CHARS * _SIZE + 16  # x of the first column
_LEGEND = _MARGIN + 3 * _LINE + 10  # y of the legend, below title and filter
_TOP = _LEGEND + 20  # y of the matrix
_MARK_TO_MARK = 150  # pixels from mark to mark in the legend
_SHARPNESS = 2  # pixels of the PNG for one of the SVG
_FONT = "Microsoft YaHei, Noto Sans SC, Noto Sans CJK SC, PingFang SC, sans-serif"
_PLAIN, _BOLD, _TITLE = 400, 700, 800  # weights of letters; those of the title are larger, too
_views = macros("matrix_picture.svg")
#: x, y, words, anchor, weight
_Text = tuple[int, int, str, str, int]
#: x, y, roles
_Marks = tuple[int, int, tuple[str, ...]]


def png_of(svg: str) -> bytes:
    """The picture as a PNG, in the fonts installed on the server."""
    import resvg_py  # only now: it reads all installed fonts

    return resvg_py.svg_to_bytes(svg_string=svg, zoom=_SHARPNESS, languages=["zh-CN", "zh", "en"])


def matrix_svg(table: pd.DataFrame, labels: Sequence[str], selection: Selection) -> str:
    """The SVG of a matrix of `analysis.matrix`: title, filter and legend above, all names in full, rows below their section,
    the agencies that the filter asks for in bold."""
    roles, agencies, index = matrix_totals(table).roles, table.columns.tolist(), table.index.tolist()
    starts = group_starts(index, row_sections(selection.dataset, index), selection.dataset)
    groups = [starts.get(row, []) for row in index]
    wrapped = [_wrapped(label) for label in labels]
    heights = [max(len(lines) * _LINE + 12, _CELL) for lines in wrapped]
    head = _TOP + max(map(len, agencies), default=0) * _LINE + 20
    steps = [step for names, height in zip(groups, heights, strict=True) for step in (len(names) * _CELL, height)]
    edges = list(accumulate(steps, initial=head))  # y where the headings above a row begin, then the row, by turns
    tops, right, bottom = edges[1::2], _LEFT + len(agencies) * _CELL, edges[-1]
    texts = [
        *_head(selection, roles),
        *(
            text
            for at, agency in enumerate(agencies)
            for text in _upright(_middle(at), head, agency, _BOLD if agency in selection.filter.agency else _PLAIN)
        ),
        *(text for names, y in zip(groups, tops, strict=True) for text in _headings(names, y)),
        *(text for lines, y, height in zip(wrapped, tops, heights, strict=True) for text in _label(lines, y, height)),
    ]
    marks: list[_Marks] = [
        (_MARGIN + at * _MARK_TO_MARK + _SIZE // 2, _LEGEND, (role,)) for at, role in enumerate(roles)
    ]
    marks += [
        (_middle(at), y + height // 2 + _SIZE // 3, cell_roles(cell))
        for y, height, cells in zip(tops, heights, table.to_numpy(), strict=True)
        for at, cell in enumerate(cells)
        if cell
    ]
    lines = [(_MARGIN, y, right, y) for y in dict.fromkeys(edges)]
    lines += [(_LEFT + at * _CELL, _TOP, _LEFT + at * _CELL, bottom) for at in range(len(agencies) + 1)]
    width, height = max(right + _MARGIN, 1200), bottom + _MARGIN
    return _views.matrix_picture(width, height, _FONT, _SIZE, LIGHT, texts, marks, lines)


def _head(selection: Selection, roles: Sequence[str]) -> Iterator[_Text]:
    """The title, the filter, and the words of the legend."""
    yield _MARGIN, _MARGIN + _SIZE, t("matrix.nav"), "start", _TITLE
    yield _MARGIN, _MARGIN + _SIZE + _LINE + 8, caption(selection), "start", _PLAIN
    for at, role in enumerate(roles):
        yield _MARGIN + at * _MARK_TO_MARK + _SIZE + 6, _LEGEND, ROLES[role], "start", _PLAIN


def _headings(names: Sequence[str], bottom: int) -> Iterator[_Text]:
    """The headings of documents and sections that end above a row."""
    first = bottom - len(names) * _CELL + _CELL // 2 + _SIZE // 3
    return ((_MARGIN, first + at * _CELL, name, "start", _BOLD) for at, name in enumerate(names))


def _wrapped(label: str) -> list[str]:
    """The lines of a row's label; its number does not stand alone in the first."""
    lines = textwrap.wrap(label.replace(". ", ".\N{NO-BREAK SPACE}", 1), _LABEL_CHARS)
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines] or [""]


def _middle(column: int) -> int:
    return _LEFT + column * _CELL + _CELL // 2


def _upright(x: int, bottom: int, name: str, weight: int) -> Iterator[_Text]:
    """The name's characters one below the other, ending above the matrix."""
    first = bottom - 10 - (len(name) - 1) * _LINE
    return ((x, first + at * _LINE, char, "middle", weight) for at, char in enumerate(name))


def _label(lines: Sequence[str], y: int, height: int) -> Iterator[_Text]:
    """The lines of a row's label, centred in its height."""
    first = y + (height - len(lines) * _LINE) // 2 + _SIZE
    return ((_MARGIN, first + at * _LINE, line, "start", _PLAIN) for at, line in enumerate(lines))
