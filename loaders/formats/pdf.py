"""PDF with a text layer -> grids (ruled tables) and lines, in the order of the page.

pdfplumber finds the rules and the characters; which cells are merged, and which lines were wrapped, is seen from where
they stand.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Callable

from loaders.blocks import Block, Grid, Paragraph, Source
from loaders.formats.pdf_layout import Box, Line, group_lines, make_grid, unbroken
from loaders.formats.pdf_rules import missing_rules
from loaders.messages import ALL_PAGES, Finding, LoadError, Place

_MOST_PAGES = 500
_PAGE_NUMBER = re.compile(r"[\s\-—–－―─·.~]*(?:第?\s*\d{1,4}\s*页?)(?:\s*[,，/共]+\s*\d{1,4}\s*页?)?[\s\-—–－―─·.~]*")


def read_pdf(data: bytes, progress: Callable[[float], None]) -> Source:
    """The blocks of all pages. Raises LoadError for scanned, encrypted and oversized files."""
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(
        logging.ERROR
    )  # it warns about each flaw of a file that is read all the same
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > _MOST_PAGES:
                raise LoadError("too-many-pages", most=_MOST_PAGES)
            pages = []
            for page in pdf.pages:
                pages.append(_read_page(page))
                progress(len(pages) / len(pdf.pages))
    except (PdfminerException, PDFPasswordIncorrect) as error:
        if "Password" in repr(error):
            raise LoadError("password") from error
        raise
    if not any(pages):
        raise LoadError("scanned-pdf")
    findings = _drop_running_lines(pages)
    return Source(_join_pages(pages), findings)


Item = Line | Grid


def _read_page(page) -> list[Item]:
    """Tables and the lines around them from top to bottom; what is drawn twice to look bold is read once."""
    chars = _unique([char for char in page.chars if char.get("upright", True)])
    items: list[tuple[float, Item]] = []
    for table in _find_tables(page, chars):
        grid = make_grid(table.cells, chars)
        if grid is not None and max(map(len, grid.rows)) > 1:
            chars = _outside(chars, table.cells)
            items.append((table.bbox[1], grid))
    items += [(line.top, line) for line in group_lines(chars) if line.text.strip()]
    page.close()
    return [item for _, item in sorted(items, key=lambda pair: pair[0])]


def _find_tables(page, chars: list[dict]) -> list:
    verticals, horizontals = missing_rules(page, chars) if page.edges else ([], [])
    return page.find_tables({"explicit_vertical_lines": verticals, "explicit_horizontal_lines": horizontals})


def _outside(chars: list[dict], cells: list[Box]) -> list[dict]:
    """The characters that stand in none of the cells."""
    left, top = min(cell[0] for cell in cells), min(cell[1] for cell in cells)
    right, bottom = max(cell[2] for cell in cells), max(cell[3] for cell in cells)
    whole = [(left, top, right, bottom)]
    return [char for char in chars if not (_inside(char, whole) and _inside(char, cells))]


def _inside(char: dict, boxes: list[Box]) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)


def _unique(chars: list[dict]) -> list[dict]:
    seen: set[tuple] = set()
    kept = []
    for char in chars:
        key = (char["text"], round(char["x0"] / 1.5), round(char["top"] / 1.5))
        if key not in seen:
            seen.add(key)
            kept.append(char)
    return kept


def _drop_running_lines(pages: list[list[Item]]) -> list[Finding]:
    """Take out page numbers, and what stands first or last on most pages."""
    edges = Counter((_masked(line), round(line.top / 4)) for page in pages for line in _edge_lines(page))
    running = {text for (text, _), count in edges.items() if count > 1 and count >= len(pages) / 3}
    shown: dict[str, str] = {}
    for page in pages:
        for line in _edge_lines(page):
            is_number = bool(_PAGE_NUMBER.fullmatch(line.text))
            if _masked(line) in running or (
                (len(pages) > 1 or "页" in line.text or "-" in line.text or "—" in line.text) and is_number
            ):
                page.remove(line)
                if not is_number:
                    shown.setdefault(_masked(line), line.text.strip())
    return [Finding("page-header-or-footer", ALL_PAGES, {"text": text}) for text in sorted(shown.values())]


def _masked(line: Line) -> str:
    """The text with its page number, the last figures in it, left open."""
    return re.sub(r"\d+(?:\s*/\s*\d+)?(?=\D*$)", "#", line.text.strip())


def _edge_lines(page: list[Item]) -> list[Line]:
    edges = page[:1] + page[-1:] if len(page) > 1 else page[:1]
    return [item for item in edges if isinstance(item, Line)]


def _join_pages(pages: list[list[Item]]) -> list[Block]:
    lines = [item for page in pages for item in page if isinstance(item, Line)]
    left, right = _margins(lines)
    blocks: list[Block] = []
    tables = 0
    for number, page in enumerate(pages, start=1):
        for at, item in enumerate(page):
            if isinstance(item, Line):
                after = next((line for line in page[at + 1 : at + 2] if isinstance(line, Line)), None)
                blocks.append(_paragraph(item, after, left, right, number))
            elif at == 0 and blocks and isinstance(blocks[-1], Grid) and _fits(blocks[-1], item):
                _append(blocks[-1], item, number)
            else:
                tables += 1
                item.place, item.page_starts = Place("table", table=tables), {0: number}
                blocks.append(item)
    return blocks


def _margins(lines: list[Line]) -> tuple[float, float]:
    """Where most lines begin and the widest ones end."""
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


def _fits(before: Grid, after: Grid) -> bool:
    return len(before.rows[0]) == len(after.rows[0])


def _append(grid: Grid, more: Grid, page: int) -> None:
    start = len(grid.rows)
    grid.rows += more.rows
    grid.covered |= {(row + start, column): (top + start, left) for (row, column), (top, left) in more.covered.items()}
    grid.page_starts[start] = page
