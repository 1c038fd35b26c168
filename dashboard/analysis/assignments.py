"""The assignments of a selection as rows: page by page for a grid, piece by piece for a file."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pandas as pd

from dashboard.model.ids import ROOM
from dashboard.model.selection import Selection
from loaders import COLUMNS, NAMES
from loaders.other_columns import TOGETHER, unique_names
from loaders.schema import CORRECTED

#: The columns of the contract that are those of the action.
_OF_ACTION = ("section", "measure_no", "measure", "action_no", "action", "deadline", "source_row")
#: Names that no other column gets.
_TAKEN = ("document", *NAMES, "agency_today", CORRECTED, TOGETHER)
_CELLS_TOGETHER = "array_to_string([cell.header || '：' || cell.text FOR cell IN other_columns], '；')"
_INTEGERS = {column.name: column.dtype for column in COLUMNS if column.dtype == "Int64"}


class Room(NamedTuple):
    """How many of the columns that the contract has no place for a table has room for, and how many characters of each cell."""

    columns: int
    characters: int


def assignments_page(shown: Selection, first: int, most: int, room: Room | None = None) -> pd.DataFrame:
    """At most so many assignments after the first ones, with the contract's columns; before them `document`, the title,
    if the dataset has several. Behind them stands `corrected`, if there are corrections: the (field, text as it was read) of
    what a person changed in the action. Last come the columns that the contract has no place for: `Dataset.own_columns`, or
    all of them together as `other_columns`; as far as there is room, if it is limited."""
    page = f"SELECT line FROM shown ORDER BY line LIMIT {most} OFFSET {first}"
    ((start, end),) = shown.rows(f"SELECT min(line), max(line) FROM ({page})")
    return _table(shown, (0, 0) if start is None else (start, end), room=room)


def assignments_as_printed(shown: Selection, size: int) -> Iterator[pd.DataFrame]:
    """All assignments in pieces of about `size` rows; one without rows if there are none. The columns are those of
    `assignments_page`; on a dataset by today's names, agencies as printed, and `agency_today` behind the contract's."""
    pieces: Iterable[tuple[int, int]] = [(0, len(shown.dataset.documents) * ROOM)]
    if shown.dataset.counts["assignments"] > size:
        pieces = _pieces(shown, size) if shown.counts["assignments"] else [(0, 0)]
    for lines in pieces:
        yield _table(shown, lines, as_printed=bool(shown.dataset.renamed))


def _table(
    shown: Selection, lines: tuple[int, int], *, as_printed: bool = False, room: Room | None = None
) -> pd.DataFrame:
    """The assignments shown from one line to another."""
    names = [*(["document"] if shown.dataset.is_combined else []), *NAMES, *(["agency_today"] if as_printed else [])]
    sources = {"document": "title"} | {name: f"actions.{name}" for name in _OF_ACTION}
    if as_printed:
        sources["agency"] = "printed"
    corrected = [CORRECTED] if shown.dataset.has_corrections else []
    names += corrected
    others = {f"c{at}": header for at, header in enumerate(shown.dataset.own_columns[: room and room.columns])}
    cells = {name: f"map_from_entries(other_columns)[${name}]" for name in others}
    if shown.dataset.has_columns_together:
        names.append(TOGETHER)
        cells = {TOGETHER: _CELLS_TOGETHER}
    columns = ", ".join(f"{sources.get(name, name)} AS {name}" for name in [*names, *others])
    cut = [f"{_cut(sql, room)} AS {name}" for name, sql in cells.items()]
    actions = ", ".join([*_OF_ACTION, *corrected, "doc", "action_id", *cut])
    first, last = lines
    docs = f"doc BETWEEN {first // ROOM} AND {last // ROOM}"
    table = shown.frame(
        f"""
        , part AS (SELECT * FROM shown WHERE {docs} AND line BETWEEN {first} AND {last})
        SELECT {columns} FROM part JOIN (SELECT {actions} FROM actions WHERE {docs}) actions USING (doc, action_id)
               JOIN documents USING (doc)
        ORDER BY line
        """,
        **others,
    )
    table.columns = [*names, *unique_names(others.values(), taken=_TAKEN)]
    if corrected:
        table[CORRECTED] = table[CORRECTED].map(lambda cells: tuple((cell["field"], cell["text"]) for cell in cells))
    return table.astype(_INTEGERS)


def _cut(sql: str, room: Room | None) -> str:
    """The SQL for a text of at most as many characters as there is room for, with … where some are left out."""
    if room is None:
        return sql
    return f"if(length({sql}) > {room.characters}, left({sql}, {room.characters}) || '…', {sql})"


def _pieces(shown: Selection, size: int) -> Iterator[tuple[int, int]]:
    """The first and the last line of each piece: whole documents together, a large one in several pieces."""
    first, last, rows = 0, 0, 0
    for doc, count, start, end in shown.rows(
        "SELECT doc, count(*), min(line), max(line) FROM shown GROUP BY doc ORDER BY doc"
    ):
        if rows and rows + count > size:
            yield first, last
            rows = 0
        if count > size:
            lines = [line for (line,) in shown.rows(f"SELECT line FROM shown WHERE doc = {doc} ORDER BY line")]
            yield from ((lines[at], lines[at : at + size][-1]) for at in range(0, count, size))
            continue
        first, last, rows = first if rows else start, end, rows + count
    if rows:
        yield first, last
