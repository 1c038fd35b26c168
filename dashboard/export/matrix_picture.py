"""A matrix as a picture for a slide: SVG, which Word and PowerPoint take and any size prints sharp."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from dashboard.analysis.matrix import cell_roles
from dashboard.model.selection import Selection, caption
from dashboard.render.palette import LIGHT, role_name
from dashboard.text import MARKS, ROLES, t

_CELL, _LINE, _SIZE = 40, 26, 20  # pixels: a cell's width, a line's height, the type
_LABEL_CHARS, _MARGIN = 24, 24
_FONT = "Microsoft YaHei, Noto Sans SC, Noto Sans CJK SC, PingFang SC, sans-serif"
_PICTURE = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
    'font-family="{font}" font-size="{size}"><rect width="100%" height="100%" fill="#ffffff"/>{content}</svg>'
)


def matrix_picture(table: pd.DataFrame, labels: Sequence[str], selection: Selection) -> str:
    """The SVG of a matrix of `analysis.matrix`: its title and the filter above, all names in full, the legend below."""
    rows = [textwrap.wrap(label, _LABEL_CHARS) or [""] for label in labels]
    tall = max((len(agency) for agency in table.columns), default=0) * _LINE + 20
    top = _MARGIN + 2 * _LINE + 20
    left = _MARGIN + _LABEL_CHARS * _SIZE + 16
    heights = [max(len(lines) * _LINE + 12, _CELL) for lines in rows]
    bottom = top + tall + sum(heights)
    content = [_text(_MARGIN, _MARGIN + _SIZE, t("matrix.nav"), weight=700, size=28)]
    content.append(_text(_MARGIN, _MARGIN + _SIZE + _LINE + 8, caption(selection)))
    content += [_upright(left + at * _CELL + _CELL // 2, top + tall, agency) for at, agency in enumerate(table.columns)]
    y = top + tall
    for lines, height, (_, *cells) in zip(rows, heights, table.itertuples(name=None), strict=True):
        content.append(_row(lines, cells, left, y, height))
        y += height
    content.append(_grid(left, top, bottom, len(table.columns), [top + tall, *_ends(top + tall, heights)]))
    content.append(_legend(table, bottom + _LINE + 10))
    width = max(left + len(table.columns) * _CELL + _MARGIN, 1200)
    return _PICTURE.format(
        width=width, height=bottom + 2 * _LINE + 20, font=_FONT, size=_SIZE, content=Markup("").join(content)
    )


def _ends(start: int, heights: list[int]) -> list[int]:
    ends = []
    for height in heights:
        start += height
        ends.append(start)
    return ends


def _row(lines: list[str], cells: Sequence[int], left: int, y: int, height: int) -> Markup:
    first = y + (height - len(lines) * _LINE) // 2 + _SIZE
    label = [_text(_MARGIN, first + at * _LINE, line) for at, line in enumerate(lines)]
    middle = y + height // 2 + _SIZE // 3
    marks = [_mark(left + at * _CELL + _CELL // 2, middle, cell_roles(cell)) for at, cell in enumerate(cells) if cell]
    return Markup("").join([*label, *marks])


def _mark(x: int, y: int, roles: Sequence[str]) -> Markup:
    parts = Markup("").join(
        Markup('<tspan fill="{}">{}</tspan>').format(LIGHT.roles[role], MARKS[role]) for role in roles
    )
    return Markup('<text x="{}" y="{}" text-anchor="middle" font-weight="700">{}</text>').format(x, y, parts)


def _upright(x: int, bottom: int, name: str) -> Markup:
    """The name's characters one below the other, ending above the matrix."""
    first = bottom - 10 - (len(name) - 1) * _LINE
    return Markup("").join(_text(x, first + at * _LINE, char, anchor="middle") for at, char in enumerate(name))


def _grid(left: int, top: int, bottom: int, columns: int, heights: list[int]) -> Markup:
    right = left + columns * _CELL
    lines = [(_MARGIN, y, right, y) for y in heights]
    lines += [(left + at * _CELL, top, left + at * _CELL, bottom) for at in range(columns + 1)]
    return Markup("").join(
        Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}"/>').format(*line, LIGHT.line) for line in lines
    )


def _legend(table: pd.DataFrame, y: int) -> Markup:
    roles = dict.fromkeys(role for cell in table.to_numpy().ravel() if cell for role in cell_roles(cell))
    said = [role_name(role) for role in ROLES if role in roles]
    return Markup("").join(_text(_MARGIN + at * 140, y, words) for at, words in enumerate(said))


def _text(x: int, y: int, words: str, *, anchor: str = "start", weight: int = 400, size: int = _SIZE) -> Markup:
    return Markup(
        '<text x="{}" y="{}" text-anchor="{}" font-weight="{}" font-size="{}" fill="#1c1c1c">{}</text>'
    ).format(x, y, anchor, weight, size, words)
