"""The history, as statements on a connection."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from dashboard.library.database.records import HistoryLine
from dashboard.library.database.schema import documents, history


def note(connection: Connection, what: str, key: str, *, by: str, at: datetime, **values: Any) -> None:
    """Write a line: what was done to a document."""
    connection.execute(insert(history).values(at=at, by=by, what=what, key=key, values=values))


def lines(connection: Connection, key: str | None) -> list[HistoryLine]:
    """The lines of a document, or of all but drafts, whose keys are secrets; the last first."""
    drafts = select(documents.c.key).where(documents.c.state == "draft")
    which = history.c.key.not_in(drafts) if key is None else history.c.key == key
    rows = connection.execute(select(history).where(which).order_by(history.c.id.desc()))
    return [HistoryLine(row.at, row.by, row.what, row.key, row.values) for row in rows]


def move(connection: Connection, draft: str, to: str, version: int) -> None:
    """Make the lines of a draft those of the version that it became."""
    for row in connection.execute(select(history).where(history.c.key == draft)).all():
        values = row.values | ({"version": version} if "version" in row.values else {})
        connection.execute(update(history).where(history.c.id == row.id).values(key=to, values=values))
