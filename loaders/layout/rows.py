"""The result of the layout: data rows with the texts of their cells, in which names are not yet separated."""

from dataclasses import dataclass, field
from typing import NamedTuple

from loaders.messages import Finding, Sample
from loaders.messages.places import HeaderName, Place
from loaders.other_columns import OtherCells


class AgencyCell(NamedTuple):
    """A cell that names agencies: the role by its header or label, that header or label, and the text."""

    role: str
    name: HeaderName
    text: str


class OutsideText(NamedTuple):
    """A paragraph that belongs to no row, as printed: the index of its block, and its place."""

    block: int
    place: Place
    text: str


class MarkMeaning(NamedTuple):
    """The role that a mark beside the name of an agency means, by a sentence of the document."""

    mark: str
    role: str
    statement: str


class Row(NamedTuple):
    """A data row: its number from 1, its section, its cells by kind, and the row as printed.

    `task` is the text of the measure's cell, `detail` that of further columns about it, `number_cell` that of the 序号
    column. `place` is the place in the source, `block` the index of the block. `other_columns` are the cells of all other
    columns, also the blank ones.
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
    other_columns: OtherCells = ()


@dataclass
class Layout:
    """All rows of a document, with its headers as (header, kind); empty if it is running text.

    `first_leads` is the sentence that makes the first responsible agency the lead; empty if there is none.
    `marks` says what marks beside the names mean; `outside` is the text around the rows.
    """

    title: str
    rows: list[Row]
    headers: tuple[tuple[HeaderName, str], ...]
    findings: list[Finding] = field(default_factory=list)
    first_leads: str = ""
    marks: tuple[MarkMeaning, ...] = ()
    outside: tuple[OutsideText, ...] = ()
    sample: Sample | None = None
