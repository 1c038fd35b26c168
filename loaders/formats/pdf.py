"""PDF with a text layer -> grids (ruled tables) and lines of text, in the order of the pages.

pdfplumber finds the rules and the characters; their positions show which cells are merged and which lines are wrapped.
"""

import io
import logging
import re
from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from loaders.blocks import Block, Grid, Paragraph, Source
from loaders.formats.pdf_forms import check_forms
from loaders.formats.pdf_layout import Char, Line, group_lines, make_grid, unbroken
from loaders.formats.pdf_letters import drawn_once
from loaders.formats.pdf_rules import missing_rules, rules_of
from loaders.formats.pdf_watermarks import Watermarks
from loaders.formats.pdf_white import PAGE_NUMBER, Rules, text_lines, white_tables
from loaders.messages import Finding, LoadError
from loaders.messages.places import ALL_PAGES, Place

_MOST_PAGES = 500


def read_pdf(data: bytes, progress: Callable[[float], None]) -> Source:
    """The blocks of all pages. Raises LoadError for scanned, encrypted and oversized files."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    from loaders.formats.pdf_page import upright_page

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns about flaws that do not stop the reading
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > _MOST_PAGES:
                raise LoadError("too-many-pages", most=_MOST_PAGES)
            pages, reader = [], _PageReader()
            for number, page in enumerate(pdf.pages, start=1):
                check_forms(page, number)
                seen = upright_page(page)
                pages.append(reader.read(seen))
                seen.close()
                progress(len(pages) / len(pdf.pages))
    except (PdfminerException, PDFPasswordIncorrect) as error:
        if "Password" in repr(error):
            raise LoadError("password") from error
        raise
    if not any(pages):
        raise LoadError("scanned-pdf")
    findings = [*reader.watermarks.findings(), *_drop_running_lines(pages)]
    return Source(_join_pages(pages), findings)


Item = Line | Grid


class _PageReader:
    """Reads page after page; it knows the watermarks, and the table without rules that the last page ended with."""

    def __init__(self) -> None:
        self.watermarks = Watermarks()
        self._going_on: list[float] = []

    def read(self, page: Any) -> list[Item]:
        """The tables and the lines around them from top to bottom."""
        chars = self.watermarks.removed(drawn_once(page.chars))
        edges = rules_of(page)
        items = self._white_tables(chars, Rules(edges, page.height))
        chars = _outside(chars, items)
        verticals, horizontals = missing_rules(edges, [char for char in chars if char["turn"] == 0])
        rules = {"explicit_vertical_lines": verticals, "explicit_horizontal_lines": horizontals}
        for table in page.find_tables(rules) if edges else ():
            grid, own = make_grid(table.cells, chars)
            if grid is not None and max(map(len, grid.rows)) > 1:
                items.append(_Placed(table.bbox[1], grid, own))
                chars = _outside(chars, items[-1:])
        lines = group_lines([char for char in chars if char["turn"] == 0])
        items += [_Placed(line.top, line, set()) for line in lines if line.text.strip()]
        return [placed.item for placed in sorted(items, key=lambda placed: placed.top)]

    def _white_tables(self, chars: list[Char], rules: Rules) -> list["_Placed"]:
        lines = text_lines([char for char in chars if char["turn"] == 0])
        tables = list(white_tables(lines, rules, self._going_on))
        self._going_on = tables[-1].columns if tables and tables[-1].is_open else []
        grids = [(table, *make_grid(table.cells, chars)) for table in tables]
        return [_Placed(table.cells[0][1], grid, own) for table, grid, own in grids if grid is not None]


class _Placed(NamedTuple):
    """A table or line, how far below the upper edge of the page it begins, and the ids of a table's characters."""

    top: float
    item: Item
    chars: set[int]


def _outside(chars: list[Char], tables: list[_Placed]) -> list[Char]:
    inside = set().union(*(table.chars for table in tables))
    return [char for char in chars if id(char) not in inside]


def _drop_running_lines(pages: list[list[Item]]) -> list[Finding]:
    """Remove page numbers and the lines that stand first or last on many pages; findings about the latter."""
    edges = Counter((_masked(line), round(line.top / 4)) for page in pages for line in _edge_lines(page))
    running = {text for (text, _), count in edges.items() if count > 1 and count >= len(pages) / 3}
    shown: dict[str, str] = {}
    for page in pages:
        for line in _edge_lines(page):
            is_number = bool(PAGE_NUMBER.fullmatch(line.text))
            if _masked(line) in running or (is_number and (len(pages) > 1 or re.search("[页—-]", line.text))):
                page.remove(line)
                if not is_number:
                    shown.setdefault(_masked(line), line.text.strip())
    return [Finding("page-header-or-footer", ALL_PAGES, {"text": text}) for text in sorted(shown.values())]


def _masked(line: Line) -> str:
    """The text with # in place of its last number, which may be that of the page."""
    return re.sub(r"\d+(?:\s*/\s*\d+)?(?=\D*$)", "#", line.text.strip())


def _edge_lines(page: list[Item]) -> list[Line]:
    edges = page[:1] + page[1:][-1:]
    return [item for item in edges if isinstance(item, Line)]


def _join_pages(pages: list[list[Item]]) -> list[Block]:
    """The blocks of all pages; a table at the top of a page continues one of the same width at the end of the last page."""
    lines = [item for page in pages for item in page if isinstance(item, Line)]
    left, right = _margins(lines)
    blocks: list[Block] = []
    tables = 0
    for number, page in enumerate(pages, start=1):
        for at, item in enumerate(page):
            if isinstance(item, Line):
                after = next((line for line in page[at + 1 : at + 2] if isinstance(line, Line)), None)
                blocks.append(_paragraph(item, after, left, right, number))
            elif at == 0 and blocks and isinstance(last := blocks[-1], Grid) and last.width == item.width:
                _append(last, item, number)
            else:
                tables += 1
                item.place, item.page_starts = Place("table", table=tables), {0: number}
                blocks.append(item)
    return blocks


def _margins(lines: list[Line]) -> tuple[float, float]:
    """The left and the right margin: where lines begin and where the widest ones end."""
    if not lines:
        return 0.0, 0.0
    return min(line.left for line in lines), sorted(line.right for line in lines)[-max(1, len(lines) // 20)]


def _paragraph(line: Line, after: Line | None, left: float, right: float, page: int) -> Paragraph:
    free = right - line.right
    return Paragraph(
        text=line.text.strip(),
        place=Place("page", page),
        wrapped=free < (unbroken(after.text, line.size) if after else 1.6 * line.size) + 0.3 * line.size,
        indented=line.left > left + 1.2 * line.size,
    )


def _append(grid: Grid, more: Grid, page: int) -> None:
    """Add the rows of a table that goes on, on another page."""
    start = len(grid.rows)
    grid.rows += more.rows
    grid.covered |= {(row + start, column): (top + start, left) for (row, column), (top, left) in more.covered.items()}
    grid.page_starts[start] = page
