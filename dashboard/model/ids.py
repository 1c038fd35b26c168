"""Ids of actions, measures and lines in a dataset: each tells its document, so that a query reads no other."""

from collections.abc import Iterable

#: An id is the number of the document in the dataset, times this, plus the source row, or the line in print order.
ROOM = 100_000_000


def doc_of(at: int) -> int:
    """The number of the document to which an action, a measure or a line belongs."""
    return at // ROOM


def one_of(column: str, numbers: Iterable[int]) -> str:
    """The SQL that a column holds one of these whole numbers."""
    listed = ", ".join(map(str, numbers))
    return f"{column} IN ({listed})" if listed else "false"


def source_row_of(action_id: int) -> int:
    """The source row of an action, in its document."""
    return action_id % ROOM


def with_ids(column: str, ids: Iterable[int]) -> str:
    """The SQL that a column of ids holds one of these; their documents are named, so that no other is read."""
    ids = set(ids)
    return f"{in_documents(ids)} AND {one_of(column, ids)}"


def in_documents(ids: Iterable[int]) -> str:
    """The SQL that a row belongs to a document of these actions or measures."""
    return one_of("doc", {doc_of(at) for at in ids})
