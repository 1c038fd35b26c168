"""The connection to the database: how it is opened, what a transaction is, and which errors of drivers are a LoadError."""

import errno
import logging
import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path
from threading import Lock, RLock
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text, update
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    NotSupportedError,
    ProgrammingError,
)
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.pool import StaticPool

from dashboard.library.database import tables
from dashboard.library.database.records import LibraryAway, LibraryFull
from dashboard.library.database.schema import changes
from loaders import LoadError

IN_MEMORY = "in-memory"  # an address: a database of one connection, which threads use in turn
_PATIENCE = 10  # seconds that a write waits for another one, and a statement for a server
_LOCK = 4_711_0017  # the number of the advisory lock under which PostgreSQL's tables are made
_DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
_FORBIDDEN, _NO_ROOM = "42501", "53100"  # codes of PostgreSQL
#: Bugs of ours, and no state of the database.
_BUGS = (IntegrityError, ProgrammingError, DataError, NotSupportedError)


class Database:
    """Opens transactions; makes or updates the tables before the first one."""

    def __init__(self, address: str) -> None:
        """Raises LoadError("library-url") if the address is none of SQLite or PostgreSQL."""
        self._url = URL.create("sqlite") if address == IN_MEMORY else _url(address)
        self._one_by_one: AbstractContextManager[object] = RLock() if address == IN_MEMORY else nullcontext()
        self._engine = _engine(self._url)
        self._is_ready, self._preparing = False, Lock()
        self._failed = float("-inf")  # when the last attempt to prepare ended without success

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database from its first statement to its last."""
        with self._one_by_one, self._as_load_errors():
            self._prepare()
            with self._engine.connect() as connection, connection.begin():
                yield connection

    @contextmanager
    def writing(self, *, counts: bool = True) -> Iterator[Connection]:
        """A transaction that is the only one that writes; undone if an error is raised. `counts`: others should look again."""
        with self._one_by_one, self._as_load_errors():
            self._prepare()
            with self._writing() as connection:
                if counts:
                    connection.execute(update(changes).values(number=changes.c.number + 1))
                yield connection

    def close(self) -> None:
        """Close all connections that are not in use."""
        self._engine.dispose()

    @contextmanager
    def _as_load_errors(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, NoConnectionFree, sqlite3.Error) as error:
            self._is_ready = False  # the database may be another one when it is back
            if isinstance(error, _BUGS) and _state(error) != _FORBIDDEN:
                raise
            logging.getLogger("dashboard").warning("the library's database: %s", getattr(error, "orig", error))
            raise _load_error(error) from None

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._engine.execution_options(**_of_writes(self._url)).begin() as connection:
            yield connection

    def _prepare(self) -> None:
        """See to the tables, once. Who waits meanwhile for a server that does not answer need not wait for it again."""
        if self._is_ready:
            return
        asked = time.monotonic()
        with self._preparing:
            if self._failed > asked:
                raise LibraryAway
            if not self._is_ready:
                try:
                    self._see_to_tables()
                except Exception:
                    self._failed = time.monotonic()
                    raise
                self._is_ready = True

    def _see_to_tables(self) -> None:
        if self._url.database and _is_sqlite(self._url):
            _make_file(self._url, self._engine)
        with self._engine.connect() as connection:
            is_current = tables.are_current(connection)
        if not is_current:
            self._make_tables()

    def _make_tables(self) -> None:
        """Make them, while no other process does; it may have made them meanwhile."""
        with self._writing() as connection:
            if not _is_sqlite(self._url):
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            if not tables.are_current(connection):
                tables.bring_up_to_date(connection)


def _url(address: str) -> URL:
    try:
        url = make_url(address)
    except ArgumentError:
        raise LoadError("library-url") from None  # its text would name the password
    name = url.drivername.partition("+")[0]
    if name not in _DRIVERS or (name == "sqlite" and url.database in (None, "", ":memory:")):
        raise LoadError("library-url")
    return url.set(drivername=_DRIVERS[name])


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _engine(url: URL) -> Engine:
    """An engine whose messages never name a value, and whose connections are tried before they are used again."""
    if _is_sqlite(url):
        pool: dict[str, Any] = {"pool_timeout": _PATIENCE} if url.database else {"poolclass": StaticPool}
        arguments = {"timeout": _PATIENCE, "check_same_thread": False}
        engine = create_engine(url, hide_parameters=True, connect_args=arguments, **pool)
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    limits = f"-c lock_timeout={_PATIENCE}s -c idle_in_transaction_session_timeout=60s"
    return create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_timeout=_PATIENCE,
        isolation_level="REPEATABLE READ",
        connect_args={
            "connect_timeout": _PATIENCE // 2,
            "tcp_user_timeout": _PATIENCE * 1000,
            "keepalives_idle": _PATIENCE,
            "options": limits,
        },
    )


def _set_up_sqlite(connection: Any, _record: object) -> None:
    """Python's driver begins no transactions by itself, since we say which kind it is to be."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    """A write waits for others before it reads, so that what it has read is still so when it writes."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _of_writes(url: URL) -> dict[str, Any]:
    """What a writing transaction is: in PostgreSQL it sees what was committed before it got the lock on `changes`."""
    return {"writes": True} | ({} if _is_sqlite(url) else {"isolation_level": "READ COMMITTED"})


def _make_file(url: URL, engine: Engine) -> None:
    """Make the file, for its owner alone, in the mode in which readers do not wait for the writer."""
    path = Path(str(url.database))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError as error:
        logging.getLogger("dashboard").warning("the library's database: %s", error)
        raise (LibraryFull("library-disk-full") if error.errno == errno.ENOSPC else LibraryAway()) from None
    until = time.monotonic() + _PATIENCE
    while not _has_log(engine):  # SQLite does not wait here when another process does the same
        if time.monotonic() > until:
            raise LibraryAway
        time.sleep(0.05)


def _has_log(engine: Engine) -> bool:
    """Switch to a log of writes (WAL); False if another process holds the file just now."""
    with closing(engine.raw_connection()) as connection:
        try:
            connection.cursor().execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            return False
    return True


def _load_error(error: Exception) -> LoadError:
    """No room, or no answer."""
    driver = getattr(error, "orig", error)
    is_full = getattr(driver, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL or _state(error) == _NO_ROOM
    return LibraryFull("library-disk-full") if is_full else LibraryAway()


def _state(error: Exception) -> str | None:
    """PostgreSQL's code of an error."""
    return getattr(getattr(error, "orig", None), "sqlstate", None)
