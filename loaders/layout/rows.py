"""What the layout hands on: data rows with the text of their cells, not yet taken apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from loaders.messages import Finding, Sample
from loaders.messages.places import HeaderName, Place


class AgencyCell(NamedTuple):
    """A cell that names agencies: the role that its header or label says, that name, and the text."""

    role: str
    name: HeaderName
    text: str


class Row(NamedTuple):
    """A data row: its number from 1, the section it stands under, its cells by kind, and the row as printed.

    `task` is the measure's cell, `detail` the text of the columns beside it, `number_cell` the 序号 cell. `place` says
    where the row stands, `block` in which block.
    """

    number: int
    section: str | None
    task: str
    detail: str
    number_cell: str
    deadline: str
    agencies: tuple[AgencyCell, ...]
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
