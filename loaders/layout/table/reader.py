"""Grids -> data rows: finds the grids that hold tasks, the headers they are read with, and the rows below."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from loaders.blocks import Block, Grid, Paragraph
from loaders.cells.agencies import is_agency
from loaders.cells.ordinals import ordinal_of
from loaders.cells.task import read_number
from loaders.layout.headings import heading_text, is_annex
from loaders.layout.rows import AgencyCell, Row
from loaders.layout.table.body import BodyRow, read_body
from loaders.layout.table.column_findings import about_columns
from loaders.layout.table.header import Header, find_headers, header_by_agencies, header_by_cells
from loaders.layout.table.header_words import column_kind, role_of_word
from loaders.layout.table.repair import part_annotations
from loaders.layout.title import is_title
from loaders.messages import Finding
from loaders.messages.places import HeaderName, MadeUpHeader
from loaders.other_columns import unique_names
from loaders.vocabulary.sentences import TABLE_TITLE

_LONGEST_HEADING = 60
_DEEPEST_HEADING = 2  # level of （一）
_SHOWN, _CELLS_SHOWN = 60, 4  # characters and cells in the finding about a table that is not read


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


@dataclass
class TableRows:
    """The data rows of all tables, the columns as (name, kind), findings, and doubts about columns (code, column)."""

    rows: list[Row] = field(default_factory=list)
    headers: list[tuple[HeaderName, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    doubts: list[tuple[str, HeaderName]] = field(default_factory=list)


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


def read_tables(tables: Iterable[Table]) -> TableRows:
    """The data rows of the tables, in print order."""
    read = TableRows()
    section: str | None = None
    last: list[str] | None = None
    for table in tables:
        if not table.parts:
            read.findings.append(_not_read(table.grid))
            continue
        if table.heading:
            section = heading_text(table.heading)
        elif not table.is_continued:
            section = None
        above = last if table.is_continued and not table.heading else None
        for part in table.parts:
            section, last = _read_part(table, part, section, above, read)
            above = None
    read.findings += about_columns(read.headers, read.doubts)
    return read


def _read_part(
    table: Table, part: Part, section: str | None, above: list[str] | None, read: TableRows
) -> tuple[str | None, list[str] | None]:
    """Add the rows of the part, which stands below the row `above`; return the section and the row it ends with."""
    _add_headers(part.header, read)
    is_same_width = above is not None and len(above) == part.header.width
    body = read_body(table.grid, *part, section, above if is_same_width else None)
    read.findings += body.findings
    others = _other_columns(part.header, body.rows)
    read.rows += [
        _row(number, row, part.header, table, others) for number, row in enumerate(body.rows, start=len(read.rows) + 1)
    ]
    return body.section, body.last


def _other_columns(header: Header, rows: Sequence[BodyRow]) -> dict[int, str]:
    """The names of the columns that no other field of a row holds. A column that a merged one covers is none."""
    read = {header.task, header.number, header.deadline, header.group, *header.details, *header.role_columns}
    left = [
        (at, str(cell.name) or str(MadeUpHeader("column", at + 1)))
        for at, cell in enumerate(header.cells)
        if at not in read and not (at and cell.name == header.cells[at - 1].name and _is_covered(at, rows))
    ]
    return dict(zip([at for at, _ in left], unique_names(name for _, name in left), strict=True))


def _is_covered(column: int, rows: Sequence[BodyRow]) -> bool:
    return all(row.cells[column] == row.cells[column - 1] for row in rows)


def _role(cells: Sequence[str], column: int, kind: str, others: Mapping[int, str]) -> str:
    """The role of the agencies in a cell: by the word in the column beside it, if that is one for a role, or else `kind`."""
    beside = [cells[at] for at in (column - 1, column + 1) if at in others]
    return next(filter(None, map(role_of_word, filter(None, beside))), kind)


def _row(number: int, row: BodyRow, header: Header, table: Table, others: Mapping[int, str]) -> Row:
    """The data row that the header makes of the cells; `others` are the names of the columns that it has no field for."""
    cells, deadline = row.cells, header.deadline
    return Row(
        number=number,
        section=row.section,
        task=cells[header.task],
        detail="\n".join(cells[at] for at in header.details if cells[at]),
        number_cell=cells[header.number] if header.number is not None else "",
        deadline=cells[deadline] if deadline is not None and is_agency(cells[deadline]) else "",
        agencies=tuple(
            [AgencyCell(_role(cells, column, kind, others), name, cells[column]) for column, kind, name in header.roles]
        ),
        printed="\t".join(cells[: header.width]),
        place=table.grid.row_place(row.row),
        block=table.block,
        other_columns=tuple([(name, cells[column]) for column, name in others.items()]),
    )


def _add_headers(header: Header, read: TableRows) -> None:
    """Add the columns that no table before has had, with the doubts about them."""
    for cell in header.cells:
        if (cell.name, cell.kind) in read.headers:
            continue
        read.headers.append((cell.name, cell.kind))
        read.doubts += [doubt for doubt in header.doubts if doubt[1] == cell.name]


def _not_read(grid: Grid) -> Finding:
    cells = list(dict.fromkeys(filter(None, grid.rows[0])))[:_CELLS_SHOWN]
    return Finding("table-not-read", grid.place, {"text": "、".join(cells)[:_SHOWN]})
