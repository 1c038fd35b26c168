"""Limits on the size of a document: a larger file is refused before its layout is read (OWASP ASVS 5.0, 5.2.1).

The limit of a cell is Excel's; the other limits are many times the size of the longest table found in the survey.
"""

import re
from pathlib import Path
from typing import Any

from loaders.blocks import Grid, Paragraph, Source
from loaders.messages import LoadError

MOST_MEGABYTES = 10
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 20_000, 200, 1_000_000
LONGEST_CELL = LONGEST_PARAGRAPH = 32_767  # characters
_LONGEST_TAG = (
    65_536  # characters of an HTML tag without its quoted values; or of several, as the root of their squares
)
_LONG_TAG = 1_000  # characters; those of shorter tags need not be counted
_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*""")
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
DEEPEST = 50  # tables inside tables


def content(path: Path) -> bytes:
    """The file's bytes; of a file that is too large, only as many as show that it is."""
    with path.open("rb") as file:
        return file.read(MOST_MEGABYTES * 2**20 + 1)


def check_bytes(data: bytes) -> None:
    """Raise LoadError if the file is too large."""
    if len(data) > MOST_MEGABYTES * 2**20:
        raise LoadError("file-too-large", most=MOST_MEGABYTES)


def check_size(rows: int, columns: int) -> None:
    """Raise LoadError if a table of this size is too large; readers call this before they lay a table out."""
    if rows > MOST_ROWS:
        raise LoadError("too-many-rows", count=rows, most=MOST_ROWS)
    if columns > MOST_COLUMNS:
        raise LoadError("too-many-columns", count=columns, most=MOST_COLUMNS)
    _check_count(rows * columns)


def check_nesting(root: Any, tag: str, code: str) -> None:
    """Raise LoadError(code) if elements of lxml with this tag are nested too deep in one another."""
    from lxml import etree

    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end"), tag=tag):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise LoadError(code)


def check_tags(html: str) -> None:
    """Raise LoadError if tags have so many attributes that they must be an attack: lxml compares each with all others."""
    lengths = (len(_QUOTED.sub("", tag[0])) for tag in _TAG.finditer(html) if len(tag[0]) > _LONG_TAG)
    if sum(length**2 for length in lengths) > _LONGEST_TAG**2:
        raise LoadError("page-tag-too-long")


def check_bounds(source: Source) -> None:
    """Raise LoadError if the tables and paragraphs of a file, taken together, are too many or too large."""
    grids = [block for block in source.blocks if isinstance(block, Grid)]
    for grid in grids:
        check_size(len(grid.rows), max(map(len, grid.rows), default=0))
        _check_lengths(grid)
    for block in source.blocks:
        if isinstance(block, Paragraph) and len(block.text) > LONGEST_PARAGRAPH:
            raise LoadError("paragraph-too-long", place=block.place, count=len(block.text), most=LONGEST_PARAGRAPH)
    check_size(sum(len(grid.rows) for grid in grids) + len(source.blocks) - len(grids), 0)
    _check_count(sum(len(row) for grid in grids for row in grid.rows))


def _check_count(cells: int) -> None:
    if cells > MOST_CELLS:
        raise LoadError("too-many-cells", count=cells, most=MOST_CELLS)


def _check_lengths(grid: Grid) -> None:
    for at, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            if len(cell) > LONGEST_CELL:
                place = grid.row_place(at, column)
                raise LoadError("cell-too-long", place=place, count=len(cell), most=LONGEST_CELL)
