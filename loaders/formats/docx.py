"""Word documents (.docx) -> paragraphs and grids in their order.

The XML is read with lxml: python-docx leaves out tracked insertions (w:ins), and repeats a cell a million times where
gridSpan says so. Names are compared without their namespace, so that Strict Open XML reads the same.
"""

from __future__ import annotations

from loaders.blocks import Block, Grid, Paragraph, Source, expand
from loaders.formats.bounds import DEEPEST, MOST_CELLS, MOST_COLUMNS
from loaders.formats.word_numbering import Numbering, read_numbering, read_style_lists
from loaders.formats.word_xml import (
    cells_of,
    child,
    depth_of_tables,
    is_on,
    name_of,
    parse_part,
    rows_of,
    too_deep,
    value_of,
    whole,
)
from loaders.messages import DOCUMENT, Finding, LoadError, Place

#: Elements whose text is not on the paper: deletions, the old twin of a drawing, field codes, ruby guides.
_LEFT_OUT = frozenset(
    {"del", "moveFrom", "Fallback", "instrText", "delText", "rt", "pPr", "tblPr", "tcPr", "sectPr", "object"}
)
_BREAKS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-", "ptab": " "}


def read_docx(parts: dict[str, bytes]) -> Source:
    """The body's blocks; `parts` are the archive's checked XML parts."""
    main = next((name for name in parts if name.endswith("word/document.xml")), "")
    main = main or next((name for name in parts if name.startswith("word/document")), "")
    if not main:
        raise LoadError("word-without-body")
    root = parse_part(parts[main])
    body = child(root, "body")
    reader = _Reader(read_numbering(parts), read_style_lists(parts))
    blocks = reader.blocks(body if body is not None else root)
    if not blocks:
        raise LoadError("file-empty")
    return Source(blocks, reader.findings())


class _Reader:
    def __init__(self, numbering: Numbering, style_lists: dict[str, tuple[str, int]]) -> None:
        self._numbering, self._style_lists = numbering, style_lists
        self._paragraphs = self._tables = self._hidden = self._deleted = 0

    def findings(self) -> list[Finding]:
        counted = {"hidden-text": self._hidden, "deleted-text": self._deleted}
        return [Finding(code, DOCUMENT, {"count": count}) for code, count in counted.items() if count]

    def blocks(self, body) -> list[Block]:
        """In print order; content controls and other wrappers are looked through."""
        blocks: list[Block] = []
        stack = list(reversed(body))
        while stack:
            element = stack.pop()
            name = name_of(element)
            if name == "p":
                blocks += self._paragraph_blocks(element)
            elif name == "tbl":
                blocks += self._table_blocks(element)
            elif name in _LEFT_OUT:
                self._deleted += name in ("del", "moveFrom")
            else:
                stack.extend(reversed(element))
        return blocks

    def _paragraph_blocks(self, paragraph) -> list[Block]:
        self._paragraphs += 1
        place = Place("paragraph", paragraph=self._paragraphs)
        lines = self._paragraph_text(paragraph).split("\n")
        return [Paragraph(line.strip(), place, indented=True) for line in lines if line.strip()]

    def _paragraph_text(self, paragraph) -> str:
        parts = [self._label(paragraph)]
        self._collect(paragraph, parts)
        return "".join(parts)

    def _label(self, paragraph) -> str:
        properties = child(paragraph, "pPr")
        if properties is None:
            return ""
        num_id = value_of(properties, "numPr", "numId")
        level = whole(value_of(properties, "numPr", "ilvl"), -1)
        styled = self._style_lists.get(value_of(properties, "pStyle") or "", (None, 0))
        num_id = styled[0] if num_id is None else num_id
        level = (styled[1] if styled[0] else 0) if level < 0 else level
        return self._numbering.label(num_id, level) if num_id and num_id != "0" else ""

    def _collect(self, element, parts: list[str]) -> None:
        """The visible text below `element`; without recursion, since nesting is the file's choice."""
        stack = list(reversed(element))
        while stack:
            child = stack.pop()
            name = name_of(child)
            if name == "t":
                parts.append(child.text or "")
            elif name in _BREAKS:
                parts.append(_BREAKS[name])
            elif name in _LEFT_OUT:
                self._deleted += name in ("del", "moveFrom")
            elif name == "r" and is_on(child, "rPr", "vanish"):
                self._hidden += 1
            elif name == "p":
                stack.extend([*reversed(child)])
                parts.append("\n")
            else:
                stack.extend(reversed(child))

    def _table_blocks(self, table) -> list[Block]:
        rows = rows_of(table)
        if max((len(cells_of(row)) for row in rows), default=0) < 2:
            return (
                [block for row in rows for cell in cells_of(row) for block in self.blocks(cell)]
                if depth_of_tables(table) <= DEEPEST
                else too_deep()
            )
        if depth_of_tables(table) > DEEPEST:
            too_deep()
        self._tables += 1
        grid = self._grid(rows)
        return [grid] if any(map(any, grid.rows)) else []

    def _grid(self, rows: list) -> Grid:
        texts: list[list[str]] = []
        open_spans: dict[int, list[int]] = {}
        spans: list[list[int]] = []
        for top, row in enumerate(rows):
            texts.append([""] * _before(row))
            for cell in cells_of(row):
                left = len(texts[top])
                right = min(left + max(1, whole(value_of(cell, "tcPr", "gridSpan"), 1)), MOST_COLUMNS) - 1
                if left >= MOST_COLUMNS or len(spans) > MOST_CELLS:
                    raise LoadError("spans-too-large")
                merge = value_of(cell, "tcPr", "vMerge")
                goes_on = merge is not None and merge != "restart" and left in open_spans
                texts[top] += ["" if goes_on else self._cell_text(cell)] + [""] * (right - left)
                if goes_on:
                    open_spans[left][2] = top
                    continue
                spans.append(span := [top, left, top, right])
                open_spans = {at: other for at, other in open_spans.items() if not left <= at <= right}
                if merge is not None:
                    open_spans[left] = span
        return self._laid_out(texts, spans)

    def _laid_out(self, texts: list[list[str]], spans: list[list[int]]) -> Grid:
        width = max((left + 1 for _, left, _, _ in spans), default=0)
        grid = Grid([(row + [""] * width)[:width] for row in texts], Place("table", table=self._tables))
        expand(grid, [(top, left, bottom, min(right, width - 1)) for top, left, bottom, right in spans])
        return grid

    def _cell_text(self, cell) -> str:
        lines = []
        stack = list(reversed(cell))
        while stack:
            element = stack.pop()
            name = name_of(element)
            if name == "p":
                lines.append(self._paragraph_text(element))
            elif name not in _LEFT_OUT:
                stack.extend(reversed(element))
            else:
                self._deleted += name in ("del", "moveFrom")
        text = "\n".join(lines)
        return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def _before(row) -> int:
    return min(max(0, whole(value_of(row, "trPr", "gridBefore"), 0)), 50)
