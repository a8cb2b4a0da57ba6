"""Tables of the dictionary as SQL, in the words of each database."""

from __future__ import annotations

import struct
from abc import ABC, abstractmethod

from ..domain.common.patterns import to_globs
from ..domain.dictionary import GEOMETRY_COLUMN, Dictionary, Field, Table

_HAS_SRID = 0x20000000

VERSION_READ = "version_lue"
"""Column in which a writer says which version of the row it had read; triggers compare it."""


REPLACING = "osp_nouvelle_"
"""How the name of a table begins while a migration of a GeoPackage puts it in place of another."""


def quote_name(name: str) -> str:
    """An identifier between double quotes."""
    return '"' + name.replace('"', '""') + '"'


def quote_text(text: str) -> str:
    """A text literal. For the constants of the dictionary only: values go as parameters."""
    return "'" + text.replace("'", "''") + "'"


class Dialect(ABC):
    """What one database says differently from the other."""

    types: dict[str, str]
    key: str
    like: str
    """Operator of a pattern in which capitals do not matter."""

    @abstractmethod
    def geometry(self, table: Table) -> str:
        """Column definition of the table's geometry."""

    @abstractmethod
    def pattern(self, column: str, pattern: str) -> str:
        """Condition: the text of ``column`` matches ``pattern`` whole."""

    @abstractmethod
    def typed(self, column: str, kind: str) -> str | None:
        """Condition: the value is of its type; None where the database sees to it."""

    def journaled_shape(self, digits: str) -> object:
        """A geometry of the journal, in hexadecimal, as the table takes it."""
        return digits

    @abstractmethod
    def journaled_wkb(self, digits: str) -> bytes:
        """The little-endian WKB of a geometry of the journal, in hexadecimal."""

    def geometry_rules(self, table: Table) -> list[tuple[str, str]]:
        """Name and condition of what the table's geometry must be besides."""
        return []

    def spatial_indexes(self, table: Table) -> list[str]:
        """CREATE INDEX of the geometry; none where another hand makes it."""
        return []


class SqliteDialect(Dialect):
    """GeoPackage. Its columns take any value, so their types are checked too."""

    types = {
        "string": "TEXT",
        "integer": "MEDIUMINT",
        "number": "REAL",
        "boolean": "BOOLEAN",
        "date": "DATE",
        "datetime": "DATETIME",
    }
    key = "INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"
    like = "LIKE"
    _stored = {
        "string": "typeof({0}) IN ('text', 'null')",
        "integer": "typeof({0}) IN ('integer', 'null')",
        "number": "typeof({0}) IN ('real', 'integer', 'null')",
        "boolean": "{0} IS NULL OR {0} IN (0, 1)",
        "date": "{0} IS NULL OR {0} IS strftime('%Y-%m-%d', {0})",
        "datetime": "{0} IS NULL OR julianday({0}) IS NOT NULL",
    }

    def geometry(self, table: Table) -> str:
        return f"{GEOMETRY_COLUMN} {str(table.geometry).upper()}"

    def pattern(self, column: str, pattern: str) -> str:
        return " OR ".join(f"{column} GLOB {quote_text(glob)}" for glob in to_globs(pattern))

    def typed(self, column: str, kind: str) -> str | None:
        return self._stored[kind].format(column)

    def journaled_shape(self, digits: str) -> object:
        return bytes.fromhex(digits)

    def journaled_wkb(self, digits: str) -> bytes:
        from .gpkg_geometry import to_wkb  # it needs GDAL, which SQL does not

        return to_wkb(bytes.fromhex(digits))


class PostgresDialect(Dialect):
    """PostgreSQL with PostGIS."""

    types = {
        "string": "text",
        "integer": "integer",
        "number": "double precision",
        "boolean": "boolean",
        "date": "date",
        "datetime": "timestamp with time zone",
    }
    key = "serial PRIMARY KEY"
    like = "ILIKE"

    def journaled_wkb(self, digits: str) -> bytes:
        # The kind of an EWKB has a bit that says that its reference system follows.
        ewkb = bytes.fromhex(digits)
        (kind,) = struct.unpack_from("<I", ewkb, 1)
        if not kind & _HAS_SRID:
            return ewkb
        return ewkb[:1] + struct.pack("<I", kind ^ _HAS_SRID) + ewkb[9:]

    def geometry(self, table: Table) -> str:
        return f"{GEOMETRY_COLUMN} geometry({table.geometry}, {table.srid})"

    def geometry_rules(self, table: Table) -> list[tuple[str, str]]:
        # Without empty geometries, whether a row has a position is told without reading it.
        name = constraint_name(table.name, GEOMETRY_COLUMN, "vide")
        return [(name, f"NOT ST_IsEmpty({GEOMETRY_COLUMN})")]

    def spatial_indexes(self, table: Table) -> list[str]:
        name = quote_name(f"{table.name}_{GEOMETRY_COLUMN}_gist")
        return [f"CREATE INDEX {name} ON {quote_name(table.name)} USING gist ({GEOMETRY_COLUMN})"]

    def pattern(self, column: str, pattern: str) -> str:
        return f"{column} ~ {quote_text(f'^(?:{pattern})$')}"

    def typed(self, column: str, kind: str) -> str | None:
        return None


def create_all(dictionary: Dictionary, dialect: Dialect) -> list[str]:
    """Tables of the dictionary, each after those that it refers to, with their indexes."""
    return [
        statement
        for table in dictionary.values()
        for statement in (create_table(table, dialect), *create_indexes(table, dialect))
    ]


def create_table(table: Table, dialect: Dialect) -> str:
    """CREATE TABLE with every constraint of the dictionary, each under a telling name."""
    lines = [f'"fid" {dialect.key}']
    if table.geometry:
        lines.append(dialect.geometry(table))
    own = [field for field in table.columns if field.name != "fid"]
    lines += [_column(field, dialect) for field in own]
    if table.geometry:
        lines += [
            f"CONSTRAINT {name} CHECK ({condition})"
            for name, condition in dialect.geometry_rules(table)
        ]
    for field in own:
        lines += _checks(table, field, dialect)
    for rule in table.rules:
        lines.append(f"CONSTRAINT {constraint_name(table.name, rule.name)} CHECK ({rule.sql})")
    for names in table.unique:
        listed = ", ".join(quote_name(name) for name in names)
        name = constraint_name(table.name, *names, "unique")
        lines.append(f"CONSTRAINT {name} UNIQUE ({listed})")
    for key in table.foreign_keys:
        lines.append(
            f"CONSTRAINT {constraint_name(table.name, key.field, 'reference')} "
            f"FOREIGN KEY ({quote_name(key.field)}) "
            f"REFERENCES {quote_name(key.table)} ({quote_name(key.target)}) ON UPDATE CASCADE"
        )
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {quote_name(table.name)} (\n  {body}\n)"


def create_indexes(table: Table, dialect: Dialect) -> list[str]:
    """Indexes of the dictionary, and on what refers to another table (unique columns have one)."""
    wanted = [(key.field,) for key in table.foreign_keys] + list(table.indexes)
    listed = [
        f"CREATE INDEX {constraint_name('ix', table.name, *names)} "
        f"ON {quote_name(table.name)} ({', '.join(quote_name(name) for name in names)})"
        for names in wanted
    ]
    return listed + (dialect.spatial_indexes(table) if table.geometry else [])


def constraint_name(*parts: str) -> str:
    """Name of a constraint or index: its table, fields and rule."""
    return quote_name("_".join(parts))


def _column(field: Field, dialect: Dialect) -> str:
    words = [quote_name(field.name), dialect.types[field.type]]
    if field.defaut is not None:
        # Both databases know « false »; every other default is a text.
        value = field.defaut if field.type == "boolean" else quote_text(field.defaut)
        words.append(f"DEFAULT {value}")
    if field.required:
        words.append("NOT NULL")
    if field.unique:
        words.append("UNIQUE")
    return " ".join(words)


def _checks(table: Table, field: Field, dialect: Dialect) -> list[str]:
    column = quote_name(field.name)
    conditions: list[tuple[str, str | None]] = [("type", dialect.typed(column, field.type))]
    if field.enum and not field.liste:
        listed = ", ".join(quote_text(value) for value in field.enum)
        conditions.append(("liste", f"{column} IN ({listed})"))
    if field.pattern:
        conditions.append(("format", dialect.pattern(column, field.pattern)))
    if field.minimum is not None:
        conditions.append(("minimum", f"{column} >= {field.minimum}"))
    if field.maximum is not None:
        conditions.append(("maximum", f"{column} <= {field.maximum}"))
    if field.max_length:
        conditions.append(("longueur", f"length({column}) <= {field.max_length}"))
    return [
        f"CONSTRAINT {constraint_name(table.name, field.name, rule)} CHECK ({condition})"
        for rule, condition in conditions
        if condition is not None
    ]
