"""The statements of a migration, in the words of each database."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping

from ..ddl import REPLACING, quote_name, quote_text
from .definition import ColumnDefinition
from .difference import Difference, TableChange

GENERATED = (
    "-- Écrit par « make nouvelle-version » : ne le changez pas, il serait écrit de nouveau."
)
TO_CHECK = "-- À vérifier : une base dont une ligne n’y répond pas ne se met pas à niveau. "


class Writer(ABC):
    """Writes the migration of one database."""

    def script(self, change: Difference) -> str:
        """The whole file. What :meth:`.Difference.undecided` tells is not in it."""
        lines = [GENERATED, *(TO_CHECK + text for text in change.tightened())]
        for title, statements in self._blocks(change):
            if statements:
                lines += ["", f"-- {title}", *(f"{statement};" for statement in statements)]
        return "\n".join(lines) + "\n"

    @abstractmethod
    def _blocks(self, change: Difference) -> Iterable[tuple[str, list[str]]]:
        """Titles and statements, in an order that the database accepts."""


class PostgresWriter(Writer):
    """ALTER TABLE, part by part. References go first and come last: they need unique columns."""

    def _blocks(self, change: Difference) -> Iterable[tuple[str, list[str]]]:
        for item in change.changed:
            yield f"Table {item.name} : contraintes ôtées", _dropped_constraints(item)
        for item in change.changed:
            yield f"Table {item.name} : colonnes", _altered_columns(item)
        for item in change.changed:
            yield f"Table {item.name} : contraintes", _added_constraints(item, references=False)
        for table in change.created:
            yield f"Table nouvelle {table.name}", [table.sql, *table.indexes.values()]
        for item in change.changed:
            yield f"Table {item.name} : références", _added_constraints(item, references=True)
            yield f"Table {item.name} : index", _altered_indexes(item)


class SqliteWriter(Writer):
    """A table whose columns or constraints change is made anew beside itself, then replaced.

    SQLite's ALTER TABLE changes no constraint. Rows keep their key, the table its counter; views
    and triggers are put back by the upgrade, which also checks the references.
    """

    def _blocks(self, change: Difference) -> Iterable[tuple[str, list[str]]]:
        for item in change.changed:
            if item.columns or item.constraints:
                yield f"Table {item.name} : {_told(item)}", _replaced(item)
            else:
                yield f"Table {item.name} : index", _altered_indexes(item)
        for table in change.created:
            yield f"Table nouvelle {table.name}", [table.sql, *table.indexes.values()]


WRITERS: Mapping[str, Writer] = {"geopackage": SqliteWriter(), "postgis": PostgresWriter()}


def _altered_columns(item: TableChange) -> list[str]:
    table = f"ALTER TABLE {quote_name(item.name)}"
    added = [f"{table} ADD COLUMN {item.after.columns[name].sql}" for name in item.columns.added]
    return added + [
        f"{table} {words}"
        for name in item.columns.changed
        for words in altered_column(item.name, item.before.columns[name], item.after.columns[name])
    ]


def altered_column(table: str, before: ColumnDefinition, after: ColumnDefinition) -> Iterable[str]:
    """What follows ``ALTER TABLE`` for PostgreSQL, a text per change of the column."""
    column = f"ALTER COLUMN {quote_name(after.name)}"
    if before.default != after.default:
        yield (
            f"{column} DROP DEFAULT"
            if after.default is None
            else (f"{column} SET DEFAULT {after.default}")
        )
    if before.required != after.required:
        yield f"{column} {'SET' if after.required else 'DROP'} NOT NULL"
    if before.unique != after.unique:
        # The name that PostgreSQL gives to the constraint of a column.
        name = quote_name(f"{table}_{after.name}_key")
        yield (
            f"ADD CONSTRAINT {name} UNIQUE ({quote_name(after.name)})"
            if after.unique
            else f"DROP CONSTRAINT {name}"
        )


def _dropped_constraints(item: TableChange) -> list[str]:
    table = f"ALTER TABLE {quote_name(item.name)}"
    gone = [*item.constraints.removed, *item.constraints.changed]
    return [f"{table} DROP CONSTRAINT IF EXISTS {quote_name(name)}" for name in gone]


def _added_constraints(item: TableChange, *, references: bool) -> list[str]:
    new = {*item.constraints.added, *item.constraints.changed}
    return [
        f"ALTER TABLE {quote_name(item.name)} ADD CONSTRAINT {quote_name(name)} {rule}"
        for name, rule in item.after.constraints.items()
        if name in new and rule.startswith("FOREIGN KEY") == references
    ]


def _altered_indexes(item: TableChange) -> list[str]:
    gone = [*item.indexes.removed, *item.indexes.changed]
    new = {*item.indexes.added, *item.indexes.changed}
    return [f"DROP INDEX IF EXISTS {quote_name(name)}" for name in gone] + [
        sql for name, sql in item.after.indexes.items() if name in new
    ]


def _replaced(item: TableChange) -> list[str]:
    name, beside = quote_name(item.name), quote_name(REPLACING + item.name)
    old, new = quote_text(item.name), quote_text(REPLACING + item.name)
    listed = ", ".join(quote_name(column) for column in item.kept)
    return [
        item.after.sql.replace(f"CREATE TABLE {name}", f"CREATE TABLE {beside}", 1),
        f"INSERT INTO {beside} ({listed})\nSELECT {listed} FROM {name}",  # nosec B608 # names and texts quoted, written for review
        f"DELETE FROM sqlite_sequence WHERE name = {new}",  # nosec B608 # names and texts quoted, written for review
        "INSERT INTO sqlite_sequence (name, seq)\n"  # nosec B608 # names and texts quoted, written for review
        f"SELECT {new}, seq FROM sqlite_sequence WHERE name = {old}",
        f"DROP TABLE {name}",
        f"ALTER TABLE {beside} RENAME TO {name}",
        *item.after.indexes.values(),
    ]


def _told(item: TableChange) -> str:
    """What changed in a table, for the reader of its migration."""
    words = [
        ("ajouté", item.columns.added + item.constraints.added),
        ("retiré", item.columns.removed + item.constraints.removed),
        ("changé", item.columns.changed + item.constraints.changed),
    ]
    return " ; ".join(f"{word} {', '.join(names)}" for word, names in words if names)
