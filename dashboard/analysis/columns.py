"""The columns of the table of assignments: the same ones in the same order on the screen, in the CSV and in the workbook."""

from typing import NamedTuple

from dashboard.model.dataset import Dataset
from loaders import COLUMNS, NAMES
from loaders.other_columns import TOGETHER, unique_names
from loaders.schema import CORRECTED

#: The columns of the contract that are those of the action.
OF_ACTION = ("section", "measure_no", "measure", "action_no", "action", "deadline", "source_row")
INTEGERS = {column.name: column.dtype for column in COLUMNS if column.dtype == "Int64"}
#: Names that no other column gets.
_TAKEN = ("document", *NAMES, "agency_today", CORRECTED, TOGETHER)
_CELLS_TOGETHER = "array_to_string([cell.header || '：' || cell.text FOR cell IN other_columns], '；')"


class ColumnSources(NamedTuple):
    """The SQL of each column by its name; those in `cells` are columns that the contract has no place for, and are taken
    from the actions with the values `headers`."""

    named: dict[str, str]
    cells: dict[str, str]
    headers: dict[str, str]


def table_columns(dataset: Dataset) -> tuple[str, ...]:
    """The names of the columns: `document`, the title, if the dataset has several; those of the contract without those that
    are empty in the whole dataset; `agency_today` on a dataset by today's names, where `agency` is as printed; `corrected`
    if a person has corrected something; last the columns that the contract has no place for: `Dataset.own_columns`, or all
    of them together as `other_columns`."""
    return dataset.cached("table columns", lambda: tuple(_columns(dataset)))


def _columns(dataset: Dataset) -> list[str]:
    optional = [column.name for column in COLUMNS if column.nullable]
    counts = ", ".join(f"count({name})" for name in optional)
    (filled,) = dataset.tables.rows(f"SELECT {counts} FROM actions", {})
    empty = {name for name, count in zip(optional, filled, strict=True) if not count}
    sources = column_sources(dataset)
    return [name for name in sources.named if name not in empty]


def column_sources(dataset: Dataset, most: int | None = None) -> ColumnSources:
    """The columns of the contract and all others, `most` limits the number of `Dataset.own_columns`."""
    as_printed = bool(dataset.renamed)
    names = [*(["document"] if dataset.is_combined else []), *NAMES, *(["agency_today"] if as_printed else [])]
    names += [CORRECTED] if dataset.has_corrections else []
    sources = {"document": "title"} | {name: f"actions.{name}" for name in OF_ACTION}
    if as_printed:
        sources["agency"] = "printed"
    headers = dataset.own_columns[:most]
    own = unique_names(headers, taken=_TAKEN)
    values = {f"c{at}": header for at, header in enumerate(headers)}
    cells = {name: f"map_from_entries(other_columns)[${key}]" for name, key in zip(own, values, strict=True)}
    if dataset.has_columns_together:
        cells = {TOGETHER: _CELLS_TOGETHER}
    named = {name: sources.get(name, name) for name in names}
    return ColumnSources(named | {name: f"other{at}" for at, name in enumerate(cells)}, cells, values)
