"""The main table, whose columns a person may name, and the error if nothing could be read."""

from loaders.blocks import Grid, Source
from loaders.layout.table.column_roles import guess_kinds
from loaders.layout.table.column_scores import TEXT_KINDS
from loaders.layout.table.header import Header
from loaders.layout.table.header_words import column_kind
from loaders.messages import LoadError, Sample, UnknownHeader
from loaders.vocabulary.roles import ROLE_KINDS

_SHOWN = 20  # rows
_SEARCHED = 200  # rows of each table, for an incomplete header


def main_table(source: Source) -> Grid | None:
    """The grid of two or more columns with the most filled cells; grids that seem to name agencies take precedence."""

    def rank(grid: Grid) -> tuple[bool, int]:
        return not set(ROLE_KINDS).isdisjoint(guess_kinds(grid)), sum(sum(map(bool, row)) for row in grid.rows)

    return max((b for b in source.blocks if isinstance(b, Grid) and b.width > 1), key=rank, default=None)


def sample_of(grid: Grid, header: Header | None = None) -> Sample:
    """The first rows of the grid, with the kinds of its columns by the header, or else as guessed."""
    kinds = tuple(cell.kind for cell in header.cells) if header else guess_kinds(grid)
    width = grid.width
    return Sample(tuple(map(tuple, grid.rows[:_SHOWN])), (kinds + ("ignored",) * width)[:width])


def refusal(source: Source, grid: Grid | None) -> LoadError:
    """The error for a source without data rows: UnknownHeader about its main table, or LoadError if it has none."""
    if grid is None:
        is_text = any(block.place.kind == "file" for block in source.blocks)
        return LoadError("nothing-found-in-text" if is_text else "nothing-found")
    sample = sample_of(grid)
    return _half_header(source, sample) or UnknownHeader("no-header", sample)


def _half_header(source: Source, sample: Sample) -> UnknownHeader | None:
    """The error for a header that names tasks but no agencies, or agencies but no tasks; None if there is none."""
    for grid in (block for block in source.blocks if isinstance(block, Grid)):
        for at, row in enumerate(grid.rows[:_SEARCHED]):
            kinds = {column_kind(cell) for cell in row} if len(row) > 1 else set()
            has_role, has_task = not kinds.isdisjoint(ROLE_KINDS), not kinds.isdisjoint(TEXT_KINDS)
            if has_role or has_task:
                code = "header-without-task" if has_role else "header-without-agency"
                return UnknownHeader(code, sample, place=grid.row_place(at))
    return None
