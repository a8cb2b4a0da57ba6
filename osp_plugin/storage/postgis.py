"""An OSP base in a schema of a PostgreSQL database with PostGIS, shared by several people.

QGIS knows the server: its connection gives the address and, through authcfg, the account.
psycopg2 then speaks to it, since QGIS's own API takes no parameters.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from qgis.core import QgsDataSourceUri, QgsProviderConnectionException, QgsProviderRegistry

from ..domain.dictionary import GEOMETRY_COLUMN, Table
from ..domain.errors import MissingPackage
from . import rights, violations
from .base import META, Base, LayerSource
from .ddl import VERSION_READ, PostgresDialect, quote_name, quote_text
from .errors import (
    AccessDenied,
    BaseAlreadyExists,
    BaseError,
    BaseReadOnly,
    ConnectionUnknown,
    ConstraintViolated,
    DatabaseFailure,
    EditConflict,
    Frozen,
    PostgisMissing,
    RightsMissing,
    SchemaInUse,
    SchemaNotAllowed,
    ServerRefused,
    ViewInUse,
)
from .scripts import View
from .session import Modification, Right, Row, Session, Values

if TYPE_CHECKING:
    import pandas as pd
    import psycopg2.extensions

DEFAULT_SCHEMA = "osp"
KEY = "fid"
CONNECT_TIMEOUT_S = 10
FROZEN = "OSP01"
"""What the triggers give as SQLSTATE when they refuse to change a closed campaign."""
_SECRETS = re.compile(r"(password|passwd|pwd)\s*=\s*('(?:[^'\\]|\\.)*'|\S+)", re.IGNORECASE)
_EWKB_SRID_FLAG = 0x20000000


def connection_names() -> list[str]:
    """Names of the PostgreSQL connections that QGIS knows."""
    provider = QgsProviderRegistry.instance().providerMetadata("postgres")
    return sorted(provider.connections(False)) if provider is not None else []


def without_secrets(text: str) -> str:
    """Text of an error without the passwords that libpq or QGIS may repeat in it."""
    return _SECRETS.sub(r"\1=***", text)


class PostgisSession(Session):
    """A transaction on a server."""

    def __init__(self, connection: psycopg2.extensions.connection, base: PostgisBase) -> None:
        self.connection = connection
        self._base = base

    def execute(self, sql: str, values: Values | None = None) -> int:
        with self._base._named_errors(), self.connection.cursor() as cursor:
            cursor.execute(*_named(sql, values))
            return int(cursor.rowcount)

    def fetch(self, sql: str, values: Values | None = None) -> tuple[list[str], list[Row]]:
        with self._base._named_errors(), self.connection.cursor() as cursor:
            cursor.execute(*_named(sql, values))
            return [column.name for column in cursor.description], cursor.fetchall()

    def batches(self, sql: str, size: int) -> Iterator[list[Row]]:
        # A named cursor stays on the server; any other would bring every row at once.
        with self._base._named_errors(), self.connection.cursor("osp_lots") as cursor:
            cursor.execute(sql)
            while rows := cursor.fetchmany(size):
                yield rows

    def append(self, table: Table, rows: pd.DataFrame) -> int:
        if rows.empty:
            return 0
        names = ", ".join(quote_name(str(name)) for name in rows.columns)
        target = quote_name(table.name)
        with self._base._named_errors(), self.connection.cursor() as cursor:
            # Through a temporary table: the server refuses COPY into a table with row security.
            cursor.execute(
                f"CREATE TEMPORARY TABLE osp_copie ON COMMIT DROP AS "  # nosec B608
                f"SELECT {names} FROM {target} WITH NO DATA"
            )
            cursor.copy_expert("COPY osp_copie FROM STDIN", _as_copy(table, rows))
            cursor.execute(
                f"INSERT INTO {target} ({names}) SELECT {names} FROM osp_copie"  # nosec B608
            )
            cursor.execute("DROP TABLE osp_copie")
            if KEY in rows.columns:
                # Only then: who adds ordinary rows may not be allowed to set the sequence.
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, 'fid'), "  # nosec B608
                    f"(SELECT coalesce(max(fid), 0) + 1 FROM {target}), false)",
                    (f"{quote_name(self._base.schema)}.{target}",),
                )
        return len(rows)

    def modify(self, table: Table, changes: Sequence[Modification]) -> int:
        """In one statement, from a temporary table that says which fields each row changes."""
        if not changes:
            return 0
        changed = {name for change in changes for name in change.values}
        columns = [*(field.name for field in table.columns), GEOMETRY_COLUMN]
        names = [name for name in columns if name in changed]
        target = quote_name(table.name)
        listed = "".join(f", {quote_name(name)}" for name in names)
        settings = [
            f"{quote_name(name)} = CASE WHEN {quote_text(name)} = ANY (c.osp_champs) "
            f"THEN c.{quote_name(name)} ELSE l.{quote_name(name)} END"
            for name in names
        ]
        if any(change.version is not None for change in changes):
            settings.append(f"{VERSION_READ} = c.osp_version")
        with self._base._named_errors(), self.connection.cursor() as cursor:
            cursor.execute(
                "CREATE TEMPORARY TABLE osp_copie ON COMMIT DROP AS SELECT fid, "  # nosec B608
                f"NULL::integer AS osp_version, NULL::text[] AS osp_champs{listed} "
                f"FROM {target} WITH NO DATA"
            )
            cursor.copy_expert("COPY osp_copie FROM STDIN", _changes_as_copy(table, names, changes))
            cursor.execute(
                f"UPDATE {target} AS l SET {', '.join(settings)} "  # nosec B608
                "FROM osp_copie AS c WHERE l.fid = c.fid"
            )
            found = int(cursor.rowcount)
            cursor.execute("DROP TABLE osp_copie")
        return found

    def remove(self, table: Table, fids: Sequence[int]) -> int:
        sql = f"DELETE FROM {quote_name(table.name)} WHERE fid = ANY (:cles)"  # nosec B608
        return self.execute(sql, {"cles": list(fids)})

    def script(self, sql: str) -> None:
        with self._base._named_errors(), self.connection.cursor() as cursor:
            cursor.execute(sql)

    def interrupt(self) -> None:
        self.connection.cancel()


class PostgisBase(Base):
    """An OSP base in ``schema`` of the database that ``uri`` leads to; ``name`` is for people."""

    backend = "postgis"
    dialect = PostgresDialect()
    located = f"({GEOMETRY_COLUMN} IS NOT NULL)"
    """A constraint of the tables refuses empty geometries."""
    count_located = f"count({GEOMETRY_COLUMN})"

    def __init__(self, uri: QgsDataSourceUri, schema: str, name: str) -> None:
        self.schema = schema
        self._uri = uri
        self.name = name
        self._postgis_schema = "public"
        self._made_schema = False

    @classmethod
    def named(cls, connection: str, schema: str = DEFAULT_SCHEMA) -> PostgisBase:
        """The base behind a PostgreSQL connection of QGIS. Raises ConnectionUnknown."""
        return cls(QgsDataSourceUri(_stored_uri(connection)), schema, connection)

    @property
    def label(self) -> str:
        return f"{self.name} / {self.schema}"

    def source(self, table: str, *, geometry: bool = True) -> LayerSource:
        uri = QgsDataSourceUri(self._uri)
        described = self.tables.get(table)
        spatial = geometry and described is not None and described.geometry is not None
        uri.setDataSource(self.schema, table, GEOMETRY_COLUMN if spatial else "", "", "fid")
        if spatial and described is not None:
            uri.setSrid(str(described.srid))
            uri.setParam("type", str(described.geometry))
        return LayerSource("postgres", uri.uri(False))

    def is_writable(self) -> bool:
        found = self.rows(
            "SELECT coalesce(bool_or(has_any_column_privilege(c.oid, 'INSERT, UPDATE')), false) "
            "AS droit FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace "
            "WHERE n.nspname = :schema AND c.relkind = 'r'",
            {"schema": self.schema},
        )
        return bool(found[0]["droit"])

    def missing_rights(self, session: Session, wanted: Sequence[Right]) -> list[Right]:
        return [right for right in wanted if not self._allows(session, right)]

    def _allows(self, session: Session, right: Right) -> bool:
        values = {"nom": f"{quote_name(self.schema)}.{quote_name(right.table)}"}
        checks = [
            f"has_column_privilege(:nom, {quote_text(name)}, '{right.verb}')"
            for name in right.columns
        ] or [f"has_table_privilege(:nom, '{right.verb}')"]
        if right.verb == "INSERT":
            checks.append(f"has_sequence_privilege(pg_get_serial_sequence(:nom, '{KEY}'), 'USAGE')")
        found = session.rows(f"SELECT {' AND '.join(checks)} AS permis", values)  # nosec B608
        return bool(found[0]["permis"])

    def stores_password(self) -> bool:
        """Whether the connection holds a password itself rather than an authcfg."""
        return bool(self._uri.password())

    def sign(self, user: str) -> None:
        """Nothing: the server writes the account itself into the audit fields."""

    def backup(self) -> None:
        """Nothing: a server has backups of its own, and the upgrade is one transaction."""

    def connect(self) -> psycopg2.extensions.connection:
        """A connection of psycopg2, its search path on the schema. The caller closes it."""
        try:
            import psycopg2
        except ImportError as error:
            raise MissingPackage(package="psycopg2", usage="l’accès à PostGIS") from error
        try:
            connection = psycopg2.connect(
                self._uri.connectionInfo(True),
                connect_timeout=CONNECT_TIMEOUT_S,
                application_name="OSP ERBM",
            )
        except (psycopg2.OperationalError, UnicodeDecodeError) as error:
            # A server in another language than UTF-8 may refuse in words that cannot be read.
            reason = " ".join(without_secrets(str(error)).split())
            raise ServerRefused(base=self.label, raison=reason or "sans explication") from None
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT n.nspname FROM pg_extension AS e "
                "JOIN pg_namespace AS n ON n.oid = e.extnamespace WHERE e.extname = 'postgis'"
            )
            found = cursor.fetchone()
            self._postgis_schema = found[0] if found else "public"
            path = f"{quote_name(self.schema)}, {quote_name(self._postgis_schema)}"
            cursor.execute("SELECT set_config('search_path', %s, false)", (path,))
        connection.commit()
        return connection

    def _open(self, *, writing: bool) -> PostgisSession:
        connection = self.connect()
        connection.set_session(readonly=not writing)
        return PostgisSession(connection, self)

    def _close(self, session: Session, *, commit: bool) -> None:
        if not isinstance(session, PostgisSession):
            raise TypeError(type(session))
        try:
            with self._named_errors():
                if commit:
                    session.connection.commit()
                else:
                    session.connection.rollback()
        finally:
            session.connection.close()

    def _prepare(self) -> None:
        found = self.rows(
            "SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = :schema) AS tables, "
            "EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = :schema AND tablename = :meta) "
            "AS osp, "
            "EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = :schema) AS schema, "
            "EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'postgis') AS postgis",
            {"schema": self.schema, "meta": META},
        )[0]
        if found["tables"]:
            raise (
                BaseAlreadyExists(base=self.label) if found["osp"] else SchemaInUse(base=self.label)
            )
        if not found["postgis"]:
            self._prepare_with("CREATE EXTENSION postgis WITH SCHEMA public", PostgisMissing)
        if not found["schema"]:
            self._prepare_with(f"CREATE SCHEMA {quote_name(self.schema)}", SchemaNotAllowed)
            self._made_schema = True

    def _prepare_with(self, sql: str, refusal: type[BaseError]) -> None:
        try:
            with self.transaction() as session:
                session.execute(sql)
        except BaseReadOnly as error:
            raise refusal(base=self.label) from error

    def _discard(self) -> None:
        # The tables went with their transaction. A schema that was there before stays.
        if self._made_schema:
            with self.transaction() as session:
                session.execute(f"DROP SCHEMA IF EXISTS {quote_name(self.schema)}")

    def _complete(self) -> None:
        """Nothing: the server keeps its own catalogue."""

    def _register(self, session: Session, table: Table) -> None:
        session.execute(f"COMMENT ON TABLE {quote_name(table.name)} IS {quote_text(table.title)}")
        for field in table.columns:
            session.execute(
                f"COMMENT ON COLUMN {quote_name(table.name)}.{quote_name(field.name)} "
                f"IS {quote_text(field.alias)}"
            )
        if table.geometry:
            index = quote_name(f"{table.name}_{GEOMETRY_COLUMN}_gist")
            session.execute(
                f"CREATE INDEX {index} ON {quote_name(table.name)} USING gist ({GEOMETRY_COLUMN})"
            )

    def _make_view(self, session: Session, view: View) -> None:
        """Replaced in place where it can be: its grants and the views built on it stay."""
        session.execute("SAVEPOINT vue")
        try:
            session.execute(f"CREATE OR REPLACE VIEW {view.name} AS {view.select}")
        except DatabaseFailure:  # its columns have changed
            session.execute("ROLLBACK TO SAVEPOINT vue")
            granted = self._granted(session, view)
            self._drop_view(session, view)
            session.execute(f"CREATE VIEW {view.name} AS {view.select}")
            for row in granted:
                account = row["compte"]
                named = account if account == "PUBLIC" else quote_name(account)
                session.execute(f"GRANT {row['droit']} ON {view.name} TO {named}")
        session.execute("RELEASE SAVEPOINT vue")

    def _granted(self, session: Session, view: View) -> list[dict[str, Any]]:
        return session.rows(
            "SELECT privilege_type AS droit, grantee AS compte "
            "FROM information_schema.role_table_grants "
            "WHERE table_schema = :schema AND table_name = :nom AND grantee <> grantor",
            {"schema": self.schema, "nom": view.name},
        )

    def _drop_view(self, session: Session, view: View) -> None:
        dependent = session.rows(
            "SELECT DISTINCT r.ev_class::regclass::text AS vue FROM pg_depend AS d "
            "JOIN pg_rewrite AS r ON r.oid = d.objid "
            "WHERE d.classid = 'pg_rewrite'::regclass AND d.refobjid = to_regclass(:nom) "
            "AND r.ev_class <> d.refobjid",
            {"nom": f"{quote_name(self.schema)}.{view.name}"},
        )
        ours = {own.name for own in self._views()}
        others = [row["vue"] for row in dependent if row["vue"].split(".")[-1] not in ours]
        if others:
            raise ViewInUse(base=self.label, vue=view.name, autres=", ".join(others))
        session.execute(f"DROP VIEW IF EXISTS {view.name}")

    def _drop_derived(self, session: Session, views: list[View]) -> None:
        """Nothing: views and functions are replaced where they stand, with their grants."""

    def _script_values(self) -> dict[str, str]:
        return {
            "schema": quote_name(self.schema),
            "postgis": quote_name(self._postgis_schema),
            "corps": "corps",
        }

    def _trigger_values(self, table: Table) -> dict[str, str]:
        computed = [quote_text(field.name) for field in table.fields if field.calcule]
        return {"table": table.name, "calcules": ", ".join(computed)}

    def _freeze_values(self, table: Table) -> dict[str, str]:
        assert table.freeze is not None
        exempt = [*table.freeze.exempt, *(field.name for field in table.audit)]
        return {
            **self._script_values(),
            "table": table.name,
            "ecartes": ", ".join(quote_text(name) for name in exempt),
            "ancienne": table.freeze.campaign.format(ligne="OLD"),
            "nouvelle": table.freeze.campaign.format(ligne="NEW"),
        }

    def _is_osp(self, session: Session) -> bool:
        found = session.rows(
            "SELECT has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') "
            "AS lisible FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace "
            "WHERE n.nspname = :schema AND c.relname = :nom AND c.relkind = 'r'",
            {"schema": self.schema, "nom": META},
        )
        if found and not found[0]["lisible"]:
            raise AccessDenied(base=self.label)
        return bool(found)

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        import psycopg2
        from psycopg2 import errorcodes

        try:
            yield
        except psycopg2.IntegrityError as error:
            raise ConstraintViolated(base=self.label, raison=self._reason(error)) from error
        except psycopg2.Error as error:
            if error.pgcode == errorcodes.READ_ONLY_SQL_TRANSACTION:
                raise BaseReadOnly(base=self.label) from error
            told = (error.diag.message_primary or "").strip().rstrip(".")
            if error.pgcode == errorcodes.INSUFFICIENT_PRIVILEGE:
                raise self._missing_right(told, error) from error
            if error.pgcode == errorcodes.SERIALIZATION_FAILURE:
                raise EditConflict(base=self.label, raison=told) from error
            if error.pgcode == FROZEN:
                raise Frozen(base=self.label, raison=told) from error
            reason = without_secrets(str(error)).strip()
            raise DatabaseFailure(base=self.label, raison=reason) from error

    def _missing_right(self, told: str, error: psycopg2.Error) -> RightsMissing:
        """What the account is not allowed: ``told`` by the server, in English or in French."""
        found = re.match(r"(?:permission denied|droit refusé) .*table (\w+)$", told)
        if found is None or found[1] not in self.tables:
            reason = "faire ce qui est demandé"
            return RightsMissing(base=self.label, raison=reason, droits=f"« {told} »")
        query = error.cursor.query if error.cursor is not None else None
        verb = (query or b"").decode("utf-8", "replace").lstrip()[:6]
        # What locks a table is allowed to who may change it.
        right = Right(verb if verb in rights.VERBS else "UPDATE", found[1])
        return rights.refusal(self, [right])

    def _reason(self, error: psycopg2.IntegrityError) -> str:
        from psycopg2 import errorcodes

        about = error.diag
        if error.pgcode == errorcodes.NOT_NULL_VIOLATION:
            return violations.missing_value(
                self.tables, str(about.table_name), str(about.column_name)
            )
        if error.pgcode == errorcodes.UNIQUE_VIOLATION:
            columns = re.search(r"\((.+?)\)=", about.message_detail or "")
            names = columns[1].replace('"', "").split(", ") if columns else []
            return violations.not_unique(str(about.table_name), names)
        if re.search(violations.REFERENCED, about.message_detail or ""):
            return violations.still_used(self.tables, str(about.table_name))
        return violations.explain(self.tables, str(about.constraint_name))


def _stored_uri(name: str) -> str:
    provider = QgsProviderRegistry.instance().providerMetadata("postgres")
    if provider is None or name not in provider.connections(False):
        raise ConnectionUnknown(connexion=name)
    try:
        uri: str = provider.createConnection(name).uri()
    except QgsProviderConnectionException as error:
        raise ServerRefused(base=name, raison=without_secrets(str(error))) from None
    return uri


def connection_to(uri: QgsDataSourceUri) -> str | None:
    """Name of the connection of QGIS that leads to the database of ``uri``, if there is one.

    Of several, the one with the same account.
    """
    provider = QgsProviderRegistry.instance().providerMetadata("postgres")
    known = {name: QgsDataSourceUri(_stored_uri(name)) for name in provider.connections(False)}
    found = [name for name in known if _server(known[name]) == _server(uri)]
    own = (uri.username(), uri.authConfigId())
    same = [name for name in found if (known[name].username(), known[name].authConfigId()) == own]
    return next(iter(same or found), None)


def _server(uri: QgsDataSourceUri) -> tuple[str, ...]:
    return (uri.service(), uri.host(), uri.port(), uri.database())


def _named(sql: str, values: Values | None) -> tuple[str, dict[str, Any] | None]:
    """SQL with ``:name`` places as psycopg2 writes them."""
    if not values:
        return sql.replace("%%", "%"), None
    return re.sub(r"(?<![:\w]):(\w+)", r"%(\1)s", sql), dict(values)


def _as_copy(table: Table, rows: pd.DataFrame) -> io.StringIO:
    """Rows as COPY's text format reads them: a missing value and an empty text are two things."""
    columns = [_copy_column(rows[name], table) for name in rows.columns]
    return io.StringIO("".join("\t".join(row) + "\n" for row in zip(*columns)))


def _copy_column(values: pd.Series, table: Table) -> list[str]:
    missing = values.isna().to_numpy()
    if values.name == GEOMETRY_COLUMN:
        srid = table.srid or 0
        return [
            _copied_shape(None if gone else value, srid) for gone, value in zip(missing, values)
        ]
    kind = table[str(values.name)].type
    return [_copied(None if gone else value, kind) for gone, value in zip(missing, values)]


def _copied(value: Any, kind: str) -> str:
    if value is None:
        return _COPY_NULL
    return str(int(value) if kind == "integer" else value).translate(_COPY_ESCAPES)


def _copied_shape(wkb: bytes | None, srid: int) -> str:
    return _COPY_NULL if wkb is None else _ewkb(wkb, srid).hex()


def _changes_as_copy(
    table: Table, names: Sequence[str], changes: Sequence[Modification]
) -> io.StringIO:
    """Key, version, fields changed, then ``names``, as COPY's text format reads them."""

    def copied(change: Modification, name: str) -> str:
        value: Any = change.values.get(name)
        if name == GEOMETRY_COLUMN:
            return _copied_shape(value, table.srid or 0)
        return _copied(value, table[name].type)

    lines = []
    for change in changes:
        cells = [str(change.fid), _copied(change.version, "integer")]
        cells.append("{" + ",".join(change.values) + "}")
        cells += [copied(change, name) for name in names]
        lines.append("\t".join(cells) + "\n")
    return io.StringIO("".join(lines))


_COPY_NULL = "\\N"
_COPY_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def _ewkb(wkb: bytes, srid: int) -> bytes:
    """PostGIS's form of a little-endian WKB, with its SRID."""
    kind = int.from_bytes(wkb[1:5], "little") | _EWKB_SRID_FLAG
    return wkb[:1] + kind.to_bytes(4, "little") + srid.to_bytes(4, "little") + wkb[5:]
