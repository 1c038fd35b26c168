"""Tables -> data rows: the rows below each header, with what their columns hold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from loaders.blocks import Grid
from loaders.cells.agencies import is_agency
from loaders.layout.headings import heading_text
from loaders.layout.rows import AgencyCell, Row
from loaders.layout.table.body import BodyRow, read_body
from loaders.layout.table.column_findings import about_columns
from loaders.layout.table.header import Header
from loaders.layout.table.header_words import role_of_word
from loaders.layout.table.tables import Part, Table
from loaders.messages import Finding
from loaders.messages.places import HeaderName, MadeUpHeader
from loaders.other_columns import unique_names

_SHOWN, _CELLS_SHOWN = 60, 4  # characters and cells in the finding about a table that is not read


@dataclass
class TableRows:
    """The data rows of all tables, the columns as (name, kind), findings, and doubts about columns (code, column)."""

    rows: list[Row] = field(default_factory=list)
    headers: list[tuple[HeaderName, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    doubts: list[tuple[str, HeaderName]] = field(default_factory=list)


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
