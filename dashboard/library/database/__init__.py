"""What the board keeps, in SQLite or PostgreSQL: drafts, documents, versions, corrections, history. docs/library.md describes it.

SQLAlchemy and Alembic are used here and nowhere else.
"""

from dashboard.library.database.library import Library
from dashboard.library.database.records import (
    Conflict,
    HistoryLine,
    Imprint,
    LibraryAway,
    LibraryFull,
    LibraryNewer,
    Record,
    SavedView,
    UndoneEdit,
    Version,
)

__all__ = [
    "Conflict",
    "HistoryLine",
    "Imprint",
    "Library",
    "LibraryAway",
    "LibraryFull",
    "LibraryNewer",
    "Record",
    "SavedView",
    "UndoneEdit",
    "Version",
]
