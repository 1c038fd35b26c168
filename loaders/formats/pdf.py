"""PDF with a text layer -> grids (ruled tables) and lines of text, in the order of the pages.

pdfplumber finds the rules and the characters; their positions show which cells are merged and which lines are wrapped.
"""

import io
import logging
from collections.abc import Callable

from loaders.blocks import Block, Grid, Paragraph, Source
from loaders.formats.pdf_forms import check_forms
from loaders.formats.pdf_items import PageReader
from loaders.formats.pdf_layout import Line, unbroken
from loaders.formats.pdf_running import Item, drop_running_lines
from loaders.messages import LoadError
from loaders.messages.places import Place

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
            pages, reader = [], PageReader()
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
    reader.check()
    findings = [*reader.findings(), *drop_running_lines(pages)]
    return Source(_join_pages(pages), findings)


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
