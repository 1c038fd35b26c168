"""DuckDB in this process, which answers every query on tables. Small tables are in memory, large ones stay in Parquet files."""

from __future__ import annotations

import atexit
import itertools
import os
import shutil
import tempfile
import weakref
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

#: Memory that queries may take before they go on, slower, in a file.
_MEMORY = os.environ.get("RB_QUERY_MEMORY") or "2GB"
_numbers = itertools.count(1)

Values = Mapping[str, Any]


@cache
def _private_folder() -> str:
    """For what does not fit into memory; only the user of this process can read it. It is removed when the process ends. Empty if
    there is no room for it: then, such queries fail."""
    try:
        folder = tempfile.mkdtemp(prefix="responsibility-board-")
    except OSError:
        return ""
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def _database() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(
        config={
            "memory_limit": _MEMORY,
            "temp_directory": _private_folder(),
            "autoinstall_known_extensions": "false",  # no request leaves the machine
            "autoload_known_extensions": "false",
            "allocator_background_threads": "true",  # gives memory back soon: 15 MB less with one session
        }
    )


class Schema:
    """Tables that belong together, such as those of a dataset. They are dropped with this object.

    Any number of threads may ask at the same time. A value stands in the SQL as `$name`. A query may read further `tables`, of Arrow or
    pandas, under their names. `on` is a schema that views of this one read.
    """

    def __init__(self, on: Schema | None = None) -> None:
        self.name, self._on = f"s{next(_numbers)}", on
        _database().cursor().execute(f"CREATE SCHEMA {self.name}")
        self._idle: deque[duckdb.DuckDBPyConnection] = deque()
        weakref.finalize(self, _drop, f"SCHEMA {self.name} CASCADE").atexit = False

    def rows(self, sql: str, values: Values | None = None, **tables: Any) -> list[tuple]:
        """The rows of the answer."""
        with self._answer(sql, values, tables) as answer:
            return answer.fetchall()

    def frame(self, sql: str, values: Values | None = None, **tables: Any) -> pd.DataFrame:
        """The answer as a table."""
        with self._answer(sql, values, tables) as answer:
            return answer.df()

    def run(self, sql: str, values: Values | None = None, **tables: Any) -> None:
        """Execute a statement without an answer."""
        with self._answer(sql, values, tables):
            pass

    def keep(self, sql: str, values: Values | None = None) -> KeptTable:
        """The answer as a further table, for as long as somebody holds it."""
        name = f"{self.name}.kept{next(_numbers)}"
        self.run(f"CREATE TABLE {name} AS {sql}", values)
        return KeptTable(name)

    @contextmanager
    def _answer(self, sql: str, values: Values | None, tables: Values) -> Iterator[duckdb.DuckDBPyConnection]:
        try:
            cursor = self._idle.pop()
        except IndexError:
            cursor = _database().cursor()
            cursor.execute(f"USE {self.name}")
        try:
            for name, table in tables.items():
                cursor.register(name, table)
            yield cursor.execute(sql, values)
        finally:
            for name in tables:
                cursor.unregister(name)
            self._idle.append(cursor)


class KeptTable:
    """A table that is dropped with this object. `name` stands for it in SQL."""

    def __init__(self, name: str) -> None:
        self.name = name
        weakref.finalize(self, _drop, f"TABLE IF EXISTS {name}").atexit = False


def in_files(paths: Iterable[Path]) -> str:
    """The SQL for the rows of these Parquet files, one after another."""
    return f"read_parquet([{', '.join(map(quoted, paths))}])"


def quoted(path: Path) -> str:
    """The path as a text in SQL."""
    return "'" + str(path).replace("'", "''") + "'"


def _drop(what: str) -> None:
    _database().cursor().execute(f"DROP {what}")
