"""Edits of versions, as statements on a connection."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, insert, select, update

from dashboard.library.database.documents import Limits, is_there
from dashboard.library.database.records import Conflict, UndoneEdit
from dashboard.library.database.schema import documents, edits, versions
from loaders import LoadError
from loaders.edits import Edit, RowKey

_WHOLE_ROW = ("split", "merge")


def edit_of(row: Row) -> Edit:
    """A row of the table."""
    key = None if row.row_source is None else RowKey(row.row_source, row.row_nth)
    return Edit(row.id, row.at, row.by, row.kind, key, row.field, row.before, row.after)


def columns_of(edit: Edit) -> dict[str, Any]:
    """The columns of the table that hold an edit."""
    row = {"row_source": edit.row and edit.row.source, "row_nth": edit.row and edit.row.nth}
    return row | {name: value for name, value in vars(edit).items() if name != "row"}


def _of(key: str, version: int) -> ColumnElement[bool]:
    return and_(edits.c.document == key, edits.c.version == version)


def in_force(connection: Connection, key: str, version: int) -> list[Edit]:
    """The edits of a version that were not undone, in their order."""
    query = select(edits).where(_of(key, version), edits.c.undone_at.is_(None)).order_by(edits.c.place)
    return [edit_of(row) for row in connection.execute(query)]


def all_in_force(connection: Connection, limits: Limits) -> dict[tuple[str, int], tuple[int, tuple[Edit, ...]]]:
    """(key, version) -> (revision, edits in force in their order), for each version that has had edits."""
    had = select(versions.c.document, versions.c.number, versions.c.revision).where(versions.c.revision > 0)
    had = had.join(documents, documents.c.key == versions.c.document).where(is_there(limits))
    found: dict[tuple[str, int], tuple[int, list[Edit]]] = {
        (key, number): (revision, []) for key, number, revision in connection.execute(had)
    }
    order = edits.c.document, edits.c.version, edits.c.place
    for row in connection.execute(select(edits).where(edits.c.undone_at.is_(None)).order_by(*order)):
        if (row.document, row.version) in found:
            found[row.document, row.version][1].append(edit_of(row))
    return {which: (revision, tuple(made)) for which, (revision, made) in found.items()}


def undone(connection: Connection, key: str, version: int) -> list[UndoneEdit]:
    """The edits of a version that were undone, the last one first."""
    query = select(edits).where(_of(key, version), edits.c.undone_at.is_not(None)).order_by(edits.c.revision.desc())
    return [UndoneEdit(edit_of(row), row.undone_at, row.undone_by) for row in connection.execute(query)]


def revision(connection: Connection, key: str, version: int) -> int:
    """How often the edits of a version have changed."""
    query = select(versions.c.revision).where(versions.c.document == key, versions.c.number == version)
    return connection.scalar(query) or 0


def add(connection: Connection, key: str, version: int, new: Sequence[Edit], seen: int) -> list[Edit]:
    """Put edits in force, and return those that were not yet. Raises Conflict, or LoadError("document-gone")."""
    known = {row.id: row for row in connection.execute(select(edits).where(_of(key, version)))}
    new = [edit for edit in new if edit.id not in known or known[edit.id].undone_at]
    theirs = [_as_it_stands(row) for row in known.values() if row.revision > seen]
    if clashing := [edit for edit in theirs if any(_clash(edit, mine) for mine in new)]:
        raise Conflict(clashing)
    if new:
        _put(connection, key, version, new, place=1 + max((row.place for row in known.values()), default=0))
    return new


def _put(connection: Connection, key: str, version: int, new: Sequence[Edit], place: int) -> None:
    at = _next_revision(connection, key, version)
    for number, edit in enumerate(new, start=place):
        row = {"document": key, "version": version, "place": number, "revision": at, "undone_at": None, "undone_by": ""}
        again = update(edits).where(_of(key, version), edits.c.id == edit.id)
        values = row | columns_of(edit)
        if not connection.execute(again.values(**values)).rowcount:
            connection.execute(insert(edits).values(**values))


def undo(connection: Connection, key: str, version: int, edit_id: str, *, by: str, now: datetime) -> bool:
    """Take an edit out of force; False if it is already. Raises LoadError("document-gone") if there is none."""
    found = connection.execute(select(edits).where(_of(key, version), edits.c.id == edit_id)).first()
    if not found:
        raise LoadError("document-gone")
    if found.undone_at:
        return False
    values = {"undone_at": now, "undone_by": by, "revision": _next_revision(connection, key, version)}
    connection.execute(update(edits).where(_of(key, version), edits.c.id == edit_id).values(**values))
    return True


def _next_revision(connection: Connection, key: str, version: int) -> int:
    one = and_(versions.c.document == key, versions.c.number == version)
    if not connection.execute(update(versions).where(one).values(revision=versions.c.revision + 1)).rowcount:
        raise LoadError("document-gone")
    return revision(connection, key, version)


def _as_it_stands(row: Row) -> Edit:
    """The edit; of one that was undone, the way back."""
    edit = edit_of(row)
    if not row.undone_at:
        return edit
    at = row.undone_at.astimezone(UTC).isoformat(timespec="seconds")
    return replace(edit, at=at, by=row.undone_by, before=edit.after, after=edit.before)


def _clash(theirs: Edit, mine: Edit) -> bool:
    """Whether two edits change the same, and not in the same way."""
    if "columns" in (theirs.kind, mine.kind):
        is_same_place = theirs.kind == mine.kind
    else:
        is_whole = theirs.kind in _WHOLE_ROW or mine.kind in _WHOLE_ROW
        is_same_place = (is_whole or theirs.field == mine.field) and _share_a_row(theirs, mine)
    return is_same_place and _change(theirs) != _change(mine)


def _change(edit: Edit) -> tuple[Any, ...]:
    return edit.kind, edit.row, edit.field, edit.after


def _share_a_row(one: Edit, other: Edit) -> bool:
    pairs = product(_rows(one), _rows(other))
    return any(a.source == b.source and (a.nth == b.nth or not a.nth or not b.nth) for a, b in pairs)


def _rows(edit: Edit) -> list[RowKey]:
    """The rows that an edit changes. Of the second row of a merge the source alone is known, so any printed so may be meant."""
    second = [RowKey(str(edit.before[1].get("source")), 0)] if edit.kind == "merge" else []
    return [*([edit.row] if edit.row else []), *second]
