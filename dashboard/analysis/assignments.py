"""The assignments of a selection as rows: page by page for a grid, piece by piece for a file."""

from collections.abc import Iterable, Iterator

import pandas as pd

from dashboard.model.ids import ROOM
from dashboard.model.selection import Selection
from loaders import COLUMNS, NAMES
from loaders.other_columns import TOGETHER, unique_names

#: The columns of the contract that are those of the action.
_OF_ACTION = ("section", "measure_no", "measure", "action_no", "action", "deadline", "source_row")
#: Names that no other column gets.
_TAKEN = ("document", *NAMES, "agency_today", TOGETHER)
_CELLS_TOGETHER = "array_to_string([cell.header || '：' || cell.text FOR cell IN actions.other_columns], '；')"
_INTEGERS = {column.name: column.dtype for column in COLUMNS if column.dtype == "Int64"}


def assignments_page(shown: Selection, first: int, most: int) -> pd.DataFrame:
    """At most so many assignments after the first ones, with the contract's columns; before them `document`, the title,
    if the dataset has several. Behind them stand the columns that the contract has no place for: `Dataset.own_columns`, or
    all of them together as `other_columns`."""
    page = f"SELECT line FROM shown ORDER BY line LIMIT {most} OFFSET {first}"
    ((start, end),) = shown.rows(f"SELECT min(line), max(line) FROM ({page})")
    return _table(shown, (0, 0) if start is None else (start, end))


def assignments_as_printed(shown: Selection, size: int) -> Iterator[pd.DataFrame]:
    """All assignments in pieces of about `size` rows; one without rows if there are none. The columns are those of
    `assignments_page`; on a dataset by today's names, agencies as printed, and `agency_today` behind the contract's."""
    pieces: Iterable[tuple[int, int]] = [(0, len(shown.dataset.documents) * ROOM)]
    if shown.dataset.counts["assignments"] > size:
        pieces = _pieces(shown, size) if shown.counts["assignments"] else [(0, 0)]
    for lines in pieces:
        yield _table(shown, lines, as_printed=bool(shown.dataset.renamed))


def _table(shown: Selection, lines: tuple[int, int], *, as_printed: bool = False) -> pd.DataFrame:
    """The assignments shown from one line to another."""
    names = [*(["document"] if shown.dataset.is_combined else []), *NAMES, *(["agency_today"] if as_printed else [])]
    sources = {name: f"actions.{name}" for name in _OF_ACTION} | {"document": "title"}
    if as_printed:
        sources["agency"] = "printed"
    own = shown.dataset.own_columns
    cells = {f"c{at}": header for at, header in enumerate(own)}
    sources |= {name: f"map_from_entries(actions.other_columns)[${name}]" for name in cells}
    if shown.dataset.has_columns_together:
        names.append(TOGETHER)
        sources[TOGETHER] = _CELLS_TOGETHER
    columns = ", ".join(f"{sources.get(name, f'part.{name}')} AS {name}" for name in [*names, *cells])
    first, last = lines
    docs = f"doc BETWEEN {first // ROOM} AND {last // ROOM}"
    table = shown.frame(
        f"""
        , part AS (SELECT * FROM shown WHERE {docs} AND line BETWEEN {first} AND {last})
        SELECT {columns} FROM part JOIN (SELECT * FROM actions WHERE {docs}) actions USING (doc, action_id)
               JOIN documents USING (doc)
        ORDER BY line
        """,
        **cells,
    )
    table.columns = [*names, *unique_names(own, taken=_TAKEN)]
    return table.astype(_INTEGERS)


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
