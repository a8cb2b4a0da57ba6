"""A transaction on a GeoPackage, and values as SQLite keeps them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from ..domain.dictionary import GEOMETRY_COLUMN, Table
from . import gpkg_geometry
from .ddl import VERSION_READ, quote_name
from .scripts import statements
from .session import Modification, Row, Session, Values

if TYPE_CHECKING:
    import pandas as pd

NamedErrors = Callable[[], AbstractContextManager[None]]


class GeoPackageSession(Session):
    """A transaction on a GeoPackage.

    ``named_errors`` is the context in which what SQLite refuses is named.
    """

    def __init__(self, connection: sqlite3.Connection, named_errors: NamedErrors) -> None:
        self.connection = connection
        self._named_errors = named_errors

    def execute(self, sql: str, values: Values | None = None) -> int:
        with self._named_errors():
            return self.connection.execute(sql, dict(values or {})).rowcount

    def fetch(self, sql: str, values: Values | None = None) -> tuple[list[str], list[Row]]:
        with self._named_errors():
            cursor = self.connection.execute(sql, dict(values or {}))
            return [column[0] for column in cursor.description], cursor.fetchall()

    def batches(self, sql: str, size: int) -> Iterator[list[Row]]:
        with self._named_errors():
            cursor = self.connection.execute(sql)
            while rows := cursor.fetchmany(size):
                yield rows

    def append(self, table: Table, rows: pd.DataFrame) -> int:
        with self._named_errors():
            self.connection.executemany(*_insertion(table, rows))
        return len(rows)

    def add(self, table: Table, rows: pd.DataFrame) -> list[int]:
        sql, stored = _insertion(table, rows)
        with self._named_errors():
            return [int(self.connection.execute(sql, row).lastrowid or 0) for row in stored]

    def modify(self, table: Table, changes: Sequence[Modification]) -> int:
        return sum(self._modify(table, change) for change in changes)

    def _modify(self, table: Table, change: Modification) -> int:
        values: dict[str, object] = {
            name: None if value is None else _stored_value(value, table, name)
            for name, value in change.values.items()
        }
        if change.version is not None:
            values[VERSION_READ] = change.version
        listed = ", ".join(f"{quote_name(name)} = :{name}" for name in values)
        sql = f"UPDATE {quote_name(table.name)} SET {listed} WHERE fid = :osp_cle"  # nosec B608 # names are the dictionary's, values are bound
        return self.execute(sql, {**values, "osp_cle": change.fid})

    def remove(self, table: Table, fids: Sequence[int]) -> int:
        sql = f"DELETE FROM {quote_name(table.name)} WHERE fid = ?"  # nosec B608 # names are the dictionary's, values are bound
        with self._named_errors():
            return self.connection.executemany(sql, [(fid,) for fid in fids]).rowcount

    def script(self, sql: str) -> None:
        with self._named_errors():
            for statement in statements(sql):
                self.connection.execute(statement)

    def interrupt(self) -> None:
        self.connection.interrupt()


def _insertion(table: Table, rows: pd.DataFrame) -> tuple[str, Iterator[tuple[object, ...]]]:
    """The INSERT of a row, and what each row puts in its places."""
    places = ", ".join("?" for _ in rows.columns)
    listed = ", ".join(quote_name(str(name)) for name in rows.columns)
    sql = f"INSERT INTO {quote_name(table.name)} ({listed}) VALUES ({places})"  # nosec B608 # names are the dictionary's, values are bound
    return sql, zip(*(_stored_values(rows[name], table) for name in rows.columns))


def _stored_values(column: pd.Series, table: Table) -> list[object]:
    """Values of a column as SQLite keeps them."""
    missing = column.isna().to_numpy()
    values = column.astype(object).to_list()
    if column.name == GEOMETRY_COLUMN:
        srid = table.srid or 0
        return [
            None if gone else gpkg_geometry.from_wkb(value, srid)
            for gone, value in zip(missing, values)
        ]
    kind = table[str(column.name)].type
    return [None if gone else _stored(value, kind) for gone, value in zip(missing, values)]


def _stored_value(value: Any, table: Table, name: str) -> object:
    if name == GEOMETRY_COLUMN:
        return gpkg_geometry.from_wkb(value, table.srid or 0)
    return _stored(value, table[name].type)


def _stored(value: object, kind: str) -> object:
    if kind in ("integer", "boolean") and isinstance(value, (int, float)):
        return int(value)
    if kind == "date" and isinstance(value, (datetime, date)):
        return value.isoformat()[:10]  # strftime leaves out the zeros of an early year
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value


def columns_of(session: Session, tables: Iterable[str]) -> dict[str, set[str]]:
    """Names of the columns of each of these tables, none for one that is not there."""
    return {
        name: {row["name"] for row in session.rows(f"PRAGMA table_info({quote_name(name)})")}
        for name in tables
    }
