"""What every format is turned into: grids of cells and paragraphs in print order. What they mean is not yet known."""

from collections.abc import Container
from dataclasses import dataclass, field, replace

from loaders.messages import Finding
from loaders.messages.places import HeaderName, Place

#: (row, column) of a covered cell -> (row, column) of the cell whose text it repeats.
Covered = dict[tuple[int, int], tuple[int, int]]


@dataclass
class Grid:
    """A table as printed: `rows` of cell texts, each row as long as in the source.

    The text of a merged cell stands in every cell that it covers; `covered` says which those are. `merges` is True if
    the format distinguishes merged cells from blank ones. `place` is the place of the whole grid; `row_numbers` are the
    source's own row numbers, if they are not 1, 2, 3 … `page_starts` (row -> page) lists the first row of each page,
    which a page break may have cut off from the row above. `last_column` is the name of a last column that was added
    to the grid and is not printed as a column.
    """

    rows: list[list[str]]
    place: Place
    row_numbers: list[int] = field(default_factory=list)
    covered: Covered = field(default_factory=dict)
    merges: bool = False
    page_starts: dict[int, int] = field(default_factory=dict)
    last_column: HeaderName | None = None

    @property
    def width(self) -> int:
        """The number of cells of the longest row."""
        return max(map(len, self.rows), default=0)

    def row_place(self, row: int, column: int | None = None) -> Place:
        """The place of a row, or of a cell of it; both are counted from 0 here, from 1 in the place."""
        return replace(
            self.place,
            page=self.page_starts[max(start for start in self.page_starts if start <= row)]
            if self.page_starts
            else None,
            row=self.row_numbers[row] if self.row_numbers else row + 1,
            column=None if column is None else column + 1,
        )


@dataclass
class Paragraph:
    """A paragraph, or a line, of running text and its place.

    `wrapped`: it ends at the right margin, so its sentence may go on in the next one. `indented`: it is indented, so it
    begins a new sentence.
    """

    text: str
    place: Place
    wrapped: bool = False
    indented: bool = False


Block = Grid | Paragraph


@dataclass
class Source:
    """The blocks of a file in print order; `title` is one that the file states outside its text.

    `removed` counts the invisible characters that the reader removed; `clean`: none are left. `cut`: the file breaks off.
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


def without_rows(grid: Grid, left_out: Container[int]) -> Grid:
    """The grid without some of its rows; merged cells that began there begin in the next row that is left."""
    kept = [row for row in range(len(grid.rows)) if row not in left_out]
    if len(kept) == len(grid.rows):
        return grid
    index = {row: at for at, row in enumerate(kept)}
    covered: Covered = {}
    moved: dict[tuple[int, int], tuple[int, int]] = {}
    for (row, column), origin in sorted(grid.covered.items()):
        if row not in index:
            continue
        at = (index[row], column)
        top, left = origin
        target = (index[top], left) if top in index else moved.setdefault(origin, at)
        if at != target:
            covered[at] = target
    return replace(
        grid,
        rows=[grid.rows[row] for row in kept],
        row_numbers=[grid.row_numbers[row] if grid.row_numbers else row + 1 for row in kept],
        covered=covered,
        page_starts={
            min(at for row, at in index.items() if row >= start): page
            for start, page in grid.page_starts.items()
            if kept and kept[-1] >= start
        },
    )
