"""Word documents (.docx) -> paragraphs and grids in document order.

The XML is read with lxml, because python-docx leaves out tracked insertions (w:ins) and repeats a cell as often as its
gridSpan says, even a million times.
"""

from loaders.blocks import Block, Grid, Paragraph, Source, expand
from loaders.formats import word_xml as xml
from loaders.formats.bounds import MOST_CELLS, MOST_COLUMNS, check_nesting
from loaders.formats.word_numbering import Numbering, read_numbering, read_style_lists
from loaders.formats.word_xml import Element
from loaders.messages import Finding, LoadError
from loaders.messages.places import DOCUMENT, Place

#: Elements whose text is not printed: deletions, fallbacks of drawings, field codes, phonetic guides, properties.
_LEFT_OUT = frozenset(
    {"del", "moveFrom", "Fallback", "instrText", "delText", "rt", "pPr", "tblPr", "tcPr", "sectPr", "object"}
)
_MOST_SKIPPED = 50  # columns before the first cell of a row
_BREAKS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-", "ptab": " "}


def read_docx(parts: dict[str, bytes]) -> Source:
    """The blocks of the body; `parts` are the checked XML parts of the archive."""
    main = next((name for name in parts if name.endswith("word/document.xml")), "")
    main = main or next((name for name in parts if name.startswith("word/document")), "")
    if not main:
        raise LoadError("word-without-body")
    root = xml.parse_part(parts[main])
    check_nesting(root, "{*}tbl", "tables-too-deep")
    body = xml.path_to(root, "body")
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

    def blocks(self, body: Element) -> list[Block]:
        """The blocks below an element in print order, also those inside content controls and other wrappers."""
        blocks: list[Block] = []
        stack = list(reversed(body))
        while stack:
            element = stack.pop()
            name = xml.name_of(element)
            if name == "p":
                blocks += self._paragraph_blocks(element)
            elif name == "tbl":
                blocks += self._table_blocks(element)
            elif name in _LEFT_OUT:
                self._deleted += name in ("del", "moveFrom")
            else:
                stack.extend(reversed(element))
        return blocks

    def _paragraph_blocks(self, paragraph: Element) -> list[Block]:
        self._paragraphs += 1
        place = Place("paragraph", paragraph=self._paragraphs)
        return [Paragraph(line, place, indented=True) for line in self._lines(paragraph)]

    def _label(self, paragraph: Element) -> str:
        """The number that Word prints before the paragraph."""
        properties = xml.path_to(paragraph, "pPr")
        if properties is None:
            return ""
        num_id = xml.value_of(properties, "numPr", "numId")
        level = xml.whole(xml.value_of(properties, "numPr", "ilvl"), -1)
        styled = self._style_lists.get(xml.value_of(properties, "pStyle") or "", (None, 0))
        num_id = styled[0] if num_id is None else num_id
        level = (styled[1] if styled[0] else 0) if level < 0 else level
        return self._numbering.label(num_id, level) if num_id and num_id != "0" else ""

    def _lines(self, element: Element) -> list[str]:
        """The lines of visible text in a paragraph or cell. There is no recursion, as a file may nest to any depth."""
        parts: list[str] = []
        stack = [element]
        while stack:
            element = stack.pop()
            name = xml.name_of(element)
            if name == "t":
                parts.append(element.text or "")
            elif name in _BREAKS:
                parts.append(_BREAKS[name])
            elif name in _LEFT_OUT:
                self._deleted += name in ("del", "moveFrom")
            elif name == "r" and xml.is_on(element, "rPr", "vanish"):
                self._hidden += 1
            else:
                if name == "p":
                    parts += ["\n", self._label(element)]
                stack.extend(reversed(element))
        return [line.strip() for line in "".join(parts).split("\n") if line.strip()]

    def _table_blocks(self, table: Element) -> list[Block]:
        rows = xml.rows_of(table)
        if max((len(xml.cells_of(row)) for row in rows), default=0) < 2:
            return [block for row in rows for cell in xml.cells_of(row) for block in self.blocks(cell)]
        self._tables += 1
        grid = self._grid(rows)
        return [grid] if any(map(any, grid.rows)) else []

    def _grid(self, rows: list[Element]) -> Grid:
        texts: list[list[str]] = []
        open_spans: dict[int, list[int]] = {}
        spans: list[list[int]] = []
        for top, row in enumerate(rows):
            skipped = xml.whole(xml.value_of(row, "trPr", "gridBefore"), 0)
            texts.append([""] * min(max(0, skipped), _MOST_SKIPPED))
            for cell in xml.cells_of(row):
                left = len(texts[top])
                right = min(left + max(1, xml.whole(xml.value_of(cell, "tcPr", "gridSpan"), 1)), MOST_COLUMNS) - 1
                if left >= MOST_COLUMNS or len(spans) > MOST_CELLS:
                    raise LoadError("spans-too-large")
                merge = xml.value_of(cell, "tcPr", "vMerge")
                goes_on = merge is not None and merge != "restart" and left in open_spans
                texts[top] += ["" if goes_on else "\n".join(self._lines(cell))] + [""] * (right - left)
                if goes_on:
                    open_spans[left][2] = top
                    continue
                spans.append(span := [top, left, top, right])
                open_spans = {at: other for at, other in open_spans.items() if not left <= at <= right}
                if merge is not None:
                    open_spans[left] = span
        width = max((left + 1 for _, left, _, _ in spans), default=0)
        grid = Grid([(row + [""] * width)[:width] for row in texts], Place("table", table=self._tables))
        expand(grid, [(top, left, bottom, min(right, width - 1)) for top, left, bottom, right in spans])
        return grid
