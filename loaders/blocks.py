"""What every format is turned into before anybody asks what it means: grids of cells and paragraphs, in print order."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.messages import Finding, HeaderName, Place

#: (row, column) of a covered cell -> (row, column) of the cell whose text it repeats.
Covered = dict[tuple[int, int], tuple[int, int]]


@dataclass
class Grid:
    """A table as printed: `rows` of cell texts, every row as long as the source has it.

    A merged cell's text stands in every cell it covers; `covered` tells which those are. `merges` says whether the
    source can tell a merged cell from a blank one at all. `place` is that of the whole grid, `row_numbers` the rows as
    their source counts them. `page_starts`: row -> page, for the rows a page break may have cut from the one above.
    `last_column` names a column that the source does not print as one.
    """

    rows: list[list[str]]
    place: Place
    row_numbers: list[int] | None = None
    covered: Covered = field(default_factory=dict)
    merges: bool = False
    page_starts: dict[int, int] = field(default_factory=dict)
    last_column: HeaderName | None = None

    def row_place(self, row: int, column: int | None = None) -> Place:
        """The place of a row, or of a cell of it; both are counted from 0 here, from 1 in the place."""
        number = self.row_numbers[row] if self.row_numbers else row + 1
        page = self.page_starts[max(start for start in self.page_starts if start <= row)] if self.page_starts else None
        whole = self.place
        return Place(whole.kind, page, whole.sheet, whole.table, None, number, None if column is None else column + 1)


@dataclass
class Paragraph:
    """A paragraph of running text and where it stands.

    `wrapped`: the line ends where the paper ends, so the sentence may go on in the next paragraph; `indented`: it begins
    a sentence.
    """

    text: str
    place: Place
    wrapped: bool = False
    indented: bool = False


Block = Grid | Paragraph


@dataclass
class Source:
    """The blocks of a file in print order; `title` where the file states one outside its text.

    `removed` counts the invisible characters that were taken out, `clean` says that none is left; `cut`, that the file
    ends in the middle.
    """

    blocks: list[Block]
    findings: list[Finding] = field(default_factory=list)
    title: str = ""
    removed: int = 0
    clean: bool = False
    cut: bool = False


def expand(grid: Grid, spans: list[tuple[int, int, int, int]]) -> None:
    """Write each merged cell's text into all cells of its span (top, left, bottom, right; all inclusive)."""
    grid.merges = True
    for top, left, bottom, right in spans:
        text = grid.rows[top][left]
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    grid.rows[row][column] = text
                    grid.covered[row, column] = (top, left)
