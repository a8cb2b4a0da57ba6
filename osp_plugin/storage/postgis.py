"""An OSP base in a schema of a PostgreSQL database with PostGIS, shared by several people.

QGIS knows the server: its connection gives the address and, through authcfg, the account.
psycopg2 then speaks to it, since QGIS's own API takes no parameters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from functools import cached_property
from typing import TYPE_CHECKING

from qgis.core import QgsDataSourceUri

from ..domain.common.technical import without_secrets
from ..domain.common.work import Steps
from ..domain.dictionary import GEOMETRY_COLUMN, Table
from ..domain.errors import MissingPackage
from . import (
    postgis_conformity,
    postgis_errors,
    postgis_indexes,
    postgis_rules,
    postgis_views,
)
from .access.applying import act_as_owner, apply, guards_of, planned
from .access.inspection import gaps
from .base import META, Base, LayerSource
from .conformity import Conformity, Part
from .ddl import PostgresDialect, quote_name, quote_text
from .decision_numbers import system_of
from .errors import (
    AccessDenied,
    BaseAlreadyExists,
    BaseError,
    BaseReadOnly,
    PostgisMissing,
    SchemaInUse,
    SchemaNotAllowed,
    ServerRefused,
)
from .outside import of_connection
from .postgis_connections import PROVIDER, stored_uri
from .postgis_derived import drop_idle, drop_triggers
from .postgis_parts import PartOf, addable, parts
from .postgis_rights import allows, refused_columns
from .postgis_schema import require_schema
from .postgis_session import PostgisSession
from .scripts import View, numbering
from .sensitive import MASK, sensitive_values
from .session import Right, Session

if TYPE_CHECKING:
    import psycopg2.extensions

    from .access.plan import Plan

DEFAULT_SCHEMA = "osp"
DEFAULT_POSTGIS = "public"
CONNECT_TIMEOUT_S = 10

_PATH = (
    "SELECT pg_catalog.set_config('search_path', pg_catalog.concat_ws(', ', :schema, 'pg_temp'), "
    "true), (SELECT pg_catalog.quote_ident(n.nspname::text) FROM pg_catalog.pg_extension AS e "
    "JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) e.extnamespace "
    "WHERE e.extname OPERATOR(pg_catalog.=) 'postgis'::name)"
)
"""Search path of a transaction, the schema and last what is temporary; then the schema of PostGIS.

That of PostGIS is not in the path: who may make things there (« public », to all before
PostgreSQL 15) would put a function or an operator that fits our words better than that of
PostgreSQL, and that runs with the rights of who opens the base.
"""


class PostgisBase(Base):
    """An OSP base in ``schema`` of the database that ``uri`` leads to; ``name`` is for people."""

    backend = "postgis"
    shares_moments = True
    dialect = PostgresDialect()
    located = f"({GEOMETRY_COLUMN} IS NOT NULL)"
    count_located = f"count({GEOMETRY_COLUMN})"

    def __init__(self, uri: QgsDataSourceUri, schema: str, name: str) -> None:
        self.schema = schema
        self._uri = uri
        self.name = name
        self._made_schema = False

    @classmethod
    def named(cls, connection: str, schema: str = DEFAULT_SCHEMA) -> PostgisBase:
        """The base behind a PostgreSQL connection of QGIS. Raises ConnectionUnknown."""
        return cls(QgsDataSourceUri(stored_uri(connection)), schema, connection)

    @property
    def label(self) -> str:
        return f"{self.name} / {self.schema}"

    def source(self, table: str, *, geometry: bool = True) -> LayerSource:
        uri = QgsDataSourceUri(self._uri)
        described = self.tables.get(table)
        spatial = geometry and described is not None and described.geometry is not None
        part = self.parts.get(table) if described is not None else None
        if part is not None:
            spatial = spatial and GEOMETRY_COLUMN in part.read
        named = (self.schema, table) if part is None else ("", part.query(self.schema))
        uri.setDataSource(*named, GEOMETRY_COLUMN if spatial else "", "", "fid")
        if spatial and described is not None:
            uri.setSrid(str(described.srid))
            uri.setParam("type", str(described.geometry))
        return LayerSource(PROVIDER, uri.uri(False))

    @cached_property
    def parts(self) -> dict[str, PartOf]:
        """Tables of which the account reads some columns only; asked for once."""
        with suppress(BaseError), self.reading() as session:
            return parts(session, self.schema)
        return {}

    def relation(self, table: str) -> str:
        part = self.parts.get(table)
        return super().relation(table) if part is None else part.relation

    def is_writable(self) -> bool:
        found = self.rows(
            "SELECT coalesce(bool_or(has_any_column_privilege(c.oid, 'INSERT, UPDATE')), false) "
            "AS droit FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace "
            "WHERE n.nspname = :schema AND c.relkind = 'r'",
            {"schema": self.schema},
        )
        return bool(found[0]["droit"])

    def missing_rights(self, session: Session, wanted: Sequence[Right]) -> list[Right]:
        return [right for right in wanted if not allows(session, self.schema, right)]

    def refused_columns(self) -> frozenset[tuple[str, str]]:
        with self.reading() as session:
            return refused_columns(session, self.schema)

    def addable(self) -> frozenset[str]:
        with self.reading() as session:
            return addable(session, self.schema)

    def author(self, session: Session) -> str | None:
        return str(session.rows("SELECT session_user AS moi")[0]["moi"])

    def hold(self, session: Session, table: str) -> None:
        # No LOCK TABLE: it asks for rights on the whole table of who may write some columns.
        session.execute(
            "SELECT pg_advisory_xact_lock(hashtext('osp'), to_regclass(:nom)::oid::integer)",
            {"nom": f"{quote_name(self.schema)}.{quote_name(table)}"},
        )

    def numbers(self, session: Session, table: str, column: str, count: int) -> None:
        """None: an account does not see all numbers (``sql/postgis/numero``)."""

    def hold_row(self, session: Session, table: str, fid: int) -> None:
        session.rows(
            f"SELECT fid FROM {quote_name(table)} WHERE fid = :cle FOR UPDATE",  # nosec B608 # rights to ask, values are bound
            {"cle": fid},
        )

    def stores_password(self) -> bool:
        """Whether the connection holds a password itself rather than an authcfg."""
        return bool(self._uri.password())

    def sign(self, user: str) -> None:
        """Nothing: the server writes the account itself."""

    def backup(self) -> None:
        """Nothing: a server has backups of its own."""

    def connect(self) -> psycopg2.extensions.connection:
        """A connection of psycopg2. The caller closes it. Raises SchemaName."""
        require_schema(self.schema, self.label)
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
            words = without_secrets(_read(error))
            refused = ServerRefused(base=self.label, raison=of_connection(words))
            raise refused.detailed(words) from None
        return connection

    def _open(self, *, writing: bool) -> PostgisSession:
        connection = self.connect()
        level = None if writing else "REPEATABLE READ"  # who reads sees one state of the base
        connection.set_session(isolation_level=level, readonly=not writing)
        session = PostgisSession(connection, self.schema, self._named_errors)
        try:
            if self._moment and not writing:
                session.execute("SET TRANSACTION SNAPSHOT :vu", {"vu": self._moment})
            # For this transaction only: a pooler gives each one the connection that is free.
            path = {"schema": quote_name(self.schema)}
            session.postgis = session.fetch(_PATH, path)[1][0][1] or DEFAULT_POSTGIS
        except BaseException:
            connection.close()
            raise
        return session

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
        """Nothing."""

    def _repair(self, session: Session) -> None:
        postgis_indexes.make_again(session, self.schema, self.tables)

    def _register(self, session: Session, table: Table) -> None:
        named = quote_name(table.name)
        comments = [f"COMMENT ON TABLE {named} IS {quote_text(table.title)};"] + [
            f"COMMENT ON COLUMN {named}.{quote_name(field.name)} IS {quote_text(field.alias)};"
            for field in table.columns
        ]
        session.script("\n".join(comments))

    def _make_view(self, session: Session, view: View) -> None:
        ours = {own.name for own in self._views()}
        postgis_views.make(session, view, schema=self.schema, base=self.label, ours=ours)

    def _open_for_upgrade(self) -> PostgisSession:
        session = self._open(writing=True)
        try:
            act_as_owner(session, self.label)
        except BaseException:
            self._close(session, commit=False)
            raise
        return session

    def _drop_derived(self, session: Session, views: list[View]) -> None:
        drop_triggers(session, self.schema)

    def _rebuild_derived(self, session: Session, steps: Steps) -> None:
        super()._rebuild_derived(session, steps)
        for sql in self._numbering():
            session.script(sql)

    def _numbering(self) -> Iterator[str]:
        return numbering(self.backend, self.tables.values(), self._script_values())

    def _own_triggers(self) -> postgis_conformity.Named:
        return postgis_conformity.triggers_of([*self._derived(), *self._numbering()])

    def _rights(self, session: Session) -> Plan | None:
        """What the organisations that share the base may do; None of a base that none share."""
        return planned(session, self.schema, self.tables, [view.name for view in self._views()])

    def _grant_rights(self, session: Session) -> None:
        rights = self._rights(session)
        if rights is not None:
            apply(session, self.schema, rights)

    def _known_triggers(self, session: Session) -> postgis_conformity.Named:
        """Those that the base is to have: guards besides, where organisations share it."""
        rights = guards_of(session, self.schema, self.tables)
        return self._own_triggers() | {(guard.trigger, guard.table) for guard in rights}

    def _conformity(self, session: Session) -> Conformity:
        views, own = [view.name for view in self._views()], self._known_triggers(session)
        return postgis_conformity.conformity(session, self.schema, self.tables, own, views)

    def _foreign(self, session: Session) -> tuple[Part, ...]:
        known = self.schema, self.tables, self._known_triggers(session)
        return tuple(postgis_conformity.foreign(session, *known))

    def _removal(self, part: Part) -> str:
        return f"{super()._removal(part)} ON {quote_name(part.table)}"

    def _settle(self, session: Session) -> None:
        """Drop our trigger functions that no trigger calls any more; rights are made anew."""
        drop_idle(session, self.schema)
        self._grant_rights(session)

    def _inspect(self, session: Session) -> None:
        views = [view.name for view in self._views()]
        found = postgis_rules.openings(session, self.schema, views)
        rights = self._rights(session)
        if rights is not None:
            found += gaps(session, self.schema, rights)
        postgis_rules.require_none(found, self.label)

    def _script_values(self) -> dict[str, str]:
        return {
            "schema": quote_name(self.schema),
            "schema_texte": quote_text(self.schema),
            "schema_cite": quote_name(self.schema).replace("'", "''"),
            "corps": "corps",
            "masque": quote_text(MASK),
            "sensibles": sensitive_values(self.tables.values()),
            "systeme": system_of(self.dialect, "NEW.num_decision"),
        }

    def _trigger_values(self, table: Table) -> dict[str, str]:
        computed = [field.name for field in table.fields if field.calcule]
        return {
            "table": table.name,
            "calcules": ", ".join(quote_text(name) for name in computed),
            "calcules_joints": ",".join(computed),
            "sensibles": ",".join(table.sensitive),
        }

    def _freeze_values(self, table: Table) -> dict[str, str]:
        assert table.freeze is not None  # nosec B101 # asked for tables that freeze
        named = f"{quote_name(self.schema)}."
        exempt = [*table.freeze.exempt, *(field.name for field in table.audit)]
        return {
            **self._script_values(),
            "table": table.name,
            "ecartes": ", ".join(quote_text(name) for name in exempt),
            "ancienne": table.freeze.campaign.format(ligne="OLD", base=named),
            "nouvelle": table.freeze.campaign.format(ligne="NEW", base=named),
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

    def _named_errors(self) -> AbstractContextManager[None]:
        return postgis_errors.naming(self)


def _read(error: Exception) -> str:
    """What a server said before it knew how a text is written here."""
    if isinstance(error, UnicodeDecodeError):
        return error.object.decode("cp1252", "replace")
    return str(error)
