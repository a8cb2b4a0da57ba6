"""An OSP base: what the rest of the plugin knows of it, whatever holds it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..domain.common.work import QUIET, Steps, Work
from ..domain.dictionary import SCHEMA_VERSION, Dictionary, Table, dictionary
from ..paths import SQL
from . import ddl, lists
from .errors import BaseTooNew, BaseTooOld, NotAnOspBase, OwnColumns
from .scripts import Migration, View, lost_columns, migrations, rendered, views
from .session import Right, Session, Values
from .typed import typed
from .watching import Watched

if TYPE_CHECKING:
    import pandas as pd

META = "osp_meta"


@dataclass(frozen=True)
class LayerSource:
    """Where QGIS finds a table: provider name (« ogr », « postgres ») and its URI."""

    provider: str
    uri: str


@dataclass(frozen=True)
class Upgrade:
    """What an upgrade did: versions of the tables, and the copy kept of the base before."""

    before: int
    after: int
    backup: str | None


class Base(Watched):
    """One OSP base. Open it with :func:`osp_plugin.storage.open_geopackage` or ``open_postgis``.

    Every method raises a :class:`~osp_plugin.storage.errors.BaseError` when the database refuses.
    """

    backend: str
    dialect: ddl.Dialect
    tables: Dictionary = dictionary()
    path: Path | None = None
    """The file that holds it; None on a server."""
    name: str = ""
    schema: str = ""
    """Connection of QGIS and schema that lead to it; « » for a file."""

    @property
    @abstractmethod
    def label(self) -> str:
        """What names the base to a person: its path, or connection and schema."""

    @property
    @abstractmethod
    def located(self) -> str:
        """SQL condition: the row has a position (``geom`` neither NULL nor empty)."""

    @property
    def count_located(self) -> str:
        """SQL aggregate: how many rows have a position."""
        return f"sum(CASE WHEN {self.located} THEN 1 ELSE 0 END)"

    @abstractmethod
    def source(self, table: str, *, geometry: bool = True) -> LayerSource:
        """Where QGIS finds a table or view."""

    def relation(self, table: str) -> str:
        """What a SELECT reads of a table: what the account may not read of it is empty."""
        return ddl.quote_name(table)

    def streamed(self) -> Path | None:
        """The file whose columns can be read in a stream; None where the database counts."""
        return None

    @abstractmethod
    def is_writable(self) -> bool:
        """Whether this user may change anything in the base."""

    def missing_rights(self, session: Session, wanted: Sequence[Right]) -> list[Right]:
        """Those of ``wanted`` that this user lacks: none where the file itself is the right."""
        return []

    def refused_columns(self) -> frozenset[tuple[str, str]]:
        """Tables and columns that this user may not change: none in a file, which has no users."""
        return frozenset()

    def addable(self) -> frozenset[str]:
        """Tables that this user may add rows to: all those of a file."""
        return frozenset(self.tables)

    def stores_password(self) -> bool:
        """Whether what leads to the base holds a password as it is: never that of a file."""
        return False

    def author(self, session: Session) -> str | None:
        """Who works on the base, as its audit fields say."""
        found = session.rows(f"SELECT valeur FROM {META} WHERE cle = 'utilisateur'")  # nosec B608 # the table's name is ours, values are bound
        return str(found[0]["valeur"]) if found else None

    def hold(self, session: Session, table: str) -> None:
        """Let no other work of ours that holds a table run before the end of this transaction.

        A transaction that writes has the whole of a file.
        """
        return

    def numbers(self, session: Session, table: str, column: str, count: int) -> range | None:
        """Numbers for ``count`` new rows; None where the database gives them as rows are added.

        A transaction that writes has the whole of a file, and sees all of it.
        """
        named = f"{ddl.quote_name(column)}), 0) + 1 AS un FROM {ddl.quote_name(table)}"
        first = int(session.rows(f"SELECT coalesce(max({named}")[0]["un"])  # nosec B608 # names are the dictionary's, values are bound
        return range(first, first + count)

    def hold_row(self, session: Session, table: str, fid: int) -> None:
        """Let nobody else change a row before the end of this transaction."""
        return

    @abstractmethod
    def backup(self) -> str | None:
        """Copy the base beside itself before destructive work; None where the server does it."""

    @abstractmethod
    def _open(self, *, writing: bool) -> Session:
        """A new session with a transaction begun."""

    @abstractmethod
    def _close(self, session: Session, *, commit: bool) -> None:
        """End the session's transaction and release it."""

    @contextmanager
    def _aside(self) -> Iterator[Base]:
        """The base to be made, which becomes this one at the end."""
        yield self

    @abstractmethod
    def _prepare(self) -> None:
        """Make the empty container (file or schema) of a new base."""

    @abstractmethod
    def _discard(self) -> None:
        """Remove what :meth:`_prepare` made, when the creation failed."""

    @abstractmethod
    def _complete(self) -> None:
        """Do what new tables need once they are committed."""

    @abstractmethod
    def _register(self, session: Session, table: Table) -> None:
        """Tell the database's own catalogue of a table, or what it is called now."""

    @abstractmethod
    def _make_view(self, session: Session, view: View) -> None:
        """Make a view, or make it anew with what was granted on it."""

    @abstractmethod
    def _open_for_upgrade(self) -> Session:
        """A new session with a transaction begun, in which tables may be replaced."""

    @abstractmethod
    def _drop_derived(self, session: Session, views: list[View]) -> None:
        """Drop what is rebuilt from files and would hinder a change of the tables."""

    @abstractmethod
    def _settle(self, session: Session) -> None:
        """End an upgrade: put back what migrations took away with a table, and look for faults."""

    def _inspect(self, session: Session) -> None:
        """Raise rather than let a base be kept that opens more than was granted.

        A file has no accounts.
        """
        return

    @abstractmethod
    def _trigger_values(self, table: Table) -> dict[str, str]:
        """What fills the trigger templates of a table."""

    @abstractmethod
    def _freeze_values(self, table: Table) -> dict[str, str]:
        """What fills the trigger templates of a table whose rows freeze with their campaign."""

    @abstractmethod
    def _is_osp(self, session: Session) -> bool:
        """Whether the container holds an OSP base."""

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Write in one transaction: all of it is kept, or after an exception none.

        Raises ForeignObjects.
        """
        with self._session(writing=True) as session:
            self._refuse_foreign(session)
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Read several times the same state of the base."""
        with self._session(writing=False) as session:
            yield session

    @contextmanager
    def _session(self, *, writing: bool, opened: Session | None = None) -> Iterator[Session]:
        session = self._open(writing=writing) if opened is None else opened
        try:
            yield session
        except BaseException:
            self._close(session, commit=False)
            raise
        self._close(session, commit=writing)

    def rows(self, sql: str, values: Values | None = None) -> list[dict[str, Any]]:
        """Run one SELECT that returns little, in a session of its own: rows by column name."""
        with self._session(writing=False) as session:
            return session.rows(sql, values)

    def query(self, sql: str, values: Values | None = None) -> pd.DataFrame:
        """Run one SELECT in a session of its own."""
        with self._session(writing=False) as session:
            return session.query(sql, values)

    def read(self, table: str, columns: list[str] | None = None) -> pd.DataFrame:
        """Rows of a table ordered by ``fid``, without geometry; all its own fields by default.

        Types are those of :func:`.typed.typed`, the same on every database.
        """
        names = columns or [field.name for field in self.tables[table].fields]
        listed = ", ".join(ddl.quote_name(name) for name in names)
        rows = self.query(f"SELECT {listed} FROM {self.relation(table)} ORDER BY fid")  # nosec B608 # names are the dictionary's, values are bound
        return typed(rows, self.tables[table])

    def create(self, work: Work = QUIET) -> None:
        """Make the base, empty, at the current version.

        ``work`` is told 0 to 1. Nothing is left of a creation that fails or is cancelled.
        """
        steps = Steps(work, 2 * len(self.tables))
        with self._aside() as made:
            made._prepare()
            try:
                with made.transaction() as session:
                    made.build(session, steps)
                    made._inspect(session)
                made._complete()
            except BaseException:
                made._discard()
                raise

    def build(self, session: Session, steps: Steps | None = None) -> None:
        """Make a new base at the current version: tables, views, triggers, lists shipped."""
        steps = steps or Steps(QUIET, 1)
        session.execute(f"CREATE TABLE {META} (cle text PRIMARY KEY, valeur text)")
        for table in self.tables.values():
            steps.done()
            session.execute(ddl.create_table(table, self.dialect))
            for index in ddl.create_indexes(table, self.dialect):
                session.execute(index)
            self._register(session, table)
        lists.fill(session, self.tables)
        self._rebuild_derived(session, steps)
        self.write_meta(session, "version_schema", str(SCHEMA_VERSION))

    def version(self) -> int:
        """Version of the tables. Raises NotAnOspBase when it is no base at all."""
        with self._session(writing=False) as session:
            return self._version(session)

    def check(self) -> None:
        """Raise unless the base can be used as it is.

        Raises NotAnOspBase, BaseTooNew, BaseDamaged, BaseTooOld, BaseToRebuild, BaseAltered.
        """
        version = self.version()
        self._refuse_newer(version)
        self.require_sound()
        if version < SCHEMA_VERSION:
            raise BaseTooOld(base=self.label, version=version, connue=SCHEMA_VERSION)
        self.require_conforming()

    def upgrade(self, known: list[Migration] | None = None, work: Work = QUIET) -> Upgrade:
        """Bring the base to the current version. Raises BaseDamaged, ForeignObjects.

        Views, triggers and comments are rebuilt even when the tables are up to date. A GeoPackage
        is copied beside itself first, when its tables are to change. ``known`` replaces the
        migrations shipped with the plugin.
        """
        shipped = migrations(self.backend) if known is None else known
        target = max([SCHEMA_VERSION, *(migration.number for migration in shipped)])
        before = self.version()
        if before > target:
            raise BaseTooNew(base=self.label, version=before, connue=target)
        self.require_sound(deep=True)
        pending = [migration for migration in shipped if migration.number > before]
        with self.reading() as session:
            self._refuse_foreign(session, older=bool(pending))
        steps = Steps(work, len(pending) + len(self.tables))
        copy = self.backup() if pending else None
        with self._session(writing=True, opened=self._open_for_upgrade()) as session:
            if not pending:
                self._repair(session)
            self.migrate(session, (migration.sql for migration in pending), steps)
            self.write_meta(session, "version_schema", str(target))
        self._complete()
        return Upgrade(before, target, copy)

    def migrate(self, session: Session, scripts: Iterable[str], steps: Steps | None = None) -> None:
        """Run migrations in a session opened for the upgrade, and all that goes with them."""
        steps = steps or Steps(QUIET, 1)
        texts = list(scripts)
        before = self._columns(session)
        self._drop_derived(session, self._views())
        for script in texts:
            steps.done()
            session.script(script)
        self._refuse_loss(before, self._columns(session), texts)
        for table in self.tables.values():
            self._register(session, table)
        self._rebuild_derived(session, steps)
        self._settle(session)
        self._inspect(session)

    def _columns(self, session: Session) -> dict[str, set[str]]:
        """Columns of each table that a migration may replace whole; none where it is altered."""
        return {}

    def _refuse_loss(
        self, before: dict[str, set[str]], after: dict[str, set[str]], scripts: Iterable[str]
    ) -> None:
        """Raise OwnColumns when a column that somebody added would go with a table replaced."""
        lost = lost_columns(before, after, scripts)
        if lost:
            raise OwnColumns(base=self.label, colonnes=", ".join(lost))

    def sign(self, user: str) -> None:
        """Say who works on the base, for the audit fields and the journal.

        A server knows the account by itself.
        """
        with self.transaction() as session:
            self.write_meta(session, "utilisateur", user)

    def _refuse_newer(self, version: int) -> None:
        if version > SCHEMA_VERSION:
            raise BaseTooNew(base=self.label, version=version, connue=SCHEMA_VERSION)

    def _version(self, session: Session) -> int:
        if not self._is_osp(session):
            raise NotAnOspBase(base=self.label)
        found = session.rows(f"SELECT valeur FROM {META} WHERE cle = 'version_schema'")  # nosec B608 # the table's name is ours, values are bound
        if not found or not str(found[0]["valeur"]).isdigit():
            raise NotAnOspBase(base=self.label)
        return int(found[0]["valeur"])

    def write_meta(self, session: Session, key: str, value: str) -> None:
        session.execute(
            f"INSERT INTO {META} (cle, valeur) VALUES (:cle, :valeur) "  # nosec B608 # the table's name is ours, values are bound
            "ON CONFLICT (cle) DO UPDATE SET valeur = excluded.valeur",
            {"cle": key, "valeur": value},
        )

    def _rebuild_derived(self, session: Session, steps: Steps) -> None:
        for view in self._views():
            self._make_view(session, view)
        for sql in self._derived(steps):
            session.script(sql)

    def _derived(self, steps: Steps | None = None) -> Iterator[str]:
        """Scripts of functions and triggers, for the base then for each table."""
        folder = SQL / self.backend
        yield from rendered(folder / "base", self._script_values())
        for table in self.tables.values():
            if steps is not None:
                steps.done()
            if table.audit:
                yield from rendered(folder / "table", self._trigger_values(table))
            if table.freeze is not None:
                yield from rendered(folder / "gel", self._freeze_values(table))

    def _views(self) -> list[View]:
        return views({"geolocalise": self.located})

    def _script_values(self) -> dict[str, str]:
        return {}
