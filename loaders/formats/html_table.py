"""Tables of a web page -> grids, their spans laid out."""

from __future__ import annotations

import re

from loaders.blocks import Grid, expand
from loaders.formats.bounds import MOST_CELLS, MOST_COLUMNS
from loaders.formats.html_walk import NOT_SHOWN, page_events, tidy
from loaders.messages import LoadError, Place

_LONG_CELL = 32  # paragraphs in a cell that make its table a layout of the page

Span = tuple[int, int, int, int]


def own_elements(table, tags: tuple[str, ...]) -> list:
    """The elements with these tags in `table`, but not in a table inside it."""
    return [element for element in table.iter(*tags) if next(element.iterancestors("table"), None) is table]


def _rows(table) -> list[list]:
    rows = [row for row in own_elements(table, ("tr",)) if not NOT_SHOWN.search(row.get("style") or "")]
    return [list(row.iterchildren("td", "th")) for row in rows]


def is_layout(table) -> bool:
    """A table of one column, or around other tables, that only places things on the page."""
    rows = _rows(table)
    if not rows or max(map(len, rows)) < 2:
        return True
    if next(table.iterdescendants("table"), None) is not None:
        shared = [row for row in rows if len(row) > 1 and all(cell.find(".//table") is None for cell in row)]
        return len(shared) < 2
    return (
        any(sum(1 for _ in cell.iter("p", "h1", "h2", "h3", "div")) > _LONG_CELL for row in rows for cell in row)
        and len(rows) <= 2
    )


def _cell_text(cell) -> str:
    parts: list[str] = []
    for event, element in page_events(cell):
        if event == "text":
            parts.append(element)
        elif event == "block":
            parts.append("\n")
        else:
            parts.append("\n" + "\n".join(_cell_text(inner) for inner in own_elements(element, ("td", "th"))) + "\n")
    lines = (line.strip() for line in tidy("".join(parts)).split("\n"))
    return "\n".join(line for line in lines if line)


def _span(cell, name: str, most: int) -> int:
    digits = re.match(r"\s*(\d{1,9})", cell.get(name) or "")
    return min(max(int(digits[1]), 1), most) if digits else 1


def read_grid(table, number: int) -> Grid | None:
    """The table with its spans laid out; spans are clamped to the rows there are and to a sane width."""
    rows = _rows(table)
    texts: list[list[str]] = [[] for _ in rows]
    spans: list[Span] = []
    taken: dict[tuple[int, int], bool] = {}
    for top, row in enumerate(rows):
        left = 0
        for cell in row:
            while (top, left) in taken:
                left += 1
            right = min(left + _span(cell, "colspan", MOST_COLUMNS), MOST_COLUMNS) - 1
            bottom = min(top + _span(cell, "rowspan", 65_534), len(rows)) - 1
            if left >= MOST_COLUMNS or len(taken) + (right - left + 1) * (bottom - top + 1) > MOST_CELLS:
                raise LoadError("spans-too-large")
            text = _cell_text(cell)
            for line in range(top, bottom + 1):
                for column in range(left, right + 1):
                    taken[line, column] = True
            texts[top] += [""] * (left - len(texts[top])) + [text]
            spans.append((top, left, bottom, right))
            left = right + 1
    return _laid_out(texts, spans, number)


def _laid_out(texts: list[list[str]], spans: list[Span], number: int) -> Grid | None:
    """A grid as wide as its widest row; a span beyond the cells that other rows have is cut to them."""
    width = max(
        [right + 1 for _, left, _, right in spans if left == right] or [right + 1 for *_, right in spans] or [0]
    )
    width = max([width, *(left + 1 for _, left, _, _ in spans)])
    grid = Grid([row[:width] + [""] * (width - len(row)) for row in texts], Place("table", table=number))
    expand(grid, [(top, left, bottom, min(right, width - 1)) for top, left, bottom, right in spans])
    return grid if any(any(row) for row in grid.rows) else None


def depth_of_tables(root) -> int:
    """How many tables stand inside one another, at the most."""
    from lxml import etree

    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end"), tag="table"):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
