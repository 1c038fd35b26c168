"""What stands on a page of a PDF: tables and the lines around them, and what was left out."""

from typing import Any, NamedTuple

from loaders.formats.encoding import clean
from loaders.formats.pdf_layout import Char, group_lines, make_grid, turned_runs
from loaders.formats.pdf_letters import drawn_once
from loaders.formats.pdf_rules import missing_rules, rules_of
from loaders.formats.pdf_running import PAGE_NUMBER, Item
from loaders.formats.pdf_text_lines import Rules, text_lines
from loaders.formats.pdf_watermarks import Watermarks
from loaders.formats.pdf_white import white_tables
from loaders.messages import Finding, LoadError
from loaders.messages.places import ALL_PAGES, Place

_UNNAMED = "(cid:"  # begins what pdfminer writes for a letter that its font does not name
_MOST_OF = 0.6  # of a page, at least, is covered by the pictures of a scan
_FEW = 20  # letters on a scan: the mark of a program, a page number
_SHOWN = 80  # characters of a text in a finding


class PageReader:
    """Reads page after page; it knows the watermarks, and the table without rules that the last page ended with."""

    def __init__(self) -> None:
        self._watermarks = Watermarks()
        self._going_on: list[float] = []
        self._pages = self._letters = self._unnamed = 0
        self._scans: list[int] = []
        self._turned: dict[str, None] = {}
        self._half_ruled: list[int] = []

    def read(self, page: Any) -> list[Item]:
        """The tables and the lines around them from top to bottom."""
        self._count(page)
        chars = self._watermarks.removed(drawn_once(page.chars))
        edges = rules_of(page)
        items = self._white_tables(chars, Rules(edges, page.height), page.page_number)
        chars = _outside(chars, items)
        verticals, horizontals = missing_rules(edges, [char for char in chars if char["turn"] == 0])
        rules = {"explicit_vertical_lines": verticals, "explicit_horizontal_lines": horizontals}
        for table in page.find_tables(rules) if edges else ():
            grid, own = make_grid(table.cells, chars)
            if grid is not None and max(map(len, grid.rows)) > 1:
                items.append(_Placed(table.bbox[1], grid, own))
                chars = _outside(chars, items[-1:])
        items += self._lines(chars)
        return [placed.item for placed in sorted(items, key=lambda placed: placed.top)]

    def check(self) -> None:
        """Raise LoadError if the pages have no letters, are pictures, or have letters that nobody can name."""
        if not self._letters + self._unnamed:
            raise LoadError("scanned-pdf")
        if self._unnamed > self._letters:
            raise LoadError("letters-without-names")
        if len(self._scans) == self._pages:
            raise LoadError("scanned-pages", count=self._letters)

    def findings(self) -> list[Finding]:
        """What was left out, and how tables were read."""
        found = self._watermarks.findings()
        if self._scans:
            found.append(Finding("scanned-page", Place("page", self._scans[0]), {"count": len(self._scans)}))
        if self._turned:
            found.append(
                Finding("turned-text-not-read", ALL_PAGES, {"text": clean("；".join(self._turned))[0][:_SHOWN]})
            )
        if self._half_ruled:
            found.append(Finding("columns-by-white-space", Place("page", self._half_ruled[0])))
        return found

    def _count(self, page: Any) -> None:
        texts = [char["text"] for char in page.chars if char["text"].strip()]
        unnamed = sum(text.startswith(_UNNAMED) for text in texts)
        self._pages += 1
        self._letters += len(texts) - unnamed
        self._unnamed += unnamed
        covered = sum(abs((image["x1"] - image["x0"]) * (image["bottom"] - image["top"])) for image in page.images)
        if len(texts) < _FEW and covered >= _MOST_OF * page.width * page.height:
            self._scans.append(page.page_number)

    def _white_tables(self, chars: list[Char], rules: Rules, page: int) -> list["_Placed"]:
        lines = text_lines([char for char in chars if char["turn"] == 0])
        tables = list(white_tables(lines, rules, self._going_on))
        self._half_ruled += [page for table in tables if table.is_half_ruled]
        self._going_on = tables[-1].columns if tables and tables[-1].is_open else []
        grids = [(table, *make_grid(table.cells, chars)) for table in tables]
        return [_Placed(table.cells[0][1], grid, own) for table, grid, own in grids if grid is not None]

    def _lines(self, chars: list[Char]) -> list["_Placed"]:
        """The upright lines; the turned ones are noted."""
        for run in turned_runs([char for char in chars if char["turn"] != 0]):
            text = "".join(char["text"] for char in run).strip()
            if text and not PAGE_NUMBER.fullmatch(text):
                self._turned[text] = None
        lines = group_lines([char for char in chars if char["turn"] == 0])
        return [_Placed(line.top, line, set()) for line in lines if line.text.strip()]


class _Placed(NamedTuple):
    """A table or line, how far below the upper edge of the page it begins, and the ids of a table's characters."""

    top: float
    item: Item
    chars: set[int]


def _outside(chars: list[Char], tables: list[_Placed]) -> list[Char]:
    inside = set().union(*(table.chars for table in tables))
    return [char for char in chars if id(char) not in inside]
