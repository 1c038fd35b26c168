"""Brings the tables to the form that this version of the board knows, with Alembic."""

from functools import cache
from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from dashboard.library.database.records import LibraryNewer

_MIGRATIONS = Path(__file__).parent / "migrations"
_alembic = Lock()  # it keeps what it is doing in a global


def are_current(connection: Connection) -> bool:
    """Whether the tables are those of this version. Raises LibraryNewer if a newer one has changed them."""
    found = set(MigrationContext.configure(connection).get_current_heads())
    if unknown := found - {script.revision for script in _scripts().walk_revisions()}:
        raise LibraryNewer from ValueError(f"unknown: {', '.join(unknown)}")
    return found == set(_scripts().get_heads())


def bring_up_to_date(connection: Connection) -> None:
    """Make or change the tables, within the transaction that the connection is in: all of it or nothing."""
    with _alembic:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
