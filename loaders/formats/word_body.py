"""The body of a Word document -> blocks, with what stands outside the flow of the text: text boxes and files inside."""

from dataclasses import replace
from typing import NamedTuple

from loaders.blocks import Block, Grid, Paragraph, expand, without_rows
from loaders.formats import word_xml as xml
from loaders.formats.bounds import MOST_CELLS, MOST_COLUMNS
from loaders.formats.left_out import LeftOut
from loaders.formats.runs import Run, is_only_a_number, shown_text
from loaders.formats.word_inner import InnerFiles
from loaders.formats.word_numbering import Numbering
from loaders.formats.word_runs import RunStyles
from loaders.formats.word_xml import Element
from loaders.messages import LoadError
from loaders.messages.places import Place

#: Elements without printed text: field codes, phonetic guides, properties.
_LEFT_OUT = frozenset({"instrText", "delText", "rt", "pPr", "tblPr", "tcPr", "sectPr", "sdtPr"})
_DELETED = ("del", "moveFrom")
_MOST_SKIPPED = 50  # columns before the first cell of a row
_BREAKS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-", "ptab": " "}
#: Elements whose content stands beside the text: it follows the paragraph that they are anchored in.
_ASIDE = ("txbxContent", "object", "altChunk")
_FEWEST_ROWS = 2  # with several cells and no table inside, in a table that does more than place others


class _State(NamedTuple):
    """What holds for an element: the style of its paragraph, and the code of its run."""

    style: str = ""
    code: str = ""


class BodyReader:
    """Reads blocks, and notes what is left out. There is no recursion over a paragraph, as a file may nest to any depth."""

    def __init__(
        self,
        numbering: Numbering,
        style_lists: dict[str, tuple[str, int]],
        run_styles: RunStyles,
        inner: InnerFiles,
        left_out: LeftOut,
    ) -> None:
        self._numbering, self._style_lists, self._run_styles = numbering, style_lists, run_styles
        self.inner, self._left_out = inner, left_out
        self._paragraphs = self._tables = 0

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
            elif name in ("altChunk", "object"):
                blocks += self._inner_blocks(element)
            elif name in _DELETED:
                self._left_out.add("deleted-text", xml.texts_below(element))
            elif name not in _LEFT_OUT:
                stack.extend(reversed(xml.shown_children(element)))
        return blocks

    def _paragraph_blocks(self, paragraph: Element) -> list[Block]:
        place = self._next_paragraph()
        aside: list[Element] = []
        lines: list[Block] = [Paragraph(line, place, indented=True) for line in self._lines(paragraph, place, aside)]
        return lines + [block for element in aside for block in self._blocks_aside(element)]

    def _blocks_aside(self, element: Element) -> list[Block]:
        return self.blocks(element) if xml.name_of(element) == "txbxContent" else self._inner_blocks(element)

    def _inner_blocks(self, element: Element) -> list[Block]:
        """The blocks of a file inside the document, with places in the document unless they are sheets."""
        blocks = self.inner.blocks(element)
        for block in blocks:
            if block.place.kind != "sheet":
                block.place = self._next_table() if isinstance(block, Grid) else self._next_paragraph()
        return blocks

    def _next_paragraph(self) -> Place:
        self._paragraphs += 1
        return Place("paragraph", paragraph=self._paragraphs)

    def _next_table(self) -> Place:
        self._tables += 1
        return Place("table", table=self._tables)

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

    def _lines(self, element: Element, place: Place, aside: list[Element] | None = None) -> list[str]:
        """The lines of visible text in a paragraph or cell.

        Text boxes and files inside are added to `aside`; without it, their lines are among those of the cell.
        """
        text = shown_text(self._runs(element, aside), self._left_out, place)
        return [line.strip() for line in text.split("\n") if line.strip()]

    def _runs(self, element: Element, aside: list[Element] | None) -> list[Run]:
        runs: list[Run] = []
        stack = [(element, _State())]
        while stack:
            element, state = stack.pop()
            name = xml.name_of(element)
            if name == "t":
                runs.append(Run(element.text or "", state.code))
            elif name in _BREAKS:
                runs.append(Run(_BREAKS[name], state.code))
            elif name == "sym":
                runs.append(Run(xml.symbol(element), state.code))
            elif name in _DELETED:
                runs.append(Run(xml.texts_below(element), "deleted-text"))
            elif name == "sdt" and xml.is_placeholder(element):
                runs.append(Run(xml.texts_below(element), "placeholder-text"))
            elif name in _ASIDE and aside is not None:
                aside.append(element)
            elif name in ("object", "altChunk"):
                runs += [Run(f"\n{line}\n") for block in self.inner.blocks(element) for line in _lines_of(block)]
            elif name not in _LEFT_OUT:
                state = self._begin(element, name, state, runs)
                stack.extend((child, state) for child in reversed(xml.shown_children(element)))
        return runs

    def _begin(self, element: Element, name: str, state: _State, runs: list[Run]) -> _State:
        """The state inside an element; a paragraph begins with a line break and its number."""
        if name == "r":
            return state._replace(code=self._run_styles.code(element, state.style))
        if name != "p":
            return state
        runs += [Run("\n"), Run(self._label(element))]
        return _State(xml.value_of(element, "pPr", "pStyle") or "")

    def _table_blocks(self, table: Element) -> list[Block]:
        rows = [row for row in xml.rows_of(table) if not self._is_left_out(row)]
        if _only_places(rows):
            return [block for row in rows for cell in xml.cells_of(row) for block in self.blocks(cell)]
        grid = self._grid(rows, self._next_table())
        return [grid] if any(map(any, grid.rows)) else []

    def _is_left_out(self, row: Element) -> bool:
        """Whether a row is deleted or hidden; it is noted then."""
        properties = xml.path_to(row, "trPr")
        is_deleted = xml.path_to(row, "trPr", "del") is not None
        is_hidden = properties is not None and xml.is_on(properties, "hidden")
        if is_deleted or is_hidden:
            self._left_out.add("deleted-text" if is_deleted else "hidden-rows", xml.texts_below(row))
        return is_deleted or is_hidden

    def _grid(self, rows: list[Element], place: Place) -> Grid:
        texts: list[list[str]] = []
        open_spans: dict[int, list[int]] = {}
        spans: list[list[int]] = []
        emptied: set[int] = set()
        for top, row in enumerate(rows):
            before, own = self._left_out.total, [""]
            skipped = xml.whole(xml.value_of(row, "trPr", "gridBefore"), 0)
            texts.append([""] * min(max(0, skipped), _MOST_SKIPPED))
            for cell in xml.cells_of(row):
                left = len(texts[top])
                right = min(left + max(1, xml.whole(xml.value_of(cell, "tcPr", "gridSpan"), 1)), MOST_COLUMNS) - 1
                if left >= MOST_COLUMNS or len(spans) > MOST_CELLS:
                    raise LoadError("spans-too-large")
                merge = xml.vertical_merge(cell)
                goes_on = merge is not None and merge != "restart" and left in open_spans
                text = "" if goes_on else "\n".join(self._lines(cell, replace(place, row=top + 1)))
                texts[top] += [text] + [""] * (right - left)
                own.append(text)
                if goes_on:
                    open_spans[left][2] = top
                    continue
                spans.append(span := [top, left, top, right])
                open_spans = {at: other for at, other in open_spans.items() if not left <= at <= right}
                if merge is not None:
                    open_spans[left] = span
            if self._left_out.total > before and all(map(is_only_a_number, own)):
                emptied.add(top)
        width = max((left + 1 for _, left, _, _ in spans), default=0)
        grid = Grid([(row + [""] * width)[:width] for row in texts], place)
        expand(grid, [(top, left, bottom, min(right, width - 1)) for top, left, bottom, right in spans])
        return without_rows(grid, emptied)


def _only_places(rows: list[Element]) -> bool:
    """Whether a table only arranges the page: it has one column, or hardly a row of cells without tables inside."""
    widths = [len(xml.cells_of(row)) for row in rows]
    if max(widths, default=0) < 2:
        return True
    nesting = [next(row.iter("{*}tbl"), None) is not None for row in rows]
    plain = sum(width > 1 and not nests for width, nests in zip(widths, nesting, strict=True))
    return any(nesting) and plain < _FEWEST_ROWS


def _lines_of(block: Block) -> list[str]:
    """The lines of a block inside a cell."""
    return [block.text] if isinstance(block, Paragraph) else [" ".join(filter(None, row)) for row in block.rows]
