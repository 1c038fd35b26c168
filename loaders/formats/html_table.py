"""Tables of a web page -> grids, with merged cells laid out."""

import re
from itertools import product

from bs4 import Tag

from loaders.blocks import Grid, expand, without_rows
from loaders.formats.bounds import MOST_CELLS, MOST_COLUMNS
from loaders.formats.html_walk import attribute, page_events, tidy
from loaders.formats.runs import closed_up, is_only_a_number
from loaders.messages import LoadError
from loaders.messages.places import Place

#: The attribute that marks a row in which something is crossed out.
CROSSED_OUT = "data-crossed-out"
_LONG_CELL = 32  # a cell with more paragraphs holds a part of the page, not of a table

Span = tuple[int, int, int, int]


def own_elements(table: Tag, names: list[str]) -> list[Tag]:
    """The elements with these names in `table`, without those in tables inside it."""
    return [tag for tag in table.find_all(names) if tag.find_parent("table") is table]


def _rows(table: Tag) -> list[list[Tag]]:
    return [_cells(row) for row in own_elements(table, ["tr"])]


def _cells(row: Tag) -> list[Tag]:
    return [cell for cell in row.contents if isinstance(cell, Tag) and cell.name in ("td", "th")]


def _group_ends(rows: list[Tag]) -> list[int]:
    """For each row, the row behind the last one of its group (thead, tbody): no span reaches further."""
    ends = [len(rows)] * len(rows)
    for at in reversed(range(len(rows) - 1)):
        ends[at] = ends[at + 1] if rows[at].parent is rows[at + 1].parent else at + 1
    return ends


def is_layout(table: Tag) -> bool:
    """Whether the table only arranges the page: it has one column, encloses other tables or holds long texts."""
    rows = _rows(table)
    if not rows or max(map(len, rows)) < 2:
        return True
    if table.find("table") is not None:
        shared = [row for row in rows if len(row) > 1 and all(cell.find("table") is None for cell in row)]
        return len(shared) < 2
    cells = [cell for row in rows for cell in row] if len(rows) <= 2 else []
    return any(len(cell.find_all(["p", "h1", "h2", "h3", "div"])) > _LONG_CELL for cell in cells)


def _cell_text(cell: Tag) -> str:
    parts: list[str] = []
    for event, element in page_events(cell):
        if event == "text":
            parts.append(element)
        elif event == "block":
            parts.append("\n")
        else:
            parts.append("\n" + "\n".join(_cell_text(inner) for inner in own_elements(element, ["td", "th"])) + "\n")
    lines = (line.strip() for line in closed_up(tidy("".join(parts))).split("\n"))
    return "\n".join(line for line in lines if line)


def _span(cell: Tag, name: str, most: int) -> int:
    """The number of columns or rows that a cell covers."""
    digits = re.match(r"\s*\+?(\d{1,9})", attribute(cell, name))
    return min(max(int(digits[1]), 1), most) if digits else 1


def _bottom(cell: Tag, top: int, rows: list[list[Tag]], end: int) -> int:
    """The last row that a cell covers; a rowspan of 0 reaches to the end of its group, as far as rows lack a cell."""
    if attribute(cell, "rowspan").strip() != "0":
        return min(top + _span(cell, "rowspan", 65_534), end) - 1
    bottom = top
    while bottom + 1 < end and len(rows[bottom + 1]) < len(rows[top]):
        bottom += 1
    return bottom


def read_grid(table: Tag, number: int) -> Grid | None:
    """The table as a grid; a span is cut at the last row and at the greatest number of columns allowed."""
    tags = own_elements(table, ["tr"])
    rows, ends = [_cells(row) for row in tags], _group_ends(tags)
    texts: list[list[str]] = [[] for _ in rows]
    spans: list[Span] = []
    taken: set[tuple[int, int]] = set()
    for top, row in enumerate(rows):
        left = 0
        for cell in row:
            while (top, left) in taken:
                left += 1
            right = min(left + _span(cell, "colspan", MOST_COLUMNS), MOST_COLUMNS) - 1
            bottom = _bottom(cell, top, rows, ends[top])
            if left >= MOST_COLUMNS or len(taken) + (right - left + 1) * (bottom - top + 1) > MOST_CELLS:
                raise LoadError("spans-too-large")
            taken.update(product(range(top, bottom + 1), range(left, right + 1)))
            texts[top] += [""] * (left - len(texts[top])) + [_cell_text(cell)]
            spans.append((top, left, bottom, right))
            left = right + 1
    grid = _laid_out(texts, spans, number)
    emptied = {at for at, row in enumerate(tags) if row.has_attr(CROSSED_OUT) and all(map(is_only_a_number, texts[at]))}
    return without_rows(grid, emptied) if grid else None


def _laid_out(texts: list[list[str]], spans: list[Span], number: int) -> Grid | None:
    """The grid, or None if it is empty; a span that reaches beyond all other cells is cut there."""
    single = [right + 1 for _, left, _, right in spans if left == right]
    width = max([*(single or [right + 1 for *_, right in spans]), *(left + 1 for _, left, _, _ in spans)], default=0)
    grid = Grid([row[:width] + [""] * (width - len(row)) for row in texts], Place("table", table=number))
    expand(grid, [(top, left, bottom, min(right, width - 1)) for top, left, bottom, right in spans])
    return grid if any(map(any, grid.rows)) else None
