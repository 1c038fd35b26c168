"""Page numbers, and lines that stand first or last on many pages: they are no part of what the pages say."""

import re
from collections import Counter

from loaders.blocks import Grid
from loaders.formats.pdf_layout import Line
from loaders.messages import Finding
from loaders.messages.places import ALL_PAGES

Item = Line | Grid
PAGE_NUMBER = re.compile(r"[\s\-—–－―─·.~]*(?:第?\s*\d{1,4}\s*页?)(?:\s*[,，/共]+\s*\d{1,4}\s*页?)?[\s\-—–－―─·.~]*")


def drop_running_lines(pages: list[list[Item]]) -> list[Finding]:
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
