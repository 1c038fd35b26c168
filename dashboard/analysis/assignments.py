"""The assignments of a selection as rows: page by page for a grid, piece by piece for a file."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pandas as pd

from dashboard.analysis.columns import INTEGERS, OF_ACTION, column_sources
from dashboard.analysis.table_view import EVERYTHING, TableView
from dashboard.model.ids import ROOM
from dashboard.model.selection import Selection
from loaders.schema import CORRECTED


class Room(NamedTuple):
    """How many of the columns that the contract has no place for a table has room for, and how many characters of each cell."""

    columns: int
    characters: int


class _Part(NamedTuple):
    """Which rows: from one line to another, and of these at most so many after the first ones."""

    lines: tuple[int, int]
    limit: str = ""


def assignments_page(
    shown: Selection, first: int, most: int, room: Room | None = None, view: TableView = EVERYTHING
) -> pd.DataFrame:
    """At most so many of the assignments of a view after the first ones, with all columns of the contract; before them
    `document`, the title, if the dataset has several; on a dataset by today's names, agencies as printed, and `agency_today`
    behind the contract's. Then stands `corrected`, if there are corrections: the (field, text as it was read) of what a person
    changed in the action. Last come the columns that the contract has no place for: `Dataset.own_columns`, or all of them
    together as `other_columns`; as far as there is room, if it is limited."""
    if not view.is_as_printed:
        return _table(shown, _Part(_all_lines(shown), f"LIMIT {most} OFFSET {first}"), room, view)
    page = f"SELECT line FROM shown ORDER BY line LIMIT {most} OFFSET {first}"
    ((start, end),) = shown.rows(f"SELECT min(line), max(line) FROM ({page})")
    return _table(shown, _Part((0, 0) if start is None else (start, end)), room)


def assignments_as_printed(shown: Selection, size: int, view: TableView = EVERYTHING) -> Iterator[pd.DataFrame]:
    """All assignments of a view in pieces of about `size` rows, with the columns of `assignments_page`; one without rows if
    there are none."""
    count = shown.counts["assignments"]
    if shown.dataset.counts["assignments"] <= size or not view.is_as_printed:
        last = range(0, max(count_assignments(shown, view), 1), size) if count > size else [0]
        parts = [_Part(_all_lines(shown), f"LIMIT {size} OFFSET {first}" if count > size else "") for first in last]
    else:
        parts = [_Part(lines) for lines in (_pieces(shown, size) if count else [(0, 0)])]
    for part in parts:
        yield _table(shown, part, None, view)


def count_assignments(shown: Selection, view: TableView) -> int:
    """How many assignments a view has."""
    if not view.where:
        return shown.counts["assignments"]
    query, values = _query(shown, _Part(_all_lines(shown)), view, "count(*)")
    ((count,),) = shown.rows(query, **values)
    return count


def _all_lines(shown: Selection) -> tuple[int, int]:
    return 0, len(shown.dataset.documents) * ROOM


def _query(
    shown: Selection, part: _Part, view: TableView, columns: str, room: Room | None = None
) -> tuple[str, dict[str, Any]]:
    """The SQL for columns of the rows of a part, in the order of the view if it has one, and its values."""
    sources = column_sources(shown.dataset)
    corrected = [CORRECTED] if shown.dataset.has_corrections else []
    cells = [f"{_cut(sql, room)} AS {sources.named[name]}" for name, sql in sources.cells.items()]
    actions = ", ".join([*OF_ACTION, *corrected, "doc", "action_id", *cells])
    first, last = part.lines
    docs = f"doc BETWEEN {first // ROOM} AND {last // ROOM}"
    condition, values = view.conditions(sources.named, INTEGERS)
    sql = f"""
        , part AS (SELECT * FROM shown WHERE {docs} AND line BETWEEN {first} AND {last})
        SELECT {columns} FROM part JOIN (SELECT {actions} FROM actions WHERE {docs}) actions USING (doc, action_id)
               JOIN documents USING (doc) WHERE {condition}
        """
    return sql, sources.headers | values


def _table(shown: Selection, part: _Part, room: Room | None, view: TableView = EVERYTHING) -> pd.DataFrame:
    """The assignments of a part as a table."""
    named = column_sources(shown.dataset, room and room.columns).named
    columns = ", ".join(f"{sql} AS column{at}" for at, sql in enumerate(named.values()))
    query, values = _query(shown, part, view, columns, room)
    order = view.order(column_sources(shown.dataset).named)
    table = shown.frame(f"{query} ORDER BY {order} {part.limit}", **values)
    table.columns = [*named]
    if CORRECTED in named:
        table[CORRECTED] = table[CORRECTED].map(lambda cells: tuple((cell["field"], cell["text"]) for cell in cells))
    return table.astype(INTEGERS)


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
