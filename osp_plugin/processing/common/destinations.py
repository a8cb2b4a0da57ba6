"""Where an algorithm writes a layer: what is there already, and what a failure leaves."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import uuid
from dataclasses import dataclass, replace
from pathlib import Path

from qgis.core import (
    QgsDataSourceUri,
    QgsProcessingOutputLayerDefinition,
    QgsProviderRegistry,
    QgsVectorFileWriter,
)

from ...domain.common.technical import without_secrets
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...reports.common.replacement import naming_failures
from ...reports.common.targets import NotARegularFile, OutputIsBase, OutputIsInput, is_read
from ...storage.database_files import COMPANIONS, is_osp_base, main_file, tables_of
from ...storage.file_tables import drop_table, replace_table
from ...storage.places import OGR, PROVIDERS_OF_FILES, PROVIDERS_OF_SERVERS, file_path
from ...storage.postgis_connections import tables_of_base
from ...storage.whole_files import ASIDE, remove_left

_PROVIDER = re.compile(r"(\w+)://(.+)|([^/\\]{3,}?):(.*)", re.DOTALL)
"""A provider and what it is given, as QGIS tells them from a path (QgsProcessingUtils)."""
_CONNECTION = re.compile(r"[A-Za-z]\w+:(?!//)(?!.*\.gpkg)", re.IGNORECASE)
"""GDAL's names of what is no file (« PG:dbname=… »), passwords in them."""
_KEPT = ("gpkg_", "sqlite_", "rtree_", "osp_", "layer_styles", "qgis_")
"""How the tables begin that a GeoPackage, SQLite, QGIS or the OSP keep for themselves."""


class OutputIsTable(OspError):
    """A layer would be written in the place of a table of a base. Values: ``base``, ``table``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {table} » est une table de la base OSP « {base} » : y enregistrer une couche effacerait "
        "ses lignes. Donnez un autre nom à la couche, ou un autre fichier. Rien n’a été modifié.",
    )


class NoSuchDestination(OspError):
    """What is given as the place of a layer is none that QGIS can write. Value: ``cible``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {cible} » n’est ni un fichier, ni une couche temporaire, ni une table où QGIS sache "
        "écrire. Donnez le chemin d’un fichier, comme un GeoPackage (.gpkg). Rien n’a été modifié.",
    )


@dataclass(frozen=True)
class Destination:
    """A layer to be written: its file, its table when the file holds others.

    ``path`` is None for what is no file (a layer in memory, a table on a server). ``aside`` is the
    folder beside the file where it is written until it is whole, None for a table of a file that
    was there: SQLite itself puts it in or leaves it out. ``stand_in`` is the table that is written
    until it is whole in the place of one that is there, « » where there is none.
    """

    path: Path | None
    table: str = ""
    aside: Path | None = None
    stand_in: str = ""

    @property
    def written(self) -> Path | None:
        """The file that is really written; None for what is no file."""
        if self.path is None or self.aside is None:
            return self.path
        return self.aside / self.path.name

    def reserved(self) -> Destination:
        """The destination with its folder aside, unless it is a table of a file that is there.

        What cannot be made there is left to the writing, which says why.
        """
        if self.path is None:
            return self
        if self.table and self.path.exists():
            there = self.table.lower() in tables_of(self.path)
            return replace(self, stand_in=f"osp_{uuid.uuid4().hex[:12]}") if there else self
        remove_left(self.path.parent)
        try:
            folder = tempfile.mkdtemp(prefix=ASIDE, dir=self.path.parent)
        except OSError:
            return self
        return replace(self, aside=Path(folder))

    def redirected(self, given: object, target: str) -> QgsProcessingOutputLayerDefinition:
        """What Processing is told so as to write ``target`` aside, else as it was ``given``."""
        made = QgsProcessingOutputLayerDefinition(self._elsewhere(target))
        if isinstance(given, QgsProcessingOutputLayerDefinition):
            made.destinationProject = given.destinationProject
            made.destinationName = given.destinationName
            made.createOptions = given.createOptions
        return made

    def _elsewhere(self, target: str) -> str:
        if not self.stand_in:
            return target.replace(str(self.path), str(self.written))
        given = _PROVIDER.fullmatch(target)
        uri = QgsDataSourceUri(given[2] or given[4] if given is not None else "")
        uri.setDatabase(str(self.path))
        uri.setTable(self.stand_in)
        return f"{OGR}:{uri.uri(False)}"

    def final(self, destination: str) -> str:
        """Where a layer written aside will be."""
        if self.stand_in:
            return destination.replace(self.stand_in, self.table)
        if self.aside is None or self.path is None:
            return destination
        return destination.replace(str(self.aside), str(self.path.parent))

    def place(self) -> None:
        """Put what was written aside in its place, with the files that go with it.

        Raises FileInUse, WriteFailed, DatabaseFailure.
        """
        if self.stand_in and self.path is not None:
            replace_table(self.path, self.stand_in, self.table)
        if self.aside is None or self.path is None:
            return
        name = self.path.name
        with naming_failures(self.path):
            _remove(self.path)
        # The layer itself comes last: until then nobody takes what is there for one.
        for made in sorted(self.aside.iterdir(), key=lambda made: (made.name == name, made.name)):
            target = self.path.with_name(made.name)
            with naming_failures(target):
                os.replace(made, target)
        shutil.rmtree(self.aside, ignore_errors=True)

    def discard(self) -> None:
        """Remove what was written; a file that was there before stays."""
        if self.aside is not None:
            shutil.rmtree(self.aside, ignore_errors=True)
        elif self.path is not None and self.table and self.path.exists():
            drop_table(self.path, self.stand_in or self.table)


def _remove(target: Path) -> None:
    """What goes with a file that is replaced: an index or a log of the old one would lie."""
    if target.suffix.lower() == ".shp":
        QgsVectorFileWriter.deleteShapeFile(str(target))
    for companion in COMPANIONS:
        Path(f"{target}{companion}").unlink(missing_ok=True)


def planned(target: str) -> Destination:
    """The destination that Processing was given, before anything is written.

    Raises OutputIsBase, OutputIsTable, OutputIsInput, NotARegularFile, NoSuchDestination.
    """
    given = None if Path(target).is_absolute() else _PROVIDER.fullmatch(target)
    if given is not None:
        return _planned_by_provider(given[1] or given[3], given[2] or given[4] or "", target)
    path = Path(target.partition("|")[0])
    if not path.suffix:
        return Destination(None)
    _refuse_file(path)
    return Destination(path)


def _planned_by_provider(provider: str, text: str, target: str) -> Destination:
    """What is written through a provider of QGIS that the user named."""
    key = provider.lower()
    if key in PROVIDERS_OF_SERVERS:
        _refuse_server_table(text)
    elif key in PROVIDERS_OF_FILES:
        path, table = _table_of_file(text)
        if _CONNECTION.match(str(path)):
            raise NoSuchDestination(cible=without_secrets(target))
        for reached in dict.fromkeys((path, Path(file_path(path)))):
            if reached.exists():
                _refuse_table(reached, table)
        # Of a table that nobody named, QGIS makes one with the name of the file.
        return Destination(path, table or path.stem) if key == OGR else Destination(None)
    elif provider not in QgsProviderRegistry.instance().providerList():
        raise NoSuchDestination(cible=without_secrets(target))
    return Destination(None)


def _table_of_file(text: str) -> tuple[Path, str]:
    """File and table of what a provider of files is given, by keywords or as a path."""
    uri = QgsDataSourceUri(text)
    if uri.database():
        return Path(uri.database()), uri.table()
    path, _bar, rest = text.partition("|")
    named = re.search(r"(?:^|\|)layername=([^|]*)", rest, re.IGNORECASE)
    return Path(path), named[1] if named else ""


def _refuse_file(path: Path) -> None:
    """A layer that is given a file alone replaces all of it."""
    main = main_file(path)
    if main is not None and is_osp_base(main):
        raise OutputIsBase(fichier=path)
    if path.exists() and not path.is_file():
        raise NotARegularFile(fichier=path)
    if is_osp_base(path):
        raise OutputIsBase(fichier=path)
    if is_read(path) or (main is not None and is_read(main)):
        raise OutputIsInput(fichier=path)


def _refuse_table(path: Path, table: str) -> None:
    """A new table may go into a base or beside a layer that is read, not in the place of one."""
    if not path.is_file():
        raise NotARegularFile(fichier=path)
    name = table.strip().strip('"').lower()
    held = tables_of(path)
    if is_osp_base(path) and (not held or not name or name in held or name.startswith(_KEPT)):
        raise OutputIsTable(base=path, table=table)
    if is_read(path) and (not name or name in held):
        raise OutputIsInput(fichier=path)


def _refuse_server_table(text: str) -> None:
    """On a server, every table of a schema that holds an OSP base."""
    uri = QgsDataSourceUri(text)
    held = tables_of_base(uri)
    if held and (not uri.table() or uri.table() in held or uri.table().startswith(_KEPT)):
        raise OutputIsTable(base=uri.schema(), table=uri.table())
