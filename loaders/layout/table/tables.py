"""Grids -> tables: finds the grids that hold tasks and the headers they are read with."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from loaders.blocks import Block, Grid, Paragraph
from loaders.cells.ordinals import ordinal_of
from loaders.cells.task import read_number
from loaders.layout.headings import is_annex
from loaders.layout.table.header import Header, find_headers, header_by_agencies, header_by_cells
from loaders.layout.table.header_words import column_kind
from loaders.layout.table.repair import part_annotations
from loaders.layout.title import is_title
from loaders.vocabulary.sentences import TABLE_TITLE

_LONGEST_HEADING = 60
_DEEPEST_HEADING = 2  # level of （一）


class GridHeaders(NamedTuple):
    """The headers found in a grid alone; `by_cells` is a guess, used if it has no header and continues no other grid.

    `grid` is the one to read: either `printed`, as in the source, or the same with an added column of annotations.
    """

    block: int
    printed: Grid
    grid: Grid
    headers: list[Header]
    by_cells: Header | None


class Part(NamedTuple):
    """The rows of a grid from `start` to `end`, below one header."""

    header: Header
    start: int
    end: int


class Table(NamedTuple):
    """A grid and its parts; without parts it is not read.

    `heading` is the heading directly above it; `is_continued`: it continues the table before it.
    """

    block: int
    grid: Grid
    parts: list[Part]
    heading: str = ""
    is_continued: bool = False


def headers_of_grids(blocks: Sequence[Block]) -> list[GridHeaders]:
    """The headers that each grid has by itself, also if annotations in its tasks replace a column of agencies."""
    return [_own_headers(at, block) for at, block in enumerate(blocks) if isinstance(block, Grid)]


def _own_headers(block: int, printed: Grid) -> GridHeaders:
    grid, headers = printed, find_headers(printed)
    if not headers and (parted := part_annotations(printed)) is not printed:
        grid, headers = parted, find_headers(parted)
    return GridHeaders(block, printed, grid, headers, None if headers else header_by_cells(grid))


def headers_by_agencies(blocks: Sequence[Block]) -> list[GridHeaders]:
    """The headers of grids that say no role, by the cells that list agencies: a last resort before nothing is read."""
    grids = [(at, block) for at, block in enumerate(blocks) if isinstance(block, Grid)]
    return [GridHeaders(at, grid, grid, [], header_by_agencies(grid)) for at, grid in grids]


def tables_of(blocks: Sequence[Block], found: Iterable[GridHeaders]) -> list[Table]:
    """Each grid with the headers that it is read with; one without a header may continue the table before it."""
    tables: list[Table] = []
    current: Header | None = None
    below = 0  # the first block below the previous table
    for block, _, grid, headers, by_cells in found:
        if headers:
            is_continued = _goes_on(grid, headers[0], current)
        else:
            is_continued = not _names_agencies(by_cells) and _continues(grid, current)
        if current and is_continued and not headers:
            parts = [Part(current, 0, len(grid.rows))]
        else:
            parts = _parts(grid, headers or ([by_cells] if by_cells else []))
        if not parts:
            tables.append(Table(block, grid, parts))
            continue
        tables.append(Table(block, grid, parts, _heading_above(blocks[below:block]), is_continued))
        current, below = parts[-1].header, block + 1
    return _with_captions(blocks, tables)


def _with_captions(blocks: Sequence[Block], tables: list[Table]) -> list[Table]:
    """The tables; of several alike, each with a title of its own directly above, the titles are the sections.

    A heading above the only table is its title if it reads like one: 二、任务分解表.
    """
    if len(tables) == 1 and TABLE_TITLE.search(tables[0].heading):
        return [tables[0]._replace(heading="")]
    new = [table for table in tables if table.parts and not table.is_continued]
    captions = [_caption(blocks, table.block) for table in new]
    is_alike = len({tuple(table.parts[0].header.printed) for table in new}) == 1
    if len(new) < 2 or not is_alike or any(table.heading for table in new) or len(set(captions) - {""}) < len(new):
        return tables
    named = {table.block: caption for table, caption in zip(new, captions, strict=True)}
    return [table._replace(heading=named.get(table.block, "")) for table in tables]


def _caption(blocks: Sequence[Block], block: int) -> str:
    """The line directly above a table if it reads like a title; empty if it does not."""
    above = blocks[block - 1] if block else None
    return above.text if isinstance(above, Paragraph) and is_title(above.text) else ""


def _names_agencies(header: Header | None) -> bool:
    """Whether a known word stands above agencies, as no row of tasks has it."""
    return header is not None and any(column_kind(str(cell.name)) == cell.kind for cell in header.roles)


def _parts(grid: Grid, headers: Sequence[Header]) -> list[Part]:
    ends = [*(header.start for header in headers[1:]), len(grid.rows)]
    return [Part(header, header.end, end) for header, end in zip(headers, ends, strict=False)]


def _goes_on(grid: Grid, header: Header, current: Header | None) -> bool:
    """Whether a grid repeats the header of the grid before and continues its numbers."""
    if current is None or header.printed != current.printed or header.number is None:
        return False
    first = next((row for row in grid.rows[header.end :] if any(row)), [])
    return header.number < len(first) and (read_number(first[header.number]) or 0) > 1


def _continues(grid: Grid, header: Header | None) -> bool:
    """Whether a grid without a header fits the columns of the grid before."""
    if header is None:
        return False
    task, roles = header.task, header.role_columns
    if not max(task, *roles) < grid.width <= header.width:
        return False
    full = sum(1 for row in grid.rows if len(row) > max(roles) and row[task] and any(row[at] for at in roles))
    return full * 2 >= len(grid.rows)


def _heading_above(blocks: Sequence[Block]) -> str:
    """The last heading (一、…) among the paragraphs above a table, but only below the line of an annex."""
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    annex = max((at for at, text in enumerate(texts) if is_annex(text)), default=-1)
    return next((text for text in reversed(texts[annex + 1 :]) if _is_heading(text)), "")


def _is_heading(text: str) -> bool:
    ordinal = ordinal_of(text)
    if ordinal is None or ordinal.level > _DEEPEST_HEADING:
        return False
    return len(text) <= _LONGEST_HEADING and not text.endswith("。")
