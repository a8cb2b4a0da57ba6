"""An OSP base in a GeoPackage, through OGR and sqlite3."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from ..domain.common.work import QUIET, Steps
from ..domain.dictionary import GEOMETRY_COLUMN, Dictionary, Table
from ..domain.errors import QT_TRANSLATE_NOOP, Phrase
from . import backups, geopackage_triggers, gpkg_geometry
from .base import META, Base, LayerSource
from .base_paths import require_base_path, require_readable_path
from .columns import can_stream
from .conformity import SPATIAL, Conformity, Part, keyed, of_kinds
from .damage import BROKEN_LINKS, damaged, faults
from .database_files import sqlite_uri
from .ddl import SqliteDialect, quote_name
from .errors import (
    BaseAlreadyExists,
    BaseError,
    BaseNotFound,
    BaseReadOnly,
    ConstraintViolated,
    DatabaseFailure,
    FolderNotFound,
)
from .gdal_answers import answer_or_none
from .geopackage_conformity import astray, conformity, foreign, fresh, parts, rebuild_indexes
from .geopackage_errors import naming
from .geopackage_session import GeoPackageSession, columns_of
from .scripts import View
from .session import Session
from .whole_files import made_beside

LOCK_TIMEOUT_S = 5.0
DEMO = "demonstration"
"""Key of osp_meta that marks a demonstration."""
NO_INDEX = QT_TRANSLATE_NOOP(
    "errors", "les index spatiaux n’ont pas pu être faits, sans doute faute de place sur le disque."
)


class GeoPackageBase(Base):
    """An OSP base in the file ``path``."""

    backend = "geopackage"
    dialect = SqliteDialect()
    path: Path

    def __init__(self, path: str | os.PathLike[str], known_as: Path | None = None) -> None:
        """``known_as`` names to people a file that will be there once it is whole."""
        self.path = Path(path)
        self._known_as = known_as or self.path

    @property
    def label(self) -> str:
        return str(self._known_as)

    @property
    def located(self) -> str:
        # The first hexadecimal digit of the header's flags is odd for an empty geometry.
        digit = f"substr(hex(substr({GEOMETRY_COLUMN}, 4, 1)), 1, 1)"
        return f"({GEOMETRY_COLUMN} IS NOT NULL AND {digit} NOT IN ('1', '3'))"

    def source(self, table: str, *, geometry: bool = True) -> LayerSource:
        return LayerSource("ogr", f"{self.path}|layername={table}")

    def streamed(self) -> Path | None:
        self._require_file()
        return self.path if can_stream() else None

    def is_writable(self) -> bool:
        return os.access(self.path, os.W_OK)

    def backup(self) -> str:
        """Copy by SQLite's own means: a file copy would lose what is still in the WAL.

        The copy has its name once it was read again and holds all. Raises BackupIncomplete,
        DiskFull.
        """
        stamp = datetime.now().strftime("%Y%m%d-%H%M%S-%f")
        target = self.path.with_name(f"{self.path.stem}.sauvegarde-{stamp}{self.path.suffix}")
        with (
            self._named_errors(),
            closing(self._connect("ro")) as origin,
            made_beside(target) as made,
        ):
            backups.copy_whole(origin, made, self.label)
        return str(target)

    def is_demonstration(self) -> bool:
        """Whether the file is a base that :meth:`mark_as_demonstration` marked."""
        try:
            with self._session(writing=False) as session:
                return self._is_osp(session) and bool(
                    session.rows(f"SELECT 1 AS un FROM {META} WHERE cle = :cle", {"cle": DEMO})  # nosec B608 # names are the dictionary's, values are bound
                )
        except BaseError:
            return False

    def mark_as_demonstration(self, session: Session, author: str, moment: str) -> None:
        """Say that the rows of the base are a demonstration, all made by ``author`` at ``moment``.

        The base is born with its rows: its journal begins with the first change.
        """
        self.write_meta(session, DEMO, "oui")
        session.execute("DELETE FROM journal")
        session.execute("DELETE FROM journal_sensible")
        session.execute("DELETE FROM sqlite_sequence WHERE name IN ('journal', 'journal_sensible')")
        session.execute("UPDATE gpkg_contents SET last_change = :moment", {"moment": moment})
        for table in self.tables.values():
            if table.audit:
                session.execute(
                    f"UPDATE {quote_name(table.name)} SET cree_le = :moment, cree_par = :author, "  # nosec B608 # names are the dictionary's, values are bound
                    "modifie_le = NULL, modifie_par = NULL, version = 1",
                    {"moment": moment, "author": author},
                )

    def require_sound(self, *, deep: bool = False) -> None:
        """Raise BaseDamaged when a page of the file is not as it was written.

        ``deep`` asks besides the rules and links of every row, ten times as long.
        """
        # SQLite does not know the rules of a file that it may not write.
        mode = "rw" if deep and self.is_writable() else "ro"
        with self._named_errors(), closing(self._connect(mode)) as connection:
            gpkg_geometry.register(connection)
            found = faults(connection, self.tables, deep=deep)
        if found:
            raise damaged(self.path, self.label, found[0])

    def _conformity(self, session: Session) -> Conformity:
        found = conformity(parts(session), _expected(self.tables), self.tables)
        lacking = {part.name for part in of_kinds(found.missing, SPATIAL)}
        spatial = [name for name in self._spatial() if name not in lacking]
        strayed = astray(session, spatial, self.located)
        return replace(found, altered=(*found.altered, *strayed))

    def _repair(self, session: Session) -> None:
        rebuild_indexes(session, self._conformity(session).wrong)

    def _spatial(self) -> list[str]:
        return [table.name for table in self.tables.values() if table.geometry]

    def _foreign(self, session: Session) -> tuple[Part, ...]:
        return foreign(parts(session), keyed(_expected(self.tables)), self.tables)

    def require_alone(self) -> None:
        """Raise BaseLocked when another program, QGIS included, has the file open.

        The write-ahead log, which QGIS works with, is left only by the last one to go.
        """
        with self._named_errors(), closing(self._connect("rw")) as connection:
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")

    def compact(self) -> None:
        """Give back the room of deleted rows."""
        with self._named_errors(), closing(self._connect("rw")) as connection:
            connection.execute("VACUUM")

    def _open(self, *, writing: bool) -> GeoPackageSession:
        return self._open_with(["foreign_keys = ON"], writing=writing)

    def _open_for_upgrade(self) -> GeoPackageSession:
        # A table is replaced under its name: foreign keys would refuse that it goes, and views of
        # other hands that it comes. Both are looked at before the end (SQLite, ALTER TABLE, § 7).
        return self._open_with(["foreign_keys = OFF", "legacy_alter_table = ON"], writing=True)

    def _open_with(self, pragmas: list[str], *, writing: bool) -> GeoPackageSession:
        if writing and self.path.exists() and not self.is_writable():
            raise BaseReadOnly(base=self.label)
        with self._named_errors():
            connection = self._connect("rw" if writing else "ro")
            try:
                for pragma in pragmas:
                    connection.execute(f"PRAGMA {pragma}")
                gpkg_geometry.register(connection)
                connection.execute("BEGIN IMMEDIATE" if writing else "BEGIN")
            except (sqlite3.Error, UnicodeDecodeError):
                connection.close()
                raise
        return GeoPackageSession(connection, self._named_errors)

    def _close(self, session: Session, *, commit: bool) -> None:
        if not isinstance(session, GeoPackageSession):
            raise TypeError(type(session))
        with closing(session.connection), self._named_errors():
            # A full disk may have ended the transaction already.
            if session.connection.in_transaction:
                if commit:
                    tables = self._spatial()
                    gpkg_geometry.write_extents(session.connection, tables, GEOMETRY_COLUMN)
                session.connection.execute("COMMIT" if commit else "ROLLBACK")

    def _connect(self, mode: str) -> sqlite3.Connection:
        self._require_file()
        connection = self._connect_as(f"mode={mode}")
        try:
            connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            refused = "unable to open" in str(error) or "readonly" in str(error)
            if mode != "ro" or not refused or self.has_pending_log():
                raise
            # In a folder that refuses the companions of a WAL file; nobody else writes there.
            return self._connect_as("mode=ro&immutable=1")
        except (sqlite3.Error, UnicodeDecodeError):
            connection.close()
            raise
        return connection

    def _connect_as(self, options: str) -> sqlite3.Connection:
        uri = f"{sqlite_uri(self.path.resolve())}?{options}"
        return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=LOCK_TIMEOUT_S)

    def has_pending_log(self) -> bool:
        """Whether rows may still be in the write-ahead log beside the file."""
        log = Path(f"{self.path}-wal")
        return log.exists() and log.stat().st_size > 0

    def _require_file(self) -> None:
        require_readable_path(self.path)
        if not self.path.is_file():
            raise BaseNotFound(base=self.label)

    @contextmanager
    def _aside(self) -> Iterator[Base]:
        require_base_path(self.path)
        if os.path.lexists(self.path):
            raise BaseAlreadyExists(base=self.label)
        if not self.path.parent.is_dir():
            raise FolderNotFound(dossier=self.path.parent)
        if not os.access(self.path.parent, os.W_OK):
            raise BaseReadOnly(base=self.label)
        with made_beside(self.path) as made:
            base = GeoPackageBase(made, self._known_as)
            base.tables = self.tables
            yield base

    def _prepare(self) -> None:
        from osgeo import ogr, osr

        create = ogr.GetDriverByName("GPKG").CreateDataSource
        dataset = answer_or_none(create, str(self.path))
        if dataset is None:
            raise DatabaseFailure(base=self.label, raison="le fichier n’a pas pu être créé")
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(2154)
        # A layer made and dropped by OGR leaves what every spatial layer needs: the reference
        # system, and the tables of the extensions.
        dataset.CreateLayer("_osp", reference, ogr.wkbPoint)
        dataset.DeleteLayer(0)
        del dataset

    def _discard(self) -> None:
        """Nothing: it is in a folder that goes."""

    def _register(self, session: Session, table: Table) -> None:
        self._declare(session, table.name, table.title, "features" if table.geometry else None)
        if table.geometry is None:
            return
        session.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (:nom, :geom, :genre, :srid, 0, 0) "
            "ON CONFLICT DO NOTHING",
            {
                "nom": table.name,
                "geom": GEOMETRY_COLUMN,
                "genre": table.geometry.upper(),
                "srid": table.srid,
            },
        )

    def _complete(self) -> None:
        """Ask OGR for the spatial indexes that are not there yet.

        It does not say when it could not, on a disk that is full: they are looked for again.
        """
        from osgeo import ogr

        missing = self._without_spatial_index()
        if not missing:
            return
        dataset = answer_or_none(ogr.Open, str(self.path), 1)
        for name in missing if dataset is not None else ():
            sql = f"SELECT CreateSpatialIndex('{name}', '{GEOMETRY_COLUMN}')"  # nosec B608 # names are the dictionary's, values are bound
            answer_or_none(dataset.ExecuteSQL, sql)
        del dataset
        if self._without_spatial_index():
            raise DatabaseFailure(base=self.label, raison=Phrase(NO_INDEX))

    def _without_spatial_index(self) -> list[str]:
        indexed = self.rows(
            "SELECT table_name AS nom FROM gpkg_extensions AS e "
            "JOIN sqlite_master AS m ON m.name = 'rtree_' || e.table_name || '_' || e.column_name "
            "WHERE extension_name = 'gpkg_rtree_index'"
        )
        return sorted({*self._spatial()} - {row["nom"] for row in indexed})

    def _make_view(self, session: Session, view: View) -> None:
        session.execute(f"CREATE VIEW {view.name} AS {view.select}")
        session.execute("DELETE FROM gpkg_contents WHERE table_name = :nom", {"nom": view.name})
        self._declare(session, view.name, view.name, None)

    def _declare(self, session: Session, name: str, title: str, kind: str | None) -> None:
        session.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) "
            "VALUES (:nom, :genre, :nom, :titre, :srid) "
            "ON CONFLICT (table_name) DO UPDATE SET description = excluded.description",
            {
                "nom": name,
                "genre": kind or "attributes",
                "titre": title,
                "srid": 2154 if kind else 0,
            },
        )

    @contextmanager
    def filling(self) -> Iterator[Session]:
        """Write rows as they are: no trigger fills, refuses or journals anything meanwhile."""
        with self._session(writing=True, opened=self._open_for_upgrade()) as session:
            self._drop_derived(session, self._views())
            yield session
            self._rebuild_derived(session, Steps(QUIET, 1))
            self._settle(session)

    def _columns(self, session: Session) -> dict[str, set[str]]:
        return columns_of(session, self.tables)

    def _drop_derived(self, session: Session, views: list[View]) -> None:
        # What OGR and other hands put on a table goes with it when a migration replaces it.
        session.execute(
            "CREATE TEMPORARY TABLE osp_garde AS SELECT name, tbl_name, sql FROM sqlite_master "
            "WHERE sql IS NOT NULL AND (type = 'trigger' AND name NOT LIKE 'osp\\_%' ESCAPE '\\' "
            "OR type = 'index' AND name NOT LIKE 'ix\\_%' ESCAPE '\\')"
        )
        triggers = session.rows(
            "SELECT name FROM sqlite_master "
            "WHERE type = 'trigger' AND name LIKE 'osp\\_%' ESCAPE '\\'"
        )
        for trigger in triggers:
            session.execute(f"DROP TRIGGER {quote_name(trigger['name'])}")
        for view in reversed(views):
            session.execute(f"DROP VIEW IF EXISTS {view.name}")

    def _settle(self, session: Session) -> None:
        gone = session.rows(
            "SELECT sql FROM osp_garde WHERE name NOT IN (SELECT name FROM sqlite_master) "
            "AND tbl_name IN (SELECT name FROM sqlite_master)"
        )
        for row in gone:
            session.execute(row["sql"])
        session.execute("DROP TABLE temp.osp_garde")
        broken = session.rows("PRAGMA foreign_key_check")
        if broken:
            places = {f"{row['table']} → {row['parent']}" for row in broken}
            reason = Phrase(BROKEN_LINKS, liens=", ".join(sorted(places)))
            raise ConstraintViolated(base=self.label, raison=reason)

    def _freeze_values(self, table: Table) -> dict[str, str]:
        return geopackage_triggers.freeze_values(table)

    def _script_values(self) -> dict[str, str]:
        return geopackage_triggers.script_values(self.tables.values())

    def _trigger_values(self, table: Table) -> dict[str, str]:
        return geopackage_triggers.trigger_values(table)

    def _is_osp(self, session: Session) -> bool:
        return bool(
            session.rows("SELECT 1 AS un FROM sqlite_master WHERE name = :nom", {"nom": META})
        )

    def _named_errors(self) -> AbstractContextManager[None]:
        return naming(self.tables, self.path, self.label)


_EXPECTED: dict[int, tuple[Dictionary, tuple[Part, ...]]] = {}
"""Parts of a new base, by dictionary: made once, in memory. In QGIS there is one dictionary."""


def _expected(tables: Dictionary) -> tuple[Part, ...]:
    known = _EXPECTED.get(id(tables))
    if known is None or known[0] is not tables:
        base = GeoPackageBase(":memory:")
        base.tables = tables
        made = fresh(lambda opened: base.build(GeoPackageSession(opened, base._named_errors)))
        known = _EXPECTED[id(tables)] = (tables, made)
    return known[1]
