"""What the layout hands on: data rows with the text of their cells, not yet taken apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from loaders.cells.agencies import is_agency
from loaders.layout.header import Header
from loaders.messages import Finding, HeaderName, Place, Sample


class Row(NamedTuple):
    """A data row: its number from 1, the section it stands under, its cells by kind, and the row as printed.

    `task` is the measure's cell, `detail` the text of the columns beside it, `label` the 序号 cell; `agencies` holds
    (role, header as printed, text) for each agency cell. `place` says where it stands, `block` in which block.
    """

    number: int
    section: str | None
    task: str
    detail: str
    label: str
    deadline: str
    agencies: tuple[tuple[str, HeaderName, str], ...]
    printed: str
    place: Place
    block: int = 0


@dataclass
class Layout:
    """All rows of a document. `first_leads` is the sentence that makes the first responsible agency the lead, if any."""

    title: str
    rows: list[Row]
    headers: tuple[tuple[HeaderName, str], ...]
    findings: list[Finding] = field(default_factory=list)
    first_leads: str = ""
    sample: Sample | None = None


def make_row(number: int, section: str | None, cells: list[str], place: Place, header: Header, block: int) -> Row:
    """The cells as a Row, by what the header says of their columns."""
    task, label, deadline, details = header.places
    return Row(
        number=number,
        section=section,
        task=cells[task],
        detail="\n".join([cells[at] for at in details if cells[at]]) if details else "",
        label=cells[label] if label is not None else "",
        deadline=cells[deadline] if deadline is not None and is_agency(cells[deadline]) else "",
        agencies=tuple([(kind, name, cells[index]) for index, kind, name in header.roles]),
        printed="\t".join(cells[: header.width]),
        place=place,
        block=block,
    )
