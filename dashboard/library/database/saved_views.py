"""Views that people saved under a name, as statements on a connection."""

from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select

from dashboard.library.database.records import SavedView
from dashboard.library.database.schema import views
from loaders import LoadError

#: Characters of a name and of a query, and saved views.
LONGEST_NAME, LONGEST_QUERY, MOST_VIEWS = 60, 8_000, 200


def listed(connection: Connection) -> list[SavedView]:
    """All of them, the oldest first."""
    order = views.c.saved_at, views.c.name
    return [SavedView(**row._mapping) for row in connection.execute(select(views).order_by(*order))]


def save(connection: Connection, view: SavedView) -> bool:
    """Save a view in place of the one that had the name; whether there was one.

    Raises LoadError("view-unnamed"), ("view-too-long") or ("too-many-views").
    """
    if not 0 < len(view.name) <= LONGEST_NAME:
        raise LoadError("view-unnamed", most=LONGEST_NAME)
    if len(view.query) > LONGEST_QUERY:
        raise LoadError("view-too-long")
    was_there = remove(connection, view.name)
    if (connection.scalar(select(func.count()).select_from(views)) or 0) >= MOST_VIEWS:
        raise LoadError("too-many-views", most=MOST_VIEWS)
    connection.execute(insert(views).values(vars(view)))
    return was_there


def remove(connection: Connection, name: str) -> bool:
    """Remove a view; whether there was one."""
    return bool(connection.execute(delete(views).where(views.c.name == name)).rowcount)


def new(name: str, page: str, query: str, by: str, now: datetime) -> SavedView:
    """A view to save; the name without white space around it."""
    return SavedView(" ".join(name.split()), page, query, now, by)
