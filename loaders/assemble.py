"""Rows -> the tables of assignments and actions, with the findings about their cells."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping

import pandas as pd

from loaders.cells.agencies import is_agency
from loaders.cells.names import is_person
from loaders.cells.pieces import is_note
from loaders.cells.roles import Agencies, read_agencies
from loaders.cells.task import read_last_number, read_task
from loaders.layout.rows import Layout, Row
from loaders.messages import Finding, LoadError
from loaders.messages.places import DOCUMENT, HeaderName, rows_place
from loaders.schema import ACTION_NAMES, NAMES, table
from loaders.vocabulary.characters import simplify
from loaders.vocabulary.roles import BEFORE_COMMA, SEVERAL

_UNTITLED = "（无标题）"
_MOST_CHARACTERS = 50_000_000  # of the other columns, repeated with each agency
_MOST_PERSONS = 12  # that a finding names
_COMMA = re.compile("[，,]")
#: The agency cells of a row: for each, the header it stands under and what was read in it.
Cells = list[tuple[HeaderName, Agencies]]


def assemble(layout: Layout) -> tuple[pd.DataFrame, pd.DataFrame, list[Finding]]:
    """The tidy table, the table of actions, and findings about cells. Raises LoadError if no row names an agency,
    or if the tables would be too large."""
    findings: list[Finding] = []
    marks = tuple((meaning.mark, meaning.role) for meaning in layout.marks)
    cells = [[(name, read_agencies(text, role, marks)) for role, name, text in row.agencies] for row in layout.rows]
    actions = _actions(layout.rows, cells)
    named = [
        (index, *agency)
        for index, (row, read) in enumerate(zip(layout.rows, cells, strict=True))
        for agency in _agencies_of(row, read, layout.first_leads, findings)
    ]
    if not named:
        raise LoadError("no-agencies")
    findings += [*_placeholders(layout.rows, cells), *_persons(layout.rows, cells), *_blank_columns(layout.rows)]
    indexes, roles, positions, agencies = map(list, zip(*named, strict=True))
    _check_size(layout.rows, indexes)
    columns = {"agency": agencies, "role": roles, "position": positions}
    shared = [column for column in ACTION_NAMES if column in NAMES]
    assignments = actions[shared].take(indexes).reset_index(drop=True).assign(**table(columns, tuple(columns)))
    if layout.first_leads:
        findings.insert(0, Finding("first-agency-leads", DOCUMENT, {"statement": layout.first_leads[:60]}))
    findings[:0] = _meanings(layout)
    return assignments[list(NAMES)], actions, findings


def _meanings(layout: Layout) -> list[Finding]:
    """One finding for each mark that stands beside an agency and has a meaning."""
    return [
        Finding("mark-gives-role", DOCUMENT, {"statement": statement[:60], "mark": mark})
        for mark, _, statement in layout.marks
        if any(mark in cell.text for row in layout.rows for cell in row.agencies)
    ]


def _check_size(rows: list[Row], indexes: list[int]) -> None:
    """Raise LoadError if the other columns, which a table repeats with each agency of a row, would fill the memory."""
    lengths = [sum(len(text) for _, text in row.other_columns) for row in rows]
    if sum(map(lengths.__getitem__, indexes)) > _MOST_CHARACTERS:
        raise LoadError("read-large")


def other_columns(rows: list[Row]) -> tuple[str, ...]:
    """The names of the columns that the contract has no place for, in print order, without those that are blank throughout."""
    filled: dict[str, bool] = {}
    for row in rows:
        for name, text in row.other_columns:
            filled[name] = filled.get(name, False) or bool(text.strip())
    return tuple(name for name, is_filled in filled.items() if is_filled)


def _actions(rows: list[Row], cells: list[Cells]) -> pd.DataFrame:
    counts: Counter[tuple[str | None, int | None, str]] = Counter()
    actions = []
    for row, read in zip(rows, cells, strict=True):
        task = read_task(row.task)
        number = read_last_number(row.number_cell)
        measure = (row.section, task.number if number is None else number, task.title or row.task.strip() or _UNTITLED)
        counts[measure] += 1
        body = "\n".join(filter(None, (task.body, row.detail)))
        deadline = row.deadline or next((found.deadline for _, found in read if found.deadline), None)
        others = tuple([cell for cell in row.other_columns if cell[1].strip()])
        actions.append((*measure, counts[measure], body, deadline, row.number, row.printed, others, (), row.place))
    columns = zip(*actions, strict=True) if actions else [()] * len(ACTION_NAMES)
    return table(dict(zip(ACTION_NAMES, map(list, columns), strict=True)), ACTION_NAMES)


def _agencies_of(row: Row, cells: Cells, first_leads: str, findings: list[Finding]) -> Iterator[tuple[str, int, str]]:
    """(role, position, agency) for each agency of the row; positions count within a cell and role."""
    seen: dict[str, dict[str, None]] = {}
    named = [role for _, found in cells for role, _ in found.named]
    leads = _first_leads(row, first_leads, len(named)) if "lead" not in named else 0
    for header, found in cells:
        findings += _remarks(row, header, found, seen)
        positions: Counter[str] = Counter()
        for role, agency in found.named:
            if leads and role == "responsible":
                role, leads = "lead", leads - 1
            before = seen.setdefault(role, {})
            if agency not in before:
                before[agency] = None
                positions[role] += 1
                yield role, positions[role], agency


def _first_leads(row: Row, statement: str, count: int) -> int:
    """How many of the responsible agencies of a row lead, by the sentence about the first of them; `count` are all."""
    if BEFORE_COMMA.search(statement):
        text = row.agencies[0].text if row.agencies else ""
        return len(read_agencies(_COMMA.split(text)[0], "responsible").named)
    return int(bool(statement) and (count > 1 or not SEVERAL.search(statement)))


def _remarks(row: Row, header: HeaderName, found: Agencies, seen: Mapping[str, Container[str]]) -> Iterator[Finding]:
    """Findings about a cell; `seen` holds the agencies, by role, of the row's cells before it."""
    place = rows_place([row.number], header=header)
    if found.open_ended:
        yield Finding("list-ends-in-separator", place, source_row=row.number)
    if ignored := [
        text for text in found.ignored if is_agency(text) and not is_person(text) and not is_note(simplify(text))
    ]:
        yield Finding("not-an-agency", place, {"text": "；".join(ignored)[:80]}, row.number)
    repeated = [*found.repeated, *(name for role, name in found.named if name in seen.get(role, ()))]
    if repeated:
        yield Finding("agency-repeated", place, {"text": "、".join(repeated)}, row.number)


def _placeholders(rows: list[Row], cells: list[Cells]) -> list[Finding]:
    """One finding for each mark (a dash, a slash, 无) that stands in place of an agency."""
    marked: dict[str, list[int]] = defaultdict(list)
    for row, read in zip(rows, cells, strict=True):
        for _, found in read:
            for name in found.ignored:
                if not is_agency(name):
                    marked[name].append(row.number)
    return [
        Finding("mark-for-no-agency", rows_place(numbers), {"mark": mark}, numbers[0])
        for mark, numbers in marked.items()
    ]


def _persons(rows: list[Row], cells: list[Cells]) -> list[Finding]:
    """One finding for all persons whose names stand beside those of agencies."""
    named = {
        row.number: [text for _, found in read for text in found.ignored if is_person(text)]
        for row, read in zip(rows, cells, strict=True)
    }
    numbers = [number for number, persons in named.items() if persons]
    persons = list(dict.fromkeys(person for each in named.values() for person in each))
    return [Finding("persons-beside", rows_place(numbers), {"names": _some(persons)}, numbers[0])] if numbers else []


def _some(names: list[str]) -> str:
    return "、".join(names[:_MOST_PERSONS]) + (" …" if len(names) > _MOST_PERSONS else "")


def _blank_columns(rows: list[Row]) -> list[Finding]:
    """A finding for each column of those who lead or are responsible that is blank in some rows, and filled in most."""
    blank: dict[str, list[int]] = defaultdict(list)
    filled: Counter[str] = Counter()
    for row in rows:
        others = any(cell.text.strip() for cell in row.agencies)
        for role, header, text in row.agencies:
            if isinstance(header, str) and role in ("lead", "responsible") and others:
                if text.strip():
                    filled[header] += 1
                else:
                    blank[header].append(row.number)
    return [
        Finding("column-blank", rows_place(numbers, header=header), source_row=numbers[0])
        for header, numbers in blank.items()
        if len(numbers) < filled[header]
    ]
